"""The comparison in the terminal: verdicts first, then every change, nothing cut."""

from __future__ import annotations

from contribution.changes.wording import tell_standings
from contribution.domain.view import View
from contribution.formats.diff.text import render_comparison_text
from tests.building import chain
from tests.changes.pages import everything
from tests.changes.sides import assessed, compared


def test_every_move_and_every_change_is_in_it_once() -> None:
    comparison = everything()
    text = render_comparison_text(comparison, View())
    flat = " ".join(text.split())

    for move in comparison.moves:
        told = f"{move.kind} {move.subject}: {tell_standings(move.before, move.after)}"
        assert flat.count(told) == 1
    assert f"Changes ({len(comparison.changes)})" in text
    assert "» node calmer “calm” renamed, before: calm" in text
    assert "− node gone “Left out *later*” removed" in text
    assert text.index("Verdicts that moved") < text.index("Changes (")


def test_lines_are_no_wider_than_a_terminal() -> None:
    assert (
        max(len(line) for line in render_comparison_text(everything(), View()).splitlines()) <= 100
    )


def test_nothing_changed_is_said_in_two_lines() -> None:
    same = assessed(chain("a", "b"))

    assert render_comparison_text(compared(same, same), View()).splitlines() == [
        "old → new",
        "Nothing changed in meaning, and no verdict moved.",
    ]
