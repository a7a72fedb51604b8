"""Words put together: a quotation, a number with its noun, a list, a figure as reports print it."""

from __future__ import annotations

import math
from collections.abc import Iterable

from contribution.words.letters import ACTING, UNSEEN

_QUOTED = 60
_WIDTH = 100


def quote(value: object) -> str:
    """Return the user's own word in quotation marks, on one line, not too long, nothing unseen."""
    text = " ".join(str(value).split())
    for signs in (ACTING, UNSEEN):
        text = signs.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return f'"{clip(text, _QUOTED)}"'


def clip(text: str, most: int) -> str:
    """Return at most so many characters of the text; an ellipsis ends it where some were left."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def count_of(number: int, noun: str) -> str:
    """Return the number with its noun, plural unless it is one."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def list_words(words: Iterable[str], joined_by: str = "and", most: int = 3) -> str:
    """Return "a, b and c"; after `most` the rest is only counted. Empty for no words."""
    every = list(words)
    shown = every[:most]
    if len(every) > len(shown):
        shown.append(f"{len(every) - len(shown):,} more")
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} {joined_by} {shown[-1]}"


def wrap_whole(text: str, first: str = "", rest: str | None = None) -> list[str]:
    """Return lines for a terminal, begun by `first`, then by `rest` or else two blanks more.

    Paths and ids are never cut: people copy them.
    """
    from textwrap import wrap

    return wrap(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=" " * (len(first) + 2) if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def whole(value: float) -> str:
    """Return the number rounded half up, with thousands set off."""
    return f"{math.floor(value + 0.5):,}"


def points(share: float) -> str:
    """Return a share of 0 to 1 as a whole percentage."""
    return f"{whole(100 * share)}%"


def signed(value: float, decimals: int = 1) -> str:
    """Return the number with its sign, and no decimals when it has none to show."""
    text = f"{value:+,.{decimals}f}"
    text = text.removesuffix(f".{'0' * decimals}") if decimals else text
    return "0" if text in ("+0", "-0") else text


def in_print(value: float) -> str:
    """Return the number with up to two decimals and thousands set off."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")
