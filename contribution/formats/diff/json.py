"""A comparison as JSON with a versioned shape, so that other programs can rely on it."""

from __future__ import annotations

import json
from typing import Any

from contribution.changes.change import Change, Comparison, Move, Standing
from contribution.changes.wording import sum_up, tell_unread
from contribution.domain.diagnostic import NOWHERE, Where
from contribution.domain.view import Format, View

SHAPE = 1


def render_comparison_json(comparison: Comparison, view: View) -> str:
    """Return every change and every moved verdict; `movers` are positions among the changes."""
    del view
    positions = {change: number for number, change in enumerate(comparison.changes)}
    document = {
        "shape": SHAPE,
        "old": comparison.old_name,
        "new": comparison.new_name,
        "summary": sum_up(comparison),
        "unread": list(tell_unread(comparison)),
        "changes": [_change(each) for each in comparison.changes],
        "moves": [_move(each, positions) for each in comparison.moves],
        "trials": comparison.trials,
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "how": change.how,
        "id": change.id,
        "old_id": change.old_id or None,
        "label": change.label,
        "before": _standing(change.before),
        "after": _standing(change.after),
        "fields": [
            {"name": each.name, "before": each.before, "after": each.after}
            for each in change.fields
        ],
        "where": _where(change.where),
    }


def _move(move: Move, positions: dict[Change, int]) -> dict[str, Any]:
    return {
        "kind": move.kind,
        "subject": move.subject,
        "label": move.label,
        "before": _standing(move.before),
        "after": _standing(move.after),
        "direction": move.direction,
        "cause": move.cause,
        "movers": [positions[each] for each in move.movers],
        "where": _where(move.where),
    }


def _standing(standing: Standing | None) -> dict[str, str] | None:
    if standing is None:
        return None
    told = {"verdict": str(standing.verdict), "so_far": str(standing.so_far)}
    return told | ({"role": standing.role} if standing.role else {})


def _where(where: Where) -> str | None:
    return None if where == NOWHERE else str(where)


FORMAT = Format("What moved, for other programs", render_comparison_json)
