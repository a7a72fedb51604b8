"""Which known name somebody probably meant: the one "did you mean" of the program."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from contribution.words.labels import tidy_label
from contribution.words.letters import ACTING, UNSEEN, look_latin

# What can be read at a glance is listed whole, else the nearest few.
_LONGEST_LIST, _NEAREST = 90, 5
# Longer names are nobody's slip of the pen; comparing them would take long.
_COMPARED = 200
# Of 1 for the same letters: one letter left out or exchanged in five, but not "test" for "text".
_SURE = 0.8


def find_nearest(
    name: str, known: Iterable[str], *, most: int = 2, cutoff: float = 0.6
) -> list[str]:
    """Return at most so many known names that are spelt like this one, nearest first."""
    from difflib import get_close_matches

    wanted = _fold(name)[:_COMPARED]
    # Names of very different length cannot be near; leaving them out keeps thousands of ids fast.
    slack = max(3, len(wanted) // 2)
    folded: dict[str, str] = {}
    for each in known:
        if abs(len(each) - len(name)) <= slack:
            folded.setdefault(_fold(each), each)
    near = get_close_matches(wanted, list(folded), n=most, cutoff=cutoff)
    return [folded[each] for each in near]


def find_meant(name: str, known: Iterable[str]) -> str | None:
    """Return the one known name that this is surely a slip of; None when two are as near."""
    names = list(known)
    wanted = _fold(name)
    # Names of very different length are not alike; leaving them out keeps thousands of ids fast.
    alike = [each for each in names if 2 * abs(len(each) - len(name)) <= max(len(name), 2)]
    same = [each for each in alike if _fold(each) == wanted]
    if same or not alike:
        return same[0] if len(same) == 1 else None
    near = {each for each in alike if sorted(_fold(each)) == sorted(wanted)}
    near.update(find_nearest(name, alike, cutoff=_SURE))
    return near.pop() if len(near) == 1 else None


def starts_with_one(name: str, known: Iterable[str]) -> str | None:
    """Return the one known name that this begins with, as "short-term" does with "short"."""
    wanted = _fold(name)
    begun = [each for each in known if wanted.startswith(f"{_fold(each)}-")]
    return begun[0] if len(begun) == 1 else None


def ask_near(name: str, known: Iterable[str], show: Callable[[str], str] = str) -> str:
    """Return "did you mean ...?" with the nearest known names, as `show` writes them, or nothing.

    A name that looks the same is no question: it is to be typed anew.
    """
    near = find_nearest(name, known)
    if near and _look(near[0]) == _look(name):
        return f"type {show(near[0])} anew: a sign in it is unseen or only looks like another"
    return f"did you mean {' or '.join(map(show, near))}?" if near else ""


def suggest(name: str, known: Iterable[str]) -> str:
    """Return the next step for an unknown name: the nearest known ones, or which there are."""
    names = sorted(set(known))
    asked = ask_near(name, names)
    if asked or not names:
        return asked or "none is known so far"
    if len(", ".join(names)) <= _LONGEST_LIST:
        return f"known here: {', '.join(names)}"
    nearest = find_nearest(name, names, most=_NEAREST, cutoff=0.1)
    listed = [*nearest, *(each for each in names if each not in nearest)][:_NEAREST]
    more = len(names) - len(listed)
    return f"known here: {', '.join(listed)}{f' and {more} more' if more else ''}"


def _fold(name: str) -> str:
    return look_latin(tidy_label(name)).casefold().replace("_", "-").replace(" ", "-")


def _look(name: str) -> str:
    """The name as a reader sees it."""
    return look_latin(UNSEEN.sub("", ACTING.sub("", tidy_label(name))))
