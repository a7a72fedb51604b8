from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from contribution.domain.calendar import Span
from contribution.domain.evidence import Evidence
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import Activity, CausalLink, ContributionClaim, LogicModel
from contribution.domain.verdict import Verdict
from contribution.scoring.propagation.maturity import Maturity, find_maturity
from tests.building import item, outcome_node, rate


def _model(as_of: date, *starts: date | None, latency: str = "1 year") -> LogicModel:
    activities = tuple(
        Activity(id=f"a{number}", label="a", starts=start) for number, start in enumerate(starts)
    )
    changed = outcome_node("changed", "short", latency=latency)
    later = outcome_node("later", "medium")
    links = (
        *(CausalLink(source=node.id, target="changed") for node in activities),
        CausalLink(source="changed", target="later"),
    )
    return LogicModel(
        name="m",
        nodes=(*activities, changed, later),
        links=links,
        as_of=as_of,
        programme=Span(starts=date(2020, 1, 1)),
    )


def _maturity(model: LogicModel) -> Maturity:
    graph = ContributionGraph(model)
    return find_maturity(graph, graph.chain_links)


def test_the_earliest_activity_lets_an_outcome_be_seen_first() -> None:
    found = _maturity(_model(date(2026, 6, 1), date(2025, 1, 1), date(2026, 1, 1)))

    assert found.nodes["changed"] == date(2026, 1, 1)
    assert not found.is_too_early("changed")
    assert found.is_too_early("a1 -> changed")


def test_what_follows_a_result_cannot_be_seen_before_it() -> None:
    found = _maturity(_model(date(2025, 6, 1), date(2025, 1, 1)))

    assert found.nodes["later"] == found.nodes["changed"] == date(2026, 1, 1)
    assert found.is_too_early("changed -> later")


def test_an_activity_without_a_start_began_with_the_programme() -> None:
    assert _maturity(_model(date(2026, 1, 1), None)).nodes["changed"] == date(2021, 1, 1)


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.integers(0, 5000), st.integers(0, 999))
def test_shifting_all_dates_changes_nothing(start: date, age: int, shift: int) -> None:
    def early(by: int) -> bool:
        moved = start + timedelta(days=by)
        model = _model(moved + timedelta(days=age), moved, latency="400 days")
        return _maturity(model).is_too_early("changed")

    assert early(0) == early(shift) == (age < 400)


def _two_ways(source: str | None) -> tuple[LogicModel, list[Evidence]]:
    """Return two ways into one outcome: an old one without evidence, a young one with good."""
    model = _model(date(2026, 6, 1), date(2025, 1, 1), date(2026, 3, 1))
    claim = ContributionClaim(id="claim", says="c", source=source, target="changed")
    told = ["a0", "a1", "changed", "a1 -> changed"]
    items = [item(f"e{name}", name, test="moderate", on=date(2026, 5, 1)) for name in told]
    return model.model_copy(update={"claims": (claim,)}), items


def test_a_young_pathway_does_not_speak_with_the_age_of_an_old_one() -> None:
    assert rate(*_two_ways(None)).claims["claim"].verdict is Verdict.UNTESTED
    young = rate(*_two_ways("a1")).claims["claim"]
    assert (young.verdict, young.early_from) == (Verdict.TOO_EARLY, "changed")
    assert rate(*_two_ways("a0")).claims["claim"].verdict is Verdict.UNTESTED


def test_what_is_older_than_an_activity_does_not_show_that_it_was_carried_out() -> None:
    model = _model(date(2026, 6, 1), date(2025, 1, 1))
    before, after = (item("e", "a0", on=date(year, 6, 1)) for year in (2024, 2025))

    [use] = rate(model, [before]).nodes["a0"].uses
    assert (use.strength, use.why_not[:27]) == (0, "it is dated before 2025-01-")
    assert rate(model, [after]).nodes["a0"].support == 1
