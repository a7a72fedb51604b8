"""The page of a word for editors and other programs."""

from __future__ import annotations

import json

from contribution.domain.view import Format, View
from contribution.formats.explain import WordPage

SHAPE = 1


def render_page_json(page: WordPage, view: View) -> str:
    """Return one object with `word` and its `page` as Markdown."""
    del view
    content = {"shape": SHAPE, "word": page.word, "page": page.text}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


FORMAT = Format("A word explained, for other programs", render_page_json)
