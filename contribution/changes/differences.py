"""Field by field, what two forms of one element say, in words.

Any part of a model by kind and name: what it is called and where it stands.

Every difference in meaning between two versions that share their names.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from pydantic import BaseModel

from contribution.changes.change import Change, FieldChange, How, Kind, Standings
from contribution.changes.version import Version
from contribution.domain.diagnostic import NOWHERE, Where
from contribution.domain.evidence import Evidence, Observation
from contribution.domain.graph import ContributionGraph
from contribution.domain.located import Written
from contribution.domain.logic_model import CausalLink, ContributionClaim, Node
from contribution.domain.verdict import Verdict

# The order in which these are written means nothing.
_SETS = frozenset({"about", "assumes", "affects", "stakeholders", "options", "compare"})
_MOST_POINTS = 3
# What an element is called and where its files lie is no part of what it says.
_NAMES = frozenset({"id", "items", "table", "data", "default"})


def compare_fields(before: BaseModel, after: BaseModel) -> tuple[FieldChange, ...]:
    """Return the fields in which two forms of an element differ, in the order of its class."""
    old, new = _find_fields(before), _find_fields(after)
    return compare_values(old, new)


def compare_evidence(before: Evidence, after: Evidence) -> tuple[FieldChange, ...]:
    """Return what differs in the item itself, in what its data say, and in what a new home lends.

    What its register says for all of its items is compared once, for the register.
    """
    changed = compare_fields(before.item, after.item)
    if before.register.id != after.register.id:
        own = {each.name for each in changed}
        lent = compare_values(_find_lent(before), _find_lent(after))
        changed += tuple(each for each in lent if each.name not in own)
    return changed + compare_observations(before.observation, after.observation)


def compare_observations(before: Observation, after: Observation) -> tuple[FieldChange, ...]:
    """Return what differs in what the data say; empty when only their place in the file moved."""
    changed = compare_values(_find_said(before), _find_said(after))
    old, new = _find_points(before), _find_points(after)
    points = [each for each in dict.fromkeys((*old, *new)) if old.get(each) != new.get(each)]
    if not points:
        return changed
    shown = points[:_MOST_POINTS]
    more = f"; and {len(points) - len(shown)} more" if len(points) > len(shown) else ""
    values = [
        "; ".join(f"{each}: {describe_value(side.get(each)) or '–'}" for each in shown) + more
        for side in (old, new)
    ]
    return (*changed, FieldChange("values of the table", *values))


def compare_values(old: Mapping[str, object], new: Mapping[str, object]) -> tuple[FieldChange, ...]:
    """Return the names whose values differ, those of the old first."""
    names = dict.fromkeys((*old, *new))
    return tuple(
        FieldChange(name, describe_value(old.get(name)), describe_value(new.get(name)))
        for name in names
        if make_plain(old.get(name)) != make_plain(new.get(name))
    )


def describe_value(value: object) -> str:
    """Return the value as an author would write it; empty for None."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, BaseModel):
        return describe_value(make_plain(value))
    if isinstance(value, Mapping):
        kept = {key: each for key, each in value.items() if each not in (None, (), {})}
        return ", ".join(f"{key} {describe_value(each)}" for key, each in kept.items())
    if isinstance(value, tuple | list):
        return ", ".join(describe_value(each) for each in value) or "none"
    return _describe_single(value)


def _describe_single(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.12g}"
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def make_plain(value: object) -> object:
    """Return the value without the places at which its parts stand, for comparing."""
    if isinstance(value, BaseModel):
        names = type(value).model_fields
        return {name: make_plain(getattr(value, name)) for name in names if name not in _NAMES}
    if isinstance(value, Mapping):
        return {key: make_plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return tuple(make_plain(each) for each in value)
    return value


def _find_fields(element: BaseModel) -> dict[str, object]:
    fields = {
        name: _unordered(value) if name in _SETS else make_plain(value)
        for name in type(element).model_fields
        if name not in _NAMES
        for value in (getattr(element, name),)
    }
    if isinstance(element, Node):
        fields["stage"] = str(element.stage)
        for key in ("horizon", "stands"):
            fields.pop(key, None)
    return fields


def _unordered(value: object) -> object:
    return tuple(sorted(value)) if isinstance(value, tuple | list) else value


def _find_lent(evidence: Evidence) -> dict[str, object]:
    return {
        "group": evidence.group,
        "by": evidence.by,
        "stakeholders": tuple(sorted(evidence.stakeholders)),
        "quality": evidence.quality,
        "method": evidence.method,
    }


def _find_said(observation: Observation) -> dict[str, object]:
    return {
        "outcome": str(observation.outcome),
        "what it says": observation.sentence or None,
        "figures computed": {each.label: each.value for each in observation.figures} or None,
        "quality at most": observation.quality_cap,
        str(Verdict.SUPPRESSED): observation.suppressed,
        "withheld": observation.withheld,
        "before and after only": observation.before_after,
        "sensitivity": observation.sensitivity,
        "type I error": observation.type_i_error,
    }


def _find_points(observation: Observation) -> dict[str, float | None]:
    if observation.chart is None:
        return {}
    return {
        f"{name}, {point[0]}": point[1]
        for name, points in observation.chart.series.items()
        for point in points
    }


def find_place_of_part(graph: ContributionGraph, kind: Kind, name: str) -> Where:
    """Return where the part stands in its file; a claim that nobody wrote, at its outcome."""
    part = find_part(graph, kind, name)
    if isinstance(part, ContributionClaim) and part.default:
        part = graph.nodes.get(part.target)
    if isinstance(part, Evidence):
        part = part.item
    return part.places.at() if isinstance(part, Written) else NOWHERE


def find_label(graph: ContributionGraph, kind: Kind, name: str) -> str:
    """Return the part in its author's words; its name where there are none."""
    part = find_part(graph, kind, name)
    if isinstance(part, Evidence):
        return part.item.says
    if isinstance(part, CausalLink):
        return graph.label_of(name)
    words = (getattr(part, field, "") for field in ("label", "says", "title"))
    return next((each for each in words if each), name)


def find_part(graph: ContributionGraph, kind: Kind, name: str) -> Written | Evidence | None:
    """Return the part itself; None when the graph has none of that name."""
    tables: Mapping[Kind, Mapping[str, Written | Evidence]] = {
        Kind.NODE: graph.nodes,
        Kind.LINK: graph.links,
        Kind.ASSUMPTION: graph.assumptions,
        Kind.FACTOR: graph.factors,
        Kind.CLAIM: graph.claims,
        Kind.ITEM: graph.items,
    }
    if kind is Kind.REGISTER:
        return next((e.register for e in graph.evidence if e.register.id == name), None)
    return tables.get(kind, {}).get(name)


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
