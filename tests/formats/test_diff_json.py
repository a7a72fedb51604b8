"""The comparison for other programs: complete, and movers that can be looked up."""

from __future__ import annotations

import json

from contribution.domain.view import View
from contribution.formats.diff.json import SHAPE, render_comparison_json
from tests.changes.pages import everything


def test_every_change_and_move_is_there_and_movers_are_positions() -> None:
    comparison = everything()

    document = json.loads(render_comparison_json(comparison, View()))

    assert document["shape"] == SHAPE
    assert [each["id"] for each in document["changes"]] == [each.id for each in comparison.changes]
    for told, move in zip(document["moves"], comparison.moves, strict=True):
        assert told["before"]["verdict"] == move.before.verdict
        assert [document["changes"][number]["id"] for number in told["movers"]] == [
            each.id for each in move.movers
        ]
        assert ("role" in told["after"]) == (told["kind"] == "claim")


def test_what_is_not_known_is_null() -> None:
    document = json.loads(render_comparison_json(everything(), View()))

    assert {each["old_id"] for each in document["changes"]} == {None, "calm"}
    assert {each["where"] for each in document["changes"]} == {None}
