"""A theory of change has every stage, and says what it assumes and what else is at work.

What it finds
    A model without any input, activity, output, outcome, impact, context, assumption or factor.

Why it matters
    Each stage answers a question that readers ask: why, with what, what was done, what came of it,
    for whom. A missing stage is either a step that nobody thought through or one that everybody
    took for granted; without assumptions and outside factors no claim can be more than an
    assertion.

Example
    title: Breakfast clubs
    activities:
      open-club: Free breakfast club opens
    outputs:
      places-filled: Four in five places filled
    links:
      open-club -> places-filled: {because: Free and on the way, assumes: none}

How to resolve
    Add the part that is named, with at least one entry, for example `inputs: {grant: Council
    grant}`. If it truly does not exist, mute the finding at the line of the title, with the reason.

Source
    HM Treasury, Magenta Book (2020), chapter 2, on what a theory of change contains.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.logic_model import LogicModel, Stage
from contribution.domain.plugins import Check
from contribution.proofreading.text_places import find_entry

_OUTCOMES = (Stage.SHORT, Stage.MEDIUM, Stage.LONG)


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each part of the model that is empty."""
    model = assessment.graph.model
    for part, example in _find_empty(model):
        yield Finding(
            find_entry(assessment.sources, model.file, "title"),
            f"the model has no {part}",
            f"add a part {part}: with at least one entry, for example {example}",
        )


def _find_empty(model: LogicModel) -> Iterator[tuple[str, str]]:
    stages = {node.stage for node in model.nodes}
    present = {
        "context": Stage.CONTEXT in stages,
        "inputs": Stage.INPUT in stages,
        "activities": Stage.ACTIVITY in stages,
        "outputs": Stage.OUTPUT in stages,
        "outcomes": bool(stages.intersection(_OUTCOMES)),
        "impacts": Stage.IMPACT in stages,
        "assumptions": bool(model.assumptions),
        "factors": bool(model.factors),
    }
    return ((part, _EXAMPLES[part]) for part, is_there in present.items() if not is_there)


_EXAMPLES = {
    "context": "hungry-starts: One child in six arrives hungry",
    "inputs": "grant: Council grant",
    "activities": "open-club: Breakfast club opens",
    "outputs": "places-filled: Four in five places filled",
    "outcomes": "on-time: {label: Fewer late arrivals, horizon: short}",
    "impacts": "attainment: Better reading at age 7",
    "assumptions": "children-come: The children who need it come",
    "factors": "bus: {label: New bus timetable, role: competing, family: something-else}",
}

CHECK = Check(
    "CA101", Severity.WARNING, "A part of the theory of change is empty", find, waits="all"
)
