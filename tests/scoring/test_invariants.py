"""What must hold of any scorer, over whole generated models, and where each invariant is tested.

The index names, for every invariant of the method's specification (A7), the test that keeps it;
what was not yet tested over whole models is tested here, for both scorers.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contribution.domain.calendar import DateRange
from contribution.domain.evidence import Evidence, Observation, Sighting
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import (
    ARROW,
    Activity,
    Assumption,
    CausalLink,
    ContributionClaim,
    LogicModel,
    Output,
    Result,
)
from contribution.domain.rating import ClaimRating, Ratings
from contribution.domain.verdict import Verdict, rank
from contribution.domain.view import View
from contribution.formats.score.json import FORMAT
from contribution.scoring import find_scorers
from tests.afresh.worlds import make_world
from tests.building import RULE, item
from tests.weighing import assess_model, measured

TESTS = Path(__file__).parent.parent
INDEX = {
    "O1 O2": ("scoring/test_ordinal.py", "test_o1_o2_more_support"),
    "O3": ("scoring/test_ordinal.py", "test_o3_order_never_matters"),
    "O4": ("scoring/test_ordinal.py", "test_o4_a_duplicate"),
    "O5 O6": ("scoring/test_ordinal.py", "test_o5_o6_what_was_not_searched"),
    "O7": ("scoring/test_invariants.py", "test_o7_better_quality"),
    "O9": ("scoring/test_ordinal.py", "test_o9_any_number_of_straws"),
    "P1": ("scoring/test_invariants.py", "test_p1_one_more_condition"),
    "P2": ("scoring/test_invariants.py", "test_p2_one_more_alternative"),
    "P3": ("scoring/weight/test_reading.py", "test_p3_denying_a_claim"),
    "P3 along": ("scoring/weight/test_dependence_bounds.py", "test_p3_de_morgan"),
    "P4 P6": ("scoring/test_ordinal.py", "test_p4_p6_an_untested_link"),
    "P5": ("scoring/weight/test_weight_rating.py", "test_p5_a_claim_is_no_more_probable"),
    "P5 levels": ("scoring/propagation/test_bearer.py", "test_a_claim_has_the_verdict_of"),
    "bearer": ("scoring/propagation/test_bearer.py", "test_more_support_or_less_refutation"),
    "declared": ("scoring/test_invariants.py", "test_declaring_a_test_later"),
    "undecided": ("scoring/test_invariants.py", "test_an_item_as_likely_either_way"),
    "R1": ("scoring/test_ordinal.py", "test_r1_support_for_a_rival"),
    "R2 R3": ("scoring/test_invariants.py", "test_r2_r3_rivals"),
    "B1 B2": ("scoring/weight/test_weight_rating.py", "test_b1_b2_more_for"),
    "B3": ("scoring/weight/test_weight_rating.py", "test_b3_order"),
    "B4": ("scoring/weight/test_dependence.py", "test_b4_a_copy"),
    "B5 B13": ("scoring/weight/test_weight_rating.py", "test_b5_b13_caps_hold"),
    "B6": ("scoring/weight/test_likelihood.py", "test_b6_reliability_shrinks"),
    "B7": ("scoring/weight/test_likelihood.py", "test_b7_less_effort"),
    "B8": ("scoring/weight/test_likelihood.py", "test_b8_found_and_not_found"),
    "B9": ("scoring/weight/test_learning.py", "test_b9_evidence_to_come"),
    "B10": ("scoring/weight/test_learning.py", "test_b10_learning"),
    "B11": ("scoring/weight/test_dependence_bounds.py", "test_b11_along"),
    "B12": ("scoring/weight/test_dependence_bounds.py", "test_b12_across"),
    "B14": ("scoring/weight/test_hypotheses.py", "test_b14_registering_rivals"),
    "names, order": ("scoring/test_invariants.py", "test_other_names_in_another_order"),
    "elsewhere": ("scoring/test_invariants.py", "test_evidence_elsewhere"),
    "even odds": ("scoring/test_invariants.py", "test_an_item_as_likely_either_way"),
    "dates": ("scoring/test_invariants.py", "test_all_dates_four_years_later"),
    "twice": ("scoring/test_invariants.py", "test_rated_twice"),
    "too early": ("scoring/test_invariants.py", "test_too_early_is_never_below"),
    "suppressed": ("scoring/test_invariants.py", "test_what_is_suppressed"),
    "explained": ("scoring/test_ordinal.py", "test_the_explanation_names_exactly"),
    "to do": ("scoring/test_invariants.py", "test_a_test_not_yet_run"),
}

seeds = st.integers(0, 10**6)
scorers = st.sampled_from(sorted(find_scorers()))
over_worlds = settings(max_examples=60, deadline=None)


@pytest.mark.parametrize("name", INDEX)
def test_each_invariant_has_its_test(name: str) -> None:
    file, test = INDEX[name]

    assert f"def {test}" in (TESTS / file).read_text("utf-8")


def _rate(scorer: str, model: LogicModel, evidence: Iterable[Evidence]) -> Ratings:
    return find_scorers()[scorer].rate(ContributionGraph(model, tuple(evidence)), RULE)


def _stand(rated: ClaimRating) -> tuple[Any, ...]:
    weight = rated.rating.weight
    ends = (round(weight.low, 9), round(weight.high, 9)) if weight else None
    return rated.rating.overlay, rated.rating.support, rated.rating.refutation, ends


def _stands(ratings: Ratings) -> list[tuple[Any, ...]]:
    return [_stand(each) for each in ratings.claims.values()]


def _ranks(ratings: Ratings) -> list[int]:
    return [rank(each.rating.evidence_verdict) for each in ratings.claims.values()]


def _without_dates(model: LogicModel) -> LogicModel:
    # A quicker alternative admits earlier evidence, for and against, so nothing here has a date.
    undated = {"starts": None}
    programme = model.programme.model_copy(update=undated)
    nodes = tuple(
        node.model_copy(update=undated) if isinstance(node, Activity) else node
        for node in model.nodes
    )
    return model.model_copy(update={"as_of": None, "programme": programme, "nodes": nodes})


@given(seeds, scorers)
@over_worlds
def test_o7_better_quality_of_what_supports_never_lowers(seed: int, scorer: str) -> None:
    model, evidence = make_world(seed)
    factors = {factor.id for factor in (*model.factors, *model.influences)}
    better = tuple(
        each._replace(item=each.item.model_copy(update={"quality": 3}))
        if _supports(each) and not factors & set(each.item.about)
        else each
        for each in evidence
    )

    for low, high in zip(
        _ranks(_rate(scorer, model, evidence)), _ranks(_rate(scorer, model, better)), strict=True
    ):
        assert high >= low


def _supports(each: Evidence) -> bool:
    found = each.observation.outcome is Sighting.FOUND
    named = each.item.test is not None and each.observation.sensitivity is None
    return found and named and each.item.predicts == "claim"


@given(seeds, scorers, st.integers(0, 99))
@over_worlds
def test_p1_one_more_condition_never_raises(seed: int, scorer: str, place: int) -> None:
    model, evidence = make_world(seed)
    links = list(model.links)
    chosen = links[place % len(links)]
    more = (*(chosen.assumes or ()), "further")
    links[place % len(links)] = chosen.model_copy(update={"assumes": more})
    further = Assumption(id="further", label="f", necessary=True)
    held = model.model_copy(
        update={"links": tuple(links), "assumptions": (*model.assumptions, further)}
    )

    for before, after in zip(
        _ranks(_rate(scorer, model, evidence)), _ranks(_rate(scorer, held, evidence)), strict=True
    ):
        assert after <= before or scorer != "ordinal"
        # An interval that grows wide for a new doubt may lose what spoke against it.
        assert after <= max(before, 0)


@given(seeds, scorers)
@over_worlds
def test_p2_one_more_alternative_never_lowers(seed: int, scorer: str) -> None:
    model, evidence = make_world(seed)
    model = _without_dates(model)
    targets = [n.id for n in model.nodes if isinstance(n, Output) and n.needs == "any"]
    links = tuple(CausalLink(source="fresh", target=name, because="b") for name in targets)
    other = model.model_copy(
        update={
            "nodes": (*model.nodes, Activity(id="fresh", label="f")),
            "links": (*model.links, *links),
        }
    )

    before, after = _rate(scorer, model, evidence), _rate(scorer, other, evidence)

    for name, rated in before.claims.items():
        if rated.rating.overlay is None:
            new = after.claims[name].rating
            assert rank(new.evidence_verdict) >= rank(rated.rating.evidence_verdict)


@given(seeds, scorers)
@over_worlds
def test_r2_r3_rivals_ruled_out_never_lower_and_rivals_shown_never_raise(
    seed: int, scorer: str
) -> None:
    model, evidence = make_world(seed)
    rivals = [factor.id for factor in model.factors if factor.role == "competing"]

    def settle(outcome: str) -> list[int]:
        more = [
            item(f"{name}-{n}", name, test="doubly-decisive", outcome=outcome, method=f"m{n}")
            for name in rivals
            for n in range(2)
        ]
        return _ranks(_rate(scorer, model, (*evidence, *more)))

    now = _ranks(_rate(scorer, model, evidence))
    for shown, before, ruled_out in zip(settle("found"), now, settle("not-found"), strict=True):
        assert shown <= before <= ruled_out


@given(seeds, scorers)
@over_worlds
def test_other_names_in_another_order_change_nothing(seed: int, scorer: str) -> None:
    model, evidence = make_world(seed)
    renamed = model.model_copy(
        update={
            "nodes": tuple(_rename(each) for each in reversed(model.nodes)),
            "links": tuple(
                each.model_copy(
                    update={
                        "source": f"z{each.source}",
                        "target": f"z{each.target}",
                        "assumes": each.assumes and tuple(f"z{name}" for name in each.assumes),
                    }
                )
                for each in reversed(model.links)
            ),
            "assumptions": tuple(_rename(each) for each in reversed(model.assumptions)),
            "factors": tuple(
                _rename(each).model_copy(update={"affects": tuple(map(_new, each.affects))})
                for each in reversed(model.factors)
            ),
            "influences": tuple(
                each.model_copy(
                    update={
                        "id": _new(each.id),
                        "of": f"z{each.of}",
                        "affects": tuple(map(_new, each.affects)),
                    }
                )
                for each in model.influences
            ),
            "claims": tuple(
                each.model_copy(
                    update={
                        "id": f"z{each.id}",
                        "target": f"z{each.target}",
                        "source": _new_start(model, each),
                    }
                )
                for each in model.claims
            ),
        }
    )
    told = tuple(
        each._replace(
            item=each.item.model_copy(
                update={"id": f"z{each.id}", "about": tuple(map(_new, each.item.about))}
            )
        )
        for each in reversed(evidence)
    )

    assert _stands(_rate(scorer, renamed, told)) == _stands(_rate(scorer, model, evidence))


def _new(name: str) -> str:
    return ARROW.join(f"z{part}" for part in name.split(ARROW))


def _rename(each: Any) -> Any:
    return each.model_copy(update={"id": f"z{each.id}"})


def _new_start(model: LogicModel, claim: ContributionClaim) -> str | None:
    is_node = any(node.id == claim.source for node in model.nodes)
    return f"z{claim.source}" if is_node else claim.source


@given(seeds, scorers)
@over_worlds
def test_evidence_elsewhere_changes_nothing(seed: int, scorer: str) -> None:
    model, evidence = make_world(seed)
    apart = model.model_copy(
        update={
            "nodes": (*model.nodes, Activity(id="x", label="x"), Output(id="y", label="y")),
            "links": (*model.links, CausalLink(source="x", target="y", because="b")),
        }
    )
    more = [item(name, name, test="doubly-decisive") for name in ("x", "y", "x -> y")]

    assert _stands(_rate(scorer, apart, (*evidence, *more))) == _stands(
        _rate(scorer, model, evidence)
    )


@given(seeds, scorers)
@over_worlds
def test_an_item_as_likely_either_way_changes_nothing(seed: int, scorer: str) -> None:
    model, evidence = make_world(seed)
    subjects = ContributionGraph(model).subjects
    even = [measured(f"even {name}", name, (0.4, 0.4)) for name in subjects]
    undecided = [item(f"seen {name}", name, outcome="cannot-tell") for name in subjects]

    # Only the word for having no evidence may become another one: somebody did look.
    for nothing in (even, undecided):
        assert _without_word(_rate(scorer, model, (*evidence, *nothing))) == _without_word(
            _rate(scorer, model, evidence)
        )


def _without_word(ratings: Ratings) -> list[tuple[Any, ...]]:
    return [
        (None if overlay in {Verdict.UNDECIDED, Verdict.SUPPRESSED} else overlay, *rest)
        for overlay, *rest in _stands(ratings)
    ]


@given(seeds, scorers, st.data())
@over_worlds
def test_declaring_a_test_later_never_helps(seed: int, scorer: str, data: st.DataObject) -> None:
    model, evidence = make_world(seed)
    if not evidence:
        return
    place = data.draw(st.integers(0, len(evidence) - 1))
    each = evidence[place]
    early = data.draw(st.dates(date(2020, 1, 1), date(2027, 1, 1)))
    later = data.draw(st.none() | st.dates(early, date(2027, 1, 1)))
    strengths = []
    for day in (early, later):
        told = each.item.model_copy(update={"declared_on": day})
        register = each.register.model_copy(update={"declared_on": None})
        changed = each._replace(item=told, register=register)
        rated = _rate(scorer, model, (*evidence[:place], changed, *evidence[place + 1 :]))
        uses = [use for name in told.about for use in rated.of(name).uses if use.item == told.id]
        strengths.append([use.strength for use in uses])

    # Found and not found alike: it speaks no louder, whichever way it speaks.
    assert all(late <= soon for soon, late in zip(*strengths, strict=True))


@given(seeds, scorers)
@over_worlds
def test_a_test_not_yet_run_changes_nothing(seed: int, scorer: str) -> None:
    model, evidence = make_world(seed)
    subjects = ContributionGraph(model).subjects
    planned = [item(f"to do {n}", name, planned=True) for n, name in enumerate(subjects)]

    assert _stands(_rate(scorer, model, (*evidence, *planned))) == _stands(
        _rate(scorer, model, evidence)
    )


# Four years hold one leap day wherever they begin, so that months keep their lengths.
_LATER = timedelta(days=1461)


@given(seeds, scorers)
@over_worlds
def test_all_dates_four_years_later_change_nothing(seed: int, scorer: str) -> None:
    model, evidence = make_world(seed)
    later = model.model_copy(
        update={
            "as_of": _shift(model.as_of),
            "programme": model.programme.model_copy(
                update={"starts": _shift(model.programme.starts)}
            ),
            "nodes": tuple(
                node.model_copy(update={"starts": _shift(node.starts)})
                if isinstance(node, Activity)
                else node
                for node in model.nodes
            ),
        }
    )
    told = tuple(
        each._replace(
            item=each.item.model_copy(
                update={
                    "on": _shift(each.item.on),
                    "declared_on": _shift(each.item.declared_on),
                    "period": _shift_period(each.item.period),
                }
            ),
            register=each.register.model_copy(
                update={
                    "collected": _shift_period(each.register.collected),
                    "declared_on": _shift(each.register.declared_on),
                }
            ),
        )
        for each in evidence
    )

    assert _stands(_rate(scorer, later, told)) == _stands(_rate(scorer, model, evidence))


def _shift(day: date | None) -> date | None:
    return day and day + _LATER


def _shift_period(period: DateRange) -> DateRange:
    return DateRange.model_validate({"from": _shift(period.starts), "to": _shift(period.ends)})


@given(seeds, scorers)
@settings(max_examples=25, deadline=None)
def test_rated_twice_the_bytes_are_the_same(seed: int, scorer: str) -> None:
    once, again = (
        FORMAT.render(assess_model(*make_world(seed), scorer=scorer), View()) for _ in range(2)
    )

    assert once == again


@given(seeds, scorers)
@over_worlds
def test_too_early_is_never_below_contradicted(seed: int, scorer: str) -> None:
    model, evidence = make_world(seed)
    started = model.programme.model_copy(update={"starts": date(2020, 1, 1)})
    model = model.model_copy(update={"as_of": date(2026, 6, 30), "programme": started})
    claim = model.claims[0]
    early = model.model_copy(
        update={
            "nodes": tuple(
                type(node).model_validate({**node.model_dump(), "latency": "50 years"})
                if node.id == claim.target and isinstance(node, Result)
                else node
                for node in model.nodes
            )
        }
    )
    against = item("against", claim.target, test="doubly-decisive", outcome="not-found")

    waiting = _rate(scorer, early, evidence).claims[claim.id]
    others = (each for each in evidence if claim.target not in each.item.about)
    refuted = _rate(scorer, model, (*others, against)).claims[claim.id]

    assert waiting.rating.rank >= refuted.rating.rank or refuted.rating.overlay is not None


@given(seeds, scorers)
@over_worlds
def test_what_is_suppressed_never_lifts_a_verdict(seed: int, scorer: str) -> None:
    model, evidence = make_world(seed)
    factors = {factor.id for factor in (*model.factors, *model.influences)}
    hidden = tuple(
        each._replace(observation=Observation(Sighting.NOT_SEARCHED, suppressed=True))
        if _supports(each) and not factors & set(each.item.about)
        else each
        for each in evidence
    )

    for shown, left in zip(
        _ranks(_rate(scorer, model, evidence)), _ranks(_rate(scorer, model, hidden)), strict=True
    ):
        assert left <= shown
