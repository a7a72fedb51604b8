from __future__ import annotations

from contribution.domain.logic_model import Assumption, CausalLink
from contribution.domain.verdict import Verdict
from tests.building import chain, closed_rivals, item, rate, rival

NAMES = ["plausible", "carried out", "borne out", "accounted for"]


def test_there_are_four_conditions_in_maynes_order_each_with_a_gap() -> None:
    conditions = rate(chain("a", "b")).claims["claim"].conditions

    assert [word in each.name for word, each in zip(NAMES, conditions, strict=True)] == [True] * 4
    assert all(each.gap for each in conditions)


def test_no_condition_makes_up_for_another() -> None:
    model, closing = closed_rivals(chain("a", "b"))
    strong = [item(f"e{n}", name, test="doubly-decisive") for n, name in enumerate(["a -> b", "b"])]

    _, implemented, borne_out, others = rate(model, [*closing, *strong]).claims["claim"].conditions

    assert implemented.verdict is Verdict.UNTESTED
    assert borne_out.verdict is Verdict.MODERATE
    assert others.verdict is Verdict.VERY_STRONG


def test_a_link_without_mechanism_leaves_the_theory_untested() -> None:
    model = chain("a", "b").model_copy(update={"links": (CausalLink(source="a", target="b"),)})

    theory = rate(model).claims["claim"].conditions[0]

    assert theory.verdict is Verdict.UNTESTED
    assert "a -> b" in theory.gap


def test_the_least_certain_assumption_rates_the_theory() -> None:
    link = CausalLink(source="a", target="b", because="x", assumes=("p", "q"))
    assumptions = tuple(Assumption(id=name, label=name.upper()) for name in "pq")
    model = chain("a", "b").model_copy(update={"links": (link,), "assumptions": assumptions})

    theory = rate(model, [item("e", "p", test="moderate"), item("f", "q")]).claims["claim"]

    assert theory.conditions[0].verdict is Verdict.SUGGESTIVE
    assert "“Q”" in theory.conditions[0].gap


def test_a_supported_rival_leaves_other_influences_doubtful() -> None:
    model = chain("a", "b", factors=(rival("r", "b"),))
    evidence = [
        item("g", "r", test="smoking-gun"),
        item("h", "r", test="moderate", method="survey"),
    ]

    assert rate(model, evidence).claims["claim"].conditions[3].verdict is Verdict.DOUBTFUL
