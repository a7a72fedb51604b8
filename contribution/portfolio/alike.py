"""What counts as the same assumption or rival in two programmes, and what is only worded alike.

The funder's vocabulary decides, and without one the wording: the same letters, whatever their case
and punctuation. Likeness is a list of suggestions; nothing is merged by it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from contribution.portfolio.rows import Cell
from contribution.words.labels import plain_words

_SHORT = 3
# A word that so many wordings share tells them apart no more, and would compare all with all.
_COMMON = 60


class Wordings(NamedTuple):
    """The funder's terms by name with their labels, none without a vocabulary."""

    terms: Mapping[str, str]
    threshold: float = 0.6

    @property
    def note(self) -> str:
        """Return by what rows were taken together."""
        if self.terms:
            return "Taken together by the funder's vocabulary, and the rest by the same wording."
        return "Taken together by the same wording; a vocabulary.yaml could say more."

    def group(self, rows: Iterable[Sequence[Cell]]) -> list[tuple[str, list[Sequence[Cell]]]]:
        """Return the rows that mean one thing, with its wording; a row is place, label, same_as."""
        by_wording = {plain_words(text): name for name, text in self.terms.items()}
        found: defaultdict[tuple[str, str], list[Sequence[Cell]]] = defaultdict(list)
        for row in rows:
            plain = plain_words(str(row[1]))
            term = row[2] or by_wording.get(plain)
            found[("term", str(term)) if term else ("wording", plain)].append(row)
        return [
            (self.terms.get(name, str(same[0][1])) if kind == "term" else str(same[0][1]), same)
            for (kind, name), same in found.items()
        ]

    def pair(self, rows: Iterable[Sequence[Cell]]) -> list[tuple[str, str, float]]:
        """Return pairs of other wordings that share enough words, most alike first.

        Likeness is the number of words in both over those in either (Jaccard), 0 to 1; words of
        fewer than four letters are left out.
        """
        labels = {plain_words(str(row[1])): str(row[1]) for row in rows}
        words = {plain: _find_words(plain) for plain in labels}
        found = []
        for one, other in sorted(self._find_candidates(words)):
            both, either = words[one] & words[other], words[one] | words[other]
            if either and len(both) / len(either) >= self.threshold:
                found.append((labels[one], labels[other], len(both) / len(either)))
        return sorted(found, key=lambda pair: (-pair[2], pair[0], pair[1]))

    def _find_candidates(self, words: Mapping[str, frozenset[str]]) -> set[tuple[str, str]]:
        holders: defaultdict[str, list[str]] = defaultdict(list)
        for plain, own in words.items():
            for word in own:
                holders[word].append(plain)
        return {
            pair
            for same in holders.values()
            if len(same) <= _COMMON
            for pair in combinations(sorted(same), 2)
        }


def find_unknown(used: Counter[str], terms: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Yield the names that models say same_as: of and the vocabulary does not hold."""
    for name, number in sorted(used.items()):
        if name not in terms:
            yield name, number


def _find_words(plain: str) -> frozenset[str]:
    return frozenset(each for each in re.findall(r"\w+", plain) if len(each) > _SHORT)
