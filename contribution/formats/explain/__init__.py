"""Pages that explain a word."""

from typing import NamedTuple


class WordPage(NamedTuple):
    """What was asked for and what it means, as Markdown."""

    word: str
    text: str
