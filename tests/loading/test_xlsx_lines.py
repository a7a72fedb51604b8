from __future__ import annotations

import builtins
import datetime as dt
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from contribution.domain.diagnostic import Where
from contribution.loading.files.folders import NamedFile
from contribution.loading.log import DiagnosticLog
from contribution.loading.tables import workbook as xlsx_lines
from contribution.loading.tables.workbook import XlsxLines

ROWS: list[list[Any]] = [
    ["wave", "statement", "count"],
    [1, "Warm staff", 5.0],
    [],
    [2, None, 6.5],
    [3, dt.datetime(2026, 6, 30), True],  # noqa: DTZ001 - a workbook knows no time zones
]


def read(path: Path) -> tuple[list[tuple[int, list[str]]], DiagnosticLog]:
    log = DiagnosticLog()
    return list(XlsxLines(NamedFile(path, "t.xlsx"), Where("r.yaml", 3, 7)).read(log)), log


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    book = Workbook()
    for row in ROWS:
        book.worksheets[0].append(row)
    path = tmp_path / "t.xlsx"
    book.save(path)
    return path


def test_cells_are_text_and_blank_rows_keep_the_numbers(workbook: Path) -> None:
    lines, log = read(workbook)
    assert log.diagnostics == ()
    assert lines == [
        (1, ["wave", "statement", "count"]),
        (2, ["1", "Warm staff", "5"]),
        (4, ["2", "", "6.5"]),
        (5, ["3", "2026-06-30", "true"]),
    ]


def test_a_damaged_workbook(tmp_path: Path, workbook: Path) -> None:
    for content in (b"", b"PK\x03\x04 no archive", workbook.read_bytes()[:2000]):
        path = tmp_path / "broken.xlsx"
        path.write_bytes(content)
        lines, log = read(path)
        assert lines == []
        assert [each.id for each in log.diagnostics] == ["CA045"]


@pytest.mark.parametrize(
    "limit", ["_MOST_ROWS", "_MOST_CELLS", "_MOST_COLUMNS", "_LARGEST_UNPACKED"]
)
def test_a_workbook_that_goes_on_too_far(
    limit: str, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_lines, limit, 2)
    _, log = read(workbook)
    assert [each.id for each in log.diagnostics] == ["CA046"]


def test_a_far_cell_does_not_fill_the_memory(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0]["A1"] = "wave"
    book.worksheets[0]["XFD1048576"] = "far"
    path = tmp_path / "far.xlsx"
    book.save(path)
    lines, log = read(path)
    assert [each.id for each in log.diagnostics] == ["CA046"]
    assert len(lines) <= 1


def test_without_the_library_the_next_step_names_it(
    workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **named: Any) -> Any:
        if name == "openpyxl":
            raise ImportError(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    lines, log = read(workbook)
    assert lines == []
    assert [(each.id, str(each.where)) for each in log.diagnostics] == [("CA047", "r.yaml:3:7")]
    assert "pip install 'contribution[tables]'" in log.diagnostics[0].next_step


def rewrite(path: Path, member: str, old: bytes, new: bytes) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[member]
    parts[member] = parts[member].replace(old, new)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def test_what_the_library_leaves_out_of_looks_is_not_mentioned(workbook: Path) -> None:
    # A list to choose from, as spreadsheet programs of today write it.
    extension = b'<extLst><ext uri="{CCE6A557-97BC-4B89-ADB6-D9C93CAAB3DF}"/></extLst>'
    rewrite(workbook, "xl/worksheets/sheet1.xml", b"</worksheet>", extension + b"</worksheet>")

    lines, log = read(workbook)

    assert len(lines) == 4
    assert log.diagnostics == ()


def test_a_workbook_that_lost_a_sheet_is_not_read_as_if_it_were_whole(workbook: Path) -> None:
    rewrite(workbook, "xl/workbook.xml", b'r:id="rId1"', b"")

    lines, log = read(workbook)

    assert lines == []
    assert [each.id for each in log.diagnostics] == ["CA045"]
    assert "damaged" in log.diagnostics[0].message


def test_a_sheet_longer_than_a_piece_is_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_lines, "_ROWS_AT_ONCE", 3)
    book = Workbook()
    for number in range(10):
        book.worksheets[0].append([number])
    book.save(tmp_path / "t.xlsx")

    lines, _ = read(tmp_path / "t.xlsx")

    assert lines == [(number + 1, [str(number)]) for number in range(10)]
