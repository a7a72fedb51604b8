"""Tabulates a survey's answers in one pass, however many rows its table has."""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import NamedTuple

from contribution.domain.diagnostic import Finding
from contribution.domain.indexing import group_by
from contribution.domain.respondent_groups import find_group_columns
from contribution.domain.table import Table
from contribution.evidence_kinds.shared.figures import describe_unreadable
from contribution.evidence_kinds.survey.questions import (
    SHAPE,
    Answer,
    AnswerKey,
    GroupAnswer,
    Pool,
    Question,
    plain_key,
    stands_twice,
)
from contribution.evidence_kinds.survey.rows import LabelTally, Roll, Tallies, tally_rows
from contribution.words.labels import plain_label
from contribution.words.near import find_nearest
from contribution.words.phrases import quote

# Columns of their own right that look like a slip of the pen for count.
_NO_SLIPS = frozenset(
    {"country", "county", "comment", "comments", "content", "consent"} | {"response", "responses"}
)
_MOST_REPORTED = 5


class Answers(NamedTuple):
    """A whole survey, by plain (wave, question, statement); findings that concern the whole.

    `questions` hold everybody's answers, `pools` those of each group; `groups` are the columns that
    tell groups apart; `roll` names who answered what, None where the table does not. `by_statement`
    are the keys of each plain statement, for items by the thousand.
    """

    questions: Mapping[AnswerKey, Question]
    problems: tuple[Finding, ...] = ()
    groups: tuple[str, ...] = ()
    pools: Mapping[AnswerKey, Pool] = MappingProxyType({})
    roll: Roll | None = None
    by_statement: Mapping[str, tuple[AnswerKey, ...]] = MappingProxyType({})


def tabulate_answers(table: Table, named: Collection[str] = ()) -> Answers:
    """Return the answers counted in one pass over the table.

    A row is one option with its printed count and percent, or one respondent: rows of the same
    option are added only when each counts one. A table without columns for count and percent, or
    with a column `respondent`, has one row a respondent. `named` are columns that items ask groups
    of; the other columns of respondents are not kept, for there may be any number of values.
    """
    problems = _misspelt_columns(table)
    one_a_row = "respondent" in table.columns or not {"count", "percent"} & set(table.columns)
    wanted = {plain_label(each) for each in named}
    asked = tuple(each for each in table.columns if plain_label(each) in wanted)
    groups = find_group_columns(table.columns, SHAPE.columns, asked)
    if one_a_row:
        groups = tuple(column for column in groups if column in asked)
    tallies = tally_rows(table, groups, one_a_row=one_a_row)
    pools = _pool(table, tallies)
    questions = {key: pool.gather({}) or pool.asked for key, pool in pools.items()}
    by_statement = group_by(questions, lambda key: key[2])
    return Answers(questions, problems, groups, pools, tallies.roll, by_statement)


def _pool(table: Table, tallies: Tallies) -> Mapping[AnswerKey, Pool]:
    labels: dict[AnswerKey, tuple[str, str, str]] = {}
    cells: dict[AnswerKey, list[GroupAnswer]] = {}
    for (wave, question, statement, option, groups), tally in tallies.by_label.items():
        key = plain_key(wave, question, statement)
        labels.setdefault(key, (wave, question, statement))
        cells.setdefault(key, []).append(
            GroupAnswer(groups, _answer(tallies, table, option, tally), tally.base)
        )
    options = _find_options(cells) if tallies.one_a_row else {}
    return {
        key: Pool(
            table,
            Question(*label, answers={}, problems=_answered_twice(table, tallies.roll, key, label)),
            tallies.groups,
            tuple(cells[key]),
            tallies.one_a_row,
            options.get(key[1:], {}),
        )
        for key, label in labels.items()
    }


def _find_options(
    cells: Mapping[AnswerKey, list[GroupAnswer]],
) -> Mapping[tuple[str, ...], Mapping[str, str]]:
    """The options chosen by anybody in any wave, by plain question and statement."""
    found: dict[tuple[str, ...], dict[str, str]] = {}
    for key, each in cells.items():
        for option in (cell.answer.option for cell in each):
            if option.strip():
                found.setdefault(key[1:], {}).setdefault(plain_label(option), option)
    return found


def _answer(tallies: Tallies, table: Table, option: str, tally: LabelTally) -> Answer:
    problem = None
    if tally.bad is not None:
        problem = describe_unreadable(table, *tally.bad)
    elif tally.twice:
        problem = stands_twice(table, option, tally.twice)
    count = tally.total if tally.counted else None
    # Only where people have names can be asked who answered what.
    marks = frozenset({tally.mark}) if tallies.roll else frozenset[int]()
    return Answer(option, count, tally.percent, tally.line, tally.rows, problem, marks)


def _answered_twice(
    table: Table, roll: Roll | None, key: AnswerKey, label: tuple[str, str, str]
) -> tuple[Finding, ...]:
    wave, question, statement = label
    found = list((roll.twice.get(key, {}) if roll else {}).items())
    more = len(found) - _MOST_REPORTED
    return tuple(
        Finding(
            table.place(line, "respondent"),
            f"respondent {quote(name)} answers “{statement or question}” "
            f"a second time in wave {wave}"
            + (f", and so do {more} more rows" if more > 0 and number == _MOST_REPORTED else ""),
            "keep one of the rows; where several answers were allowed, "
            "make each answer a statement of its own with yes and no",
        )
        for number, (line, name) in enumerate(found[:_MOST_REPORTED], start=1)
    )


def _misspelt_columns(table: Table) -> tuple[Finding, ...]:
    """Without either column every row would count as a person; a slip must not do that."""
    if {"count", "percent", "respondent"} & set(table.columns):
        return ()
    names = {plain_label(column): column for column in table.columns}
    candidates = [name for name in names if name not in _NO_SLIPS]
    return tuple(
        Finding(
            table.place(1, names[near[0]]),
            f"column {quote(names[near[0]])} is not known, and there is no column {quote(wanted)}",
            f"did you mean {quote(wanted)}?",
        )
        for wanted in ("count", "percent", "respondent")
        if (near := find_nearest(wanted, candidates, most=1, cutoff=0.75))
    )
