"""Results by level with their indicators, as plans and reports of programmes hold them, as a draft.

Targets and what was reached go into one table; whether a target was reached is judged by the kind
of evidence that reads it, never here. A weighting or a rating of risk is no evidence.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from contribution.domain.indexing import group_by
from contribution.editing.adding import Value
from contribution.exchange.draft import DraftItem, DraftLink, DraftNode, DraftRegister, ForeignModel
from contribution.words.labels import plain_label
from contribution.words.numbers import read_number
from contribution.words.periods import Period, read_period
from contribution.words.phrases import count_of

# From what a programme does to what it is for; a step leads to the next that there is.
_RANKS = ("input", "activity", "output", "short-term outcome", "outcome", "long-term outcome",
          "impact")  # fmt: skip
_SAME = {"medium-term outcome": "outcome"}
_INDICATOR = "indicator"
_HEAD = ("indicator", "period", "measure", "value", "place", "unit")
_LESS = re.compile(
    r"\b(reduc|declin|decreas|fall|fewer|less|lower|drop[- ]?out|incidence|mortality)"
)


class PlanFigure(NamedTuple):
    """One figure as printed: a target, or what was counted, in a period (empty: not said)."""

    is_target: bool
    period: str
    value: str
    unit: str = ""
    part: str = ""
    place: str = ""


class PlanIndicator(NamedTuple):
    """An indicator with its figures, in the order of the file; `less` where less is better.

    What we wrote carries our id, what the item says, and the register that holds it.
    """

    words: str
    figures: list[PlanFigure]
    sources: list[str]
    place: str = ""
    less: bool | None = None
    known_as: str = ""
    says: str = ""
    register: str = ""


class PlanResult(NamedTuple):
    """A result at a level, a stage or the file's own word; `number` is how the file counts it."""

    level: str
    label: str
    number: str
    place: str
    indicators: list[PlanIndicator]
    assumptions: list[str]
    known_as: str = ""


class _Series(NamedTuple):
    """An indicator under the name that its rows have, with those of its figures that have a day."""

    name: str
    result: PlanResult
    indicator: PlanIndicator
    figures: tuple[PlanFigure, ...]


def draft_results(title: str, results: Sequence[PlanResult], *, with_links: bool) -> ForeignModel:
    """Return the results as cards, indicators as a register with its table.

    `with_links` is for a file whose levels mean that one leads to the next.
    """
    faults: list[tuple[str, str]] = []
    notes: list[str] = []
    nodes = [DraftNode(each.label, each.label, each.known_as, each.level, place=each.place)
             for each in results if each.label]  # fmt: skip
    assumed = dict.fromkeys(words for each in results for words in each.assumptions)
    nodes += [DraftNode(each, each, stage="assumption") for each in assumed]
    links = tuple(_link(results)) if with_links else ()
    sure = sum(not each.among for each in links)
    if sure:
        notes.append(f"links that follow from the levels: {sure}; give each its because")
    untied = {*assumed} - {words for link in links for words in link.assumes}
    if untied and with_links:
        notes.append(f"beside no link: {count_of(len(untied), 'assumption')}; say what rests on it")
    series = list(_name_series(results, faults, notes))
    guessed = sum(_compare_ends(each) is None for each in series)
    if guessed:
        notes.append(
            f"expect rests on words alone for {count_of(guessed, 'indicator')}: look at it"
        )
    if planned := sum(not each.figures for each in series):
        notes.append(f"planned evidence: {count_of(planned, 'indicator')} without a dated figure")
    groups = group_by(series, lambda each: each.indicator.register)
    registers = tuple(_draft_register(*each) for each in groups.items())
    return ForeignModel(title, tuple(nodes), links, faults=tuple(faults), notes=tuple(notes),
                        registers=registers)  # fmt: skip


def _draft_register(name: str, series: Sequence[_Series]) -> DraftRegister:
    items = tuple(map(_draft_item, series))
    return DraftRegister(name, _INDICATOR, items, _tabulate(series), items[0].place)


def _link(results: Sequence[PlanResult]) -> Iterator[DraftLink]:
    """Yield a link from each result to the one above it: by its number, else as the sheet nests."""
    ranks = [_rank(each.level) for each in results]
    places = group_by(range(len(results)), lambda at: ranks[at])
    numbers = {(ranks[at], each.number): at for at, each in enumerate(results) if each.number}
    there = sorted(rank for rank in places if rank is not None)
    for at, (each, rank) in enumerate(zip(results, ranks, strict=True)):
        higher = next((other for other in there if rank is not None and other > rank), None)
        if higher is None:
            continue
        above = places[higher]
        target = numbers.get((higher, each.number.rpartition(".")[0]))
        if target is None and len(above) == 1:
            target = above[0]
        # A sheet that goes on with another above once it was below, says it by its order.
        if target is None and above[-1] > places[rank][0] and above[0] < at:
            target = above[bisect(above, at) - 1]
        among = () if target is not None else tuple(results[other].label for other in above)
        yield DraftLink(each.label, "" if target is None else results[target].label,
                        assumes=tuple(each.assumptions), place=each.place, among=among)  # fmt: skip


