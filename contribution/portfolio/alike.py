"""What counts as the same assumption or rival in two programmes, and what is only worded alike.

The funder's vocabulary decides, and without one the wording: the same letters, whatever their case
and punctuation. Likeness is a list of suggestions; nothing is merged by it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from contribution.words.labels import plain_words

_SHORT = 3
# So many places are named where many are meant.
MOST_PLACES = 5
_MARK = "="


class Wordings(NamedTuple):
    """The funder's terms by name with their labels, and by their plain wording; none without."""

    terms: Mapping[str, str]
    by_wording: Mapping[str, str]

    @property
    def note(self) -> str:
        """Return by what rows were taken together."""
        if self.terms:
            return "Taken together by the funder's vocabulary, and the rest by the same wording."
        return "Taken together by the same wording; a vocabulary.yaml could say more."

    def meaning(self, label: str, same_as: str | None) -> str:
        """Return what tells what is meant from all else: a term behind a mark, else the wording."""
        plain = plain_words(label)
        term = same_as or self.by_wording.get(plain)
        return f"{_MARK}{term}" if term else plain

    def name_meaning(self, meant: str, label: str) -> str:
        """Return the wording to show for what is meant, one label of which is given."""
        return self.terms.get(meant[1:], label) if meant.startswith(_MARK) else label

    def list_functions(self) -> Iterator[tuple[str, Callable[..., Any]]]:
        """Yield the functions that questions in SQL use, by name."""
        yield "meaning", self.meaning
        yield "name_meaning", self.name_meaning
        yield "fold", str.casefold
        yield "likeness", find_likeness
        yield "say_places", _say_places


def read_wordings(terms: Mapping[str, str]) -> Wordings:
    """Return what decides which wordings mean one thing."""
    return Wordings(terms, {plain_words(text): name for name, text in terms.items()})


def find_likeness(one: str, other: str) -> float:
    """Return the number of words in both plain wordings over those in either (Jaccard), 0 to 1.

    Words of fewer than four letters are left out.
    """
    mine, theirs = find_words(one), find_words(other)
    return len(mine & theirs) / (len(mine | theirs) or 1)


@lru_cache(maxsize=4096)
def find_words(plain: str) -> frozenset[str]:
    """Return the words of a plain wording that are long enough to tell what it is about."""
    return frozenset(each for each in re.findall(r"\w+", plain) if len(each) > _SHORT)


def _say_places(first: str, number: int) -> str:
    more = f" and {number - MOST_PLACES:,} more" if number > MOST_PLACES else ""
    return ", ".join(sorted(json.loads(first))) + more
