"""Who answered what, where a table names its respondents, without keeping their rows.

Counts a survey's rows by wave, statement, option and group in one pass over its table.
"""

from array import array
from collections import Counter
from typing import NamedTuple

from contribution.domain.table import Row, Table
from contribution.evidence_kinds.survey.questions import AnswerKey, plain_key
from contribution.stats.two_waves import MatchedRespondents
from contribution.words.labels import plain_label
from contribution.words.numbers import Unreadable, parse_cell

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


# Wave, question, statement and option as they stand, and the row's values in the group columns.
Label = tuple[str, str, str, str, tuple[str, ...]]


class LabelTally:
    """What was counted for one label; `line` is the first row, `mark` its number from 1."""

    __slots__ = (
        "asked", "bad", "base", "counted", "line", "mark", "percent", "rows", "total", "twice",
    )  # fmt: skip

    def __init__(self, line: int, mark: int, asked: AnswerKey) -> None:
        self.line = line
        self.mark = mark
        self.asked = asked
        self.rows = 0
        self.total = 0.0
        self.counted = False
        self.percent: float | None = None
        self.base: float | None = None
        self.bad: tuple[int, str, Unreadable] | None = None
        self.twice = 0


class Tallies(NamedTuple):
    """All tallies of a table whose rows are one respondent each, or one printed option each."""

    groups: tuple[str, ...]
    one_a_row: bool
    roll: Roll | None
    by_label: dict[Label, LabelTally]


def tally_rows(table: Table, groups: tuple[str, ...], *, one_a_row: bool) -> Tallies:
    """Return the tallies after reading the table once."""
    named = "respondent" in table.columns
    by_label: dict[Label, LabelTally] = {}
    tallies = Tallies(groups, one_a_row, Roll() if named else None, by_label)
    for row in table:
        cells = row.cells
        label = (
            cells.get("wave", ""),
            cells.get("question", ""),
            cells.get("statement", ""),
            cells.get("option", ""),
            tuple(cells.get(column, "") for column in groups) if groups else (),
        )
        tally = by_label.get(label)
        if tally is None:
            tally = by_label[label] = LabelTally(row.line, len(by_label) + 1, plain_key(*label[:3]))
        if tallies.roll is None or tallies.roll.enter(
            tally.asked, row.cells["respondent"], mark=tally.mark, line=row.line
        ):
            _add(tally, row, one_a_row=one_a_row)
    return tallies


def _add(tally: LabelTally, row: Row, *, one_a_row: bool) -> None:
    cells = row.cells
    tally.rows += 1
    text = cells.get("count", "")
    if text == "1" or (one_a_row and not text.strip()):
        _count(tally, 1.0, row, alone=not cells.get("percent"))
    else:
        value = _read(tally, row, "count")
        if value is not None:
            _count(tally, value, row, alone=False)
    if cells.get("percent"):
        tally.percent = _read(tally, row, "percent")
        _refuse_repetition(tally, row)
    if tally.base is None and cells.get("base"):
        tally.base = _read(tally, row, "base")


def _count(tally: LabelTally, value: float, row: Row, *, alone: bool) -> None:
    tally.total += value
    tally.counted = True
    if not alone:
        _refuse_repetition(tally, row)


def _refuse_repetition(tally: LabelTally, row: Row) -> None:
    if tally.rows > 1 and not tally.twice:
        tally.twice = row.line


def _read(tally: LabelTally, row: Row, column: str) -> float | None:
    text = row.cells.get(column, "")
    value = parse_cell(text, dash=_dash_beside(row, column))
    if isinstance(value, float) and (value < 0 or (column == "percent" and value > 100)):
        value = Unreadable(text, text.strip().lstrip("-−") if value < 0 else "")
    if isinstance(value, Unreadable):
        tally.bad = tally.bad or (row.line, column, value)
        return None
    return value


def _dash_beside(row: Row, column: str) -> float | None:
    """A dash is nobody, unless the other figure of its row says that there was somebody."""
    other = row.cells.get("percent" if column == "count" else "count", "")
    value = parse_cell(other, dash=0.0) if other else 0.0
    return None if isinstance(value, float) and value > 0 and column != "base" else 0.0
