"""No statement is printed twice.

What it finds
    In a survey's table, a statement that stands under two questions of one wave with the same
    figures in every row.

Why it matters
    A copy that strayed into another question is counted as a finding of its own, and hides the
    statement that should have stood in its place.

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
        question: Q1
        statement: Mornings are easier
        options: [Agree]
        expect: at-least 50%
        test: straw
        at: {page: 1}
    # evidence/example/survey.csv
    wave,question,statement,option,percent
    1,Q1,Mornings are easier,Agree,64
    1,Q1,Mornings are easier,Disagree,36
    1,Q2,Mornings are easier,Agree,64
    1,Q2,Mornings are easier,Disagree,36

How to resolve
    Look under which question the source prints it, and which statement is missing. If the source
    itself repeats it, declare a correction for the first row of the copy that leaves the value as
    it is, with the reason.

Source
    Our own rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.indexing import group_by
from contribution.domain.plugins import Check
from contribution.proofreading.batteries import (
    Battery,
    find_batteries,
)
from contribution.proofreading.tables import find_tables, report
from contribution.words.labels import plain_words


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each statement that is a copy of one under another question."""
    for register, table in find_tables(assessment):
        asked = [battery for battery in find_batteries(table) if battery.statement]
        for copies in group_by(asked, _content).values():
            first, *others = copies
            for other in others:
                lines = tuple(answer.line for answer in other.answers)
                message = (
                    f"“{other.statement}” of {other.question} has the same figures as under "
                    f"{first.question} (line {first.answers[0].line})"
                )
                next_step = "look under which question it belongs, and declare what you find"
                yield from report(register, lines, table.shape.subject, (message, next_step))


def _content(battery: Battery) -> str:
    # A row that nobody chose is printed in one place and left out in another.
    figures = [
        (plain_words(each.option), each.percent, each.counted)
        for each in battery.answers
        if each.percent or each.counted
    ]
    return repr((battery.wave, plain_words(battery.statement), figures or battery.question))


CHECK = Check("CA347", Severity.WARNING, "A statement is printed twice", find)
