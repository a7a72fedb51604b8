"""Which verdicts moved since a model was last assessed otherwise, and by what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from contribution.formats.portfolio import Cell, Tableau
from contribution.portfolio.lists import Inquiry
from contribution.portfolio.store import Archive
from contribution.words.phrases import list_words

_Named: TypeAlias = Mapping[Cell, Sequence[Cell]]

_MOVED = """
select place, label, before, now, former, bundle from (
    select place, new.label, old.verdict as before, new.verdict as now, former, here.bundle,
        0 as sort, new.number
    from here join claim as new on new.bundle = here.bundle
        join claim as old on old.bundle = former and old.claim = new.claim
    where old.verdict <> new.verdict
    union all
    select place, new.label, 'no such claim', new.verdict, former, here.bundle, 1, new.claim
    from here join claim as new on new.bundle = here.bundle
    where former is not null
        and new.claim not in (select claim from claim as old where old.bundle = former)
    union all
    select place, old.label, old.verdict, 'no such claim', former, here.bundle, 2, old.claim
    from here join claim as old on old.bundle = former
    where here.bundle is not null
        and old.claim not in (select claim from claim as new where new.bundle = here.bundle)
    order by 1, 7, 8
)
"""


def find_moves(inquiry: Inquiry) -> Tableau:
    """Return the claims whose verdict is another than before, with what changed in the files."""
    head = ("Model", "Result", "Before", "Now", "What changed")
    rows = inquiry.store.note_answer("moves", _MOVED)
    rows.say = lambda row: (*row[:4], _say_causes(inquiry.store, *row[4:]))
    return Tableau("moves", "What changed since the last run?", "", head, rows)


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
