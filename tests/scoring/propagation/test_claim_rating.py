from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from contribution.domain.evidence import Evidence
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import ContributionClaim, LogicModel
from contribution.scoring.ordinal import LADDER
from contribution.scoring.propagation.case import open_case
from contribution.scoring.propagation.claims import find_activities, find_passes, repeat_passes
from tests.building import RULE, chain, items, models, rate, subjects_of

MODEL_AND_ITEMS = models(8).flatmap(
    lambda model: st.tuples(
        st.just(model),
        st.lists(items(subjects_of(model)), min_size=1, max_size=6, unique_by=lambda e: e.id),
    )
)


def test_claims_that_begin_at_the_same_place_share_a_pass() -> None:
    claims = tuple(
        ContributionClaim(id=name, says=name, target=name, source=source)
        for name, source in (("b", None), ("c", "a"), ("a", "b"))
    )
    model = chain("a", "b", "c", claims=claims)
    case = open_case(ContributionGraph(model), RULE)

    passes = find_passes(LADDER.carrier, case, rate(model))

    assert list(passes.by_starts) == [("a",), ("b",)]
    assert passes.starts == {"b": ("a",), "c": ("a",), "a": ("b",)}
    assert set(passes.by_starts["b",][0].carried) == {"b", "c"}


@given(MODEL_AND_ITEMS, st.booleans())
@settings(max_examples=75, deadline=None)
def test_a_pass_made_again_behind_what_moved_equals_one_made_afresh(
    given_: tuple[LogicModel, list[Evidence]], from_one_start: bool
) -> None:
    model, evidence = given_
    first = find_activities(ContributionGraph(model))[0]
    if from_one_start:
        claims = (model.claims[0].model_copy(update={"source": first}),)
        model = model.model_copy(update={"claims": claims})
    before = LADDER.prepare(ContributionGraph(model), RULE)
    after = LADDER.prepare(ContributionGraph(model, tuple(evidence)), RULE)
    moved = {subject for each in evidence for subject in each.item.about}
    moved |= {link.id for name in moved for link in after.resting.get(name, ())}

    again = repeat_passes(after.ratings, before.passes, moved)

    assert again.by_starts == after.passes.by_starts
