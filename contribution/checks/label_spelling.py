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

from array import array
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.evidence import EvidenceRegister
from contribution.domain.plugins import Check
from contribution.domain.respondent_groups import find_group_columns
from contribution.domain.table import Table
from contribution.proofreading.cells import plain
from contribution.proofreading.spelling import find_alike
from contribution.proofreading.tables import find_tables, report

_SHARED = frozenset({"option", "place"})
_CONTEXT: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "survey": {
        "option": ("wave", "question", "statement"),
        "statement": ("wave", "question", "option"),
        "question": ("wave", "statement", "option"),
    },
    "indicator": {"place": ("indicator", "period"), "indicator": ("place", "period")},
    "ledger": {"line": ("group", "year")},
    "case-matching": {"feature": ("pair", "era"), "era": ("pair", "feature")},
}


# A label with what stands beside it, and the lines where they stand so.
_Places = dict[tuple[str, ...], "array[int]"]


class _Labels(NamedTuple):
    """Of one column: the lines of each label, and what stands beside it in the context columns.

    Lines are in the order of the table only where nothing else stands beside the label.
    """

    lines: Mapping[str, Sequence[int]]
    contexts: Mapping[str, frozenset[str]]


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each pair of labels of a table, or of two tables, that are likely one."""
    reported: set[str] = set()
    for register, table in find_tables(assessment):
        read = _read(table, register.kind)
        for column in _find_context(table, register.kind):
            lines, contexts = read[column]
            for one, other in find_alike(contexts):
                rarer, usual = sorted((one, other), key=lambda label: len(lines[label]))
                message = (
                    f"{column} “{rarer}” ({_count(len(lines[rarer]))}) is likely “{usual}” "
                    f"({_count(len(lines[usual]))})"
                )
                next_step = "declare a correction for each of these rows, or rename one of the two"
                reported.add(rarer)
                where = tuple(sorted(lines[rarer]))
                yield from report(register, where, column, (message, next_step))
    yield from _find_across(assessment, reported)


def _find_across(assessment: Assessment, reported: set[str]) -> Iterator[Finding]:
    # Places stand as options in one table and as places in another.
    found: dict[str, list[tuple[EvidenceRegister, str, Sequence[int]]]] = {}
    for register, table in find_tables(assessment):
        for column in sorted(_SHARED & set(table.columns)):
            for label, lines in _read(table, register.kind)[column].lines.items():
                found.setdefault(label, []).append((register, column, lines))
    files = {label: frozenset(each.id for each, _, _ in rows) for label, rows in found.items()}
    for one, other in find_alike(files):
        rarer, usual = sorted((one, other), key=lambda label: sum(len(r) for *_, r in found[label]))
        # What only writes & for "and" is no misprint between tables of different sources.
        if {rarer, usual} & reported or plain(one) == plain(other):
            continue
        register, column, _ = found[rarer][0]
        every = (line for each, _, lines in found[rarer] if each is register for line in lines)
        rows = tuple(sorted(every))
        message = f"{column} “{rarer}” is likely “{usual}”, as another table spells it"
        next_step = "declare a correction for each of these rows"
        yield from report(register, rows, column, (message, next_step))


def _find_context(table: Table, kind: str) -> Mapping[str, tuple[str, ...]]:
    """The columns whose labels are compared, each with those that tell its labels apart."""
    context = _CONTEXT.get(kind, {})
    if kind != "survey" or "respondent" in table.columns:
        return context
    groups = dict.fromkeys(find_group_columns(table.columns), ("wave", "question", "statement"))
    return {**context, **groups}


# A table may be long, so it is read once for all of its columns.
@lru_cache(maxsize=8)
def _read(table: Table, kind: str) -> Mapping[str, _Labels]:
    context = _find_context(table, kind)
    wanted = {**dict.fromkeys(_SHARED & set(table.columns), ()), **context}
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
    for line, cells in table:
        for get, places in readers:
            place = get(cells)
            if place in places:
                places[place].append(line)
            else:
                places[place] = array("I", [line])
    return {column: _gather(places) for column, places in found.items()}


def _gather(places: _Places) -> _Labels:
    """What was read of one column, by its label, which stands first and last in each place."""
    lines: dict[str, array[int]] = {}
    contexts: dict[str, set[str]] = {}
    for (label, *others, _), found in places.items():
        lines.setdefault(label, array("I")).extend(found)
        if label:
            contexts.setdefault(label, set()).add("\n".join(others))
    return _Labels(lines, {label: frozenset(each) for label, each in contexts.items()})


def _count(rows: int) -> str:
    return f"{rows} row{'' if rows == 1 else 's'}"


CHECK = Check("CA350", Severity.WARNING, "One thing is spelt in two ways", find)
