"""What to seek next, claim by claim and as one table that a meeting can go through."""

from __future__ import annotations

from collections.abc import Iterable

from contribution.domain.assessment import Assessment
from contribution.domain.verdict import Verdict
from contribution.story.findings import ClaimPlan, Findings, Sought
from contribution.story.markdown import build_table as build_markdown_table
from contribution.story.markdown import code, say
from contribution.story.markup import Child, Html, element, refer
from contribution.story.signs import (
    build_fold,
    build_row,
    build_section,
    build_table,
    show_place,
    show_verdict,
)
from contribution.story.words import capitalise, count, say_place

_ADVICE = (
    "Write each test down, with what would count against the claim, before anybody looks. A "
    "pathway is as strong as its weakest place, so that one thing alone often changes nothing yet. "
    "What could change most claims by itself comes first."
)
_HEAD = ("What to look for", "Where", "Kind of test", "If found", "If not found", "Cost")
_MEETING = (
    "What to look for",
    "Where",
    "Kind of test",
    "Alone it could change",
    "Asked for by",
    "Cost",
    "Who",
    "By when",
)
_KINDS = {
    "straw": "straw in the wind: a first sign",
    "moderate": "moderate: fairly telling either way",
    "smoking-gun": "smoking gun: hardly seen unless it is so",
    "doubly-decisive": "doubly decisive: settles it either way",
    "hoop": "hoop: must be seen if it is so",
    "": "no test",
}


class _Row:
    """One thing to seek and the claims that ask for it."""

    def __init__(self, sought: Sought) -> None:
        self.sought = sought
        self.claims: list[str] = []
        self.changes: list[str] = []


def build_seek(assessment: Assessment, findings: Findings, claim: str) -> Html | None:
    """Return what to seek next for the claim; None when nothing is planned or lacking."""
    plan = next((each for each in findings.plans if each.claim == claim), None)
    rows = [] if plan is None else [_build_row(assessment, plan, each) for each in _list(plan)]
    if not rows:
        return None
    table = build_table(
        "What to seek next for this claim, most worthwhile first", _HEAD, rows, name=f"seek {claim}"
    )
    return build_fold(f"What to seek next: {count(len(rows), 'thing')}", table, kind="part")


def build_plan(assessment: Assessment, findings: Findings) -> Html | None:
    """Return the evidence plan for a meeting; None when nothing is to be sought."""
    rows = [
        build_row(
            capitalise(row.sought.seek),
            _show_where(assessment, row.sought),
            _KINDS.get(row.sought.test, row.sought.test),
            _say_changes(row),
            count(len(row.claims), "claim"),
            row.sought.cost or "not stated",
            "",
            "",
        )
        for row in _gather(findings)
    ]
    if not rows:
        return None
    caption = (
        f"{count(len(rows), 'thing')} to seek, each listed once for all claims that ask for it"
    )
    return build_section(
        "plan",
        "Evidence plan for a meeting",
        element("p", _ADVICE),
        build_table(caption, _MEETING, rows, name="plan", kind="wide"),
    )


def tell_seek(assessment: Assessment, findings: Findings, claim: str) -> str:
    """Return what to seek next for the claim as a Markdown table; empty when there is nothing."""
    plan = next((each for each in findings.plans if each.claim == claim), None)
    rows = [] if plan is None else [_tell_row(assessment, plan, each) for each in _list(plan)]
    return build_markdown_table(("What to seek next", *_HEAD[1:]), rows)


def tell_plan(assessment: Assessment, findings: Findings) -> Iterable[str]:
    """Yield the evidence plan for a meeting as Markdown; nothing when there is none."""
    rows = [
        (
            say(capitalise(row.sought.seek)),
            say(assessment.graph.label_of(row.sought.place)),
            say(_KINDS.get(row.sought.test, row.sought.test)),
            _say_changes(row),
            count(len(row.claims), "claim"),
            say(row.sought.cost or "not stated"),
        )
        for row in _gather(findings)
    ]
    if rows:
        yield "## Evidence plan for a meeting"
        yield say(_ADVICE)
        yield build_markdown_table(_MEETING[:-2], rows)


def _list(plan: ClaimPlan) -> Iterable[Sought]:
    yield from plan.prospects
    yield from plan.needs


def _gather(findings: Findings) -> list[_Row]:
    rows: dict[tuple[str, str], _Row] = {}
    for plan in findings.plans:
        for sought in _list(plan):
            row = rows.setdefault((sought.place, sought.seek), _Row(sought))
            row.claims.append(plan.claim)
            if _could_change(plan, sought):
                row.changes.append(plan.claim)
    return sorted(rows.values(), key=lambda row: (-len(row.changes), -len(row.claims)))


def _say_changes(row: _Row) -> str:
    if row.changes:
        return count(len(row.changes), "claim")
    untried = row.sought.if_found is None and row.sought.if_missed is None
    return "depends on what comes of it" if untried else "no claim"


def _could_change(plan: ClaimPlan, sought: Sought) -> bool:
    outcomes = (sought.if_found, sought.if_missed)
    return any(verdict not in {None, plan.now} for verdict in outcomes)


def _build_row(assessment: Assessment, plan: ClaimPlan, sought: Sought) -> Html:
    return build_row(
        capitalise(sought.seek),
        _show_where(assessment, sought),
        _KINDS.get(sought.test, sought.test),
        _show_outcome(plan, sought.if_found),
        _show_outcome(plan, sought.if_missed),
        sought.cost or "not stated",
    )


def _tell_row(assessment: Assessment, plan: ClaimPlan, sought: Sought) -> tuple[str, ...]:
    place = say_place(sought.where)
    return (
        say(capitalise(sought.seek)),
        f"{say(assessment.graph.label_of(sought.place))} {code(place)}".strip(),
        say(_KINDS.get(sought.test, sought.test)),
        say(_say_outcome(plan, sought.if_found)),
        say(_say_outcome(plan, sought.if_missed)),
        say(sought.cost or "not stated"),
    )


def _show_where(assessment: Assessment, sought: Sought) -> Html:
    graph = assessment.graph
    label = graph.label_of(sought.place)
    has_reasons = sought.place in graph.nodes or sought.place in graph.links
    name = refer("why", sought.place, label) if has_reasons else label
    return element("span", name, " ", show_place(sought.where))


def _show_outcome(plan: ClaimPlan, verdict: Verdict | None) -> Child:
    if verdict is None or verdict == plan.now:
        return _say_outcome(plan, verdict)
    return show_verdict(verdict)


def _say_outcome(plan: ClaimPlan, verdict: Verdict | None) -> str:
    if verdict is None:
        return "depends on what comes of it"
    return f"stays {verdict}" if verdict == plan.now else str(verdict)
