"""A series without its missing values, split where the time since begins."""

from datetime import date
from typing import NamedTuple

from contribution.evidence_kinds.indicator.series import Point, Series
from contribution.words.periods import Period


class KnownSeries(NamedTuple):
    """The points with a value, their values, and where the time since begins (None: unknown).

    `target` is the level that the table itself names as one to be reached.
    """

    points: tuple[Point, ...]
    start: int | None
    target: float | None = None

    @property
    def values(self) -> list[float]:
        """Return the values in time order."""
        return [point.value for point in self.points if point.value is not None]

    @property
    def is_split(self) -> bool:
        """Return whether there are values on both sides of the start."""
        return self.start is not None and 0 < self.start < len(self.points)


def read_known(series: Series, start: date | None) -> KnownSeries:
    """Return the series without its missing values, split at the start."""
    points = tuple(point for point in series.points if point.value is not None)
    if start is None:
        return KnownSeries(points, None, series.target)
    # A period belongs to the time since when most of it lies there.
    since = [place for place, point in enumerate(points) if _is_since(point.period, start)]
    return KnownSeries(points, since[0] if since else len(points), series.target)


def _is_since(period: Period, start: date) -> bool:
    return period.starts >= start or period.middle > start
