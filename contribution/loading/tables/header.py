"""Finds the line of a table that names its columns, and says which names are missing or odd."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from contribution.domain.diagnostic import Fix, Replacement, Where
from contribution.domain.table import TableShape
from contribution.loading.log import DiagnosticLog
from contribution.words.labels import tidy_label
from contribution.words.near import find_meant, find_nearest
from contribution.words.phrases import quote

Line = tuple[int, list[str]]

# Titles and merged headings may stand above the names of the columns.
LOOKED_AT = 12
# Columns of their own right that look like a slip of the pen for one that is known.
_NO_SLIPS = frozenset({"country", "county", "comment", "comments", "content", "consent", "lines"})


def names_all(wanted: TableShape, cells: Sequence[str]) -> bool:
    """Return whether every needed column stands among the cells of a line."""
    return set(wanted.required) <= {_fold(cell) for cell in cells}


class Header(NamedTuple):
    """The line of the names, the names, and whether the table can be used with them."""

    line: int
    columns: tuple[str, ...]
    is_usable: bool


def find_header(
    found: Iterator[Line], wanted: TableShape, file: str, log: DiagnosticLog
) -> tuple[Header, Iterator[Line]] | None:
    """Return the header and the lines below it; None when there is no line at all.

    It is the first line that names every column wanted; else the log says what lacks.
    """
    top = list(islice(found, LOOKED_AT))
    if not top:
        return None
    met = (position for position, (_, cells) in enumerate(top) if names_all(wanted, cells))
    position = next(met, None)
    if position is None:
        position = max(range(len(top)), key=lambda each: (_count_known(top[each], wanted), -each))
    line, cells = top[position]
    names = tuple(_name(cell, wanted) for cell in cells)
    columns = _spell(names, wanted, Where(file, line), log)
    example = _show_long(columns, top[position + 1 :], wanted)
    if example:
        message = "the table has one column a question, and wants one row an answer"
        log.add("CA041", Where(file, line), message, f"write it long: {example}")
    usable = not example and _is_usable(columns, wanted, Where(file, line), log)
    if usable:
        _report_slips(columns, wanted, Where(file, line), log)
    return Header(line, columns, usable), chain(top[position + 1 :], found)


def _spell(
    columns: tuple[str, ...], wanted: TableShape, header: Where, log: DiagnosticLog
) -> tuple[str, ...]:
    """Return the columns with each needed one that is surely meant by another name."""
    spelt = list(columns)
    known = wanted.columns
    for name in wanted.required:
        others = [each for each in spelt if each and _fold(each) not in known]
        typed = find_meant(name, others) if name not in spelt else None
        if typed is not None:
            position = spelt.index(typed)
            where = Where(header.file, header.line, position + 1)
            message = f"the column {quote(typed)} is not known, and {name} is missing"
            fixes = _write_cell(where, typed, name, log)
            log.add(
                "CA041",
                where,
                message,
                f"did you mean {name}? call it so in the header line",
                fixes=fixes,
            )
            spelt[position] = name
    return tuple(spelt)


def _show_long(columns: tuple[str, ...], below: Sequence[Line], wanted: TableShape) -> str:
    """Return the long form of the first row where each question has a column of its own."""
    answers = wanted.answers
    others = [each for each in columns if each and _fold(each) not in wanted.columns]
    if answers is None or not below or len(others) < 2:
        return ""
    names = (answers.statement, answers.option)
    if {*names} & {*columns} or any(find_nearest(each, others) for each in names):
        return ""
    row = dict(zip(columns, below[0][1], strict=False))
    wave, who = wanted.occasion, answers.person
    first = row.get(who) or (next(iter(row.values())) if len(others) > 2 else "1")
    cells = (first, row.get(wave) or "1", others[-1], row.get(others[-1], ""))
    return f"{who},{wave},{','.join(names)} and then {','.join(cells)}"


def _write_cell(where: Where, typed: str, name: str, log: DiagnosticLog) -> tuple[Fix, ...]:
    """Return the fix of a cell in the header, found in its line: a table counts cells."""
    line = "".join(log.sources.get(where.file, ())[where.line - 1 : where.line])
    begin = line.find(typed)
    # A workbook has no lines to mend; that what was meant is read is as sure.
    start, end = (where.line, begin + 1), (where.line, begin + 1 + len(typed))
    edits = (Replacement(where.file, start, end, name),) if begin >= 0 else ()
    return (Fix(f"call the column {name}", edits, is_safe=True),)


def _fold(cell: str) -> str:
    return tidy_label(cell).casefold()


def _name(cell: str, wanted: TableShape) -> str:
    """Return the name of a column: a known one however it is written, else as it stands."""
    return folded if (folded := _fold(cell)) in wanted.columns else cell.strip()


def _count_known(line: Line, wanted: TableShape) -> int:
    return len(wanted.columns & {_fold(cell) for cell in line[1]})


def _is_usable(
    columns: tuple[str, ...], wanted: TableShape, header: Where, log: DiagnosticLog
) -> bool:
    sound = True
    for position, name in enumerate(columns, start=1):
        if name and name in columns[: position - 1]:
            message = f"two columns are called {quote(name)}"
            where = Where(header.file, header.line, position)
            log.add("CA042", where, message, "rename or remove one")
            sound = False
    for name in wanted.required:
        if name in columns:
            continue
        near = find_nearest(name, [each for each in columns if each not in wanted.required])
        position = columns.index(near[0]) + 1 if near else _first_nameless(columns)
        hint = f"did you mean {quote(near[0])}? " if near else ""
        message = f"the table has no column {quote(name)}"
        next_step = f"{hint}call the column {name} in the header line"
        log.add("CA041", Where(header.file, header.line, position), message, next_step)
        sound = False
    return sound


def _first_nameless(columns: tuple[str, ...]) -> int:
    return columns.index("") + 1 if "" in columns else 1


def _report_slips(
    columns: tuple[str, ...], wanted: TableShape, header: Where, log: DiagnosticLog
) -> None:
    missing = [name for name in wanted.optional if name not in columns]
    for position, name in enumerate(columns, start=1):
        folded = _fold(name)
        if folded in wanted.columns | _NO_SLIPS:
            continue
        near = find_nearest(folded, missing, most=1, cutoff=0.75)
        if near:
            message = f"the column {quote(name)} is not known and was not read"
            where = Where(header.file, header.line, position)
            log.add("CA051", where, message, f"did you mean {quote(near[0])}?")
