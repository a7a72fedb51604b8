"""The tables behind the evidence, each once, and what their authors have declared about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding
from contribution.domain.evidence import EvidenceRegister
from contribution.domain.table import Table, TableShape


def find_tables(assessment: Assessment) -> Iterator[tuple[EvidenceRegister, Table]]:
    """Yield each register that has a table; each table once."""
    seen: set[str] = set()
    for evidence in assessment.graph.evidence:
        register = evidence.register
        if register.table is None or register.table.file in seen:
            continue
        seen.add(register.table.file)
        yield register, register.table


def find_unreadable(assessment: Assessment) -> frozenset[tuple[str, int]]:
    """Return the (file, line) that an item could not read: they have a finding already."""
    return frozenset(
        (finding.where.file, finding.where.line)
        for evidence in assessment.graph.evidence
        for finding in evidence.observation.unreadable
    )


def is_declared(register: EvidenceRegister, lines: Iterable[int], column: str) -> bool:
    """Return whether a correction is declared for this column in any of these lines.

    Whoever declares one of a figure, even one that leaves the value as printed, has looked at all
    figures of the row; whoever mends a name has not.
    """
    shape = register.table.shape if register.table else TableShape()
    figures = {each.column for each in shape.quantities}
    meant = {column, *(figures if column in figures else ())}
    rows = {each.row for each in register.corrections if each.column in meant}
    return not rows.isdisjoint(lines)


def report(
    register: EvidenceRegister, lines: tuple[int, ...], column: str, words: tuple[str, str]
) -> Iterator[Finding]:
    """Yield the finding (message, next step) at the first line, unless the author declared one."""
    if register.table is not None and not is_declared(register, lines, column):
        message, next_step = words
        yield Finding(register.table.place(lines[0], column), message, next_step)


DECLARE = "correct the cell, or declare it under corrections:"
