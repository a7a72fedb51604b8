"""What two forms of an element say, field by field, in words a person would write."""

from __future__ import annotations

from datetime import date

from contribution.changes.change import FieldChange
from contribution.changes.differences import (
    compare_evidence,
    compare_fields,
    compare_observations,
    describe_value,
)
from contribution.domain.diagnostic import Places, Where
from contribution.domain.evidence import Evidence, Observation, Sighting
from contribution.domain.figures import Chart, Figure
from contribution.domain.located import Locator, locate
from contribution.domain.logic_model import Assumption, CausalLink, Impact, Output
from tests.building import item


def test_a_changed_field_is_told_with_both_values() -> None:
    before = Assumption(id="one", label="They come")
    after = Assumption(id="one", label="They come", necessary=True, owner="Head")

    assert compare_fields(before, after) == (
        FieldChange("necessary", "no", "yes"),
        FieldChange("owner", "", "Head"),
    )


def test_the_order_of_names_and_the_place_in_the_file_are_no_difference() -> None:
    before = CausalLink(source="a", target="b", assumes=("x", "y"), at=Locator(page=1))
    after = CausalLink(
        source="a",
        target="b",
        assumes=("y", "x"),
        at=locate(Locator(page=1), Places(Where("other.yaml", 7))),
    )

    assert compare_fields(before, after) == ()


def test_saying_none_is_not_saying_nothing() -> None:
    before = CausalLink(source="a", target="b")
    after = CausalLink(source="a", target="b", assumes=())

    assert compare_fields(before, after) == (FieldChange("assumes", "", "none"),)


def test_a_node_that_changed_its_stage_says_so() -> None:
    changed = compare_fields(Output(id="a", label="A"), Impact(id="a", label="A"))

    assert changed == (FieldChange("stage", "output", "impact"),)


def test_data_that_came_out_otherwise_are_a_change_though_the_item_is_the_same() -> None:
    def chart(value: float) -> Chart:
        points = tuple((str(year), value + year, None, None) for year in range(5))
        return Chart("series", "Arrivals", "number", {"Late": points})

    before = Observation(Sighting.FOUND, "fell", (Figure("Change", "-3", -3),), chart=chart(1))
    after = Observation(Sighting.NOT_FOUND, "same", (Figure("Change", "0", 0),), chart=chart(2))

    changed = compare_observations(before, after)

    assert FieldChange("outcome", "found", "not-found") in changed
    assert FieldChange("figures computed", "Change -3", "Change 0") in changed
    assert changed[-1].name == "values of the table"
    assert changed[-1].before == "Late, 0: 1; Late, 1: 2; Late, 2: 3; and 2 more"


def test_rows_that_moved_in_their_table_are_no_change() -> None:
    before = Observation(Sighting.FOUND, figures=(Figure("n", "3", 3, rows=(Where("a.csv", 2),)),))
    after = Observation(Sighting.FOUND, figures=(Figure("n", "3", 3, rows=(Where("b.csv", 9),)),))

    assert compare_observations(before, after) == ()


def test_an_item_in_another_register_changes_only_by_what_the_register_lends() -> None:
    one = item("one", "a", group=None, source="s", quality=None)
    better = one.register.model_copy(update={"id": "other", "quality": 3})
    alike = one.register.model_copy(update={"id": "other", "quality": 2})

    moved = Evidence(one.item, better, one.observation, one.kind)
    assert compare_evidence(one, moved) == (FieldChange("quality", "2", "3"),)
    assert compare_evidence(one, Evidence(one.item, alike, one.observation, one.kind)) == ()


def test_values_read_as_an_author_writes_them() -> None:
    assert describe_value(date(2026, 6, 30)) == "2026-06-30"
    assert describe_value(Locator(section="Aims", page=3)) == "section Aims, page 3"
    assert describe_value(("a", "b")) == "a, b"
    assert describe_value({"staff": None, "parents": {"agree": 3}}) == "parents agree 3"
    assert describe_value(None) == ""
