"""Writes docs/keys.md, the keys of all files in one page: `python -m tests.keys_page`."""

from __future__ import annotations

import re
from pathlib import Path

from contribution.app.keys import describe_files
from contribution.app.schema import SCHEMAS
from contribution.formats import render_as

PAGE = Path(__file__).parent.parent / "docs" / "keys.md"
HEAD = """\
# Every key

What each key of the files holds, and what may stand there. `contribution explain KEY` tells one of
them, and `contribution schema` gives the same to an editor.

"""


def build_page() -> str:
    """Return the page with a section for every sort of file."""
    pages = (str(render_as("schema", "md", describe_files(what))) for what in SCHEMAS)
    return HEAD + re.sub(r"^#", "##", "\n".join(pages), flags=re.MULTILINE)


if __name__ == "__main__":
    PAGE.write_text(build_page(), "utf-8")
