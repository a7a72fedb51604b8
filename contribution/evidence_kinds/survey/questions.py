"""What was asked and answered in a survey, once its table is counted."""

from collections.abc import Mapping
from typing import NamedTuple

from contribution.domain.diagnostic import Finding
from contribution.domain.table import AnswerColumns, NumberColumn, TableShape

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
