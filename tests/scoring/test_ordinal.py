from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contribution.domain.evidence import Evidence, Observation, Sighting
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import (
    Assumption,
    CausalLink,
    ContributionClaim,
    Factor,
    LogicModel,
    Output,
)
from contribution.domain.rating import Ratings
from contribution.domain.verdict import VERDICT_TABLE, Verdict, rank
from contribution.scoring.ordinal import SCORER
from tests.building import (
    ALL_WAIVED,
    RULE,
    chain,
    closed_rivals,
    item,
    items,
    models,
    outcome_node,
    rate,
    rival,
    subjects_of,
)

LINK = "run -> seen"


def _link(*evidence: Evidence, **fields: object) -> tuple[int, int, str]:
    rated = rate(chain("run", "seen", **fields), evidence).links[LINK].rating
    return rated.support, rated.refutation, rated.verdict


# --- the golden fixture of the method specification (row 46, derived) -------------------------


def test_row_46_first_link_is_strong_when_its_rival_is_ruled_out_d() -> None:
    evidence = [
        item("registry", LINK, test="hoop", method="admin", by="implementer"),
        item("site", LINK, test="smoking-gun", method="observation"),
        item("rival-fails", "other", test="hoop", outcome="not-found"),
    ]
    factors = (rival("other", "seen"),)

    assert _link(*evidence, factors=factors, no_rival_considered=ALL_WAIVED) == (3, 0, "strong")
    assert _link(*evidence[:2]) == (2, 0, "moderate"), "none registered"


def test_row_46_second_link_is_capped_by_a_suggestive_rival_d() -> None:
    evidence = [
        item("survey", LINK, test="moderate", method="survey"),
        item("straw", LINK, test="straw"),
        item("gun", LINK, test="smoking-gun", method="observation"),
        item("for-rival", "other", test="straw"),
    ]
    model = chain("run", "seen", factors=(rival("other", "seen"),), no_rival_considered=ALL_WAIVED)

    rated = rate(model, evidence).links[LINK]

    assert rated.own.ladder_support == 3
    assert (rated.rating.support, rated.rating.refutation) == (2, 0)
    assert rated.rating.verdict is Verdict.MODERATE
    assert [cap.name for cap in rated.rating.caps if cap.bites] == ["other"]


def test_row_46_third_link_is_doubtful_and_drags_the_chain_d() -> None:
    evidence = [
        item("straw", "b -> c", test="straw"),
        item("admin", "b -> c", test="hoop", outcome="not-found", quality=2, method="admin"),
        item("first", "a -> b", test="smoking-gun"),
        item("second", "a -> b", test="moderate", method="survey"),
        *(item(f"node-{name}", name, test="doubly-decisive") for name in "abc"),
    ]

    ratings = rate(chain("a", "b", "c"), evidence)

    assert ratings.links["b -> c"].rating.verdict is Verdict.DOUBTFUL
    assert ratings.claims["claim"].verdict is Verdict.DOUBTFUL
    assert [step.subject for step in ratings.claims["claim"].weakest] == ["b -> c"]


# --- the ladder (A2) --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("test", "outcome", "expected"),
    [
        ("straw", "found", (1, 0)),
        ("straw", "not-found", (0, 1)),
        ("hoop", "found", (1, 0)),
        ("hoop", "not-found", (0, 3)),
        ("smoking-gun", "found", (2, 0)),
        ("smoking-gun", "not-found", (0, 1)),
        ("doubly-decisive", "found", (2, 0)),
        ("doubly-decisive", "not-found", (0, 3)),
        ("moderate", "found", (2, 0)),
        ("moderate", "not-found", (0, 2)),
        ("doubly-decisive", "not-searched", (0, 0)),
        ("doubly-decisive", "cannot-tell", (0, 0)),
    ],
)
def test_one_item_reaches_the_level_of_its_test(
    test: str, outcome: str, expected: tuple[int, int]
) -> None:
    assert _link(item("one", LINK, test=test, outcome=outcome))[:2] == expected


def test_the_verdict_table_is_monotone() -> None:
    for support, refutation in product(range(5), range(4)):
        here = rank(VERDICT_TABLE[support][refutation])
        assert rank(VERDICT_TABLE[support][refutation + 1]) <= here
    for support, refutation in product(range(4), range(5)):
        here = rank(VERDICT_TABLE[support][refutation])
        assert rank(VERDICT_TABLE[support + 1][refutation]) >= here


