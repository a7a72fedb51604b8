"""The fields of an indicator keep labels as text and sort the table once."""

from __future__ import annotations

from contribution.evidence_kinds.indicator.series import IndicatorItem, IndicatorRegister
from tests.evidence_kinds.tables import series_table


def test_a_year_without_quotes_is_a_label() -> None:
    item = IndicatorItem.model_validate(
        {"id": "i", "says": "So", "about": "a", "indicator": "Late", "expect": "decrease",
         "since": 2014, "compare": "Village"}
    )  # fmt: skip

    assert (item.since, item.compare) == ("2014", ("Village",))


def test_the_table_is_sorted_once_for_each_register() -> None:
    written = {"id": "r", "title": "R", "kind": "indicator"}
    register = IndicatorRegister.model_validate({**written, "table": series_table((1, 2))})

    assert register.series is register.series
    assert IndicatorRegister.model_validate(written).series is None
