"""Who answered what, where a table names its respondents, without keeping their rows."""

from array import array
from collections import Counter
from typing import NamedTuple

from contribution.observing.questions import AnswerKey
from contribution.stats.two_waves import MatchedRespondents
from contribution.words.labels import plain_label

_NOBODY = array("I", [0])


class Chosen(NamedTuple):
    """Marks of a wave's answers to one statement: those in the base, and those asked for."""

    key: AnswerKey
    counted: frozenset[int]
    chosen: frozenset[int]


class Roll:
    """The respondents of a table by number, and the mark of each one's answer.

    Holds four bytes an answer and each respondent's name once, however long the rows are.
    `present` has a 1 for each respondent of a wave, whatever was asked.
    """

    __slots__ = ("answered", "numbers", "present", "twice", "unnamed")

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.answered: dict[AnswerKey, array[int]] = {}
        self.twice: dict[AnswerKey, dict[int, str]] = {}
        self.unnamed: dict[str, int] = {}
        self.present: dict[str, bytearray] = {}

    def enter(self, key: AnswerKey, respondent: str, *, mark: int, line: int) -> bool:
        """Return whether this answer counts: a second one of the same respondent does not."""
        name = plain_label(respondent)
        if not name:
            self.unnamed[key[0]] = self.unnamed.get(key[0], 0) + 1
            return True
        number = self.numbers.setdefault(name, len(self.numbers))
        marks = self.answered.setdefault(key, array("I"))
        missing = number + 1 - len(marks)
        if missing > 0:
            marks.extend(_NOBODY * missing)
        if marks[number]:
            self.twice.setdefault(key, {})[line] = respondent.strip()
            return False
        marks[number] = mark
        present = self.present.setdefault(key[0], bytearray())
        present.extend(bytes(max(0, number + 1 - len(present))))
        present[number] = 1
        return True

    def count_linked(self, first: str, second: str) -> int:
        """Return how many respondents stand in both waves, whatever they were asked."""
        waves = (self.present.get(wave, bytearray()) for wave in (first, second))
        return sum(map(min, *waves))

    def is_numbered_anew(self, first: str, second: str) -> bool:
        """Return whether names are row numbers, from 1 on in both waves: likely other people."""
        waves = [self.present.get(wave, bytearray()) for wave in (first, second)]
        shorter = min(sum(wave) for wave in waves)
        plain = all(name.isdecimal() and len(name) < 10 for name in self.numbers)
        if not plain or not shorter or self.count_linked(first, second) != shorter:
            return False
        return max(map(int, self.numbers)) == len(self.numbers)

    def match(self, first: Chosen, second: Chosen) -> MatchedRespondents | None:
        """Return the people in both bases and what they said; None when nobody links them."""
        people = both = before = after = 0
        pairs = Counter(zip(self._marks(first), self._marks(second), strict=False))
        for (one, two), number in pairs.items():
            if one in first.counted and two in second.counted:
                people += number
                before += number * (one in first.chosen)
                after += number * (two in second.chosen)
                both += number * (one in first.chosen and two in second.chosen)
        return MatchedRespondents(people, both, before, after) if people else None

    def _marks(self, chosen: Chosen) -> "array[int]":
        return self.answered.get(chosen.key, array("I"))