def test_strong_needs_a_second_source_and_one_independent_of_the_programme() -> None:
    model, closing = closed_rivals(chain("run", "seen"))
    own_gun = item("own", LINK, test="smoking-gun", by="implementer")
    own_straw = item("straw", LINK, by="implementer")
    outside = item("outside", LINK, test="moderate", by="independent", method="survey")

    def support(*evidence: Evidence) -> int:
        return rate(model, [*closing, *evidence]).links[LINK].rating.support

    assert support(own_gun) == 2
    assert support(own_gun, own_straw) == 2
    assert support(own_gun, own_straw, outside) == 3


def test_a_before_and_after_figure_on_a_link_is_a_straw_and_on_a_node_is_not() -> None:
    change = Observation(Sighting.FOUND, before_after=True)
    on_link = item("c", LINK, test="smoking-gun", observation=change)
    on_node = item("c", "seen", test="smoking-gun", observation=change)

    assert rate(chain("run", "seen"), [on_link]).links[LINK].own.support == 1
    assert rate(chain("run", "seen"), [on_node]).nodes["seen"].support == 2


def test_a_null_from_a_small_sample_is_silent_and_from_a_large_one_is_not() -> None:
    def refutation(power: float) -> int:
        seen = Observation(Sighting.NOT_FOUND, sensitivity=power, type_i_error=0.05)
        return _link(item("null", LINK, test="moderate", observation=seen))[1]

    assert refutation(0.2) == 0, "-0.75 dB (row 43)"
    assert refutation(0.8) == 2, "-6.77 dB (row 43)"


# --- what the model does to a link (A4, A5) ----------------------------------------------------


@pytest.mark.parametrize(
    ("necessary", "evidence", "limit"),
    [
        (True, [], 2),
        (True, [item("a", "holds")], 3),
        (True, [item("a", "holds", test="moderate")], 4),
        (True, [item("a", "holds", test="hoop", outcome="not-found")], 1),
        (False, [], 3),
        (False, [item("a", "holds", test="hoop", outcome="not-found")], 2),
    ],
)
def test_an_assumption_bounds_its_link(
    necessary: bool, evidence: list[Evidence], limit: int
) -> None:
    model, closing = closed_rivals(chain("run", "seen"))
    link = CausalLink(source="run", target="seen", assumes=("holds",))
    model = model.model_copy(
        update={
            "assumptions": (Assumption(id="holds", label="holds", necessary=necessary),),
            "links": (link,),
        }
    )
    strong = [
        item(f"g{n}", LINK, test="smoking-gun", method=method)
        for n, method in enumerate(["survey", "documents"])
    ]

    rated = rate(model, [*closing, *strong, *evidence]).links[LINK]

    assert rated.own.ladder_support == 4
    assert rated.rating.support == limit


def test_a_refuted_necessary_assumption_refutes_its_link() -> None:
    link = CausalLink(source="run", target="seen", assumes=("holds",))
    model = chain("run", "seen").model_copy(
        update={
            "assumptions": (Assumption(id="holds", label="holds", necessary=True),),
            "links": (link,),
        }
    )

    rated = rate(model, [item("a", "holds", test="hoop", outcome="not-found")]).links[LINK]

    assert rated.rating.verdict is Verdict.CONTRADICTED


def test_complementary_factors_never_lower_credence_only_the_role() -> None:
    friend = Factor(id="friend", label="friend", role="complementary", affects=("seen",))
    claim = ContributionClaim(id="claim", says="we helped", target="seen", role="principal")
    evidence = [
        item("a", "friend", test="smoking-gun"),
        item("b", "friend", test="moderate", method="survey"),
        item("c", LINK, test="moderate"),
    ]
    without = rate(chain("run", "seen", claims=(claim,)), evidence[2:])
    beside = rate(chain("run", "seen", claims=(claim,), factors=(friend,)), evidence)

    assert without.links[LINK].rating.rank == beside.links[LINK].rating.rank
    assert without.claims["claim"].role == "principal"
    assert beside.claims["claim"].role == "not determined"


