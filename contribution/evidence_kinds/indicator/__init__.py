"""Administrative indicators: a series by period and place, and whether it shifted when expected.

An item may declare the change worth finding, so that not finding it can be weighed:

    target: -20%          # of the mean before; -5 or -5 points is in the units of the series

A series has changed since a date when its level then stepped beyond chance, each season and the
trend from before taken out, like compared with like; with `compare` the difference from other
places is what is tested. `contribution explain shift` says how often that misleads. A change that
may be chance cannot tell; without a target nothing is ruled out.

`period` says from when to when the series is looked at; what lies outside is left aside.

One place of several counts as found only when its change is rare even for the best of so many, or
when it was named before the first figure that it judges (`declared_on`).
"""

from contribution.domain.diagnostic import Finding, Where
from contribution.domain.evidence import EvidenceKind, Observation
from contribution.domain.table import NumberColumn, TableShape
from contribution.evidence_kinds.indicator.answer import find_whole
from contribution.evidence_kinds.indicator.decision import find_unclear_target
from contribution.evidence_kinds.indicator.result import (
    build_series_observation,
    find_empty_period,
    find_intervention,
)
from contribution.evidence_kinds.indicator.series import (
    IndicatorItem,
    IndicatorRegister,
    Series,
    SeriesTable,
)
from contribution.evidence_kinds.shared.figures import unknown_label
from contribution.evidence_kinds.shared.quotes import not_searched, planned
from contribution.words.labels import plain_label
from contribution.words.phrases import list_words, quote


def observe(item: IndicatorItem, register: IndicatorRegister) -> Observation:
    """Return whether the series shows a signal in the expected direction."""
    if item.planned:
        return planned()
    if register.series is None:
        return not_searched("The register has no table that could be read.")
    found = _find_series(item, register.series)
    series = tuple(each for each in found if isinstance(each, Series))
    start = find_intervention(item, register, series)
    problems = [each for each in (*found, start) if isinstance(each, Finding)]
    problems.extend(problem for each in series for problem in each.problems)
    problems.extend(find_unclear_target(item))
    problems.extend(find_empty_period(item, series))
    if problems or isinstance(start, Finding):
        return not_searched("The table does not answer this question.", problems)
    return build_series_observation(item, register, series, start)


def _find_series(item: IndicatorItem, table: SeriesTable) -> list[Series | Finding]:
    indicator = plain_label(item.indicator)
    places = {place: each for (name, place), each in table.items() if name == indicator}
    if not places:
        names = [each.indicator for each in table.values()]
        return [unknown_label(item.places.at("indicator"), "indicator", item.indicator, names)]
    compared = [
        _find_place(places, name, item.places.at("compare", position))
        for position, name in enumerate(item.compare)
    ]
    if item.place is not None:
        return [_find_place(places, item.place, item.places.at("place")), *compared]
    return [_find_whole(item, places), *compared]


def _find_place(places: dict[str, Series], name: str, where: Where) -> Series | Finding:
    found = places.get(plain_label(name))
    return found or unknown_label(where, "place", name, (each.place for each in places.values()))


def _find_whole(item: IndicatorItem, places: dict[str, Series]) -> Series | Finding:
    """The only place, or the one place that is named as the whole."""
    whole = find_whole(places)
    if whole is not None:
        return whole
    names = list_words([quote(each.place) for each in places.values()], most=6)
    return Finding(
        item.places.at("indicator"),
        f"{item.id} names no place, and which of them is the whole cannot be told: {names}",
        "add `place`",
    )


KIND = EvidenceKind(
    name="indicator",
    title="Administrative indicator",
    method="administrative data",
    item=IndicatorItem,
    register=IndicatorRegister,
    observe=observe,
    shape=TableShape(
        required=("indicator", "period", "value"),
        optional=("place", "unit", "measure"),
        key=("indicator", "period", "place", "measure"),
        labels=("place", "indicator"),
        shared=("place",),
        subject="indicator",
        part="place",
        period="period",
        unit="unit",
        quantities=(NumberColumn("value"),),
    ),
    is_computed=True,
    shows_change=True,
    picks=("indicator", "place"),
)
