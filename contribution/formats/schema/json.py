"""The JSON Schema by which any editor completes, explains and checks a file."""

from __future__ import annotations

import json

from contribution.domain.view import Format, View
from contribution.formats.schema import FileShape


def render_schema_json(shape: FileShape, view: View) -> str:
    """Return the schema, draft 2020-12."""
    del view
    return json.dumps(shape.schema, ensure_ascii=False, indent=1) + "\n"


FORMAT = Format("The shape of a file for editors, as JSON Schema", render_schema_json)
