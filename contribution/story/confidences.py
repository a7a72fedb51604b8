"""Keeps out of a report what files say of single groups, for it may be few people's answers."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Diagnostic, Where
from contribution.domain.evidence import EvidenceRegister
from contribution.domain.respondent_groups import find_group_lines

_HUSHED = "a figure of one group of respondents is in doubt"
_NEXT = "run contribution check, which shows it to whoever has the table"


def tell_diagnostics(assessment: Assessment) -> tuple[Diagnostic, ...]:
    """Return the diagnostics, the gravest first; those in a group's row tell no figure."""
    found = sorted(assessment.diagnostics, key=lambda each: (-each.severity, each.sort_key))
    registers = {each.register.id: each.register for each in assessment.graph.evidence}
    return tuple(
        each._replace(message=_HUSHED, next_step=_NEXT)
        if any(is_of_group(register, each.where) for register in registers.values())
        else each
        for each in found
    )


def is_of_group(register: EvidenceRegister, where: Where) -> bool:
    """Return whether this is a row of the register's table that prints one group's figures."""
    table = register.table
    if table is None or table.file != where.file:
        return False
    return where.line in find_group_lines(table)
