"""One thing has one name throughout a table.

What it finds
    Two labels of a table's column that differ only in case, spacing, punctuation, a plural or one
    letter, and never stand side by side: places, options, statements, questions, indicators and
    lines.

Why it matters
    For a computer they are two things. A series that is spelt in two ways falls apart into two
    short ones, and an item finds only half of its rows.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    links:
      open-club -> places: {because: Free and on the way, assumes: none}
    # evidence/example/register.yaml
    title: Absences
    kind: indicator
    data: absences.csv
    items:
      fewer:
        says: Fewer absences
        about: places
        indicator: Absences
        place: Werneth
        expect: decrease
        test: straw
        at: {page: 1}
    # evidence/example/absences.csv
    indicator,period,place,value
    Absences,2022,Werneth,25
    Absences,2023,Wemeth,25

How to resolve
    Declare a correction for each row with the rarer spelling, with the reason. If they are two
    things, give one of them a clearer name.

Source
    Our own rule.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.evidence import EvidenceRegister
from contribution.domain.plugins import Check
from contribution.domain.respondent_groups import find_group_columns
from contribution.domain.table import Table
from contribution.proofreading.spelling import find_alike
from contribution.proofreading.tables import find_tables, report
from contribution.words.labels import plain_words
from contribution.words.phrases import count_of

# A label with what stands beside it, and in how many rows they stand so.
_Places = dict[tuple[str, ...], int]


class _Labels(NamedTuple):
    """Of one column: the rows of each label, and what stands beside it in the context columns."""

    rows: Mapping[str, int]
    contexts: Mapping[str, frozenset[str]]


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each pair of labels of a table, or of two tables, that are likely one."""
    reported: set[str] = set()
    # Places stand as options in one table and as places in another.
    shared = frozenset(each for _, table in find_tables(assessment) for each in table.shape.shared)
    for register, table in find_tables(assessment):
        read = _read(table, shared)
        for column in _find_context(table):
            rows, contexts = read[column]
            alike = [sorted(pair, key=lambda each: rows[each]) for pair in find_alike(contexts)]
            rare = frozenset(rarer for rarer, _ in alike)
            reported |= rare
            for rarer, usual in alike:
                message = (
                    f"{column} “{rarer}” ({count_of(rows[rarer], 'row')}) is likely “{usual}” "
                    f"({count_of(rows[usual], 'row')})"
                )
                next_step = "rename one of the two, or declare a correction for each row"
                lines = _find_lines(table, frozenset({column}), rare)[rarer]
                yield from report(register, lines, column, (message, next_step))
    yield from _find_across(assessment, shared, reported)


def _find_across(
    assessment: Assessment, shared: frozenset[str], reported: set[str]
) -> Iterator[Finding]:
    found: dict[str, list[tuple[EvidenceRegister, Table, str, int]]] = {}
    for register, table in find_tables(assessment):
        for column in sorted(shared & set(table.columns)):
            for label, rows in _read(table, shared)[column].rows.items():
                found.setdefault(label, []).append((register, table, column, rows))
    files = {label: frozenset(each[0].id for each in there) for label, there in found.items()}
    alike = [
        sorted(pair, key=lambda label: sum(rows for *_, rows in found[label]))
        for pair in find_alike(files)
        # What only writes & for "and" is no misprint between tables of different sources.
        if not {*pair} & reported and plain_words(pair[0]) != plain_words(pair[1])
    ]
    rare = frozenset(rarer for rarer, _ in alike)
    for rarer, usual in alike:
        register, table, column, _ = found[rarer][0]
        message = f"{column} “{rarer}” is likely “{usual}”, as another table spells it"
        next_step = "declare a correction for each of these rows"
        lines = _find_lines(table, shared, rare)[rarer]
        yield from report(register, lines, column, (message, next_step))


# The lines of every label of a long table would need more room than all else that is known of it,
# so a table is read again where, seldom enough, a label is found to be rare and like another.
@lru_cache(maxsize=8)
def _find_lines(
    table: Table, columns: frozenset[str], labels: frozenset[str]
) -> Mapping[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {label: [] for label in labels}
    for line, cells in table:
        for label in {cells.get(column, "") for column in columns}:
            if label in found:
                found[label].append(line)
    return {label: tuple(lines) for label, lines in found.items()}


def _find_context(table: Table) -> Mapping[str, tuple[str, ...]]:
    """The columns whose labels are compared, each with those that tell its labels apart."""
    shape = table.shape
    context = {
        column: tuple(each for each in shape.key if each != column) for column in shape.labels
    }
    if shape.answers is None or shape.answers.person in table.columns:
        return context
    asked = tuple(each for each in shape.key if each != shape.answers.option)
    return {**context, **dict.fromkeys(find_group_columns(table.columns, shape.columns), asked)}


# A table may be long, so it is read once for all of its columns.
@lru_cache(maxsize=8)
def _read(table: Table, shared: frozenset[str]) -> Mapping[str, _Labels]:
    context = _find_context(table)
    wanted = {**dict.fromkeys(shared & set(table.columns), ()), **context}
    there = {
        column: [each for each in others if each in table.columns]
        for column, others in wanted.items()
        if column in table.columns
    }
    found: dict[str, _Places] = {column: {} for column in wanted}
    # Of a single name itemgetter would make no tuple, so the column stands twice.
    readers = [
        (itemgetter(column, *others, column), found[column]) for column, others in there.items()
    ]
    for _, cells in table:
        for get, places in readers:
            place = get(cells)
            places[place] = places.get(place, 0) + 1
    # What stands beside one label stands beside others too: each text is kept once.
    texts: dict[str, str] = {}
    return {column: _gather(found.pop(column), texts) for column in wanted}


def _gather(places: _Places, texts: dict[str, str]) -> _Labels:
    """What was read of one column, by its label, which stands first and last in each place."""
    rows: dict[str, int] = {}
    contexts: dict[str, set[str]] = {}
    for (label, *others, _), number in places.items():
        rows[label] = rows.get(label, 0) + number
        if label:
            text = "\n".join(others)
            contexts.setdefault(label, set()).add(texts.setdefault(text, text))
    return _Labels(rows, {label: frozenset(each) for label, each in contexts.items()})


CHECK = Check("CA350", Severity.WARNING, "One thing is spelt in two ways", find)
