"""What a sheet hides is found without loading it whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from contribution.loading.files.folders import NamedFile
from contribution.loading.tables.workbook import parse_place, scan_sheet


@pytest.mark.parametrize(
    ("reference", "place"),
    [("A1", (1, 1)), ("$B$7", (7, 2)), ("AA10", (10, 27)), ("XFD1048576", (1048576, 16384)),
     ("", (0, 0)), ("7B", (0, 0))],
)  # fmt: skip
def test_places_are_row_and_column(reference: str, place: tuple[int, int]) -> None:
    assert parse_place(reference) == place


def test_formulas_merged_cells_and_hidden_rows_are_found(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["wave", "count"], [1, 5], [None, "=2*3"], [2, 7]):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    sheet.row_dimensions[4].hidden = True
    book.save(tmp_path / "t.xlsx")

    traits = scan_sheet(NamedFile(tmp_path / "t.xlsx", "t.xlsx"), "xl/worksheets/sheet1.xml")

    assert traits.without_result == [(3, 2)]
    assert traits.merged == [((2, 1), (3, 1))]
    assert traits.hidden == [4]
