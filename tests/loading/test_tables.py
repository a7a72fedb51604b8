from __future__ import annotations

from pathlib import Path

import pytest

from contribution.domain.diagnostic import Where
from contribution.domain.evidence import EvidenceRegister
from contribution.domain.table import Table, TableShape
from contribution.loading.files.folders import NamedFile
from contribution.loading.log import DiagnosticLog
from contribution.loading.tables import table as tables
from contribution.loading.tables.table import StreamedRows, load_table

HEADER = "wave,statement,count\n"
REGISTER = EvidenceRegister.model_validate({"id": "r", "title": "R", "kind": "survey"})


def load(
    tmp_path: Path, content: str | bytes, name: str = "t.csv"
) -> tuple[Table | None, DiagnosticLog]:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    log = DiagnosticLog()
    file = NamedFile(path, name)
    wanted = TableShape(("wave", "statement"), ("count",))
    return load_table(file, Where("r.yaml", 3, 7), wanted, register=REGISTER, log=log), log


def found(log: DiagnosticLog) -> list[tuple[str, int]]:
    return [(each.id, each.where.line) for each in log.diagnostics]


def cells(table: Table | None) -> list[tuple[int, list[str]]]:
    assert table is not None
    return [(row.line, list(row.cells.values())) for row in table]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_seen_in_the_header(delimiter: str, tmp_path: Path) -> None:
    table, log = load(tmp_path, (HEADER + "1,Warm staff,5\n").replace(",", delimiter))
    assert len(log) == 0
    assert cells(table) == [(2, ["1", "Warm staff", "5"])]


def test_a_mark_in_front_and_windows_line_ends_are_no_matter(tmp_path: Path) -> None:
    table, log = load(tmp_path, b"\xef\xbb\xbfwave,statement,count\r\n1,a,5\r\n\r\n2,b,6\r\n")
    assert len(log) == 0
    assert cells(table) == [(2, ["1", "a", "5"]), (4, ["2", "b", "6"])]


def test_a_row_that_spans_lines_is_called_by_its_first(tmp_path: Path) -> None:
    table, _ = load(tmp_path, HEADER + '1,"a\nb",5\n2,c,6\n')
    assert cells(table) == [(2, ["1", "a\nb", "5"]), (4, ["2", "c", "6"])]


def test_ragged_rows_are_left_out_and_the_others_kept(tmp_path: Path) -> None:
    table, log = load(tmp_path, HEADER + "1,a,5\n1,b\n1,c,5,6\n1,d,7\n")
    assert found(log) == [("CA043", 3), ("CA043", 4)]
    assert [line for line, _ in cells(table)] == [2, 5]


def test_a_flood_of_ragged_rows_is_summed_up(tmp_path: Path) -> None:
    table, log = load(tmp_path, HEADER + "1,b\n" * 500 + "1,a,5\n")
    assert len(log) == 21
    assert "480 more" in log.diagnostics[-1].message
    assert len(cells(table)) == 1


def test_a_misspelt_column_is_pointed_at(tmp_path: Path) -> None:
    table, log = load(tmp_path, "wave,Statment,count\n1,a,5\n")
    assert table is not None
    assert table.columns == ("wave", "statement", "count")
    assert [each.where for each in log.diagnostics] == [Where("t.csv", 1, 2)]
    assert '"Statment"' in log.diagnostics[0].message


def test_a_missing_column_without_a_near_one(tmp_path: Path) -> None:
    table, log = load(tmp_path, "wave,x\n1,a\n")
    assert table is None
    assert found(log) == [("CA041", 1)]


def test_two_columns_of_one_name(tmp_path: Path) -> None:
    table, log = load(tmp_path, "wave,statement,wave\n1,a,2\n")
    assert table is None
    assert [(each.id, each.where.column) for each in log.diagnostics] == [("CA042", 3)]


@pytest.mark.parametrize("content", ["", "\n\n", HEADER, HEADER + "\n\n"])
def test_an_empty_table(content: str, tmp_path: Path) -> None:
    _, log = load(tmp_path, content)
    assert found(log) == [("CA044", 1)]


@pytest.mark.parametrize(
    ("content", "problem", "line"),
    [
        (HEADER.encode() + b"1,caf\xe9,5\n", "CA004", 2),
        (HEADER.encode("utf-16"), "CA004", 1),
        (HEADER.encode() + b"1,\x00,5\n", "CA005", 2),
        (HEADER.encode() + b"1,a,5\n" * 2000 + b"1,\x00,5\n", "CA005", 2002),
        (HEADER.encode() + b'1,a,5\n1,"a,5\n', "CA045", 3),
        (HEADER.encode() + b'1,"a"b,5\n', "CA045", 2),
        (HEADER.encode() + b"1," + b"x" * 200_000 + b",5\n", "CA045", 2),
        (HEADER.encode() + b"1," + b"x" * 2_000_000 + b",5\n", "CA046", 2),
        (HEADER.encode() + b"," * 5000 + b"\n", "CA046", 2),
    ],
)
def test_half_a_table_is_not_used(content: bytes, problem: str, line: int, tmp_path: Path) -> None:
    table, log = load(tmp_path, content)
    assert table is None
    assert found(log) == [(problem, line)]


def test_a_large_table_is_read_anew_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "_LARGEST_HELD", 10)
    table, _ = load(tmp_path, HEADER + "1,a,5\n2,b\n3,c,6\n")
    assert table is not None
    assert isinstance(table.rows, StreamedRows)
    assert cells(table) == cells(table) == [(2, ["1", "a", "5"]), (4, ["3", "c", "6"])]


def test_a_format_that_is_not_read(tmp_path: Path) -> None:
    table, log = load(tmp_path, "x", "t.ods")
    assert table is None
    assert [(each.id, str(each.where)) for each in log.diagnostics] == [("CA050", "r.yaml:3:7")]
    assert "CSV" in log.diagnostics[0].next_step


def test_the_lines_of_a_small_table_are_kept_for_showing(tmp_path: Path) -> None:
    _, log = load(tmp_path, HEADER + "1,b\n")
    assert log.sources["t.csv"] == ("wave,statement,count", "1,b")
