"""Logframes: the sheets of DFID and FCDO, the matrix of the EU, and plain tables of indicators.

All are read by one walk over the rows. A row with the headings of an indicator and its figures
says what stands below it, until the next such row; a level ("OUTPUT 1") may stand there, beside
each result, or before its words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from contribution.exchange._logframe_words import (
    FIGURES,
    LEFT_OUT,
    NONE,
    Headings,
    find_period,
    read_figure,
    read_headings,
    read_unit,
    split_level,
    split_points,
    strip_number,
)
from contribution.exchange._packed import UnreadableError
from contribution.exchange._results import PlanFigure, PlanIndicator, PlanResult, draft_results
from contribution.exchange._sheets import (
    NO_COLUMNS,
    TextSheet,
    name_column,
    name_headings,
    read_head,
    read_sheets,
)
from contribution.exchange.draft import Exchange, ForeignModel
from contribution.words.labels import plain_label, plain_words
from contribution.words.numbers import Comma, is_blank, tell_comma
from contribution.words.phrases import count_of

_COLUMNS = ("level", "statement", "indicator", "baseline", "baseline year", "current",
            "current year", "target", "target year", "source", "assumptions")  # fmt: skip
# What the rows of an indicator are called in the sheets of DFID, and whether it was reached.
_KINDS = {"planned": False, "achieved": True, "actual": True}
_FAR = 1_000
_TITLE = re.compile(r"(?:project|programme|program|intervention|action) (?:name|title)|title")


def is_logframe(content: bytes) -> bool:
    """Return whether the bytes are a table with results, their indicators and figures of these."""
    sheets = read_head(content)
    named = {each.name.casefold() for each in sheets}
    return "nodes" not in named and any(
        read_headings(cells, NO_COLUMNS) for each in sheets for _, cells in each.lines
    )


def read_logframe(content: bytes, told: Mapping[str, str] = NO_COLUMNS) -> ForeignModel:
    """Return the results as cards, the logic of levels as links, indicators as a register.

    `told` names columns by their headings; for the two years it may be a period instead.

    Raises:
        UnreadableError: no row has the headings of indicators and of what stands beside them.
    """
    sheets = read_sheets(content)
    walk = _Walk(told)
    walk.read_all(sheets)
    if Comma.COMMA in walk.commas and Comma.POINT not in walk.commas:
        walk = _Walk(told, with_comma=True)
        walk.read_all(sheets)
    if not walk.has_begun:
        raise UnreadableError(
            "no row holds the headings of results, indicators, baselines and targets; there are "
            f"{name_headings(sheets)}: say --map statement=…,indicator=…,baseline=…,target=…"
        )
    draft = draft_results(walk.title, walk.results, with_links=True)
    return draft._replace(
        dropped=walk.dropped, faults=(*walk.faults, *walk.list_undated(), *draft.faults)
    )


class _Walk:
    """Goes over the rows of sheets, and remembers what those above said of those below."""

    def __init__(self, told: Mapping[str, str], *, with_comma: bool = False) -> None:
        self.told = told
        self.with_comma = with_comma
        # How figures are written: which sign stands before decimals.
        self.commas: set[Comma] = set()
        self.title = ""
        self.results: list[PlanResult] = []
        self.dropped: Counter[str] = Counter()
        self.faults: list[tuple[str, str]] = []
        self.has_begun = False
        self._known: dict[tuple[str, str], PlanResult] = {}
        self._undated: dict[tuple[str, str], list[str]] = {}

    def read_all(self, sheets: Iterable[TextSheet]) -> None:
        """Take what the sheets hold below their headings; a sheet without any is counted."""
        for sheet in sheets:
            self._read_sheet(sheet)

    def _read_sheet(self, sheet: TextSheet) -> None:
        self._sheet = sheet.name
        self._head: Headings | None = None
        self._result: PlanResult | None = None
        self._indicators: list[PlanIndicator] = []
        self._level = self._number = ""
        self._pending: dict[int, str] = {}
        self._source_from = 0
        self._is_below_inputs = False
        for self._line, cells in sheet.lines:
            head = read_headings(cells, self.told)
            row = {at: cell for at, cell in enumerate(cells) if cell}
            if head:
                self._begin(head, row)
            elif self._head:
                self._read_row(self._head, row)
            else:
                self._read_title([*row.values()])
        if self._head is None and sheet.lines:
            self.dropped[f"rows of the sheet {sheet.name}"] += len(sheet.lines)

    def _read_title(self, cells: list[str]) -> None:
        if len(cells) > 1 and not self.title and _TITLE.fullmatch(plain_words(cells[0])):
            self.title = cells[1]

    def _begin(self, head: Headings, row: dict[int, str]) -> None:
        """Begin what stands below a row of headings: a result, or one more of its indicators."""
        # A merged cell shows its heading once.
        for name in ("statement", "assumptions"):
            if self._head and name in self._head.columns:
                head.columns.setdefault(name, self._head.columns[name])
        self._head, self.has_begun, self._is_below_inputs = head, True, False
        self._indicators, self._source_from = [], 0
        self._take_left_out(row)
        level = split_level(head.names.get(head.columns.get("statement", -1), ""))
        if level and not level.rest:
            self._level, self._number, self._result = level.stage, level.number, None

    def _read_row(self, head: Headings, row: dict[int, str]) -> None:
        self._take_left_out(row)
        if plain_words(row.get(head.columns.get("statement", -1), "")).startswith("inputs"):
            self._is_below_inputs = True
        if self._is_below_inputs:
            self.dropped["rows of inputs"] += 1
            return
        dates = {at: find_period(words) for at, words in row.items() if at in head.figures}
        if not self._indicators and dates and len(dates) == len(row) and all(dates.values()):
            head.periods.update(dates)
            return
        kind = next((at for at in row if at not in head.columns.values()
                     and plain_words(row[at]) in _KINDS), -1)  # fmt: skip
        is_reached = _KINDS.get(plain_words(row.pop(kind, "")), False)
        self._take_result(head, row)
        self._take_indicators(row.pop(head.columns["indicator"], ""), head.columns["indicator"])
        self._take_sources(head, row)
        for at in head.figures:
            self._take_figures(head, row, at, is_reached=is_reached)
        place = head.columns.get("assumptions", -1)
        for words in split_points(row.pop(place, "")):
            if self._result is None:
                self._ask(place, "this assumption stands beside no result")
            elif words not in self._result.assumptions:
                self._result.assumptions.append(words)
        taken = {head.columns.get(name) for name in (*(f"{name} year" for name in FIGURES), "unit")}
        self.dropped.update(
            f"in the column “{head.names[at]}”" if at in head.names else "in cells without heading"
            for at in row if at not in taken
        )  # fmt: skip

    def _take_left_out(self, row: dict[int, str]) -> None:
        """Count weightings and ratings, which stand below their label or beside it."""
        for at, cell in tuple(row.items()):
            plain = plain_words(cell)
            found = next((name for name, form in LEFT_OUT.items() if form.fullmatch(plain)), "")
            if found and plain.endswith(("%", "weighting", "rating")):
                self._pending[at] = found
            elif found or at in self._pending:
                self.dropped[found or self._pending.pop(at)] += 1
            else:
                continue
            del row[at]

    def _take_result(self, head: Headings, row: dict[int, str]) -> None:
        place = head.columns.get("statement", -1)
        words = row.pop(place, "")
        unnamed = (at for at in row if at < place and split_level(row[at]))
        beside = row.pop(head.columns.get("level", next(unnamed, -1)), "")
        told = split_level(beside)
        if beside:
            level = told.stage if told else beside
            self._result = self._result if level == self._level else None
            self._level, self._number = level, told.number if told else ""
            words = words or (told.rest if told else "")
        own = split_level(words)
        if own:
            self._level, self._number, words, self._result = *own, None
        if not words:
            return
        number, words = strip_number(words)
        key = (self._level, plain_label(words))
        if key not in self._known:
            number = number or self._number
            made = PlanResult(self._level, words, number, self._place(place), [], [])
            self._known[key] = made
            self.results.append(made)
        if self._result is not self._known[key]:
            self._result, self._indicators = self._known[key], []
        self._number = ""

    def _take_indicators(self, words: str, at: int) -> None:
        if not words:
            return
        self._indicators, self._source_from = [], 0
        if self._result is None:
            self._ask(at, "this indicator stands beside no result: say what it is an indicator of")
            return
        known = {plain_label(each.words): each for each in self._result.indicators}
        for each in split_points(words, only_marked=True):
            made = PlanIndicator(strip_number(each)[1], [], [], self._place(at))
            found = known.setdefault(plain_label(made.words), made)
            if found is made:
                self._result.indicators.append(made)
            self._indicators.append(found)

    def _take_sources(self, head: Headings, row: dict[int, str]) -> None:
        """Take what stands under the heading of sources, or after the word in a row of its own."""
        own = head.columns.get("source", -1)
        label = next((at for at in row if at != own and plain_words(row[at]) == "source"), None)
        if label is not None:
            del row[label]
            self._source_from = label
        last = head.columns.get("assumptions", _FAR) if self._source_from else 0
        for at in [own, *(at for at in row if self._source_from <= at < last)]:
            words = " ".join(row.pop(at, "").split())
            if words and not is_blank(words) and plain_words(words) not in NONE:
                for each in self._indicators:
                    each.sources.extend([words] if words not in each.sources else [])

    def _take_figures(
        self, head: Headings, row: dict[int, str], at: int, *, is_reached: bool
    ) -> None:
        words, role = row.pop(at, ""), head.figures[at]
        if not words or is_blank(words) or plain_words(words) in NONE:
            return
        if not self._indicators:
            self._ask(at, "this figure stands beside no indicator")
            return
        year = f"{role} year"
        said = head.periods[at] or find_period(row.get(head.columns.get(year, -1), ""))
        said = said or find_period(self.told.get(year, ""))
        measured = row.get(head.columns.get("unit", -1), "")
        parts = [words] if len(self._indicators) == 1 else words.splitlines()
        self.commas.update(tell_comma(word) for each in parts for word in each.split())
        read = (read_figure(each, with_comma=self.with_comma) for each in parts)
        figures = [each for each in read if each]
        if len(figures) != len(self._indicators):
            self.dropped["baselines, milestones and targets in words"] += 1
            return
        is_target = FIGURES[role] and not is_reached
        for each, (value, beside, own) in zip(self._indicators, figures, strict=True):
            unit, where = beside or read_unit(measured, each.words), self._place(at)
            each.figures.append(PlanFigure(is_target, own or said, value, unit, place=where))
            if not (own or said):
                self._undated.setdefault((head.names[at], role), []).append(self._place(at))

    def list_undated(self) -> Iterator[tuple[str, str]]:
        """Yield which columns name no date for their figures, and how to say it."""
        for (heading, role), places in self._undated.items():
            bare = " ".join(heading.partition("(")[0].split())
            step = "" if role == "milestone" else f", or say --map '{role} year=2026'"
            out = count_of(len(places), "figure")
            yield places[0], f"“{bare}” has no date: {out} left out; head it {bare} (2026){step}"

    def _place(self, at: int) -> str:
        cell = f"{self._sheet}!{name_column(max(at, 0))}{self._line}"
        return cell if self._sheet else f"line {self._line}"

    def _ask(self, at: int, what: str) -> None:
        self.faults.append((self._place(at), what))


EXCHANGE = Exchange(
    "Logframe",
    (".xlsx", ".csv", ".tsv"),
    is_logframe,
    read_logframe,
    keeps="results by level, links that follow from the levels, assumptions; indicators with "
    "baseline, milestones, target and source; no weightings or ratings",
    columns=_COLUMNS,
    read_told=read_logframe,
)
