"""Lines of a ledger are read by year, with every measure apart."""

from __future__ import annotations

from contribution.evidence_kinds.ledger.lines import tabulate_ledger
from tests.evidence_kinds.tables import read_table, table_of


def test_the_printed_ledger_of_the_report_can_be_read_whole() -> None:
    entries = tabulate_ledger(read_table("lac-ledger"))

    total = entries["total", "2015/16"]
    assert (total.amounts["budget"], total.amounts["actual"]) == (6882209, 7539816)
    assert total.amounts["forecast"] is None
    assert [entry for entry in entries.values() if entry.problems] == []


def test_an_unreadable_amount_is_a_problem_at_its_cell() -> None:
    table = table_of("line,year,actual", "Care,2014,1O0")

    problem = tabulate_ledger(table)["care", "2014"].problems[0]

    assert (problem.where.line, problem.where.column) == (2, 3)
    assert "likely means 100" in problem.message


def test_a_year_is_one_however_it_is_written() -> None:
    table = table_of("line,year,actual", "Care,2016/17,10", "Care,FY 2016-17,10", "Care,2016,12")

    entries = tabulate_ledger(table)

    assert set(entries) == {("care", "2016/17"), ("care", "2016")}
    assert "stands twice" in entries["care", "2016/17"].problems[0].message


def test_a_year_of_a_ledger_is_no_month() -> None:
    table = table_of("line,year,actual", "Care,2009/10,10", "Care,2009-10,10", "Care,2010-11,12")

    assert set(tabulate_ledger(table)) == {("care", "2009/10"), ("care", "2010/11")}
