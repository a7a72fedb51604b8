"""What moved since a former version, as a part of the contribution story."""

from __future__ import annotations

from contribution.changes.change import Change, Comparison, How, Kind, Move
from contribution.changes.wording import (
    RISES,
    SIGNS,
    sum_up,
    tell_cause,
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
    graph = comparison.new.graph
    label = graph.label_of(graph.claims[move.subject].target) if kind == "claim" else move.label
    name: tuple[Run, ...] = (f"{RISES[move.direction]} ", Ref(label, anchor(kind, move.subject)))
    return TableRow(
        (
            name,
            (speech.badge(move.before.verdict),),
            (speech.badge(move.after.verdict),),
            (tell_cause(move),),
        )
    )


def _tell_change(change: Change) -> Text:
    fields = "; ".join(tell_field(each) for each in change.fields)
    said = f"{SIGNS[change.how]} {tell_change(change)}{f': {fields}' if fields else ''}"
    if change.kind is Kind.ITEM and change.how is not How.REMOVED:
        return (said, " ", Ref("→", anchor("item", change.id)))
    return (said,)
