"""A table prints what its title says.

What it finds
    An indicator whose name begins with "number" while its values are percentages, or with
    "percentage", "proportion" or "share" while its unit is a number.

Why it matters
    12 children in care and 12 per cent of the children in care are two different findings.

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
        indicator: Number of absences
        expect: decrease
        test: straw
        at: {page: 1}
    # evidence/example/absences.csv
    indicator,period,place,value,unit
    Number of absences,2020,School,10.1,percent
    Number of absences,2021,School,9.4,percent

How to resolve
    Find out which is right. If the title is, correct `unit`; if the values are, say in the
    register's `note:` what they are a share of, and declare the correction.

Source
    Our own rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.indexing import group_by
from contribution.domain.plugins import Check
from contribution.proofreading.series import PrintedPoint, find_series
from contribution.proofreading.tables import find_tables, report

_NUMBER = re.compile(r"^(?:the )?(?:total )?(?:numbers?|counts?)\b(?! of .*\bper\b)", re.IGNORECASE)
_SHARE = re.compile(
    r"^(?:the )?(?:percentages?|per cent|percent|proportion|share|%)", re.IGNORECASE
)


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each indicator whose values contradict its name."""
    for register, table in find_tables(assessment):
        found = find_series(table) if table.shape.unit else ()
        for indicator, series in group_by(found, lambda s: s.indicator).items():
            points = [point for each in series for point in each.points]
            values = [point.value for point in points if point.value is not None]
            is_percent = any(each.is_percent for each in series)
            if _NUMBER.match(indicator) and (is_percent or _has_fractions(values)):
                what = "are percentages" if is_percent else "have decimals"
            elif _SHARE.match(indicator) and _is_counted(points):
                what = "are numbers"
            else:
                continue
            lines = tuple(point.line for point in points)
            message = f"the title says “{indicator}”, but the values {what}"
            yield from report(register, lines, table.shape.subject, (message, _NEXT))


_NEXT = "find out which is right, then correct unit, or declare the correction with a note"


def _has_fractions(values: list[Decimal]) -> bool:
    return any(value % 1 for value in values)


def _is_counted(points: list[PrintedPoint]) -> bool:
    said = any("number" in point.unit or "count" in point.unit for point in points)
    return said or any((point.value or 0) > 100 for point in points)


CHECK = Check("CA346", Severity.WARNING, "Title and values of a table disagree", find)
