"""What an author writes about indicators and their items."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal

from pydantic import BeforeValidator

from contribution.domain.calendar import Day
from contribution.domain.evidence import EvidenceItem, EvidenceRegister
from contribution.domain.located import Names
from contribution.observing.expectations import Expect
from contribution.observing.series import SeriesTable, tabulate_series


def _as_label(value: object) -> object:
    return None if value is None else str(value)


class IndicatorItem(EvidenceItem):
    """One indicator at one place; `since` is a period label or date, `compare` other places."""

    indicator: str
    expect: Expect
    place: str | None = None
    since: Annotated[str | None, BeforeValidator(_as_label)] = None
    compare: Names = ()


class IndicatorRegister(EvidenceRegister):
    """Series from one record system; `intervention` is the default of every item's `since`."""

    intervention: Day | None = None
    unit: Literal["number", "percent"] | None = None

    @cached_property
    def series(self) -> SeriesTable | None:
        """Return the table sorted into series once; None without a table."""
        return None if self.table is None else tabulate_series(self.table)
