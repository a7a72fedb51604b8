"""Rows that cannot be taken are counted as lost and told, a few times each."""

from __future__ import annotations

import pytest

from contribution.domain.evidence import EvidenceRegister
from contribution.loading.log import DiagnosticLog
from contribution.loading.tables.header import Header
from contribution.loading.tables.rows import CorrectionsOfTable, RowsOfTable, fit_cells

REGISTER = EvidenceRegister.model_validate({"id": "r", "title": "R", "kind": "survey"})


def check(
    *rows: list[str], columns: str = "wave,option,count", aligned: bool = False
) -> RowsOfTable:
    names = tuple(columns.split(","))
    found = RowsOfTable("t.csv", Header(1, names, is_usable=True), {"option"}, aligned=aligned)
    log = DiagnosticLog()
    found.check(iter(enumerate(rows, start=2)), CorrectionsOfTable(REGISTER, names, log), log)
    TOLD[:] = [(each.id, each.where.line, each.where.column) for each in log.diagnostics]
    return found


TOLD: list[tuple[str, int, int]] = []


def test_a_row_of_another_length_is_lost() -> None:
    assert check(["1", "Agree"], ["1", "Agree", "1", "391"], ["1", "Agree", "5"]).lost == [2, 3]
    assert TOLD == [("CA043", 2, 2), ("CA043", 3, 3)]


@pytest.mark.parametrize(
    ("cells", "aligned", "fitted"),
    [
        (["1", "a"], False, None),
        (["1", "a"], True, ["1", "a", ""]),
        (["1", "a", "5", "", " "], False, ["1", "a", "5"]),
        (["1", "a", "5", "x"], False, None),
        (["1", "a", "5", "x"], True, ["1", "a", "5"]),
    ],
)
def test_cells_are_fitted_only_where_nothing_is_in_doubt(
    cells: list[str], aligned: bool, fitted: list[str] | None
) -> None:
    assert fit_cells(cells, 3, aligned=aligned) == fitted


def test_a_flood_is_summed_up() -> None:
    assert len(check(*[["1"]] * 500).lost) == 500
    assert len(TOLD) == 21


@pytest.mark.parametrize("label", ["01-Feb", "2026-02-01", "Feb-01", "3-Apr-16"])
def test_a_label_that_a_spreadsheet_took_for_a_date(label: str) -> None:
    check(["1", label, "5"])

    assert TOLD == [("CA055", 2, 2)]


@pytest.mark.parametrize("label", ["1-2", "Feb", "1-2 visits", "Agree"])
def test_other_labels_are_no_dates(label: str) -> None:
    check(["1", label, "5"])

    assert TOLD == []


def test_a_nameless_column_is_told_once_and_only_when_it_holds_something() -> None:
    check(["1", "Agree", ""], ["1", "Agree", "5"], ["1", "No", "6"], columns="wave,option,")

    assert TOLD == [("CA051", 3, 3)]


def test_notes_beside_a_sheet_are_told_and_lose_no_row() -> None:
    assert check(["1", "Agree", "5", "why?"], aligned=True).lost == []
    assert TOLD == [("CA051", 2, 4)]
