"""The page about the method says what the rule does."""

from __future__ import annotations

import re

import pytest

from contribution.domain.logic_model import CausalLink, ContributionClaim
from contribution.domain.verdict import Verdict
from tests.building import ALL_WAIVED, chain, item, rate, rival
from tests.method_page import MADE, PAGE, renewed

LINK = "run -> seen"


def test_the_tables_of_the_page_are_those_of_the_rule() -> None:
    text = PAGE.read_text("utf-8")

    assert renewed(text) == text, "run: python -m tests.method_page"
    assert set(re.findall(r"<!-- made: (\w+) -->", text)) == set(MADE)


def _rate(attack: str) -> Verdict:
    """Return the claim's verdict with everything sound but the one thing named; "" for nothing."""
    declared = None if attack == "undated" else "2020-01-01"
    by = "implementer" if attack == "own search" else "evaluator"
    told = None if attack == "untold search" else "in all schools"
    good = [
        item(f"{name} {n}", name, test="smoking-gun", method=method, declared_on=declared)
        for name in ("run", "seen", LINK)
        for n, method in enumerate(["survey", "documents"])
    ]
    out = item("out", "r", test="hoop", outcome="not-found", by=by, searched=told)
    model = chain("run", "seen", factors=(rival("r", "seen"),), no_rival_considered=ALL_WAIVED)
    link = CausalLink(
        source="run",
        target="seen",
        because=None if attack == "no mechanism" else "it does",
        assumes=None if attack == "assumptions unsaid" else (),
    )
    start = "seen" if attack == "begins behind" else None
    claim = ContributionClaim.model_validate(
        {"id": "claim", "says": "s", "to": "seen", "from": start}
    )
    model = model.model_copy(update={"links": (link,), "claims": (claim,)})
    return rate(model, [*good, out]).claims["claim"].verdict


@pytest.mark.parametrize(
    ("attack", "verdict"),
    [
        # The condition that nothing is assumed is suggestive: met, and no more is asked of it.
        ("", Verdict.VERY_STRONG),
        ("undated", Verdict.MODERATE),
        ("own search", Verdict.STRONG),
        ("untold search", Verdict.STRONG),
        ("no mechanism", Verdict.MODERATE),
        ("assumptions unsaid", Verdict.MODERATE),
        ("begins behind", Verdict.MODERATE),
    ],
)
def test_each_attack_gets_what_the_page_says_and_its_honest_twin_is_not_punished(
    attack: str, verdict: Verdict
) -> None:
    assert _rate(attack) is verdict
