"""Says which known name someone probably meant, and how to write a thing in quotes."""

from __future__ import annotations

from collections.abc import Iterable

_SHOWN = 60
_LISTED = 12
# Of 1 for the same letters: one letter left out or exchanged in five, but not "test" for "text".
_SURE = 0.8


def quote(value: object) -> str:
    """Return the user's own word in quotation marks, on one line and not too long."""
    text = " ".join(str(value).split())
    return f'"{text}"' if len(text) <= _SHOWN else f'"{text[: _SHOWN - 1]}…"'


def suggest(name: str, known: Iterable[str]) -> str:
    """Return the next step for an unknown name: the nearest known ones, or which there are."""
    names = sorted(set(known))
    near = find_nearest(name, names)
    if near:
        return f"did you mean {' or '.join(near)}?"
    if not names:
        return "none is known so far"
    more = f" and {len(names) - _LISTED} more" if len(names) > _LISTED else ""
    return f"known here: {', '.join(names[:_LISTED])}{more}"


def find_nearest(name: str, known: Iterable[str]) -> list[str]:
    """Return at most two known names that look like this one, nearest first."""
    from difflib import get_close_matches

    wanted = _folded(name)
    # Names of very different length cannot be near; leaving them out keeps thousands of ids fast.
    slack = max(3, len(wanted) // 2)
    folded = {_folded(each): each for each in known if abs(len(each) - len(name)) <= slack}
    near = get_close_matches(wanted[:200], list(folded), n=2, cutoff=0.6)
    return [folded[each] for each in near]


def find_meant(name: str, known: Iterable[str]) -> str | None:
    """Return the one known name that this is surely a slip of; None when two are as near."""
    from difflib import SequenceMatcher

    wanted = _folded(name)
    near = [
        each
        for each in known
        if sorted(_folded(each)) == sorted(wanted)
        or SequenceMatcher(None, wanted, _folded(each)).ratio() >= _SURE
    ]
    return near[0] if len(near) == 1 else None


def _folded(name: str) -> str:
    return name.lower().replace("_", "-").replace(" ", "-")
