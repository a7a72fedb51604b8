"""Tabulates a survey's answers in one pass, however many rows its table has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NamedTuple

from contribution.domain.diagnostic import Finding
from contribution.domain.table import Row, Table
from contribution.observing.cells import Unreadable, describe_unreadable, parse_cell
from contribution.observing.labels import plain_label, plain_wave

AnswerKey = tuple[str, str, str]

_TOTALS = frozenset({"total", "totals", "base", "grand total", "total responses"})
_PERHAPS_TOTALS = frozenset({"all", "sum", "n", "all respondents", "respondents", "overall"})
# Columns of their own right that look like a slip of the pen for count.
_NO_SLIPS = frozenset({"country", "county", "comment", "comments", "content", "consent"})


@dataclass(frozen=True, slots=True)
class Answer:
    """One option of one statement in one wave; `percent` is 0 to 100 as printed, None if not.

    `rows` tells how many lines were counted together, `line` is the first of them.
    """

    option: str
    count: float | None
    percent: float | None
    line: int
    rows: int = 1
    problem: Finding | None = None


class Question(NamedTuple):
    """All answers to one statement in one wave; `base` is the base the table prints, if any."""

    wave: str
    question: str
    statement: str
    answers: Mapping[str, Answer]
    base: float | None = None


class Answers(NamedTuple):
    """A whole survey, by plain (wave, question, statement); findings that concern the whole."""

    questions: Mapping[AnswerKey, Question]
    problems: tuple[Finding, ...] = ()


def tabulate_answers(table: Table) -> Answers:
    """Return the answers counted in one pass over the table.

    A row is one option with its printed count and percent, or one respondent: rows of the same
    option are added only when each counts one. A table without columns for count and percent, or
    with a column `respondent`, has one row a respondent.
    """
    problems = _misspelt_columns(table)
    one_a_row = "respondent" in table.columns or not {"count", "percent"} & set(table.columns)
    tallies: dict[tuple[str, str, str, str], _Tally] = {}
    for row in table:
        cells = row.cells
        label = (
            cells.get("wave", ""),
            cells.get("question", ""),
            cells.get("statement", ""),
            cells.get("option", ""),
        )
        tally = tallies.get(label)
        if tally is None:
            tally = tallies[label] = _Tally(row.line)
        _add(tally, row, one_a_row=one_a_row)
    return Answers(_by_question(table, tallies), problems)


@dataclass(slots=True)
class _Tally:
    line: int
    rows: int = 0
    total: float = 0.0
    counted: bool = False
    percent: float | None = None
    base: float | None = None
    bad: tuple[int, str, Unreadable] | None = None
    twice: int = 0


def _add(tally: _Tally, row: Row, *, one_a_row: bool) -> None:
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


def _count(tally: _Tally, value: float, row: Row, *, alone: bool) -> None:
    tally.total += value
    tally.counted = True
    if not alone:
        _refuse_repetition(tally, row)


def _refuse_repetition(tally: _Tally, row: Row) -> None:
    if tally.rows > 1 and not tally.twice:
        tally.twice = row.line


def _read(tally: _Tally, row: Row, column: str) -> float | None:
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


def _by_question(
    table: Table, tallies: Mapping[tuple[str, str, str, str], _Tally]
) -> Mapping[AnswerKey, Question]:
    found: dict[AnswerKey, Question] = {}
    grouped: dict[AnswerKey, dict[str, Answer]] = {}
    for (wave, question, statement, option), tally in tallies.items():
        key = (plain_wave(wave), plain_label(question), plain_label(statement))
        answers = grouped.setdefault(key, {})
        plain = plain_label(option)
        answer = _answer(table, option, tally)
        answers[plain] = _merge(table, answers[plain], answer) if plain in answers else answer
        base = found[key].base if key in found else None
        found[key] = Question(wave, question, statement, answers, base or tally.base)
    return {key: _without_total(question) for key, question in found.items()}


def _without_total(question: Question) -> Question:
    """A row that adds up the others is their base, not an answer anybody gave."""
    for plain, total in question.answers.items():
        others = [each for each in question.answers.values() if each is not total]
        added = sum(each.count or 0 for each in others)
        adds_up = len(others) > 1 and total.count == added
        if plain in _TOTALS or (plain in _PERHAPS_TOTALS and adds_up):
            rest = {each: answer for each, answer in question.answers.items() if each != plain}
            return question._replace(answers=rest, base=question.base or total.count)
    return question


def _answer(table: Table, option: str, tally: _Tally) -> Answer:
    problem = None
    if tally.bad is not None:
        problem = describe_unreadable(table, *tally.bad)
    elif tally.twice:
        problem = _stands_twice(table, option, tally.twice)
    count = tally.total if tally.counted else None
    return Answer(option, count, tally.percent, tally.line, tally.rows, problem)


def _merge(table: Table, one: Answer, other: Answer) -> Answer:
    """Two spellings of one option: respondents are added, totals are refused."""
    problem = one.problem or other.problem
    if one.percent is not None or one.count != one.rows or other.count != other.rows:
        problem = problem or _stands_twice(table, other.option, other.line)
    count = (one.count or 0) + (other.count or 0)
    return Answer(one.option, count, one.percent, one.line, one.rows + other.rows, problem)


def _stands_twice(table: Table, option: str, line: int) -> Finding:
    return Finding(
        table.place(line, "option"),
        f"the answer {option!r} stands twice for the same statement and wave",
        "keep one row, or give each respondent a row of their own with count 1",
    )


def _misspelt_columns(table: Table) -> tuple[Finding, ...]:
    """Without either column every row would count as a person; a slip must not do that."""
    if {"count", "percent"} & set(table.columns):
        return ()
    names = {plain_label(column): column for column in table.columns}
    candidates = [name for name in names if name not in _NO_SLIPS]
    return tuple(
        Finding(
            table.place(1, names[near[0]]),
            f"column {names[near[0]]!r} is not known, and there is no column {wanted!r}",
            f"did you mean {wanted!r}?",
        )
        for wanted in ("count", "percent")
        if (near := get_close_matches(wanted, candidates, n=1, cutoff=0.75))
    )
