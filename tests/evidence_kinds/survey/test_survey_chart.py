"""A group is drawn beside the others and everybody, without those nobody may see."""

from __future__ import annotations

from collections.abc import Mapping

from contribution.domain.evidence import Observation
from tests.evidence_kinds.tables import observe, table_of


def observed(groups: Mapping[str, tuple[int, int]], role: str = "a") -> Observation:
    rows = [
        f"{wave},Well,{name},{option},{count}"
        for wave in (1, 2)
        for name, counts in groups.items()
        for option, count in zip(("Yes", "No"), counts, strict=True)
    ]
    where = {"where": {"role": role}} if role else {}
    wish = {"statement": "Well", "options": ["Yes"], "expect": "no-change", **where}
    return observe("survey", table_of("wave,statement,role,option,count", *rows), wish)


def drawn(groups: Mapping[str, tuple[int, int]], role: str = "a") -> tuple[str, list[str]]:
    chart = observed(groups, role).chart
    assert chart is not None
    return chart.title, list(chart.series)


def test_the_group_comes_first_and_everybody_last() -> None:
    groups = {"b": (30, 30), "a": (40, 20), "c": (20, 30)}

    assert drawn(groups) == ("Well: Yes", ["a", "b", "c", "Everybody"])
    assert drawn(groups, "") == ("Well", ["Yes"])


def test_withheld_groups_are_named_and_not_drawn() -> None:
    groups = {"a": (50, 20), "b": (30, 30), "c": (2, 3)}

    title, series = drawn(groups)

    assert title == "Well: Yes (not shown: b, c)"
    assert series == ["a", "Everybody"]


def test_counts_too_small_for_percentages_stand_in_the_working_only() -> None:
    observation = observed({"a": (40, 20), "b": (12, 8), "c": (30, 30)})

    assert observation.chart is not None
    assert list(observation.chart.series) == ["a", "c", "Everybody"]
    assert "Wave 1 by role: a 40 of 60, b 12 of 20, c 30 of 60, Everybody 82 of 140" in (
        observation.working
    )


def test_many_groups_leave_the_one_asked_for_beside_everybody() -> None:
    groups = dict.fromkeys("abcdefgh", (30, 30))

    assert drawn(groups) == ("Well: Yes", ["a", "Everybody"])
