"""Which verdicts moved since a model was last assessed otherwise, and by what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from contribution.formats.portfolio import Tableau
from contribution.portfolio.rows import Cell
from contribution.portfolio.store import Archive
from contribution.words.phrases import list_words

_Named: TypeAlias = Mapping[Cell, Sequence[Cell]]


def find_moves(store: Archive, run: int) -> Tableau:
    """Return the claims whose verdict is another than before, with what changed in the files."""
    changed = store.ask(
        "select place, former, bundle from model where run = ? and former is not null "
        "and bundle is not null order by place",
        run,
    )
    rows = [
        (place, *row) for place, old, new in changed for row in _compare(store, str(old), str(new))
    ]
    head = ("Model", "Result", "Before", "Now", "What changed")
    return Tableau("moves", "What changed since the last run?", "", head, rows)


def _compare(store: Archive, old: str, new: str) -> Iterator[tuple[Cell, ...]]:
    before, now = (_read(store, "claim, label, verdict", "claim", each) for each in (old, new))
    moved = [name for name in now if name in before and before[name][1] != now[name][1]]
    why = _say_causes(store, old, new) if moved or before.keys() != now.keys() else ""
    for name in moved:
        yield now[name][0], before[name][1], now[name][1], why
    for name in sorted(now.keys() - before.keys(), key=str):
        yield now[name][0], "no such claim", now[name][1], why
    for name in sorted(before.keys() - now.keys(), key=str):
        yield before[name][0], before[name][1], "no such claim", why


def _say_causes(store: Archive, old: str, new: str) -> str:
    causes = []
    rule = [_read(store, "1, rule", "project", each) for each in (old, new)]
    if rule[0] != rule[1]:
        causes.append(f"rule {rule[0][1][0]} became {rule[1][1][0]}")
    for table, columns, noun in (
        ("evidence", "item, about, test, sighting, planned", "item"),
        ("link", "link, because", "link"),
        ("assumption", "assumption, label", "assumption"),
        ("factor", "factor, role, family", "influence"),
    ):
        before, now = (_read(store, columns, table, each) for each in (old, new))
        both = before.keys() & now.keys()
        for verb, names in (
            ("added", now.keys() - before.keys()),
            ("taken away", before.keys() - now.keys()),
            ("changed", {each for each in both if before[each] != now[each]}),
        ):
            if names:
                causes.append(f"{noun} {verb}: {list_words(sorted(map(str, names)))}")
    return "; ".join(causes) or "something that is in no table of results, such as a date"


def _read(store: Archive, columns: str, table: str, bundle: str) -> _Named:
    found = store.ask(f"select {columns} from {table} where bundle = ?", bundle)  # noqa: S608
    return {row[0]: row[1:] for row in found}
