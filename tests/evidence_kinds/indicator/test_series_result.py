"""The time since begins where most of a period lies after the start."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from contribution.domain.diagnostic import Finding
from contribution.evidence_kinds.indicator.result import (
    build_series_observation,
    find_intervention,
)
from contribution.evidence_kinds.indicator.series import (
    IndicatorItem,
    IndicatorRegister,
    tabulate_series,
)
from tests.evidence_kinds.tables import series_table, table_of

WRITTEN: dict[str, Any] = {"id": "i", "says": "So", "about": "a", "indicator": "Late arrivals",
                           "expect": "decrease"}  # fmt: skip


def register(**more: Any) -> IndicatorRegister:
    return IndicatorRegister.model_validate(
        {"id": "r", "title": "R", "kind": "indicator", "table": series_table((50, 52) * 8), **more}
    )


@pytest.mark.parametrize(
    ("start", "label"),
    [
        (date(2012, 1, 1), "Q1 2012"),
        (date(2012, 2, 1), "Q1 2012"),
        (date(2012, 3, 1), "Q2 2012"),
        (date(2012, 4, 1), "Q2 2012"),
    ],
)
def test_a_period_belongs_to_the_side_where_most_of_it_lies(start: date, label: str) -> None:
    loaded = register()
    assert loaded.series is not None
    series = tuple(loaded.series.values())

    observation = build_series_observation(
        IndicatorItem.model_validate(WRITTEN), loaded, series, start
    )

    assert observation.chart is not None
    assert observation.chart.marks[label].startswith("start")


def test_an_items_own_start_goes_before_the_registers() -> None:
    loaded = register(intervention="2012-05-01")

    assert find_intervention(IndicatorItem.model_validate(WRITTEN), loaded, ()) == date(2012, 5, 1)
    own = IndicatorItem.model_validate({**WRITTEN, "since": "2013/14"})
    assert find_intervention(own, loaded, ()) == date(2013, 4, 1)
    wrong = IndicatorItem.model_validate({**WRITTEN, "since": "soon"})
    assert isinstance(find_intervention(wrong, loaded, ()), Finding)
    assert find_intervention(IndicatorItem.model_validate(WRITTEN), register(), ()) is None


@pytest.mark.parametrize(
    ("periods", "starts"),
    [
        (["2009-10", "2010-11", "2011-12"], date(2009, 4, 1)),
        (["2009-09", "2009-10", "2009-11"], date(2009, 10, 1)),
    ],
)
def test_a_start_that_may_be_a_month_or_a_year_is_read_as_its_series(
    periods: list[str], starts: date
) -> None:
    table = table_of("indicator,period,value", *(f"Late,{each},3" for each in periods))
    series = tuple(tabulate_series(table).values())
    item = IndicatorItem.model_validate({**WRITTEN, "since": "2009-10"})

    alone = find_intervention(item, register(), ())

    assert find_intervention(item, register(), series) == starts
    assert isinstance(alone, Finding)
    assert alone.next_step == "did you mean October 2009 or 2009/10?"