def _timed(latency: str, as_of: date) -> LogicModel:
    model = chain("run", "made", as_of=as_of)
    nodes = tuple(
        node.model_copy(update={"starts": date(2026, 1, 1)}) if node.id == "run" else node
        for node in model.nodes
    )
    result = outcome_node("changed", "short", latency=latency)
    links = (*model.links, CausalLink(source="made", target="changed", because="b"))
    claim = ContributionClaim(id="claim", says="we helped", target="changed")
    return model.model_copy(update={"nodes": (*nodes, result), "links": links, "claims": (claim,)})


def test_too_early_is_not_against_and_the_prefix_still_speaks() -> None:
    model = _timed("1 year", date(2026, 6, 30))
    evidence = [
        *(item(f"e{n}", name, test="moderate") for n, name in enumerate(["run", "made"])),
        item("l", "run -> made", test="moderate"),
        item("absent", "changed", test="hoop", outcome="not-found"),
        item("absent-link", "made -> changed", test="hoop", outcome="not-found"),
    ]

    ratings = rate(model, evidence)
    claim = ratings.claims["claim"]

    assert claim.verdict is Verdict.TOO_EARLY
    assert claim.rating.evidence_verdict is Verdict.MODERATE, "the part that could be seen"
    assert claim.early_from == "changed"
    assert ratings.nodes["changed"].refutation == 0
    assert (
        claim.rating.rank
        >= rate(_timed("1 day", date(2026, 6, 30)), evidence).claims["claim"].rating.rank
    )


def test_figures_from_before_the_effect_could_show_do_not_count() -> None:
    model = _timed("3 months", date(2026, 6, 30))
    early = item("early", "changed", test="moderate", on="2026-02-01")
    late = item("late", "changed", test="moderate", on="2026-05-01")

    assert rate(model, [early]).nodes["changed"].support == 0
    assert rate(model, [late]).nodes["changed"].support == 2


def test_a_refuted_upstream_link_still_counts_when_the_outcome_is_too_early() -> None:
    model = _timed("1 year", date(2026, 6, 30))
    failed = item("failed", "run -> made", test="hoop", outcome="not-found")

    claim = rate(model, [failed]).claims["claim"]

    assert claim.verdict is Verdict.TOO_EARLY
    assert claim.rating.evidence_verdict is Verdict.CONTRADICTED


def test_what_the_model_leaves_untestable_is_not_scored_and_says_why() -> None:
    model = chain("run", "seen")
    far = outcome_node("far", "long")
    model = model.model_copy(
        update={
            "nodes": (*model.nodes, outcome_node("near", "short"), far),
            "links": (*model.links, CausalLink(source="seen", target="far", because="b")),
            "claims": (ContributionClaim(id="claim", says="s", target="far"),),
        }
    )

    ratings = rate(model)

    assert ratings.links["seen -> far"].rating.verdict is Verdict.NOT_SCORED
    assert "skips a stage" in ratings.links["seen -> far"].rating.overlay_reason
    assert ratings.claims["claim"].verdict is Verdict.NOT_SCORED


def test_suppressed_is_not_untested() -> None:
    hidden = item("few", "seen", observation=Observation(Sighting.NOT_SEARCHED, suppressed=True))

    assert rate(chain("run", "seen"), [hidden]).nodes["seen"].verdict is Verdict.SUPPRESSED
    assert rate(chain("run", "seen")).nodes["seen"].verdict is Verdict.UNTESTED


# --- and, or, packages -------------------------------------------------------------------------


def _fork(**target: object) -> tuple[LogicModel, list[Evidence]]:
    nodes = chain("left", "seen").nodes
    right = chain("right", "x").nodes[0]
    seen = Output.model_validate({"id": "seen", "label": "seen", **target})
    links = tuple(CausalLink(source=s, target="seen", because="b") for s in ("left", "right"))
    model = chain("left", "seen").model_copy(
        update={"nodes": (nodes[0], right, seen), "links": links}
    )
    evidence = [
        item("n", "seen", test="moderate"),
        item("l", "left", test="moderate"),
        item("ll", "left -> seen", test="moderate"),
        item("r", "right", test="hoop", outcome="not-found"),
    ]
    return model, evidence


def test_any_one_pathway_suffices_unless_all_are_needed() -> None:
    assert rate(*_fork()).claims["claim"].verdict is Verdict.MODERATE
    assert rate(*_fork(needs="all")).claims["claim"].verdict is Verdict.CONTRADICTED


