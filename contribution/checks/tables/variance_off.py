"""A variance is actual less budget, or always budget less actual.

What it finds
    A row of a ledger whose printed variance is neither, or has the other sign than most of the
    table.

Why it matters
    One of the three numbers is misprinted.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    links:
      open-club -> places: {because: Free and on the way, assumes: none}
    # evidence/example/register.yaml
    title: Ledger of the school
    kind: ledger
    data: ledger.csv
    items:
      spent:
        says: More is spent
        about: places
        line: Food
        between: [2024, 2025]
        expect: increase
        test: straw
        at: {page: 1}
    # evidence/example/ledger.csv
    line,year,budget,actual,variance
    Food,2024,100,120,20
    Food,2025,100,130,50
    Staff,2024,400,390,-10
    Staff,2025,400,420,20

How to resolve
    Look at the source. Declare a correction for a misprint.

Source
    Our own rule; a variance may miss by what rounding explains.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.plugins import Check
from contribution.domain.table import PlanColumns, Row
from contribution.proofreading.tables import DECLARE, find_tables, report
from contribution.words.numbers import read_number, rounding_unit


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each variance that does not follow from its row."""
    for register, table in find_tables(assessment):
        shape, plan = table.shape, table.shape.plan
        if plan is None or plan.difference not in table.columns:
            continue
        rows = [(row, *numbers) for row in table if (numbers := _read(row, plan))]
        slack = rounding_unit(number for _, over, given in rows for number in (over, given))
        usual = sum(_agreement(given, over, slack) for _, over, given in rows)
        sign = 1 if usual >= 0 else -1
        for row, over, given in rows:
            if abs(given - sign * over) > slack:
                where = f"{row.cells.get(shape.subject)} in {row.cells.get(shape.period)}"
                message = (
                    f"the {plan.difference} of {where} is printed as {given}, "
                    f"but comes to {sign * over}"
                )
                yield from report(register, (row.line,), plan.difference, (message, DECLARE))


def _read(row: Row, plan: PlanColumns) -> tuple[Decimal, Decimal] | None:
    planned, actual, difference = (read_number(row.cells.get(each, ""), -1) for each in plan)
    if planned is None or actual is None or difference is None:
        return None
    return actual - planned, difference


def _agreement(given: Decimal, over: Decimal, slack: Decimal) -> int:
    """1 where the variance is actual less budget, -1 where it is the other way round."""
    return (abs(given - over) <= slack) - (abs(given + over) <= slack)


CHECK = Check("CA345", Severity.WARNING, "A variance does not follow from its row", find)
