"""Who answered what, where a table names its respondents, without keeping their rows."""

from array import array
from dataclasses import dataclass, field
from typing import NamedTuple

from contribution.observing.questions import AnswerKey
from contribution.statistics.overlap import MatchedRespondents

_NOBODY = array("I", [0])


class Chosen(NamedTuple):
    """Marks of a wave's answers to one statement: those in the base, and those asked for."""

    key: AnswerKey
    counted: frozenset[int]
    chosen: frozenset[int]


@dataclass(slots=True)
class Roll:
    """The respondents of a table by number, and the mark of each one's answer.

    Holds four bytes an answer and each respondent's name once, however long the rows are.
    """

    numbers: dict[str, int] = field(default_factory=dict)
    answered: "dict[AnswerKey, array[int]]" = field(default_factory=dict)
    twice: dict[AnswerKey, dict[int, str]] = field(default_factory=dict)
    unnamed: dict[str, int] = field(default_factory=dict)

    def enter(self, key: AnswerKey, respondent: str, *, mark: int, line: int) -> bool:
        """Return whether this answer counts: a second one of the same respondent does not."""
        name = " ".join(respondent.split()).casefold()
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
        return True

    def count_linked(self, first: str, second: str) -> int:
        """Return how many respondents stand in both waves, whatever they were asked."""
        return sum(map(min, *(self._present(wave) for wave in (first, second))))

    def match(self, first: Chosen, second: Chosen) -> MatchedRespondents | None:
        """Return the people in both bases and what they said; None when nobody links them."""
        people = both = before = after = 0
        pairs = zip(self._marks(first), self._marks(second), strict=False)
        for one, two in pairs:
            if one in first.counted and two in second.counted:
                people += 1
                before += one in first.chosen
                after += two in second.chosen
                both += one in first.chosen and two in second.chosen
        return MatchedRespondents(people, both, before, after) if people else None

    def _marks(self, chosen: Chosen) -> "array[int]":
        return self.answered.get(chosen.key, array("I"))

    def _present(self, wave: str) -> bytearray:
        present = bytearray(len(self.numbers))
        for (each, _, _), marks in self.answered.items():
            if each == wave:
                for number, mark in enumerate(marks):
                    if mark:
                        present[number] = 1
        return present
