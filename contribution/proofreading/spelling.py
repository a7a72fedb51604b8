"""Labels that mean the same and are spelt in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import combinations

from contribution.words.labels import plain_label, plain_words

_LONG_ENOUGH = 5
_FEW = 12
_OPPOSITES = re.compile(r"^(?:un|in|im|dis|non|ir)")


def find_alike(contexts: Mapping[str, frozenset[str]]) -> tuple[tuple[str, str], ...]:
    """Return the pairs of labels that are likely one; `contexts` says where each label occurs.

    Labels that occur in one context together are told apart by whoever made the table, and are
    left alone. So are labels that differ in a number.
    """
    by_words: dict[str, dict[str, str]] = {}
    for label in contexts:
        for key, left_out in _find_keys(label).items():
            by_words.setdefault(key, {})[label] = left_out
    found: dict[tuple[str, str], None] = {}
    for labels in by_words.values():
        for one, other in _find_candidates(labels):
            if contexts[one].isdisjoint(contexts[other]) and is_alike(one, other):
                found[(one, other)] = None
    return tuple(found)


def _find_candidates(labels: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of labels whose words that differ could be one, each word by its label."""
    if len(labels) <= _FEW:
        yield from combinations(labels, 2)
        return
    # Of thousands that begin alike not all pairs can be tried. Two words a slip apart become one
    # when the right letter is taken out of each.
    by_rest: dict[str, list[str]] = {}
    for label, word in labels.items():
        if not any(map(str.isdigit, word)):
            for rest in _find_rests(word):
                by_rest.setdefault(rest, []).append(label)
    for together in by_rest.values():
        yield from combinations(together, 2)


def _find_rests(word: str) -> set[str]:
    shorter = {word[:place] + word[place + 1 :] for place in range(len(word))}
    return {word, _singular(word), word.replace("rn", "m"), *shorter}


def is_alike(one: str, other: str) -> bool:
    """Return whether two labels are one label but for spelling.

    Case, spaces and apostrophes make no difference to whoever reads the table, so none is reported.
    """
    if plain_label(one) == plain_label(other):
        return False
    first, second = plain_words(one).split(), plain_words(other).split()
    if first == second or _without_total(first) == _without_total(second):
        return True
    if len(first) != len(second):
        return False
    differing = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    return len(differing) == 1 and _is_slip(*differing[0])


def _find_keys(label: str) -> dict[str, str]:
    """Return the label's words without each of them in turn, and what was left out."""
    # Two labels that differ in one word agree when that word is left out.
    words = plain_words(label).split()
    gaps = {" ".join((*words[:n], "_", *words[n + 1 :])): words[n] for n in range(len(words))}
    return {" ".join(_without_total(words)): "", **gaps}


def _without_total(words: list[str]) -> list[str]:
    return [word for word in words if word != "total"] or words


def _is_slip(one: str, other: str) -> bool:
    if any(character.isdigit() for character in one + other):
        return False
    if _singular(one) == _singular(other):
        return True
    # A letter too many or too few is rarely another word; a letter for another often is.
    enough = _LONG_ENOUGH - (len(one) != len(other))
    if min(len(one), len(other)) < enough or _is_opposite(one, other):
        return False
    # A scanner reads rn as m and cl as d.
    if one.replace("rn", "m") == other.replace("rn", "m"):
        return True
    return _differ_by_one_letter(one, other)


def _singular(word: str) -> str:
    return re.sub(r"ies$", "y", word) if word.endswith("ies") else word.removesuffix("s")


def _is_opposite(one: str, other: str) -> bool:
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return bool(_OPPOSITES.match(longer)) and longer.endswith(shorter)


def _differ_by_one_letter(one: str, other: str) -> bool:
    longer, shorter = sorted((one, other), key=len, reverse=True)
    start = next((n for n, (a, b) in enumerate(zip(longer, shorter, strict=False)) if a != b), -1)
    if start < 1 or one[0] != other[0]:
        return start == -1 and len(longer) == len(shorter) + 1
    if len(longer) == len(shorter):
        swapped = shorter[start + 1 : start + 2] + shorter[start] + shorter[start + 2 :]
        return longer[start + 1 :] == shorter[start + 1 :] or longer[start:] == swapped
    return longer[start + 1 :] == shorter[start:] and len(longer) == len(shorter) + 1
