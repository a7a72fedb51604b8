"""Reads matched cases from a table: the value of one feature in both eras of every pair."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from contribution.domain.diagnostic import Finding, Where
from contribution.domain.table import Row, Table
from contribution.words.labels import plain_label
from contribution.words.numbers import parse_cell
from contribution.words.periods import Habit, Period, find_habit, read_period
from contribution.words.phrases import quote

_YES = frozenset({"yes", "y", "true", "1", "present", "coded", "x"})
_NO = frozenset({"no", "n", "false", "0", "absent", "not coded"})
_FIRST = ("before", "historic", "earlier", "old", "pre", "previous", "first", "baseline")
_SECOND = ("after", "current", "later", "new", "post", "recent", "second", "since", "follow")


class Pair(NamedTuple):
    """One pair's values in the first and the second era; 0 and 1 for a yes-or-no feature."""

    name: str
    first: float
    second: float
    rows: tuple[Where, ...]


class MatchedPairs(NamedTuple):
    """All complete pairs of a feature; `incomplete` names pairs with one case only."""

    eras: tuple[str, str]
    yes_or_no: bool
    pairs: tuple[Pair, ...]
    incomplete: tuple[str, ...] = ()


class _Cell(NamedTuple):
    pair: str
    era: str
    text: str
    line: int


def read_pairs(table: Table, feature: str) -> MatchedPairs | tuple[Finding, ...]:
    """Return the pairs of the feature (which the table must hold), or why they cannot be read."""
    wanted = plain_label(feature)
    spelt: dict[tuple[str, str], str] = {}

    def name(row: Row, column: str) -> str:
        # The first spelling stands for all that are read as one.
        text = row.cells.get(column, "").strip()
        return spelt.setdefault((column, plain_label(text)), text)

    cells = [
        _Cell(
            pair=name(row, "pair"),
            era=name(row, "era"),
            text=row.cells.get("value", "").strip(),
            line=row.line,
        )
        for row in table
        if plain_label(row.cells.get("feature", "")) == wanted
    ]
    eras = order_eras(dict.fromkeys(cell.era for cell in cells))
    if eras is None:
        where = table.place(cells[0].line, "era")
        message = f"which era of {quote(feature)} came first cannot be told, or there are not two"
        return (Finding(where, message, "name them before and after, or by year"),)
    yes_or_no = all(plain_label(cell.text) in _YES | _NO for cell in cells)
    problems = [*_repeated(table, cells), *_unreadable(table, cells, yes_or_no=yes_or_no)]
    return tuple(problems) if problems else _join(table, cells, eras, yes_or_no=yes_or_no)


def list_features(table: Table) -> tuple[str, ...]:
    """Return the features of the table, in its order."""
    return tuple(dict.fromkeys(row.cells.get("feature", "") for row in table))


def order_eras(eras: Iterable[str]) -> tuple[str, str] | None:
    """Return the two eras, the earlier first; None unless there are two with a known order."""
    names = tuple(eras)
    if len(names) != 2:
        return None
    habit = find_habit(names)
    ranks = [_rank(name, habit) for name in names]
    if None in ranks or ranks[0] == ranks[1]:
        return None
    first, second = sorted(names, key=lambda name: _rank(name, habit) or 0)
    return first, second


def _rank(era: str, habit: Habit | None) -> float | None:
    period = read_period(era, habit)
    if isinstance(period, Period):
        return float(period.starts.toordinal())
    plain = plain_label(era)
    if plain.startswith(_FIRST):
        return 0.0
    if plain.startswith(_SECOND):
        return float("inf")
    return float(plain) if plain.isdecimal() and len(plain) < 10 else None


def _repeated(table: Table, cells: list[_Cell]) -> list[Finding]:
    seen: set[tuple[str, str]] = set()
    problems = []
    for cell in cells:
        key = (cell.pair, cell.era)
        if key in seen:
            message = f"pair {cell.pair} has two values for {cell.era}"
            problems.append(Finding(table.place(cell.line, "pair"), message, "keep one of them"))
        seen.add(key)
    return problems


def _unreadable(table: Table, cells: list[_Cell], *, yes_or_no: bool) -> list[Finding]:
    if yes_or_no:
        return []
    return [
        Finding(
            table.place(cell.line, "value"),
            f"value {quote(cell.text)} is neither yes or no nor a number",
            "code every case of a feature as yes or no, or give each a number",
        )
        for cell in cells
        if not isinstance(parse_cell(cell.text, dash=None), float)
    ]


def _join(
    table: Table, cells: list[_Cell], eras: tuple[str, str], *, yes_or_no: bool
) -> MatchedPairs:
    by_pair: dict[str, dict[str, _Cell]] = {}
    for cell in cells:
        by_pair.setdefault(cell.pair, {})[cell.era] = cell
    pairs = tuple(
        _pair(table, name, (values[eras[0]], values[eras[1]]), yes_or_no=yes_or_no)
        for name, values in by_pair.items()
        if len(values) == 2
    )
    incomplete = tuple(name for name, values in by_pair.items() if len(values) < 2)
    return MatchedPairs(eras, yes_or_no, pairs, incomplete)


def _pair(table: Table, name: str, cells: tuple[_Cell, _Cell], *, yes_or_no: bool) -> Pair:
    first, second = (_value(cell.text, yes_or_no=yes_or_no) for cell in cells)
    return Pair(name, first, second, tuple(table.place(cell.line, "value") for cell in cells))


def _value(text: str, *, yes_or_no: bool) -> float:
    if yes_or_no:
        return float(plain_label(text) in _YES)
    value = parse_cell(text, dash=None)
    return value if isinstance(value, float) else 0.0


def count_moves(pairs: MatchedPairs) -> Mapping[str, int]:
    """Return how many pairs rose, fell and stayed the same."""
    return {
        "rose": sum(pair.second > pair.first for pair in pairs.pairs),
        "fell": sum(pair.second < pair.first for pair in pairs.pairs),
        "stayed": sum(pair.second == pair.first for pair in pairs.pairs),
    }