def test_a_partner_in_a_package_counts_as_it_stands_when_the_claim_is_about_the_other() -> None:
    model, evidence = _fork(needs="all")
    claim = ContributionClaim(id="claim", says="s", source="left", target="seen")
    model = model.model_copy(update={"claims": (claim,)})

    assert rate(model, evidence).claims["claim"].verdict is Verdict.CONTRADICTED


# --- invariants (A7), over whole generated models ----------------------------------------------

MODEL_AND_ITEMS = models().flatmap(
    lambda model: st.tuples(
        st.just(model), st.lists(items(subjects_of(model)), max_size=8, unique_by=lambda e: e.id)
    )
)
WITH_ONE_MORE = models().flatmap(
    lambda model: st.tuples(
        st.just(model),
        st.lists(items(subjects_of(model)), max_size=8, unique_by=lambda e: e.id),
        items(subjects_of(model)),
    )
)


def _shape(ratings: Ratings) -> dict[str, tuple[str, int, int]]:
    named = {name: each.rating for name, each in ratings.links.items()}
    named |= {name: each.rating for name, each in ratings.claims.items()}
    named |= {**ratings.nodes, **ratings.assumptions, **ratings.factors}
    return {name: (each.verdict, each.support, each.refutation) for name, each in named.items()}


@given(WITH_ONE_MORE)
@settings(max_examples=150, deadline=None)
def test_o1_o2_more_support_never_lowers_and_more_refutation_never_raises_a_claim(
    given_: tuple[LogicModel, list[Evidence], Evidence],
) -> None:
    model, evidence, extra = given_
    if extra.item.about[0] in {factor.id for factor in model.factors}:
        return  # rivals work the other way round; see R1
    if extra.item.about[0] in {claim.id for claim in model.claims}:
        return  # what speaks of a claim as a whole has tests of its own
    before = rate(model, evidence)
    after = rate(model, [*evidence, extra])
    use = next(
        use
        for rating in (
            *after.nodes.values(),
            *after.assumptions.values(),
            *(each.rating for each in after.links.values()),
        )
        for use in rating.uses
        if use.item == extra.id
    )

    for name in ("claim",):
        old, new = before.claims[name].rating, after.claims[name].rating
        if use.sign > 0:
            assert new.key >= old.key
        else:
            assert new.key <= old.key


@given(WITH_ONE_MORE)
@settings(max_examples=150, deadline=None)
def test_r1_support_for_a_rival_never_raises_and_refutation_never_lowers_a_claim(
    given_: tuple[LogicModel, list[Evidence], Evidence],
) -> None:
    model, evidence, extra = given_
    about_rival = item(
        "extra",
        model.factors[0].id,
        test=extra.item.test or "straw",
        outcome=extra.observation.outcome,
    )
    before = rate(model, evidence).claims["claim"].rating
    after = rate(model, [*evidence, about_rival])
    use = after.factors[model.factors[0].id].uses[-1]

    if use.sign > 0:
        assert after.claims["claim"].rating.support <= before.support
    else:
        assert after.claims["claim"].rating.support >= before.support


@given(MODEL_AND_ITEMS, st.randoms(use_true_random=False))
@settings(max_examples=75, deadline=None)
def test_o3_order_never_matters(given_: tuple[LogicModel, list[Evidence]], random: object) -> None:
    model, evidence = given_
    shuffled = list(evidence)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    turned = model.model_copy(
        update={
            "nodes": tuple(reversed(model.nodes)),
            "links": tuple(reversed(model.links)),
            "factors": tuple(reversed(model.factors)),
        }
    )

    assert _shape(rate(turned, shuffled)) == _shape(rate(model, evidence))


@given(MODEL_AND_ITEMS)
@settings(max_examples=75, deadline=None)
def test_o4_a_duplicate_in_the_same_group_counts_once(
    given_: tuple[LogicModel, list[Evidence]],
) -> None:
    model, evidence = given_
    copies = [
        item(
            f"copy-{each.id}",
            *each.item.about,
            test=each.item.test or "straw",
            outcome=each.observation.outcome,
            predicts=each.item.predicts,
            quality=each.item.quality,
            group=each.group,
            by=each.by,
            method=each.method,
        )
        for each in evidence
    ]

    assert _shape(rate(model, [*evidence, *copies])) == _shape(rate(model, evidence))


