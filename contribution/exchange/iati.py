"""Results of IATI 2.03 activities: what was planned and reached, by result and indicator.

Source: IATI activity standard 2.03, elements result, indicator, baseline, period (2018).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from xml.etree.ElementTree import Element

from contribution.exchange._iati_out import (
    ID,
    LABEL,
    PERCENT,
    REGISTER,
    SAYS,
    TYPES,
    write_iati,
)
from contribution.exchange._packed import UnreadableError, parse_xml
from contribution.exchange._results import PlanFigure, PlanIndicator, PlanResult, draft_results
from contribution.exchange._sheets import NO_COLUMNS
from contribution.exchange.draft import Exchange, ForeignModel
from contribution.words.numbers import read_number
from contribution.words.periods import Period, read_period
from contribution.words.phrases import clip, list_words

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LEFT_OUT = ("description", "comment", "reference", "document-link")
# What @ascending says, as whether less is better.
_RISES = {"0": True, "false": True, "1": False, "true": False}


def is_iati(content: bytes) -> bool:
    """Return whether these are the bytes of a file of IATI activities."""
    return b"<iati-activit" in content[:8_000]


def read_iati(content: bytes, told: Mapping[str, str] = NO_COLUMNS) -> ForeignModel:
    """Return the results of one activity as cards, and its indicators as a register.

    `told` names the activity, by its identifier or title, where there are several; and the
    language of titles that stand in more than one. There are no links.

    Raises:
        UnreadableError: it is no sound XML, or no activity with results, or several.
    """
    root = parse_xml(content)
    activities = [root] if root.tag == "iati-activity" else root.findall("iati-activity")
    activity = _choose([each for each in activities if each.find("result") is not None], told)
    reader = _Reader(told.get("language", "") or activity.get(_LANG, ""))
    results = [
        reader.read_result(each, number)
        for number, each in enumerate(activity.findall("result"), start=1)
    ]
    draft = draft_results(reader.read(activity, "title"), results, with_links=False)
    others = sorted(reader.languages - {reader.language})
    notes = [*draft.notes, "IATI holds no links: add to the model how one leads to the other"]
    if others:
        notes.append(f"titles also stand in {list_words(others)}: --map language={others[0]}")
    return draft._replace(
        notes=tuple(notes),
        dropped=reader.dropped,
        faults=(*reader.faults, *draft.faults),
    )


def _choose(activities: list[Element], told: Mapping[str, str]) -> Element:
    plain = _Reader("")
    named = [(each, (each.findtext("iati-identifier") or "").strip(), plain.read(each, "title"))
             for each in activities]  # fmt: skip
    # An answer that is kept may be about another file.
    named = [each for each in named if told.get("activity") in each[1:]] or named
    if not named:
        raise UnreadableError("no activity in it has a result")
    if len(named) > 1:
        there = list_words([f"{own} (“{clip(title, 40)}”)" for _, own, title in named], most=5)
        raise UnreadableError(
            f"{len(named)} activities in it have results, {there}: say --map activity=IDENTIFIER"
        )
    return named[0][0]


class _Reader:
    """Reads texts in one language and figures; counts and tells what it leaves."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.languages: set[str] = set()
        self.dropped: Counter[str] = Counter()
        self.faults: list[tuple[str, str]] = []

    def read(self, element: Element, name: str) -> str:
        """Return the text of a title, in the language if it stands in it, else the first."""
        title = element.find(name)
        found = [] if title is None else title.findall("narrative")
        texts = {each.get(_LANG) or self.language: " ".join((each.text or "").split())
                 for each in reversed(found)}  # fmt: skip
        self.languages |= {each for each in texts if each}
        # Before version 2 a title was its text.
        first = next(iter(reversed(texts.values())), None)
        first = first or (None if title is None else title.text)
        return texts.get(self.language) or " ".join((first or "").split())

    def read_result(self, element: Element, number: int) -> PlanResult:
        """Return the result with its indicators; what has no title is asked for."""
        place = f"result {number}"
        label = self.read(element, "title")
        if not label:
            self.faults.append((place, "it has no title"))
        kind = element.get("type", "")
        level = TYPES.get(kind, f"result of type {kind}" if kind else "")
        made = PlanResult(level, label, "", place, [], [], element.get(ID, ""))
        for each in element.iter():
            self.dropped.update([f"{each.tag}s"] if each.tag in _LEFT_OUT else [])
        for position, each in enumerate(element.findall("indicator"), start=1):
            where = f"{place}, indicator {position}"
            words = self.read(each, "title")
            if not words:
                self.faults.append((where, "it has no title"))
                continue
            figures = list(self._read_figures(each, where))
            parts = {figure.part for figure in figures}
            # What is not told apart is the whole where the rest is.
            figures = [figure._replace(part=figure.part or "Total") if len(parts) > 1 else figure
                       for figure in figures]  # fmt: skip
            less = _RISES.get(each.get("ascending", ""))
            ours = (each.get(name, "") for name in (ID, SAYS, REGISTER))
            made.indicators.append(PlanIndicator(words, figures, [], where, less, *ours))
        return made

    def _read_figures(self, indicator: Element, place: str) -> Iterator[PlanFigure]:
        unit = "percent" if indicator.get("measure") == PERCENT else ""
        for each in indicator.findall("baseline"):
            day = _parse_day(each.get("iso-date", ""))
            label = each.get(LABEL, "") or (day.isoformat() if day else each.get("year", ""))
            yield from self._read_figure(each, label, unit, f"{place}, baseline")
        for number, period in enumerate(indicator.findall("period"), start=1):
            ends = [_read_day(period, name) for name in ("period-start", "period-end")]
            label, where = period.get(LABEL) or _name_period(*ends), f"{place}, period {number}"
            for each in (*period.findall("target"), *period.findall("actual")):
                yield from self._read_figure(each, label, unit, where)

    def _read_figure(
        self, element: Element, period: str, unit: str, place: str
    ) -> Iterator[PlanFigure]:
        value = (element.get("value") or "").strip()
        number = read_number(value.rstrip("%"))
        if not value:
            return
        if number is None:
            self.dropped["figures in words"] += 1
        elif not period:
            self.faults.append((place, f"the figure {value} has no date"))
        else:
            part = ", ".join(filter(None, _name_parts(element)))
            is_target = element.tag == "target"
            yield PlanFigure(is_target, period, value.rstrip("% "), unit, part, place)


