from __future__ import annotations

from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import Assumption, CausalLink
from contribution.scoring.what_if.needs import find_needs
from tests.building import ALL_WAIVED, chain, item, rate, rival
from tests.weighing import LINK

GOOD = [
    item(f"{name}{n}", name, test="smoking-gun", method=method)
    for name in ("run", "seen", LINK)
    for n, method in enumerate(["survey", "documents"])
]


def test_a_bound_that_stops_the_next_rung_is_what_to_work_on() -> None:
    model = chain("run", "seen")

    needs = find_needs(ContributionGraph(model), rate(model, GOOD), "claim")

    assert [need.place for need in needs] == [LINK]
    assert "rival" in needs[0].seek


def test_an_open_rival_asks_for_a_hoop_test_of_its_own() -> None:
    model = chain("run", "seen", factors=(rival("r", "seen"),), no_rival_considered=ALL_WAIVED)

    needs = find_needs(ContributionGraph(model), rate(model, GOOD), "claim")

    assert [(need.place, need.test) for need in needs] == [("r", "hoop")]


def test_an_untested_assumption_asks_for_the_test_its_author_wrote() -> None:
    link = CausalLink(source="run", target="seen", assumes=("holds",))
    assumption = Assumption(id="holds", label="it holds", necessary=True, test="ask the schools")
    model = chain(
        "run", "seen", factors=(rival("r", "seen"),), no_rival_considered=ALL_WAIVED
    ).model_copy(update={"links": (link,), "assumptions": (assumption,)})
    ruled_out = item("out", "r", test="hoop", outcome="not-found")

    needs = find_needs(ContributionGraph(model), rate(model, [*GOOD, ruled_out]), "claim")

    assert [(need.place, need.seek) for need in needs] == [("holds", "ask the schools")]


def test_without_evidence_any_evidence_is_asked_for_at_every_place() -> None:
    model = chain("run", "seen")

    needs = find_needs(ContributionGraph(model), rate(model), "claim")

    assert {need.place for need in needs} == {"run", "seen", LINK}


def test_counter_evidence_is_to_be_looked_at_again() -> None:
    model = chain("run", "seen")
    failed = item("failed", LINK, test="hoop", outcome="not-found")

    needs = find_needs(ContributionGraph(model), rate(model, [*GOOD[:4], failed]), "claim")

    assert any("failed" in need.seek for need in needs)
