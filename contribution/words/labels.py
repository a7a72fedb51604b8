"""Labels as people compare them: what looks alike is alike."""

import re
import unicodedata
from functools import lru_cache

from contribution.words.letters import to_ascii

_LONGEST_ID = 60
_ALIKE = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "–": "-", "—": "-",
     "‑": "-", "‐": "-", "\u200b": None, "\u200c": None, "\u200d": None, "\u2060": None,
     "\ufeff": None, "\u00ad": None, "\u200e": None, "\u200f": None,
     "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}
)  # fmt: skip


def compose(text: str) -> str:
    """Return the same text with each accent joined to its letter: one way of storing it, NFC."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


@lru_cache(maxsize=65_536)
def tidy_label(text: str) -> str:
    """Return the label without what no reader sees.

    That are invisible signs, kinds of quotation mark, dash and blank, joined letters, and whether
    an accent is stored apart from its letter.
    """
    return " ".join(compose(text.translate(_ALIKE)).split())


@lru_cache(maxsize=65_536)
def plain_label(text: str) -> str:
    """Return what tells the label from others: without case, spacing or a closing full stop."""
    return tidy_label(text).rstrip(".").casefold()


@lru_cache(maxsize=65_536)
def plain_words(text: str) -> str:
    """Return the words of the label: without punctuation too, and with `and` for &."""
    bare = tidy_label(text).casefold().replace("&", " and ").replace("'", "")
    return " ".join(re.sub(r"[^\w&+/<>%£]+", " ", bare).split())


def split_arrow(text: str) -> list[str]:
    """Return what arrows join in the name of a link, or in a text that may be one."""
    return [part.strip() for part in text.replace("→", "->").split("->")]


@lru_cache(maxsize=4096)
def plain_link(text: str) -> str:
    """Return what tells the link from others; its ends may be written with blanks for hyphens."""
    return " -> ".join(plain_label(part.replace("-", " ")) for part in split_arrow(text))


def suggest_id(text: str) -> str:
    """Return the text in the form of an id: lower case, hyphens between words."""
    dashed = re.sub("[\u2010-\u2015\u2212]", "-", text)
    name = re.sub(r"[^a-z0-9]+", "-", to_ascii(dashed).lower()).strip("-")
    return name[:_LONGEST_ID].strip("-") or "some-name"