def _rank(level: str) -> int | None:
    level = _SAME.get(level, level)
    return _RANKS.index(level) if level in _RANKS else None


def _name_series(
    results: Iterable[PlanResult], faults: list[tuple[str, str]], notes: list[str]
) -> Iterator[_Series]:
    pairs = [(result, each) for result in results for each in result.indicators]
    words = Counter(plain_label(each.words) for _, each in pairs)
    taken: set[str] = set()
    levelled = 0
    for result, each in pairs:
        name = each.words if words[plain_label(each.words)] == 1 else (
            f"{each.words} ({result.label or result.number})")  # fmt: skip
        number = 2
        while plain_label(name) in taken:
            name, number = f"{each.words} ({number})", number + 1
        taken.add(plain_label(name))
        dated = [figure for figure in each.figures if figure.period]
        made = _in_one_notation(dated)
        levelled += made != dated
        yield _Series(name, result, each, tuple(_once(made, faults)))
    if levelled:
        notes.append(
            f"{count_of(levelled, 'indicator')} mix kinds of periods: figures stand by year"
        )


def _once(figures: Iterable[PlanFigure], faults: list[tuple[str, str]]) -> Iterator[PlanFigure]:
    """Yield each figure once; one that contradicts another of the same day is a fault."""
    seen: dict[tuple[bool, str, str], PlanFigure] = {}
    for each in figures:
        before = seen.setdefault((each.is_target, each.period, each.part), each)
        if before is each:
            yield each
        elif before.value != each.value:
            told = f"{each.period} has {before.value} already, and now {each.value}: keep one"
            faults.append((each.place, told))


def _in_one_notation(figures: list[PlanFigure]) -> list[PlanFigure]:
    """Return the figures by year where their periods are of several kinds, if years tell them."""
    read = [read_period(each.period) for each in figures]
    periods = [each for each in read if isinstance(each, Period)]
    if len({each.notation for each in periods}) < 2 or len(periods) < len(figures):
        return figures
    made = [each._replace(period=str(period.ends.year))
            for each, period in zip(figures, periods, strict=True)]  # fmt: skip
    keys = {(each.is_target, each.part, each.period) for each in made}
    return made if len(keys) == len(made) else figures


def _draft_item(series: _Series) -> DraftItem:
    fields: dict[str, Value] = {
        "says": series.indicator.says or series.name,
        "indicator": series.name,
        "expect": "decrease" if _falls(series) else "increase",
        "source": "; ".join(series.indicator.sources),
        "at": series.indicator.place,
    }
    undated = [each.value for each in series.indicator.figures
               if each.is_target and not each.period]  # fmt: skip
    if undated and not any(each.is_target for each in series.figures):
        fields["target"] = undated[-1]
    fields["planned"] = not series.figures
    return DraftItem((series.result.label,), fields, series.indicator.known_as,
                     series.indicator.place)  # fmt: skip


def _falls(series: _Series) -> bool:
    compared = _compare_ends(series)
    return _LESS.search(series.name.casefold()) is not None if compared is None else compared


def _compare_ends(series: _Series) -> bool | None:
    """Return whether its last target lies below where it begins; None where nothing tells."""
    if series.indicator.less is not None:
        return series.indicator.less
    figures = series.indicator.figures
    begins = [read_number(each.value) for each in figures if not each.is_target]
    targets = [read_number(each.value) for each in figures if each.is_target]
    ends = [each for each in (*begins[:1], *targets[-1:]) if each is not None]
    return ends[1] < ends[0] if len(ends) == 2 and ends[0] != ends[1] and begins else None


def _tabulate(series: Sequence[_Series]) -> tuple[tuple[str, ...], ...]:
    rows: list[Mapping[str, str]] = [
        {"indicator": each.name, "period": figure.period, "value": figure.value,
         "measure": "target" if figure.is_target else "actual", "place": figure.part,
         "unit": figure.unit}
        for each in series for figure in each.figures
    ]  # fmt: skip
    wanted = {name for name in _HEAD if name != "measure" and any(row[name] for row in rows)}
    wanted |= {"measure"} if any(row["measure"] == "target" for row in rows) else set()
    head = tuple(name for name in _HEAD if name in wanted)
    return (head, *(tuple(row[name] for name in head) for row in rows)) if rows else ()
