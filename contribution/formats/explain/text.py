"""The page of a word as it is read in a terminal."""

from __future__ import annotations

from contribution.domain.view import Format, View
from contribution.formats.explain import WordPage


def render_page(page: WordPage, view: View) -> str:
    """Return the page as it is."""
    del view
    return page.text


FORMAT = Format("A word explained, for people", render_page)
