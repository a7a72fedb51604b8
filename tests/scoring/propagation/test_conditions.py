from __future__ import annotations

from contribution.domain.logic_model import Assumption, CausalLink, Output
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


def test_a_link_that_is_too_early_to_tell_is_not_called_untested() -> None:
    later = Output.model_validate({"id": "seen", "label": "seen", "latency": "9 years"})
    model = chain("run", "seen", programme={"starts": "2026-01-01"})
    model = model.model_copy(update={"nodes": (model.nodes[0], later)})

    conditions = rate(model, [item("ran", "run", test="moderate")]).claims["claim"].conditions

    assert conditions[2].verdict is Verdict.TOO_EARLY
    assert conditions[2].gap.endswith("too early to tell")
