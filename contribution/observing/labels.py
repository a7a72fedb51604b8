"""Finds the label an author means among those a table holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from contribution.domain.diagnostic import Finding, Where
from contribution.domain.printed import tidy_label


@lru_cache(maxsize=65_536)
def plain_label(text: str) -> str:
    """Return the label without differences of case, spacing, apostrophe or closing full stop."""
    return tidy_label(text).rstrip(".").casefold()


@lru_cache(maxsize=4096)
def plain_wave(text: str) -> str:
    """Return the name of a wave without the word wave before it."""
    return re.sub(r"^wave\s+(?=\S)", "", plain_label(text))


def unknown_label(where: Where, what: str, wanted: str, known: Iterable[str]) -> Finding:
    """Return the finding for a label that the table does not hold, with the nearest it does."""
    from difflib import get_close_matches

    names = list(dict.fromkeys(known))
    nearest = get_close_matches(plain_label(wanted), [plain_label(name) for name in names], n=1)
    if nearest:
        near = next(name for name in names if plain_label(name) == nearest[0])
        step = f"did you mean {near!r}?"
    elif names:
        listed = ", ".join(repr(name) for name in names[:6])
        step = f"the table has {listed}{' and others' if len(names) > 6 else ''}"
    else:
        step = "the table has none; check that the data file is the right one"
    return Finding(where, f"the table has no {what} {wanted!r}", step)
