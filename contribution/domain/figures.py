"""The numbers an item rests on, and what a chart would show of them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from contribution.domain.brief import told_by
from contribution.domain.diagnostic import Where


@told_by("label", "value", "rows")
class Figure(NamedTuple):
    """One number that an item rests on: how it reads, where it stands, how it was made."""

    label: str
    value: str
    number: float | None = None
    formula: str = ""
    rows: tuple[Where, ...] = ()


@told_by("shape", "title", "series")
class Chart(NamedTuple):
    """What a chart would show, as numbers; a renderer decides how it looks.

    `shape` is bars, series, sums or pairs; each series is named and holds (label, value, low,
    high), the last two None when there is no interval; `lines` are named levels to draw across,
    those in `spans` from one label to another only; `stated` is what the source's text says of a
    label. `hoped` names the series and lines that say what was planned or expected; `asked` how
    many people stand behind the figure of a series at a label.
    `note` is a sentence to set below, such as how many signals chance alone would give.
    """

    shape: str
    title: str
    unit: str
    series: Mapping[str, tuple[tuple[str, float | None, float | None, float | None], ...]]
    lines: Mapping[str, float] = MappingProxyType({})
    marks: Mapping[str, str] = MappingProxyType({})
    note: str = ""
    spans: Mapping[str, tuple[str, str]] = MappingProxyType({})
    stated: Mapping[str, float] = MappingProxyType({})
    hoped: frozenset[str] = frozenset()
    asked: Mapping[tuple[str, str], int] = MappingProxyType({})
