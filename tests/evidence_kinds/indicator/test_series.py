"""Series are sorted by time, whatever the order of the rows, and their gaps are named."""

from __future__ import annotations

from contribution.evidence_kinds.indicator.series import tabulate_series
from tests.evidence_kinds.tables import read_table, table_of


def test_points_stand_in_order_of_time() -> None:
    table = table_of("indicator,period,value", "Late,2015,3", "Late,2013,1", "late ,2014,2")

    series = tabulate_series(table)["late", ""]

    assert [point.value for point in series.points] == [1, 2, 3]
    assert [point.line for point in series.points] == [3, 4, 2]
    assert series.problems == ()


def test_gaps_and_empty_cells_are_named() -> None:
    table = table_of("indicator,period,value", "Late,2013,1", "Late,2015,n/a", "Late,2016,4")

    assert tabulate_series(table)["late", ""].missing == ("2015", "between 2013 and 2015")


def test_financial_years_are_read_as_years_and_months_as_months() -> None:
    rows = ["Late,2009-10,1", "Late,2010-11,2", "Late,2011-12,3", "Calls,2009-09,1",
            "Calls,2009-10,2", "Calls,2009-11,3"]  # fmt: skip

    table = tabulate_series(table_of("indicator,period,value", *rows))

    assert [(each.problems, each.missing) for each in table.values()] == [((), ())] * 2
    notations = {point.period.notation for each in table.values() for point in each.points}
    assert notations == {"financial year", "month"}


def test_a_period_that_may_be_either_is_asked_about() -> None:
    (series,) = tabulate_series(table_of("indicator,period,value", "Late,2009-10,1")).values()

    assert "it likely means October 2009 or 2009/10" in series.problems[0].message


def test_the_printed_series_of_the_report_have_one_misprint() -> None:
    series = tabulate_series(read_table("administrative-data")).values()

    problems = [problem for each in series for problem in each.problems]
    assert {problem.where.line for problem in problems} == {747, 748, 749, 750, 751}
