from __future__ import annotations

from collections.abc import Iterator

import pytest

from contribution.domain.evidence import Evidence, Observation, Sighting
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import LogicModel
from contribution.domain.rating import Reason
from contribution.scoring.ordinal import SCORER
from tests.building import RULE, chain, item, rival


def _explain(model: LogicModel, evidence: list[Evidence], subject: str) -> Reason:
    graph = ContributionGraph(model, tuple(evidence))
    return SCORER.explain(graph, SCORER.rate(graph, RULE), RULE, subject)


def _sentences(reason: Reason) -> Iterator[str]:
    yield reason.text
    for each in reason.because:
        yield from _sentences(each)


def test_the_tree_shows_the_arithmetic_of_each_item() -> None:
    told = _explain(chain("a", "b"), [item("gun", "b", test="smoking-gun", quality=2)], "b")

    text = "\n".join(_sentences(told))
    assert "a smoking-gun test, found, counts 3; quality 2 of 3; strength is the lesser, 2" in text
    assert "Support 2 of 4, refutation 0 of 4: “moderate”" in text


def test_the_tree_of_a_claim_names_the_weakest_place_the_bounds_and_the_rule() -> None:
    model = chain("a", "b")
    text = "\n".join(_sentences(_explain(model, [item("e", "a")], "claim")))

    assert "weakest: a → b (untested)" in text
    assert "no rival explanation has been considered" in text
    assert "To reach suggestive it lacks: any evidence at all in its favour" in text
    assert f"Rule version {RULE.version}" in text


def test_before_and_after_on_a_link_is_said_to_be_a_straw() -> None:
    change = Observation(Sighting.FOUND, "It rose.", before_after=True)
    evidence = [item("c", "run -> seen", test="moderate", observation=change),
                item("n", "seen", test="moderate", observation=change)]  # fmt: skip

    on_link, on_node = (
        " ".join(_sentences(_explain(chain("run", "seen"), evidence, subject)))
        for subject in ("run -> seen", "seen")
    )
    assert "counts 1 (before and after without a comparison is only a straw on a link)" in on_link
    assert "only a straw" not in on_node


def test_what_was_left_out_is_said_with_its_reason() -> None:
    told = _explain(chain("a", "b"), [item("e", "b", outcome="not-searched")], "b")

    assert any("left out, because it was not looked for" in each for each in _sentences(told))


def test_an_unknown_name_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        _explain(chain("a", "b"), [], "nobody")


@pytest.mark.parametrize(
    ("outcome", "quality", "told"),
    [
        ("not-found", 3, "Rival explanation “rain” is ruled out, and bounds nothing"),
        ("not-found", 2, "Bound: rival explanation “rain” is weakened"),
        ("not-searched", 3, "Bound: rival explanation “rain” is untested"),
    ],
)
def test_what_each_rival_predicts_is_shown_beside_the_link(
    outcome: str, quality: int, told: str
) -> None:
    model = chain("a", "b", factors=(rival("rain", "b"),))
    looked = item("wet", "rain", test="hoop", outcome=outcome, quality=quality, searched="daily")

    reason = _explain(model, [looked], "a -> b")

    (shown,) = (each for each in reason.because if each.text.startswith(told))
    came = "nobody looked" if outcome == "not-searched" else "looked for, not found"
    assert [each.text for each in shown.because] == [f"It predicts: “wet”: {came}"]


def test_a_rival_without_a_prediction_is_told_as_such() -> None:
    reason = _explain(chain("a", "b", factors=(rival("rain", "b"),)), [], "a -> b")

    assert "Nobody says what would be seen if it were the explanation" in _sentences(reason)
