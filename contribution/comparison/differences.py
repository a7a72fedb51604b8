"""Every difference in meaning between two versions that share their names."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from contribution.comparison.change import Change, FieldChange, How, Kind
from contribution.comparison.fields import compare_evidence, compare_fields, compare_values
from contribution.comparison.parts import find_label, find_place_of_part
from contribution.comparison.standings import Standings
from contribution.comparison.version import Version
from contribution.domain.evidence import Evidence
from contribution.domain.graph import ContributionGraph
from contribution.domain.located import Written


class Side(NamedTuple):
    """One version: its graph, its parts, and how its subjects stand."""

    graph: ContributionGraph
    parts: Version
    standings: Standings


def find_changes(old: Side, new: Side, old_names: Mapping[str, str]) -> Iterator[Change]:
    """Yield every change, by kind, in the order of the old version and then of the new.

    `old_names` gives, by their names now, those parts that were called something else.
    """
    for kind in Kind:
        before, after = old.parts.parts[kind], new.parts.parts[kind]
        for name in dict.fromkeys((*before, *after)):
            if name in before and name in after:
                fields = _compare(name, before[name], after[name])
                # A part that only stands elsewhere in its file has not changed.
                yield from _tell_change(new.graph, kind, name, fields, old_names.get(name, ""))
            elif kind is not Kind.REGISTER:
                # A register that comes or goes is told by its items.
                yield (
                    _tell_coming(new, kind, name) if name in after else _tell_going(old, kind, name)
                )


def _tell_change(
    graph: ContributionGraph, kind: Kind, name: str, fields: tuple[FieldChange, ...], old_id: str
) -> Iterator[Change]:
    if not fields and not old_id:
        return
    yield Change(
        kind,
        How.RENAMED if old_id else How.CHANGED,
        name,
        find_label(graph, kind, name),
        old_id=old_id,
        fields=fields,
        where=find_place_of_part(graph, kind, name),
    )


def _tell_coming(new: Side, kind: Kind, name: str) -> Change:
    label, where = find_label(new.graph, kind, name), find_place_of_part(new.graph, kind, name)
    after = new.standings.get((kind, name))
    return Change(kind, How.ADDED, name, label, after=after, where=where)


def _tell_going(old: Side, kind: Kind, name: str) -> Change:
    label, where = find_label(old.graph, kind, name), find_place_of_part(old.graph, kind, name)
    before = old.standings.get((kind, name))
    return Change(kind, How.REMOVED, name, label, before=before, where=where)


def _compare(name: str, before: object, after: object) -> tuple[FieldChange, ...]:
    if isinstance(before, Evidence) and isinstance(after, Evidence):
        return compare_evidence(before, after)
    if isinstance(before, Written) and isinstance(after, Written):
        return compare_fields(before, after)
    return compare_values({name: before}, {name: after})
