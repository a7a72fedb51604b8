"""Links without a mechanism."""

from __future__ import annotations

from typing import Any


def test_a_link_without_a_mechanism_is_found(judge: Any) -> None:
    judge(
        "CA2",
        ("{because: Who is there can follow, assumes: none}", "{assumes: none}  # expect: CA201"),
    )


def test_an_empty_mechanism_is_none(judge: Any) -> None:
    judge(
        "CA2",
        (
            "{because: Who is there can follow, assumes: none}",
            '{because: " ", assumes: none}  # expect: CA201',
        ),
    )


def test_what_money_makes_possible_needs_none(judge: Any) -> None:
    judge("CA2", ("  grant -> greet:\n", "  grant -> greet: {note: It pays for two hours}\n"))
