from __future__ import annotations

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contribution.loading.files.folders import NamedFile
from contribution.loading.log import DiagnosticLog
from contribution.loading.tables.csv_lines import CsvLines, find_delimiter

CELLS = st.text(
    st.characters(codec="utf-8", exclude_characters="\0", exclude_categories=["Cs"]), max_size=8
)


@pytest.mark.parametrize(
    ("header", "delimiter"),
    [("a,b", ","), ("a;b", ";"), ("a\tb", "\t"), ("a", ","), ('"a,b,c";d', ";"), ("a;b,c;d", ";")],
)
def test_the_delimiter_is_the_most_frequent_outside_quotes(header: str, delimiter: str) -> None:
    assert find_delimiter(header) == delimiter


@settings(deadline=None)
@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), max_size=5))
def test_what_the_standard_writer_writes_is_read_back(rows: list[list[str]]) -> None:
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows([["a", "b"], *rows])
    with TemporaryDirectory() as folder:
        path = Path(folder) / "t.csv"
        path.write_bytes(written.getvalue().encode())
        log = DiagnosticLog()
        read = [cells for _, cells in CsvLines(NamedFile(path, "t.csv")).read(log)]
    assert log.diagnostics == ()
    assert read == [["a", "b"], *[row for row in rows if any(cell.strip() for cell in row)]]
