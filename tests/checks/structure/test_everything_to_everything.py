"""Stages in which nearly all is linked with all."""

from __future__ import annotations

from typing import Any


def test_two_thirds_of_all_links_between_two_stages_are_found(judge: Any) -> None:
    judge(
        "CA1",
        (
            "  greet: {label: Staff greet children at the gate, strand: welcome}",
            (
                "  greet: {label: Staff greet children at the gate, strand: welcome}\n"
                "  cook: Breakfast is cooked"
            ),
        ),
        (
            "  greeted: {label: Children met by name, strand: welcome}",
            ("  greeted: {label: Children met by name, strand: welcome}\n  fed: Children eat"),
        ),
        ("  grant -> greet:\n", ("  grant -> greet:\n  grant -> cook:\n")),
        (
            (
                "  open-club -> places-filled: {because: Free and on the way, assumes: "
                "[children-come]}"
            ),
            (
                "  open-club -> places-filled: {because: Free and on the way, assumes: "
                "[children-come]}  # expect: CA110"
            ),
        ),
        (
            "  greet -> greeted: {because: Somebody stands at the gate, assumes: none}\n",
            (
                "  greet -> greeted: {because: Somebody stands at the gate, assumes: none}\n"
                "  open-club -> greeted: {because: A, assumes: none}\n"
                "  open-club -> fed: {because: B, assumes: none}\n"
                "  cook -> fed: {because: C, assumes: none}\n"
                "  fed -> arrive-on-time: {because: D, assumes: none}\n"
                "  greet -> fed: {because: E, assumes: none}\n"
            ),
        ),
    )


def test_five_of_nine_are_fine(judge: Any) -> None:
    judge(
        "CA1",
        (
            "  greet: {label: Staff greet children at the gate, strand: welcome}",
            (
                "  greet: {label: Staff greet children at the gate, strand: welcome}\n"
                "  cook: Breakfast is cooked"
            ),
        ),
        (
            "  greeted: {label: Children met by name, strand: welcome}",
            ("  greeted: {label: Children met by name, strand: welcome}\n  fed: Children eat"),
        ),
        ("  grant -> greet:\n", ("  grant -> greet:\n  grant -> cook:\n")),
        (
            "  greet -> greeted: {because: Somebody stands at the gate, assumes: none}\n",
            (
                "  greet -> greeted: {because: Somebody stands at the gate, assumes: none}\n"
                "  open-club -> greeted: {because: A, assumes: none}\n"
                "  open-club -> fed: {because: B, assumes: none}\n"
                "  cook -> fed: {because: C, assumes: none}\n"
                "  fed -> arrive-on-time: {because: D, assumes: none}\n"
            ),
        ),
    )


def test_nine_links_from_one_node_are_found(judge: Any) -> None:
    judge(
        "CA1",
        (
            "  greeted: {label: Children met by name, strand: welcome}",
            (
                "  greeted: {label: Children met by name, strand: welcome}\n"
                "  o0: Thing 0 done\n"
                "  o1: Thing 1 done\n"
                "  o2: Thing 2 done\n"
                "  o3: Thing 3 done\n"
                "  o4: Thing 4 done\n"
                "  o5: Thing 5 done\n"
                "  o6: Thing 6 done\n"
                "  o7: Thing 7 done"
            ),
        ),
        (
            "  open-club: {label: Free breakfast club, strand: food}",
            "  open-club: {label: Free breakfast club, strand: food}  # expect: CA110",
        ),
        (
            "  greet -> greeted: {because: Somebody stands at the gate, assumes: none}\n",
            (
                "  greet -> greeted: {because: Somebody stands at the gate, assumes: none}\n"
                "  open-club -> o0: {because: R0, assumes: none}\n"
                "  o0 -> arrive-on-time: {because: S0, assumes: none}\n"
                "  open-club -> o1: {because: R1, assumes: none}\n"
                "  o1 -> arrive-on-time: {because: S1, assumes: none}\n"
                "  open-club -> o2: {because: R2, assumes: none}\n"
                "  o2 -> arrive-on-time: {because: S2, assumes: none}\n"
                "  open-club -> o3: {because: R3, assumes: none}\n"
                "  o3 -> arrive-on-time: {because: S3, assumes: none}\n"
                "  open-club -> o4: {because: R4, assumes: none}\n"
                "  o4 -> arrive-on-time: {because: S4, assumes: none}\n"
                "  open-club -> o5: {because: R5, assumes: none}\n"
                "  o5 -> arrive-on-time: {because: S5, assumes: none}\n"
                "  open-club -> o6: {because: R6, assumes: none}\n"
                "  o6 -> arrive-on-time: {because: S6, assumes: none}\n"
                "  open-club -> o7: {because: R7, assumes: none}\n"
                "  o7 -> arrive-on-time: {because: S7, assumes: none}\n"
            ),
        ),
    )
