"""In a printed table, count and percentage of a row tell the same.

What it finds
    A row of a survey's table whose count is not its percentage of the base, however it was rounded.
    The base is the printed one or the one on which most rows of the same statement agree.

Why it matters
    One of the two numbers is misprinted, and everything computed from it is wrong. A slip of one
    digit (190 for 19) turns a minority into a majority. Until it is mended, items that read the row
    say that it is in doubt and count as a straw at most.

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

from collections.abc import Iterator, Sequence
from decimal import Decimal

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.plugins import Check
from contribution.proofreading.batteries import (
    Battery,
    PrintedAnswer,
    find_batteries,
    find_misfits,
)
from contribution.proofreading.tables import find_tables, report
from contribution.stats.percentages import ROUNDINGS, counts_behind, printed_percentage
from contribution.words.phrases import list_words


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each row whose two numbers disagree."""
    for register, table in find_tables(assessment):
        batteries = find_batteries(table)
        usual = {(battery.wave, _add_up(battery)) for battery in batteries}
        for battery in batteries:
            low, high = battery.base
            for answer in find_misfits(battery):
                if answer.percent is None or not 0 <= answer.percent <= 100:
                    continue
                base = str(low) if low == high else f"{low} to {high}"
                message = (
                    f"{answer.counted} is not {answer.percent}% of a base of {base}, "
                    f"for “{answer.option}” of “{battery.label}”"
                )
                bases = [each for each in range(low, high + 1) if (battery.wave, each) in usual]
                likely = _suggest(battery, answer, bases or [low, high])
                words = (message, f"write {likely}, or declare it under corrections:")
                column = battery.names.counted
                if likely.startswith("percent"):
                    column = battery.names.percent
                yield from report(register, (answer.line,), column, words)


def _suggest(battery: Battery, answer: PrintedAnswer, bases: list[int]) -> str:
    others = _add_up(battery) - int(answer.counted or 0)
    percents = {_print(answer, int(answer.counted or 0), base) for base in bases}
    if others + int(answer.counted or 0) in bases:
        only = _print(answer, int(answer.counted or 0), others + int(answer.counted or 0))
        return f"percent {only}, as the counts give"
    completing = [base - others for base in bases if _is_share(answer, base - others, base)]
    if completing:
        return f"count {_either(completing)}, which completes the base"
    counts = {
        count
        for base in bases
        for count in counts_behind(
            answer.percent or 0, base, decimals=answer.decimals, roundings=ROUNDINGS
        )
    }
    as_count = f"count {_either(sorted(counts))}" if counts else ""
    known = sorted(percent for percent in percents if percent is not None)
    as_percent = f"percent {_either(known)}" if known else ""
    return " or ".join(filter(None, (as_count, as_percent))) or "what the source has"


def _add_up(battery: Battery) -> int:
    return int(sum(answer.counted or 0 for answer in battery.answers))


def _is_share(answer: PrintedAnswer, count: int, base: int) -> bool:
    if not 0 <= count <= base:
        return False
    shares = (
        printed_percentage(count, base, decimals=answer.decimals, rounding=rounding)
        for rounding in ROUNDINGS
    )
    return any(share == answer.percent for share in shares)


def _print(answer: PrintedAnswer, count: int, base: int) -> Decimal | None:
    if not 0 <= count <= base:
        return None
    return printed_percentage(count, base, decimals=answer.decimals)


def _either(values: Sequence[int] | Sequence[Decimal]) -> str:
    return list_words(dict.fromkeys(map(str, values)), "or")


CHECK = Check("CA340", Severity.ERROR, "Count and percentage of a row disagree", find)
