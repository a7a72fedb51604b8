from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contribution.app.assess import assess
from contribution.domain.assessment import Assessment
from contribution.domain.evidence import Evidence, ProbativeTest, Sighting
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import LogicModel
from contribution.domain.rating import ClaimRating
from contribution.domain.view import View
from contribution.formats.next.text import render_plan
from contribution.scoring import find_scorers
from contribution.scoring.what_if.rerating import ask_what_if, suppose
from tests.building import RULE, items, models, subjects_of
from tests.weighing import assess_model

MODEL_AND_ITEMS = models(7).flatmap(
    lambda model: st.tuples(
        st.just(model),
        st.lists(items(subjects_of(model)), min_size=1, max_size=8, unique_by=lambda e: e.id),
    )
)
SCORERS = find_scorers()
scorers = st.sampled_from(sorted(SCORERS))


def _stand(claim: ClaimRating) -> tuple[object, ...]:
    weight = claim.rating.weight
    ends = (round(weight.low, 9), round(weight.high, 9)) if weight else None
    return claim.verdict, claim.rating.support, claim.rating.refutation, ends


@given(MODEL_AND_ITEMS, scorers)
@settings(max_examples=75, deadline=None)
def test_the_part_that_bears_on_a_claim_rates_it_as_the_whole_does(
    given_: tuple[LogicModel, list[Evidence]], scorer: str
) -> None:
    assessment = assess_model(*given_, scorer=scorer)

    asked = ask_what_if(assessment, "claim").rated

    assert _stand(asked) == _stand(assessment.ratings.claims["claim"])


SKIPPING = """
title: A stage that only another claim rests on
as_of: 2026-06-30
activities: {teach: {label: Teachers are taught, starts: 2024-01-01}}
outputs: {books: {label: Books are given out}}
outcomes:
  read: {label: Pupils read, horizon: short, latency: 3 months}
  keep: {label: Pupils keep books, horizon: short, latency: 3 months}
links:
  teach -> read: {because: So, assumes: none}
  teach -> books: {because: So, assumes: none}
  books -> keep: {because: So, assumes: none}
"""
SAID = "title: Talks\nkind: interviews\nby: evaluator\nitems:\n" + "".join(
    f"  item-{number}: {{says: So, about: {about}, test: hoop, outcome: found, on: 2025-01-01}}\n"
    for number, about in enumerate(("teach -> read", "teach", "read"))
)


@pytest.mark.parametrize("scorer", sorted(SCORERS))
def test_a_stage_that_a_claim_does_not_rest_on_is_skipped_all_the_same(
    scorer: str, tmp_path: Path
) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "evidence" / "m").mkdir(parents=True)
    (tmp_path / "models" / "m.yaml").write_text(SKIPPING, "utf-8")
    (tmp_path / "evidence" / "m" / "said.yaml").write_text(SAID, "utf-8")
    assessment = assess(tmp_path / "models" / "m.yaml", scorer)

    for name, rated in assessment.ratings.claims.items():
        assert _stand(ask_what_if(assessment, name).rated) == _stand(rated)
    assert "Nothing: no evidence would let it be rated" in render_plan(assessment, View())


@given(MODEL_AND_ITEMS, scorers)
@settings(max_examples=75, deadline=None)
def test_rating_again_what_a_change_reaches_agrees_with_rating_everything(
    given_: tuple[LogicModel, list[Evidence]], scorer: str
) -> None:
    model, evidence = given_
    what_if = ask_what_if(assess_model(model, evidence, scorer=scorer), "claim")

    for each in what_if.graph.evidence:
        left = [other for other in evidence if other.id != each.id]
        whole = assess_model(model, left, scorer=scorer).ratings.claims["claim"]
        assert _stand(what_if.replace_items({each.id: None})) == _stand(whole)


@given(MODEL_AND_ITEMS, scorers)
@settings(max_examples=40, deadline=None)
def test_another_rule_rates_the_part_as_it_would_rate_everything(
    given_: tuple[LogicModel, list[Evidence]], scorer: str
) -> None:
    model, evidence = given_
    what_if = ask_what_if(assess_model(model, evidence, scorer=scorer), "claim")
    graph = ContributionGraph(model, tuple(evidence))

    for name, what, rule in what_if.steps(RULE):
        whole = SCORERS[scorer].rate(graph, rule).claims["claim"]
        assert _stand(what_if.apply_rule(rule)) == _stand(whole), (name, what)


def test_supposed_evidence_is_good_and_independent() -> None:
    made = suppose(
        "x", [(ProbativeTest.HOOP, Sighting.FOUND), (ProbativeTest.HOOP, Sighting.FOUND)]
    )

    assert [each.item.about for each in made] == [("x",), ("x",)]
    assert len({each.group for each in made}) == 2
    assert {each.quality for each in made} == {3}


def test_an_unknown_claim_is_refused() -> None:
    graph = ContributionGraph(LogicModel(name="empty"))
    ratings = SCORERS["ordinal"].rate(graph, RULE)
    empty = Assessment(graph, ratings, RULE, partial(lambda name: None, "x"))  # type: ignore[arg-type]

    with pytest.raises(KeyError):
        ask_what_if(empty, "nothing")
