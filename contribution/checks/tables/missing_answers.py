"""What was asked in both waves has the same answers to choose from.

What it finds
    In a survey's table with several waves, a statement asked in two waves that lacks an option in
    one of them, where its other rows do not reach the whole; and a question most of whose
    statements stand in both waves while some stand in one only.

Why it matters
    A row that was left out makes a share too small or a change impossible to compute; a statement
    that vanished between the waves may have been dropped for its result.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    links:
      open-club -> places: {because: Free and on the way, assumes: none}
    # evidence/example/register.yaml
    title: Parents
    kind: survey
    data: survey.csv
    waves:
      1: {from: 2025-06-01, to: 2025-06-30, answered: 112}
      2: {from: 2026-06-01, to: 2026-06-30, answered: 112}
    items:
      easier:
        says: Mornings are easier
        about: places
        statement: Mornings are easier
        options: [Agree]
        expect: increase
        test: straw
        at: {page: 1}
    # evidence/example/survey.csv
    wave,question,statement,option,percent
    1,Q1,Mornings are easier,Agree,46
    1,Q1,Mornings are easier,Disagree,36
    1,Q1,Mornings are easier,Don't know,18
    2,Q1,Mornings are easier,Agree,46
    2,Q1,Mornings are easier,Disagree,36

How to resolve
    Look at the source. Add the row, with a dash if nobody chose it. If the source leaves it out,
    say so in the register's `note:` and declare it.

Source
    Our own rule; for selective reporting see Kirkham and others (2010), BMJ 340.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.evidence import EvidenceRegister
from contribution.domain.indexing import group_by
from contribution.domain.plugins import Check
from contribution.proofreading.batteries import (
    Battery,
    find_batteries,
)
from contribution.proofreading.tables import find_tables, report
from contribution.words.labels import plain_words
from contribution.words.phrases import list_words


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each question with rows in one wave that another lacks."""
    for register, table in find_tables(assessment):
        batteries = [battery for battery in find_batteries(table) if battery.statement]
        waves = group_by(batteries, lambda battery: battery.wave)
        for one in waves:
            for other in waves:
                if one != other:
                    yield from _compare(register, waves[one], waves[other])


def _compare(
    register: EvidenceRegister, here: tuple[Battery, ...], there: tuple[Battery, ...]
) -> Iterator[Finding]:
    known = {plain_words(battery.statement): battery for battery in there}
    for question, asked in group_by(here, lambda battery: plain_words(battery.question)).items():
        lost = [battery for battery in asked if plain_words(battery.statement) not in known]
        wave = there[0].wave
        if lost and len(lost) * 2 < len(asked) and _is_asked(question, there):
            lines = tuple(answer.line for battery in lost for answer in battery.answers)
            names_ = list_words([f"“{battery.statement}”" for battery in lost])
            message = f"wave {wave} of {asked[0].question} lacks {names_}"
            yield from report(register, lines, asked[0].names.statement, (message, _NEXT))
        for battery in asked:
            missing = _find_missing(battery, known.get(plain_words(battery.statement)))
            if missing:
                message = f"wave {wave} of “{battery.statement}” lacks {list_words(missing)}"
                rest = known[plain_words(battery.statement)].answers
                lines = tuple(answer.line for answer in rest)
                yield from report(register, lines, battery.names.option, (message, _NEXT))


_NEXT = "add the row if it was left out, or declare that the source has none"


def _is_asked(question: str, there: tuple[Battery, ...]) -> bool:
    return any(plain_words(battery.question) == question for battery in there)


def _is_complete(battery: Battery) -> bool:
    # Where the rows that are there already reach the whole, nobody chose the missing one.
    low, high = battery.base
    total = sum((answer.counted or Decimal(0) for answer in battery.answers), Decimal(0))
    shares = [answer.percent for answer in battery.answers if answer.percent]
    reach = sum(shares, Decimal(0))
    return (bool(high) and low <= total <= high) or abs(reach - 100) * 2 <= len(shares)


def _find_missing(battery: Battery, other: Battery | None) -> list[str]:
    if other is None or _is_complete(other):
        return []
    known = {plain_words(answer.option) for answer in other.answers}
    own = [answer.option for answer in battery.answers]
    missing = [f"“{option}”" for option in own if plain_words(option) not in known]
    # A wholly different list of answers is another question, not a lost row.
    return missing if len(missing) * 2 < len(own) else []


CHECK = Check("CA349", Severity.NOTE, "A wave lacks rows that another has", find, waits="itself")