@given(MODEL_AND_ITEMS)
@settings(max_examples=75, deadline=None)
def test_o5_o6_what_was_not_searched_or_is_inadmissible_is_silent(
    given_: tuple[LogicModel, list[Evidence]],
) -> None:
    model, evidence = given_
    target = model.nodes[-1].id
    silent = [
        item("unsearched", target, test="doubly-decisive", outcome="not-searched"),
        item("worthless", target, test="doubly-decisive", quality=0),
        item("planned", target, test="doubly-decisive", planned=True),
    ]

    assert _shape(rate(model, [*evidence, *silent])) == _shape(rate(model, evidence))


@given(st.integers(1, 40))
@settings(deadline=None)
def test_o9_any_number_of_straws_stops_at_two(number: int) -> None:
    methods = ["survey", "interviews", "documents"]
    straws = [item(f"s{n}", LINK, method=methods[n % 3]) for n in range(number)]
    model, closing = closed_rivals(chain("run", "seen"))

    assert rate(model, [*closing, *straws]).links[LINK].rating.support <= 2


@given(st.integers(2, 30), st.integers(0, 29))
@settings(deadline=None)
def test_p4_p6_an_untested_link_among_good_ones_leaves_the_chain_untested(
    length: int, gap: int
) -> None:
    names = [f"n{number}" for number in range(length)]
    model, closing = closed_rivals(chain(*names))
    gap_link = model.links[gap % len(model.links)].id
    good = [
        item(f"e-{name}", name, test="doubly-decisive")
        for name in (*names, *(link.id for link in model.links))
        if name != gap_link
    ]
    whole = [*good, item("e-gap", gap_link, test="doubly-decisive")]

    assert rate(model, [*closing, *good]).claims["claim"].verdict is Verdict.UNTESTED
    assert [s.subject for s in rate(model, [*closing, *good]).claims["claim"].weakest] == [gap_link]
    assert rate(model, [*closing, *whole]).claims["claim"].verdict is Verdict.MODERATE


def test_a8_one_refuted_link_among_nine_good_ones_is_contradicted() -> None:
    names = [f"n{number}" for number in range(11)]
    model, closing = closed_rivals(chain(*names))
    bad = model.links[4].id
    evidence = [
        item(
            f"e-{name}",
            name,
            test="doubly-decisive",
            outcome="not-found" if name == bad else "found",
        )
        for name in (*names, *(link.id for link in model.links))
    ]

    assert rate(model, [*closing, *evidence]).claims["claim"].verdict is Verdict.CONTRADICTED


def test_a8_conflicting_smoking_guns_are_contested_not_averaged() -> None:
    assert (
        _link(
            item("a", LINK, test="doubly-decisive"),
            item("b", LINK, test="doubly-decisive", outcome="not-found"),
        )[2]
        == "contested"
    )


def test_a8_ignorance_is_not_disbelief() -> None:
    assert _link()[2] == "untested"
    assert _link(item("a", LINK, test="hoop", outcome="not-found"))[2] == "contradicted"


def test_an_irrelevant_weak_leg_changes_nothing() -> None:
    model, evidence = _fork()
    weak = [each for each in evidence if each.id != "r"]

    assert rate(model, weak).claims["claim"].rating.support == 2


def test_ten_thousand_links_in_a_row_need_no_recursion() -> None:
    names = [f"n{number}" for number in range(10_000)]

    ratings = rate(chain(*names))

    assert ratings.claims["claim"].verdict is Verdict.UNTESTED
    assert len(ratings.claims["claim"].pathway) == 19_999


@given(MODEL_AND_ITEMS)
@settings(max_examples=75, deadline=None)
def test_the_explanation_names_exactly_the_items_used(
    given_: tuple[LogicModel, list[Evidence]],
) -> None:
    model, evidence = given_
    graph = ContributionGraph(model, tuple(evidence))
    ratings = SCORER.rate(graph, RULE)

    for subject in graph.subjects:
        text = str(SCORER.explain(graph, ratings, RULE, subject))
        for use in ratings.of(subject).uses:
            assert f"source “{use.group}”" in text or use.why_not in text


@given(MODEL_AND_ITEMS)
@settings(max_examples=30, deadline=None)
def test_scoring_twice_says_the_same(given_: tuple[LogicModel, list[Evidence]]) -> None:
    model, evidence = given_

    assert _shape(rate(model, evidence)) == _shape(rate(model, evidence))