def _name_parts(element: Element) -> Iterator[str]:
    for each in element.findall("location"):
        yield each.get("ref", "")
    for each in element.findall("dimension"):
        name, value = each.get("name", ""), each.get("value", "")
        yield value if name in {"", "place"} else f"{name}: {value}"


def _read_day(period: Element, name: str) -> date | None:
    found = period.find(name)
    return _parse_day("" if found is None else found.get("iso-date", ""))


def _parse_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _name_period(start: date | None, end: date | None) -> str:
    """Return the label of a year, financial year, quarter or month; else the last day."""
    if start is None or end is None:
        one = end or start
        return one.isoformat() if one else ""
    year = start.year
    quarter = f"Q{(start.month + 2) // 3} {year}"
    labels = (str(year), f"{year}/{(year + 1) % 100:02}", quarter, f"{year}-{start.month:02}")
    for label in labels:
        read = read_period(label, "month")
        if isinstance(read, Period) and (read.starts, read.ends) == (start, end):
            return label
    return end.isoformat()


EXCHANGE = Exchange(
    "IATI results",
    (".xml",),
    is_iati,
    read_iati,
    write_iati,
    "results by type, indicators with baseline, targets and actuals by period and part; no links; "
    "out: results that have indicators; a publisher fills in what stands empty, and the "
    "activity-date where the model names no programme: starts",
    columns=("activity", "language"),
    read_told=read_iati,
)
