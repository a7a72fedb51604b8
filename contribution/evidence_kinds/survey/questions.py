"""What was asked and answered in a survey, its groups put together, nobody ever counted twice."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from contribution.domain.diagnostic import Finding
from contribution.domain.indexing import group_by
from contribution.domain.respondent_groups import is_everybody
from contribution.domain.table import AnswerColumns, NumberColumn, Table, TableShape
from contribution.evidence_kinds.shared.figures import plain_wave
from contribution.words.labels import plain_label
from contribution.words.phrases import quote

SHAPE = TableShape(
    required=("wave", "statement", "option"),
    optional=("question", "percent", "count", "base", "respondent"),
    key=("wave", "question", "statement", "option"),
    labels=("option", "statement", "question"),
    shared=("option",),
    subject="statement",
    part="question",
    occasion="wave",
    quantities=(
        NumberColumn("percent", "percent"),
        NumberColumn("count", "count"),
        NumberColumn("base", "count"),
    ),
    answers=AnswerColumns("statement", "option", "percent", "count", "base", "respondent"),
)

# Wave, question and statement as plain labels.
AnswerKey = tuple[str, str, str]


def plain_key(wave: str, question: str, statement: str) -> AnswerKey:
    """Return the labels under which what was answered is kept."""
    return plain_wave(wave), plain_label(question), plain_label(statement)


class Answer(NamedTuple):
    """One option of one statement in one wave; `percent` is 0 to 100 as printed, None if not.

    `rows` tells how many lines were counted together, `line` is the first of them. `marks` tell
    which respondents chose it, in a table with one row a respondent.
    """

    option: str
    count: float | None  # type: ignore[assignment]
    percent: float | None
    line: int
    rows: int = 1
    problem: Finding | None = None
    marks: frozenset[int] = frozenset()


class GroupAnswer(NamedTuple):
    """An answer of one group: its values in the columns of groups, in their order."""

    groups: tuple[str, ...]
    answer: Answer
    base: float | None = None


class Question(NamedTuple):
    """All answers to one statement in one wave; `base` is the base the table prints, if any.

    `who` says whose answers they are when the table has groups; `problems` are those of the whole
    question, such as a respondent who answers twice.
    """

    wave: str
    question: str
    statement: str
    answers: Mapping[str, Answer]
    base: float | None = None
    who: str = ""
    problems: tuple[Finding, ...] = ()

    @property
    def key(self) -> AnswerKey:
        """Return the plain labels under which its answers are kept."""
        return plain_key(self.wave, self.question, self.statement)


_TOTALS = frozenset({"total", "totals", "base", "grand total", "total responses"})
_PERHAPS_TOTALS = frozenset({"all", "sum", "n", "all respondents", "respondents", "overall"})
# Column and plain value: whose answers are wanted. Empty: everybody's.
Whose = Mapping[str, str]


class Pool(NamedTuple):
    """All rows of one statement in one wave; `asked` is it without answers.

    `one_a_row` when each row is one respondent, so that rows may be added freely. Then `options`
    are those chosen in any wave, and one that is missing here was chosen by nobody.
    """

    table: Table
    asked: Question
    columns: tuple[str, ...]
    cells: tuple[GroupAnswer, ...]
    one_a_row: bool
    options: Mapping[str, str] = MappingProxyType({})

    def find_values(self, column: str, whose: Whose) -> tuple[str, ...]:
        """Return the groups that the column tells apart among these people, in table order."""
        place = self.columns.index(column)
        values: dict[str, str] = {}
        for cell in self._matching(whose):
            if not is_everybody(cell.groups[place]):
                values.setdefault(plain_label(cell.groups[place]), cell.groups[place])
        return tuple(values.values())

    def gather(self, whose: Whose) -> Question | None:
        """Return these people's answers; None when no row is theirs.

        Rows that name no further group stand for all of them. Where there are none the groups are
        added, if they have counts and split people in one way only; else a problem says why not.
        """
        cells = self._matching(whose)
        if not cells:
            return None
        others = [place for place, each in enumerate(self.columns) if each not in whose]
        if not others or self._is_one_a_row(cells):
            return self._build(cells, self._say_respondents(cells))
        whole = [cell for cell in cells if all(is_everybody(cell.groups[o]) for o in others)]
        if whole:
            some = len(whole) < len(cells)
            left = f"from the rows that name no {self._names(others)}" if some else ""
            return self._build(whole, left)
        splits = {tuple(o for o in others if not is_everybody(c.groups[o])) for c in cells}
        if len({plain_label(cell.answer.option) for cell in cells}) == len(cells):
            return self._build(cells, self._say_only(cells, others))
        lacking = any(each.answer.count is None and each.answer.problem is None for each in cells)
        if len(splits) > 1 or lacking:
            return self._refuse(cells[0], sorted(splits))
        return self._add(cells, next(iter(splits)))

    def _matching(self, whose: Whose) -> list[GroupAnswer]:
        wanted = [(self.columns.index(column), value) for column, value in whose.items()]
        return [
            cell
            for cell in self.cells
            if all(plain_label(cell.groups[place]) == value for place, value in wanted)
        ]

    def _is_one_a_row(self, cells: Sequence[GroupAnswer]) -> bool:
        if self.one_a_row:
            return True
        # Counts of 1 that stand in several rows are people, not totals.
        rows = [(each.answer.count, each.answer.rows) for each in cells]
        return any(number > 1 for _, number in rows) and all(c == number for c, number in rows)

    def _build(self, cells: Sequence[GroupAnswer], who: str) -> Question:
        answers: dict[str, Answer] = {}
        for cell in cells:
            plain = plain_label(cell.answer.option)
            if self.one_a_row and not plain:
                continue
            known = answers.get(plain)
            answers[plain] = self._merge(known, cell.answer) if known else cell.answer
        for plain, option in self.options.items():
            answers.setdefault(plain, Answer(option, 0.0, None, cells[0].answer.line, rows=0))
        base = next((cell.base for cell in cells if cell.base is not None), None)
        return self._question(answers, base, who)

    def _merge(self, one: Answer, other: Answer) -> Answer:
        """Two rows of one option: respondents are added, totals are refused."""
        problem = one.problem or other.problem
        if one.percent is not None or one.count != one.rows or other.count != other.rows:
            problem = problem or stands_twice(self.table, other.option, other.line)
        return _added(one, other, problem)

    def _add(self, cells: Sequence[GroupAnswer], split: tuple[int, ...]) -> Question:
        groups = group_by(cells, lambda cell: repr([plain_label(each) for each in cell.groups]))
        parts = [self._build(members, "") for members in groups.values()]
        answers: dict[str, Answer] = {}
        for plain, answer in (pair for part in parts for pair in part.answers.items()):
            known = answers.get(plain)
            added = _added(known, answer, known.problem or answer.problem) if known else answer
            answers[plain] = added._replace(percent=None)
        known_bases = [part.base for part in parts if part.base is not None]
        base = sum(known_bases) if len(known_bases) == len(parts) else None
        who = f"the sum of {len(parts)} groups by {self._names(split)}, as no row stands for all"
        return self._question(answers, base, who)

    def _question(self, answers: Mapping[str, Answer], base: float | None, who: str) -> Question:
        return without_total(self.asked._replace(answers=answers, base=base, who=who))

    def _refuse(self, cell: GroupAnswer, splits: Sequence[tuple[int, ...]]) -> Question:
        split = tuple(o for o in sum(splits, ()) if not is_everybody(cell.groups[o]))
        first = self.columns[split[0]]
        if len(splits) > 1:
            ways = " and ".join(f"by {self._names(each)}" for each in splits if each)
            why = f"the rows are {ways}, so adding them would count people twice"
        else:
            why = f"percentages of groups by {self._names(split)} cannot be added"
        asked = self.asked
        finding = Finding(
            self.table.place(cell.answer.line, first),
            f"no row of “{self._label()}” in wave {asked.wave} stands for everybody, and {why}",
            f"add rows with an empty {first} for everybody, or say whose answers with "
            f"where: {{{first}: {cell.groups[split[0]]}}}",
        )
        return asked._replace(problems=(finding,))

    def _label(self) -> str:
        return self.asked.statement or self.asked.question

    def _names(self, places: Sequence[int]) -> str:
        return " and ".join(self.columns[place] for place in places)

    def _say_respondents(self, cells: Sequence[GroupAnswer]) -> str:
        if not self.one_a_row:
            return ""
        blank = sum(cell.answer.rows for cell in cells if not cell.answer.option.strip())
        left = f"; {blank} left it blank and are not counted" if blank else ""
        return f"one row for each respondent{left}"

    def _say_only(self, cells: Sequence[GroupAnswer], others: Sequence[int]) -> str:
        if len({cell.groups for cell in cells}) > 1:
            return ""
        told = [f"{self.columns[o]} {cells[0].groups[o]}" for o in others if cells[0].groups[o]]
        return f"all rows are of {' and '.join(told)}"


def stands_twice(table: Table, option: str, line: int) -> Finding:
    """Return the finding for an answer that is printed twice."""
    return Finding(
        table.place(line, "option"),
        f"the answer {quote(option)} stands twice for the same statement and wave",
        "keep one row, or give each respondent a row of their own with count 1",
    )


def without_total(question: Question) -> Question:
    """Return the question without a row that adds up the others: that is their base, no answer."""
    together = sum(each.count or 0 for each in question.answers.values())
    for plain, total in question.answers.items():
        own = total.count or 0
        adds_up = len(question.answers) > 2 and total.count == together - own
        if plain in _TOTALS or (plain in _PERHAPS_TOTALS and adds_up):
            rest = {each: answer for each, answer in question.answers.items() if each != plain}
            return question._replace(answers=rest, base=question.base or total.count)
    return question


def _added(one: Answer, other: Answer, problem: Finding | None) -> Answer:
    count = (one.count or 0) + (other.count or 0)
    marks, rows = one.marks | other.marks, one.rows + other.rows
    line = min(one.line, other.line)
    return Answer(one.option, count, one.percent, line, rows, problem, marks)
