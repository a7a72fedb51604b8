"""The comparison under a pull request: a sound table, and no text that acts as markup."""

from __future__ import annotations

import re

from contribution.domain.view import View
from contribution.formats.diff.md import render_comparison_markdown
from tests.building import chain, item
from tests.changes.pages import everything
from tests.changes.sides import assessed, compared

_SPLIT = re.compile(r"(?<!\\)\|")


def test_every_row_of_the_table_has_as_many_cells_as_its_head() -> None:
    comparison = everything()
    rows = [
        line
        for line in render_comparison_markdown(comparison, View()).splitlines()
        if line.startswith("|")
    ]

    assert len(rows) == len(comparison.moves) + 2
    assert {len(_SPLIT.split(row)) for row in rows} == {7}


def test_claims_come_first() -> None:
    rows = [
        line
        for line in render_comparison_markdown(everything(), View()).splitlines()
        if "| " in line
    ]

    kinds = [row.split("| ")[2].split()[0] for row in rows[1:]]
    assert kinds == sorted(kinds, key=lambda kind: kind != "claim")


def test_labels_cannot_act_as_markup() -> None:
    text = render_comparison_markdown(everything(), View())

    assert "*later*" not in text
    assert r"\*later\*" in text
    hostile = chain("a", "b", title="<script>alert(1)</script> @everyone |x| #1")
    both = compared(assessed(chain("a", "b")), assessed(hostile))
    told = render_comparison_markdown(both, View())
    assert "<script>" not in told
    assert re.search(r"(?<!\\)@", told) is None


def test_a_long_comparison_says_how_much_it_leaves_out() -> None:
    many = [item(f"item-{number}", "a") for number in range(150)]

    text = render_comparison_markdown(
        compared(assessed(chain("a", "b")), assessed(chain("a", "b"), many)), View()
    )

    assert "… and 50 more changes." in text
    assert len(text) < 65_536
