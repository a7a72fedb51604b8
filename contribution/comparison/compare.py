"""Compares two assessments: changes in meaning, and each verdict that moved with its movers."""

from __future__ import annotations

from collections.abc import Iterator

from contribution.comparison.change import Comparison, Move
from contribution.comparison.differences import Side, find_changes
from contribution.comparison.movers import MOST_TRIALS, Rate, Trials, find_movers
from contribution.comparison.parts import find_place_of_part
from contribution.comparison.renaming import (
    find_renamed,
    find_renamed_items,
    find_renamed_registers,
    translate_graph,
)
from contribution.comparison.standings import find_standings
from contribution.comparison.version import build_version
from contribution.domain.assessment import Assessment


def compare(
    old: Assessment, new: Assessment, rate: Rate, *, most_trials: int = MOST_TRIALS
) -> Comparison:
    """Return what changed from `old` to `new`; `rate` is the scorer that made the ratings.

    At most `most_trials` ratings are made to find the movers; a move whose movers were not found
    within them says so.
    """
    names = find_renamed(old.graph, new.graph)
    items = find_renamed_items(old.graph, new.graph, names)
    registers = find_renamed_registers(old.graph, new.graph, items)
    renamed = (*names.items(), *items.items())
    graph = translate_graph(old.graph, names, items, registers)
    before = Side(graph, build_version(graph, old.rule), find_standings(old.ratings, names))
    after = Side(new.graph, build_version(new.graph, new.rule), find_standings(new.ratings))
    changes = tuple(find_changes(before, after, {name: earlier for earlier, name in renamed}))
    trials = Trials((before.parts, after.parts), changes, rate, most_trials)
    return Comparison(
        old=old,
        new=new,
        old_name=old.graph.model.file or "old",
        new_name=new.graph.model.file or "new",
        changes=changes,
        moves=tuple(_find_moves(before, after, trials)),
        renamed=renamed,
        trials=len(trials),
    )


def _find_moves(old: Side, new: Side, trials: Trials) -> Iterator[Move]:
    for subject, before in old.standings.items():
        after = new.standings.get(subject)
        if after is None or after == before:
            continue
        kind, name = subject
        movers, cause = find_movers(trials, subject, before)
        where = find_place_of_part(new.graph, kind, name)
        label = new.graph.label_of(name)
        yield Move(kind, name, label, before, after, movers, cause, where)
