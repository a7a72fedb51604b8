"""Finds the changes that moved a verdict, by taking changes back and rating again.

Compares two assessments: changes in meaning, and each verdict that moved with its movers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from contribution.changes.change import (
    Cause,
    Change,
    Comparison,
    Kind,
    Move,
    Standing,
    Standings,
    find_standings,
)
from contribution.changes.differences import Side, find_changes, find_place_of_part
from contribution.changes.renaming import (
    find_renamed,
    find_renamed_items,
    find_renamed_registers,
    translate_graph,
)
from contribution.changes.version import Version, build_version, undo_changes
from contribution.domain.assessment import Assessment
from contribution.domain.graph import ContributionGraph
from contribution.domain.rating import Ratings
from contribution.domain.rule import Rule

MOST_TRIALS = 400

Rate = Callable[[ContributionGraph, Rule], Ratings]
Subject = tuple[Kind, str]
_Test = Callable[[tuple[int, ...]], bool]

# Fields in which authors only word things; changes of nothing else are tried last.
_WORDING = frozenset(
    {"label", "note", "at", "says", "title", "purpose", "beneficiaries", "desired_effect", "owner"}
    | {"version", "cost", "stated", "what it says", "values of the table"}
)


class Trials:
    """Ratings of the new version with some changes taken back, each made once, `limit` at most.

    Changes go by their position, because sets of numbers are quick to tell apart.
    """

    def __init__(
        self,
        versions: tuple[Version, Version],
        changes: tuple[Change, ...],
        rate: Rate,
        limit: int = MOST_TRIALS,
    ) -> None:
        self.changes = changes
        self._versions = versions
        self._rate = rate
        self._limit = limit
        self._known: dict[frozenset[int], Standings] = {}

    def __len__(self) -> int:
        return len(self._known)

    def restores(self, undone: Iterable[int], subject: Subject, before: Standing) -> bool:
        """Return whether the subject stands as before; False as well once the limit is reached."""
        key = frozenset(undone)
        if key not in self._known:
            if len(self._known) >= self._limit:
                return False
            taken_back = [self.changes[position] for position in sorted(key)]
            graph, rule = undo_changes(*self._versions, taken_back)
            self._known[key] = find_standings(self._rate(graph, rule))
        return self._known[key].get(subject) == before


def find_movers(
    trials: Trials, subject: Subject, before: Standing
) -> tuple[tuple[Change, ...], Cause]:
    """Return the changes that moved the subject from `before`, and how surely.

    First every change alone; where none suffices, a smallest set that does so together.
    """
    changes = trials.changes
    tried = sorted(range(len(changes)), key=lambda position: _is_wording(changes[position]))

    def restores(undone: tuple[int, ...]) -> bool:
        return trials.restores(undone, subject, before)

    alone = [each for each in tried if restores((each,))]
    if alone:
        return tuple(changes[each] for each in sorted(alone)), Cause.ALONE
    smallest = _find_smallest((), tuple(tried), restores, is_tested=True) if tried else ()
    if smallest and restores(smallest):
        return tuple(changes[each] for each in sorted(smallest)), Cause.TOGETHER
    return (), Cause.NOT_FOUND


def _find_smallest(
    given: tuple[int, ...], rest: tuple[int, ...], restores: _Test, *, is_tested: bool
) -> tuple[int, ...]:
    # QuickXplain (Junker 2004): about k log(n/k) trials for k changes out of n.
    if not is_tested and restores(given):
        return ()
    if len(rest) == 1:
        return rest
    middle = len(rest) // 2
    first, second = rest[:middle], rest[middle:]
    from_second = _find_smallest((*given, *first), second, restores, is_tested=False)
    from_first = _find_smallest((*given, *from_second), first, restores, is_tested=not from_second)
    return (*from_first, *from_second)


def _is_wording(change: Change) -> bool:
    return bool(change.fields) and all(each.name in _WORDING for each in change.fields)


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
