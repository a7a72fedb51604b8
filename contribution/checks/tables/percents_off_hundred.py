"""The percentages of one question reach 100, within rounding.

What it finds
    A statement in one wave whose percentages add to less or more than rounding can explain,
    although each respondent gave one answer. Questions with several answers are recognised by their
    sums and left alone, unless the other statements of the question show that each person gave one;
    so are statements with a row that CA340 reports.

Why it matters
    A row is missing, doubled or misprinted.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    links:
      open-club -> places: {because: Free and on the way, assumes: none}
    # evidence/example/register.yaml
    title: Parents
    kind: survey
    data: survey.csv
    waves: {1: {from: 2025-06-01, to: 2025-06-30, answered: 112}}
    items:
      easier:
        says: Mornings are easier
        about: places
        statement: Mornings are easier
        options: [Agree]
        expect: at-least 50%
        test: straw
        at: {page: 1}
    # evidence/example/survey.csv
    wave,question,statement,option,percent
    1,Q1,Mornings are easier,Agree,46
    1,Q1,Mornings are easier,Neither,10
    1,Q1,Mornings are easier,Disagree,36

How to resolve
    Compare with the source, row by row. Declare a correction for a misprint; add the row that was
    left out.

Source
    Mosteller, Youtz and Zahn (1967), The distribution of sums of rounded percentages, Demography 4.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.indexing import group_by
from contribution.domain.plugins import Check
from contribution.proofreading.batteries import (
    Battery,
    find_batteries,
    find_misfits,
)
from contribution.proofreading.tables import find_tables, report
from contribution.stats.percentages import rounding_spread
from contribution.words.labels import plain_words

_NEAR = 12


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each statement whose percentages miss 100 by more than rounding."""
    for register, table in find_tables(assessment):
        for asked in group_by(find_batteries(table), lambda each: each.question).values():
            single = _find_single(asked)
            for battery in asked:
                miss = _find_miss(battery, single=_options(battery) <= single)
                if not miss:
                    continue
                lines = tuple(answer.line for answer in battery.answers)
                message = (
                    f"the percentages of “{battery.label}” in wave {battery.wave} reach "
                    f"{100 + miss}%, more than rounding can explain"
                )
                next_step = "look for a row missing or doubled, or declare it under corrections:"
                yield from report(register, lines, battery.names.percent, (message, next_step))


def _find_single(asked: tuple[Battery, ...]) -> frozenset[str]:
    """The answers of a question of which its other statements show that each person gave one."""
    whole = [battery for battery in asked if abs(_miss(battery)) <= _slack(battery)]
    if len(whole) < 2 or len(whole) * 5 < len(asked) * 4:
        return frozenset()
    return frozenset().union(*map(_options, whole))


def _options(battery: Battery) -> frozenset[str]:
    return frozenset(plain_words(answer.option) for answer in battery.answers)


def _find_miss(battery: Battery, *, single: bool) -> Decimal:
    shown = [answer.percent for answer in battery.answers if answer.percent]
    miss = _miss(battery)
    if any(answer.is_open or (answer.percent or 0) > 100 for answer in battery.answers):
        return Decimal(0)
    if len(shown) < 2 or find_misfits(battery) or _has_doubt(battery):
        return Decimal(0)
    # People may give several answers, unless other statements show that they gave one.
    if (len(shown) < 3 or abs(miss) > _NEAR) and not single:
        return Decimal(0)
    return miss if abs(miss) > _slack(battery) else Decimal(0)


def _miss(battery: Battery) -> Decimal:
    return sum((answer.percent or Decimal(0) for answer in battery.answers), Decimal(0)) - 100


def _slack(battery: Battery) -> Decimal:
    shown = [answer for answer in battery.answers if answer.percent]
    decimals = max((answer.decimals for answer in battery.answers), default=0)
    # Rounding by way of one more decimal moves each share by another twentieth.
    largest = rounding_spread(max(1, len(shown)), decimals=decimals).largest * 1.1
    return Decimal(str(largest)) + Decimal("0.001")


def _has_doubt(battery: Battery) -> bool:
    # With a base and counts that do not fill it, people gave several answers or none.
    low, high = battery.base
    total = sum((answer.counted or Decimal(0) for answer in battery.answers), Decimal(0))
    return bool(high) and not low <= total <= high


CHECK = Check("CA341", Severity.WARNING, "Percentages do not reach 100", find, waits="itself")
