"""What moved since a former version, as a part of the contribution story."""

from __future__ import annotations

from contribution.changes.change import Cause, Change, Comparison, How, Kind, Move
from contribution.changes.wording import (
    RISES,
    SIGNS,
    name_change,
    sum_up,
    tell_change,
    tell_field,
    tell_unread,
)
from contribution.story.blocks import (
    Block,
    Bullets,
    Fold,
    Part,
    Prose,
    Ref,
    Run,
    TableBlock,
    TableRow,
    Text,
    anchor,
)
from contribution.story.speech import Speech


def tell_moved(comparison: Comparison) -> Part:
    """Return the verdicts that moved, each with what moved it, and every change in meaning."""
    speech = Speech(comparison.new.graph.model.lang or "en")
    title = speech.say("part.changes", name=comparison.old_name)
    warned = tuple(Prose((told,), "note") for told in tell_unread(comparison))
    blocks: list[Block] = [*warned, Prose((sum_up(comparison),))]
    if comparison.moves:
        head = tuple(speech.plain(f"since.{key}") for key in ("result", "before", "after", "why"))
        rows = tuple(_tell_move(comparison, speech, move) for move in comparison.moves)
        blocks.append(TableBlock(speech.plain("since.result"), head, rows))
    if comparison.changes:
        told = tuple(_tell_change(each) for each in comparison.changes)
        blocks.append(Fold(speech.say("since.changes"), (Bullets(told),)))
    return Part(anchor("part", "changes"), title, tuple(blocks))


def _tell_move(comparison: Comparison, speech: Speech, move: Move) -> TableRow:
    kind = "claim" if move.kind is Kind.CLAIM else "place"
    graph, label = comparison.new.graph, move.label
    if kind == "claim":
        claim = graph.claims[move.subject]
        said = speech.plain("since.claim", result=graph.label_of(claim.target))
        label = said if claim.default else speech.plain("quoted", name=claim.says)
    name: tuple[Run, ...] = (f"{RISES[move.direction]} ", Ref(label, anchor(kind, move.subject)))
    # What is too early in both versions moved underneath, and only there.
    is_below = move.before.verdict is move.after.verdict
    stood = tuple(
        (speech.badge(each.verdict), *((f" ({speech.verdict(each.so_far)})",) if is_below else ()))
        for each in (move.before, move.after)
    )
    return TableRow((name, *stood, _tell_cause(comparison, speech, move)))


def _tell_cause(comparison: Comparison, speech: Speech, move: Move) -> Text:
    if move.cause is Cause.NOT_FOUND:
        return speech.say("since.unknown")
    names = speech.join(_name_mover(comparison, speech, each) for each in move.movers)
    if len(move.movers) == 1:
        return names
    key = "since.together" if move.cause is Cause.TOGETHER else "since.each"
    return speech.say(key, names=names)


def _name_mover(comparison: Comparison, speech: Speech, change: Change) -> Run:
    how = speech.plain(f"since.{change.how.name.lower()}")
    item = comparison.new.graph.items.get(change.id) if change.kind is Kind.ITEM else None
    if item is None:
        return f"{name_change(change)} ({how})"
    return Ref(f"“{item.item.says.rstrip('.')}” ({how})", anchor("item", change.id))


def _tell_change(change: Change) -> Text:
    fields = "; ".join(tell_field(each) for each in change.fields)
    said = f"{SIGNS[change.how]} {tell_change(change)}{f': {fields}' if fields else ''}"
    if change.kind is Kind.ITEM and change.how is not How.REMOVED:
        return (said, " ", Ref("→", anchor("item", change.id)))
    return (said,)
