"""Field by field, what two forms of one element say, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from pydantic import BaseModel

from contribution.comparison.change import FieldChange
from contribution.domain.evidence import Evidence, Observation
from contribution.domain.logic_model import Node
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
        fields.pop("horizon", None)
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
