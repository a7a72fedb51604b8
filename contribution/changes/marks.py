"""Which short mark stands at which part of the picture, and the sentence behind it."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from contribution.changes.change import Change, Comparison, How, Kind, Move
from contribution.changes.wording import SIGNS, tell_cause, tell_change, tell_field, tell_standings
from contribution.domain.graph import ContributionGraph
from contribution.domain.verdict import SCALE

_DRAWN = frozenset({Kind.NODE, Kind.LINK, Kind.FACTOR})
_WAYS = {1: "▲ ", -1: "▼ ", 0: ""}


class ChangeMark(NamedTuple):
    """What a label in the picture says of one subject; `how` is None where only others changed."""

    subject: str
    text: str
    sentence: str
    how: How | None = None


def find_marks(comparison: Comparison) -> tuple[ChangeMark, ...]:
    """Return one mark for each node, link and factor that changed or whose verdict moved.

    Evidence is marked at what it is about, a claim at the node that it ends at, an assumption at
    the links that rest on it.
    """
    parts: dict[str, list[tuple[str, str]]] = {}
    how: dict[str, How] = {}
    for change in comparison.changes:
        if change.kind in _DRAWN:
            how[change.id] = change.how
            text = f"{SIGNS[change.how]} {change.how}"
            parts.setdefault(change.id, []).append((text, _tell(change)))
    for subject, text, sentence in (*_mark_evidence(comparison), *_mark_assumptions(comparison)):
        parts.setdefault(subject, []).append((text, sentence))
    for move in comparison.moves:
        for subject, what in _find_subjects(comparison.new.graph, move):
            parts.setdefault(subject, []).append((f"{what}{_letters(move)}", _tell_move(move)))
    return tuple(
        ChangeMark(
            subject,
            " · ".join(dict.fromkeys(text for text, _ in told)),
            ". ".join(dict.fromkeys(sentence for _, sentence in told)),
            how.get(subject),
        )
        for subject, told in parts.items()
    )


def find_unplaced(comparison: Comparison) -> tuple[Change, ...]:
    """Return the changes that have no place in the picture: of the model, rule and registers."""
    kinds = {Kind.MODEL, Kind.RULE, Kind.REGISTER, Kind.CLAIM}
    return tuple(change for change in comparison.changes if change.kind in kinds)


def _mark_evidence(comparison: Comparison) -> Iterator[tuple[str, str, str]]:
    signs: dict[str, Counter[str]] = {}
    told: dict[str, list[str]] = {}
    for change in comparison.changes:
        if change.kind is not Kind.ITEM or change.how is How.RENAMED:
            continue
        sides = (comparison.old, comparison.new)
        items = [side.graph.items.get(change.id) for side in sides]
        about = [name for each in items if each is not None for name in each.item.about]
        for subject in dict.fromkeys(about):
            signs.setdefault(subject, Counter())[SIGNS[change.how]] += 1
            told.setdefault(subject, []).append(_tell(change))
    for subject, counts in signs.items():
        text = " ".join(f"{sign}{counts[sign]}" for sign in SIGNS.values() if counts[sign])
        yield subject, f"evidence {text}", ". ".join(told[subject])


def _mark_assumptions(comparison: Comparison) -> Iterator[tuple[str, str, str]]:
    changed = {each.id: each for each in comparison.changes if each.kind is Kind.ASSUMPTION}
    for link in comparison.new.graph.model.links:
        for name in link.assumes or ():
            if name in changed and changed[name].how is not How.RENAMED:
                change = changed[name]
                yield link.id, f"assumption {SIGNS[change.how]}", _tell(change)


def _find_subjects(graph: ContributionGraph, move: Move) -> Iterator[tuple[str, str]]:
    if move.kind is Kind.CLAIM:
        yield graph.claims[move.subject].target, "claim "
    elif move.kind is Kind.ASSUMPTION:
        for link in graph.model.links:
            if move.subject in (link.assumes or ()):
                yield link.id, "assumption "
    else:
        yield move.subject, ""


def _letters(move: Move) -> str:
    before, after = SCALE[move.before.verdict].letter, SCALE[move.after.verdict].letter
    if before == after:
        before, after = SCALE[move.before.so_far].letter, SCALE[move.after.so_far].letter
        return f"{_WAYS[move.direction]}(so far {before} → {after})"
    return f"{_WAYS[move.direction]}{before} → {after}"


def _tell(change: Change) -> str:
    return "; ".join((tell_change(change), *(tell_field(each) for each in change.fields)))


def _tell_move(move: Move) -> str:
    told = tell_standings(move.before, move.after)
    return f"{move.kind} {move.subject}: {told}, {tell_cause(move)}"
