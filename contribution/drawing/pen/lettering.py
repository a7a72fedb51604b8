"""How wide text is in Helvetica (and Arimo, its twin) and where to break it, so that it fits."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice

from contribution.words.escaping import without_acting
from contribution.words.letters import base_letter, is_joined, is_wide

# Advance widths of the printable ASCII characters, space to tilde, in thousandths of the size.
_REGULAR = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 "
    "556 556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 "
    "556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 "
    "556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 "
    "500 500 500 334 260 334 584"
)
_BOLD = (
    "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 "
    "556 556 556 556 333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 "
    "611 833 722 778 667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556 333 556 "
    "611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 "
    "556 556 500 389 280 389 584"
)
_WIDTHS = tuple(tuple(int(each) for each in table.split()) for table in (_REGULAR, _BOLD))
_SIGNS = {"▲": 990, "▼": 990, "○": 604, "–": 556, "—": 1000, "→": 1000, "’": 278, "·": 333}
# Less than anyone can see, so that adding up widths does not break a line that just fits.
_HAIR = 1e-6
_WIDE, _UNKNOWN_CAPITAL, _UNKNOWN = 1100, 960, 760


@lru_cache(maxsize=16_384)
def clean(text: str) -> str:
    """Return the text in one line, without the characters that XML forbids or that turn lines."""
    return " ".join(without_acting(text).split())


# The same words are measured for each width that is tried, and again with each edit at a desk.
@lru_cache(maxsize=65_536)
def measure(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of the text at this size, in the unit of `size`; an upper bound."""
    return sum(_width(each, bold=bold) for each in text) * size / 1000


@lru_cache(maxsize=16_384)
def wrap(
    text: str, width: float, size: float, *, bold: bool = False, taken: float = 0.0
) -> tuple[str, ...]:
    """Return the text as lines no wider than `width`, broken between words where possible.

    Line breaks that were typed stay. A word wider than a line is broken inside and marked by a
    hyphen, except between letters that have no spaces between words, such as Chinese ones.
    `taken` is how much of the first line something else fills.
    """
    lines: list[str] = []
    line, used = "", 0.0
    space = measure(" ", size, bold=bold)
    for typed in text.split("\n"):
        for word in clean(typed).split():
            room = width if lines or line else width - taken
            for part in _split_word(word, room, size, bold=bold):
                wide = measure(part, size, bold=bold)
                longer = used + space + wide if line else wide
                if longer <= width - (0.0 if lines else taken) + _HAIR:
                    line, used = f"{line} {part}" if line else part, longer
                else:
                    lines.append(line)
                    line, used = part, wide
        if line:
            lines.append(line)
            line, used = "", 0.0
    return tuple(each for each in (*lines, line) if each)


def shorten_lines(lines: tuple[str, ...], most: int) -> tuple[str, ...]:
    """Return at most this many lines, the last one ending in an ellipsis when some were left."""
    if len(lines) <= most:
        return lines
    return (*islice(lines, most - 1), lines[most - 1][:-2].rstrip() + "…")


def _split_word(word: str, width: float, size: float, *, bold: bool) -> tuple[str, ...]:
    if measure(word, size, bold=bold) <= width:
        return (word,)
    parts, part = [], ""
    for each in word:
        if part and measure(part + each + "-", size, bold=bold) > width:
            parts.append(part if is_wide(each) else part + "-")
            part = ""
        part += each
    return (*parts, part)


def _width(character: str, *, bold: bool) -> int:
    code = ord(character)
    if 32 <= code < 127:
        return _WIDTHS[bold][code - 32]
    if character in _SIGNS:
        return _SIGNS[character]
    if is_joined(character):
        return 0
    first = base_letter(character)
    if first != character:
        return _width(first, bold=bold)
    if is_wide(character) or code > 0xFFFF:
        return _WIDE
    return _UNKNOWN_CAPITAL if character.isupper() else _UNKNOWN
