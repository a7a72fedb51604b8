from __future__ import annotations

import pytest

from contribution.domain.evidence import Evidence
from contribution.domain.verdict import Verdict
from contribution.scoring.what_if.sensitivity import find_sensitivity
from tests.building import chain, closed_rivals, item
from tests.weighing import LINK, assess_model

NODES = [
    item("ran", "run", test="moderate", method="documents"),
    item("saw", "seen", test="moderate", method="survey"),
]


def test_the_item_a_verdict_hangs_on_is_found_and_named() -> None:
    evidence = [*NODES, item("key", LINK, test="moderate"), item("extra", LINK, method="survey")]

    found = find_sensitivity(assess_model(chain("run", "seen"), evidence), "claim")
    items = {change.name: change for change in found.changes if change.kind == "item"}

    assert found.rating.verdict is Verdict.MODERATE
    assert items["key"].alters
    assert items["key"].after.verdict is Verdict.SUGGESTIVE
    assert not items["extra"].alters
    assert "key" in {change.name for change in found.down}


def test_the_most_influential_source_is_the_one_that_moves_the_verdict_most() -> None:
    evidence = [*NODES, item("key", LINK, test="moderate", group="town records")]
    evidence.append(item("other", "seen", test="moderate", method="documents"))

    found = find_sensitivity(assess_model(chain("run", "seen"), evidence), "claim")
    most = found.most_influential

    # Several that move it alike are all named: none of them is the one.
    assert {"town records", "ran"} <= {each.name for each in most}
    assert {each.after.verdict for each in most} == {Verdict.UNTESTED}
    assert found.lowest in {Verdict.UNTESTED, Verdict.DOUBTFUL, Verdict.CONTRADICTED}


def test_a_rival_promoted_sinks_the_claim_and_quality_counts() -> None:
    model, closing = closed_rivals(chain("run", "seen"))
    strong = [
        item(f"{name}{n}", name, test="smoking-gun", method=method)
        for name in ("run", "seen", LINK)
        for n, method in enumerate(["survey", "documents"])
    ]

    found = find_sensitivity(assess_model(model, [*closing, *strong]), "claim")
    rivals = [change for change in found.changes if change.kind == "rival"]
    quality = [change for change in found.changes if change.kind == "quality"]

    assert found.rating.verdict is Verdict.VERY_STRONG
    assert [change.after.verdict for change in rivals] == [Verdict.SUGGESTIVE]
    assert any(change.alters for change in quality)


def test_each_parameter_is_moved_and_the_range_covers_where_they_lead() -> None:
    evidence = [*NODES, item("key", LINK, test="moderate")]

    found = find_sensitivity(assess_model(chain("run", "seen"), evidence), "claim")
    moved = {change.name for change in found.changes if change.kind == "rule"}

    assert {"ladder.moderate_single", "caps.no_rival", "tokens.moderate.found"} <= moved
    assert found.lowest is not found.highest


def test_weights_are_tried_under_other_priors_dependence_and_caps() -> None:
    evidence: list[Evidence] = [*NODES, item("key", LINK, test="doubly-decisive")]

    found = find_sensitivity(
        assess_model(chain("run", "seen"), evidence, "weight-of-evidence"), "claim"
    )
    moved = [change.what for change in found.changes if change.kind == "rule"]

    for words in (
        "prior 0.1",
        "prior 0.9",
        "one source repeat one another: 0 instead of 1",
        "one method and wave repeat one another: 1 instead of 0.5",
        "the most one item may weigh, in decibels: 9.79",
        "a doubly-decisive test seen 0.9 of the time if true, 0.1 if not",
        "limits of the words +0.05: 0.15, 0.38, 0.71, 0.95",
    ):
        assert any(words in what for what in moved), words
    prior = next(change for change in found.changes if change.what.startswith("prior 0.5"))
    assert prior.after.weight
    assert prior.after.weight.high == pytest.approx(0.8, abs=0.01)


def test_items_about_other_things_are_counted_as_unrelated() -> None:
    model = chain("a", "b", "c")
    claim = model.claims[0].model_copy(update={"target": "b"})
    model = model.model_copy(update={"claims": (claim,)})
    evidence = [item("on", "a -> b"), item("off", "c"), item("off-link", "b -> c")]

    found = find_sensitivity(assess_model(model, evidence), "claim")

    assert found.unrelated == 2
    assert {change.name for change in found.changes if change.kind == "item"} == {"on"}


def test_where_no_single_loss_lowers_it_two_sources_that_do_are_named() -> None:
    twice = [
        item(f"{name}{n}", name, test="moderate", group=f"source {n}")
        for name in ("run", "seen", LINK)
        for n in (1, 2)
    ]

    found = find_sensitivity(assess_model(chain("run", "seen"), twice), "claim")

    assert found.down == ()
    assert found.down_together == ("source 1", "source 2")


def test_a_claim_that_turns_untested_is_not_said_to_stay_as_it_is() -> None:
    # Untested and inconclusive are of one rank and yet not the same word.
    evidence = [*NODES, item("only", LINK), item("not", LINK, outcome="not-found", group="only")]

    found = find_sensitivity(assess_model(chain("run", "seen"), evidence), "claim")

    assert found.rating.verdict is Verdict.INCONCLUSIVE
    sources = {change.name: change for change in found.changes if change.kind == "source"}
    assert sources["only"].alters
    assert sources["only"].step == 0
