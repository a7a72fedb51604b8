"""What an author writes about indicators and their items."""

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
    """One indicator at one place; `since` is a period label or date, `compare` other places.

    `target` is the change worth finding, such as -20% (of the mean before) or -5 (in its units):
    with it the power is known, and so what it is worth not to find it.
    """

    indicator: str
    expect: Expect
    place: str | None = None
    since: Annotated[str | None, BeforeValidator(_as_label)] = None
    compare: Names = ()
    target: Annotated[str | None, BeforeValidator(_as_label)] = None


class IndicatorRegister(EvidenceRegister):
    """Series from one record system; `intervention` is the default of every item's `since`."""

    intervention: Day | None = None
    unit: Literal["number", "percent"] | None = None

    @cached_property
    def series(self) -> SeriesTable | None:
        """Return the table sorted into series once; None without a table."""
        return None if self.table is None else tabulate_series(self.table)
