"""Tables behind the evidence, and what their authors declared."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Where
from contribution.domain.evidence import (
    Evidence,
    EvidenceItem,
    EvidenceRegister,
    Observation,
    Sighting,
)
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import LogicModel
from contribution.domain.rating import Ratings, Reason
from contribution.domain.table import Correction, Row, Table
from contribution.loading.model.rule import load_rule
from contribution.proofreading.tables import (
    find_tables,
    find_unreadable,
    is_declared,
    report,
)
from tests.building import kind_of

_TABLE = Table("t.csv", ("a", "b"), (Row(2, {"a": "1", "b": "2"}),))
_REGISTER = EvidenceRegister(
    id="r",
    title="R",
    kind="survey",
    table=_TABLE,
    corrections=(Correction(row=2, column="b", printed="2", corrected="2", reason="as printed"),),
)


def _assessment(*items: str, unreadable: tuple[Finding, ...] = ()) -> Assessment:
    evidence = tuple(
        Evidence(
            EvidenceItem(id=name, says=name, about=("x",)),
            _REGISTER,
            Observation(Sighting.NOT_SEARCHED, unreadable=unreadable),
            kind_of("survey"),
        )
        for name in items
    )
    return Assessment(
        ContributionGraph(LogicModel(name="m"), evidence),
        Ratings("none"),
        load_rule()[0],
        Reason,
    )


def test_a_table_of_several_items_is_found_once() -> None:
    assessment = _assessment("one", "two")

    assert [table.file for _, table in find_tables(assessment)] == ["t.csv"]


def test_a_declared_row_is_reported_no_more() -> None:
    assert is_declared(_REGISTER, (2, 9), "b")
    assert not is_declared(_REGISTER, (2, 9), "a")
    assert list(report(_REGISTER, (2,), "b", ("wrong", "look"))) == []


def test_another_row_is_reported_at_its_cell() -> None:
    (finding,) = report(_REGISTER, (3, 4), "b", ("wrong", "look"))

    assert finding == Finding(Where("t.csv", 3, 2), "wrong", "look")


def test_lines_that_an_item_could_not_read_are_known() -> None:
    unread = (Finding(Where("t.csv", 7, 1), "no number", "look"),)

    assert find_unreadable(_assessment("one", unreadable=unread)) == {("t.csv", 7)}
