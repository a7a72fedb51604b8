"""The sentences of a comparison, the same in every form of it."""

from __future__ import annotations

from contribution.changes.change import (
    Cause,
    Change,
    Comparison,
    FieldChange,
    How,
    Kind,
    Move,
    Standing,
)
from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Severity
from contribution.words.phrases import count_of, list_words

SIGNS = {How.ADDED: "+", How.REMOVED: "−", How.CHANGED: "~", How.RENAMED: "»"}
RISES = {1: "▲", 0: "◆", -1: "▼"}
# The family of diagnostics about what the files themselves say.
_READING = "CA0"
_NAMED_BY_LABEL = frozenset({Kind.NODE, Kind.ASSUMPTION, Kind.FACTOR, Kind.CLAIM, Kind.ITEM})


def sum_up(comparison: Comparison) -> str:
    """Return the whole comparison in one sentence."""
    if comparison.is_empty:
        return "Nothing changed in meaning, and no verdict moved."
    changes = count_of(len(comparison.changes), "change")
    if not comparison.moves:
        return f"{changes} in meaning; no verdict moved."
    ways = [each.direction for each in comparison.moves]
    parts = ((1, "rose"), (-1, "fell"), (0, "moved sideways"))
    told = [f"{ways.count(way)} {word}" for way, word in parts if way in ways]
    return f"{changes} in meaning; {count_of(len(ways), 'verdict')} moved ({', '.join(told)})."


def tell_unread(comparison: Comparison) -> tuple[str, ...]:
    """Return a warning for each version of which parts could not be read; they count as missing."""
    sides = ((comparison.old_name, comparison.old), (comparison.new_name, comparison.new))
    found = ((name, _count_unread(side)) for name, side in sides)
    return tuple(
        f"{count_of(number, 'error')} in {name}: what could not be read counts as missing"
        for name, number in found
        if number
    )


def name_change(change: Change) -> str:
    """Return what changed by kind and name, without what became of it."""
    if change.kind is Kind.RULE:
        return f"the rule's {change.id}"
    if change.kind is Kind.MODEL:
        return f"the model's “{change.id.replace('_', ' ')}”"
    return f"{change.kind} {change.id}"


def tell_change(change: Change) -> str:
    """Return the change in one line, its fields left out."""
    words = f" “{change.label}”" if change.kind in _NAMED_BY_LABEL else ""
    was = f", before: {change.old_id}" if change.old_id else ""
    stood = change.before or change.after
    rated = f", {'was ' if change.before else ''}rated {stood}" if stood else ""
    return f"{name_change(change)}{words} {change.how}{was}{rated}"


def tell_field(field: FieldChange) -> str:
    """Return one field's old and new value."""
    name = field.name.replace("_", " ")
    if not field.before:
        return f"{name}: now {field.after}"
    return f"{name}: {field.before} → {field.after or 'nothing'}"


def tell_standings(before: Standing, after: Standing) -> str:
    """Return the way from one standing to the other; a claim's role only if it moved."""
    told = f"{before} → {after}" if str(before) != str(after) else str(after)
    return told if before.role == after.role else f"{told}, role {before.role} → {after.role}"


def tell_cause(move: Move) -> str:
    """Return what moved the verdict, in words."""
    if move.cause is Cause.NOT_FOUND:
        return "which change moved it was not found within the number of trials"
    names = [f"{name_change(each)} ({each.how})" for each in move.movers]
    joined = list_words(names, most=len(names))
    if len(names) == 1:
        return f"moved by {joined}"
    if move.cause is Cause.TOGETHER:
        return f"moved by {joined}, together"
    return f"moved by {joined}, each of which would suffice to hold it back"


def _count_unread(assessment: Assessment) -> int:
    return sum(
        each.severity is Severity.ERROR and each.id.startswith(_READING)
        for each in assessment.diagnostics
    )
