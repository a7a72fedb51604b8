"""Outcomes and impacts name a change in somebody's life, not a thing that is done.

What it finds
    An outcome or impact whose label begins with a word of doing: deliver, train, run, provide,
    hold, organise and the like, also as delivering, running and so on.

Why it matters
    "Run 40 workshops" is achieved by running them, whatever comes of it. An outcome worded as an
    activity turns a claim about change into a record of effort, and every test of it is passed on
    delivery.

Example
    outcomes:
      trained: {label: Train 40 teachers, horizon: short}

How to resolve
    Say who is different afterwards and how: not "Train 40 teachers" but "Teachers use the new
    methods every week". What is done belongs to the activities, what is counted belongs to the
    outputs.

Source
    Margoluis and others (2013), Results chains: results are worded as desired change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.logic_model import Impact, Outcome
from contribution.domain.plugins import Check
from contribution.proofreading.naming import name

_WORDS_OF_DOING = (
    "administer arrange build commission conduct convene co-ordinate coordinate create deliver "
    "design develop disseminate distribute enrol establish facilitate fund hire hold host "
    "implement install introduce issue launch organise organize pilot prepare procure produce "
    "promote provide publish recruit roll run set teach train undertake write"
)
_DOING = frozenset(_WORDS_OF_DOING.split())


def _gerund(verb: str) -> str:
    doubled = {"run": "running", "set": "setting", "enrol": "enrolling"}
    return doubled.get(verb, f"{verb.removesuffix('e')}ing")


# "Training" is left out: it is as often the name of a thing that people have.
_WORDS = _DOING | {_gerund(verb) for verb in _DOING} - {"training", "building"}


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each outcome or impact that begins with a word of doing."""
    for node in assessment.graph.model.nodes:
        first = re.match(r"[\w-]+", node.label)
        if isinstance(node, Outcome | Impact) and first and first[0].lower() in _WORDS:
            yield Finding(
                node.places.at("label"),
                f"{node.stage} {name(node)} is worded as something to do (“{first[0]}”)",
                "say who is different afterwards and how, or move it to the activities",
            )


CHECK = Check("CA111", Severity.WARNING, "An outcome is worded as an activity", find)
