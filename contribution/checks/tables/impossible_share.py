"""Some whole number of people stands behind each percentage.

What it finds
    A percentage that no whole number of people gives on the base its row prints; and, where only
    percentages are printed, a question whose percentages no group of at most as many as answered
    can give together, however they were rounded. In a series, a percentage that is no whole number
    of the count of which the table's other percentages all are.

Why it matters
    One person of seven is 14%, two are 29%; nobody can be 20%. Such a figure is misprinted, or its
    base is.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    links:
      open-club -> places: {because: Free and on the way, assumes: none}
    # evidence/example/register.yaml
    title: Parents
    kind: survey
    data: survey.csv
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
    wave,question,statement,option,percent,base
    1,Q1,Mornings are easier,Agree,57,7
    1,Q1,Mornings are easier,Disagree,43,7
    1,Q1,The club is welcoming,Agree,80,7
    1,Q1,The club is welcoming,Disagree,14,7

How to resolve
    Look at the source. Correct percentage or base if it was copied wrongly; declare the correction
    if the source is misprinted.

Source
    Brown and Heathers (2017), The GRIM test, Social Psychological and Personality Science 8(4).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.evidence import EvidenceRegister
from contribution.domain.plugins import Check
from contribution.domain.table import Table
from contribution.proofreading.batteries import Battery, PrintedAnswer, find_batteries
from contribution.proofreading.shares import find_shares_of_counts
from contribution.proofreading.tables import DECLARE, find_tables, report
from contribution.stats.percentages import (
    ROUNDINGS,
    bases_reaching,
    counts_behind,
    printed_percentage,
)
from contribution.words.labels import plain_words
from contribution.words.phrases import list_words

# Beyond these every percentage of so many decimals can be reached, or the search is long.
_LARGEST = {0: 100, 1: 400}


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each percentage that no count can give."""
    for register, table in find_tables(assessment):
        for battery in find_batteries(table):
            alone = [each for each in battery.answers if each.counted is None and _is_share(each)]
            wrong = [(a.line, _describe(a, battery)) for a in alone if _is_impossible(a)]
            if alone and all(answer.base is None for answer in battery.answers):
                wrong = list(_find_together(register, battery))
            for line, words in wrong:
                yield from report(register, (line,), battery.names.percent, (words, DECLARE))
        for lines, column, words in _find_in_series(table):
            yield from report(register, lines, column, (words, DECLARE))


def _find_in_series(table: Table) -> Iterator[tuple[tuple[int, ...], str, str]]:
    for shares in find_shares_of_counts(table):
        counted = shares.counts[0].indicator
        for series in shares.percents:
            for period, share in shares.by_place[series.place].items():
                if share.low > share.high:
                    what = f"{share.percent.value}% for {series.place} in {period}"
                    base = int(share.base.value or 0)
                    words = f"{what} is no whole number of {base} of “{counted}”"
                    likely = _list_nearest(share.percent.value or Decimal(0), base, shares.decimals)
                    lines = (share.percent.line, share.base.line)
                    yield lines, series.column, f"{words}; likely {likely}, or not {base}"


def _is_share(answer: PrintedAnswer) -> bool:
    return answer.percent is not None and 0 <= answer.percent <= 100


def _is_impossible(answer: PrintedAnswer) -> bool:
    base = int(answer.base or 0)
    if not 1 <= base <= _LARGEST.get(answer.decimals, 0) or answer.base != base:
        return False
    return not counts_behind(
        answer.percent or 0, base, decimals=answer.decimals, roundings=ROUNDINGS
    )


def _describe(answer: PrintedAnswer, battery: Battery) -> str:
    base, percent = int(answer.base or 0), answer.percent or Decimal(0)
    what = f"{percent}% for “{answer.option}” of “{battery.label}”"
    likely = _list_nearest(percent, base, answer.decimals)
    return f"{what} is no whole number of {base}; likely {likely}"


def _list_nearest(percent: Decimal, base: int, decimals: int) -> str:
    near = sorted(
        {printed_percentage(count, base, decimals=decimals) for count in range(base + 1)},
        key=lambda each: abs(each - percent),
    )
    return list_words([f"{each}%" for each in sorted(near[:2])], "or")


def _find_together(register: EvidenceRegister, battery: Battery) -> Iterator[tuple[int, str]]:
    shown = [each for each in battery.answers if each.percent and _is_share(each)]
    decimals = max((each.decimals for each in shown), default=0)
    answered = _find_answered(register, battery.wave)
    if len(shown) < 2 or not 1 <= answered <= _LARGEST.get(decimals, 0):
        return
    percents = [each.percent or Decimal(0) for each in shown]
    if not bases_reaching(percents, largest=answered, decimals=decimals, roundings=ROUNDINGS):
        words = list_words([f"{percent}%" for percent in percents])
        yield (
            shown[0].line,
            f"no group of up to {answered} people gives {words} for “{battery.label}”",
        )


def _find_answered(register: EvidenceRegister, name: str) -> int:
    for key, wave in dict(getattr(register, "waves", {})).items():
        if plain_words(str(key)) == plain_words(name):
            return getattr(wave, "answered", None) or 0
    return 0


CHECK = Check("CA355", Severity.WARNING, "A percentage that no count gives", find)
