"""The line of the names is found under titles, and its slips are named."""

from __future__ import annotations

import pytest

from contribution.domain.table import TableShape
from contribution.loading.log import DiagnosticLog
from contribution.loading.tables.header import Header, find_header

WANTED = TableShape(("wave", "option"), ("count", "percent"))


def find(*lines: list[str]) -> tuple[Header | None, list[tuple[str, int, str]], int]:
    log = DiagnosticLog()
    found = find_header(iter(enumerate(lines, start=1)), WANTED, "t.csv", log)
    told = [(each.id, each.where.column, each.next_step) for each in log.diagnostics]
    return found and found[0], told, len(list(found[1])) if found else 0


@pytest.mark.parametrize(
    "names", [["wave", "option"], [" Wave", "OPTION "], ["\ufeffwave", "option"]]
)
def test_names_are_known_however_they_are_written(names: list[str]) -> None:
    header, told, below = find(names, ["1", "Agree"])

    assert header == Header(1, ("wave", "option"), is_usable=True)
    assert (told, below) == ([], 1)


def test_titles_and_merged_headings_above_the_names_are_passed_over() -> None:
    header, told, below = find(
        ["Table 3"], ["Asked", "", "Given"], ["wave", "option", "count"], ["1"]
    )

    assert header is not None
    assert (header.line, told, below) == (3, [], 1)


def test_the_line_with_most_of_the_names_is_pointed_at() -> None:
    header, told, _ = find(["Table 3"], ["wave", "optoin", "count"], ["1", "Agree", "5"])

    assert header is not None
    assert (header.line, header.is_usable) == (2, True)
    assert header.columns == ("wave", "option", "count")
    assert told == [("CA041", 2, "did you mean option? call it so in the header line")]


def test_a_column_without_a_name_is_pointed_at() -> None:
    assert find(["wave", "", "count"])[1][0][1] == 2


def test_a_slip_in_a_column_that_may_be_missing_is_named() -> None:
    header, told, _ = find(["wave", "option", "cuont", "county"])

    assert header is not None
    assert header.is_usable
    assert told == [("CA051", 3, 'did you mean "count"?')]


def test_without_a_line_there_is_no_header() -> None:
    assert find()[0] is None
