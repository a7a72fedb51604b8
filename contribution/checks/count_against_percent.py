"""In a printed table, count and percentage of a row tell the same.

What it finds
    A row of a survey's table whose count is not its percentage of the base, however it was rounded.
    The base is the printed one or the one on which most rows of the same statement agree.

Why it matters
    One of the two numbers is misprinted, and everything computed from it is wrong. A slip of one
    digit (190 for 19) turns a minority into a majority.

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
    wave,question,statement,option,percent,count
    1,Q1,Mornings are easier,Agree,46,51
    1,Q1,Mornings are easier,Neither,17,190
    1,Q1,Mornings are easier,Disagree,29,33
    1,Q1,Mornings are easier,Strongly disagree,8,9

How to resolve
    Look at the source. If it was copied wrongly, correct the cell. If the source is misprinted,
    leave the cell and declare the correction in the register, with row, column, printed and
    corrected value and the reason.

Source
    Brown and Heathers (2017), The GRIM test, Social Psychological and Personality Science 8(4).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.plugins import Check
from contribution.proofreading.batteries import (
    Answer,
    Battery,
    find_base,
    find_batteries,
    find_misfits,
)
from contribution.proofreading.naming import list_names
from contribution.proofreading.tables import DECLARE, find_tables, report
from contribution.statistics.percentages import ROUNDINGS, counts_behind, printed_percentage


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each row whose two numbers disagree."""
    for register, table in find_tables(assessment, "survey"):
        for battery in find_batteries(table):
            low, high = find_base(battery)
            for answer in find_misfits(battery):
                if answer.percent is None or not 0 <= answer.percent <= 100:
                    continue
                base = str(low) if low == high else f"{low} to {high}"
                message = (
                    f"{answer.count} is not {answer.percent}% of a base of {base}, "
                    f"for “{answer.option}” of “{battery.label}”"
                )
                next_step = f"{_suggest(battery, answer, (low, high))}; {DECLARE}"
                yield from report(register, (answer.line,), "count", (message, next_step))


def _suggest(battery: Battery, answer: Answer, bases: tuple[int, int]) -> str:
    counts = _find_counts(answer, bases)
    percents = _find_percents(answer, bases)
    as_count = f"count {_either(counts)}" if counts else ""
    as_percent = f"percent {_either(percents)}" if percents else ""
    others = [each for each in battery.answers if each is not answer and each.count is not None]
    total = sum(int(each.count or 0) for each in others)
    completed = bases[0] <= total + int(answer.count or 0) <= bases[1]
    if completed and as_percent:
        return f"likely {as_percent}, since the counts add up to the base"
    if any(bases[0] <= total + count <= bases[1] for count in counts):
        return f"likely {as_count}, which completes the base"
    return f"likely {' or '.join(filter(None, (as_count, as_percent)))}"


def _find_counts(answer: Answer, bases: tuple[int, int]) -> tuple[int, ...]:
    found: set[int] = set()
    for base in {*bases}:
        found.update(
            counts_behind(answer.percent or 0, base, decimals=answer.decimals, roundings=ROUNDINGS)
        )
    return tuple(sorted(found))


def _find_percents(answer: Answer, bases: tuple[int, int]) -> tuple[Decimal, ...]:
    count = int(answer.count or 0)
    found = {
        printed_percentage(count, base, decimals=answer.decimals)
        for base in bases
        if 0 <= count <= base
    }
    return tuple(sorted(found))


def _either(values: tuple[int, ...] | tuple[Decimal, ...]) -> str:
    return list_names([str(value) for value in values], "or")


CHECK = Check("CA340", Severity.WARNING, "Count and percentage of a row disagree", find)
