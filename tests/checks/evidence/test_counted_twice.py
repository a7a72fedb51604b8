"""One observation that counts as two sources."""

from __future__ import annotations

from typing import Any


def test_the_same_figures_from_two_sources_are_found(judge: Any) -> None:
    judge(
        "CA3",
        (
            (
                "    about: children-come\n"
                "    outcome: found\n"
                "    test: moderate\n"
                "    at: {page: 8}\n"
            ),
            (
                "    about: children-come\n"
                "    outcome: found\n"
                "    test: moderate\n"
                "    at: {page: 8}\n"
                "  first:\n"
                "    says: first\n"
                "    about: greeted\n"
                "    outcome: found\n"
                "    test: moderate\n"
                "    at: {page: 9}\n"
                "    figures: {children: 118, of: 140}\n"
                "  second:  # expect: CA305\n"
                "    says: second\n"
                "    about: greeted\n"
                "    outcome: found\n"
                "    test: moderate\n"
                "    at: {page: 9}\n"
                "    source: other\n"
                '    figures: {of: "140", met: 118}\n'
            ),
        ),
    )


def test_the_same_figures_in_one_group_are_fine(judge: Any) -> None:
    judge(
        "CA3",
        (
            (
                "    about: children-come\n"
                "    outcome: found\n"
                "    test: moderate\n"
                "    at: {page: 8}\n"
            ),
            (
                "    about: children-come\n"
                "    outcome: found\n"
                "    test: moderate\n"
                "    at: {page: 8}\n"
                "  first:\n"
                "    says: first\n"
                "    about: greeted\n"
                "    outcome: found\n"
                "    test: moderate\n"
                "    at: {page: 9}\n"
                "    figures: {children: 118, of: 140}\n"
                "  second:\n"
                "    says: second\n"
                "    about: greeted\n"
                "    outcome: found\n"
                "    test: moderate\n"
                "    at: {page: 9}\n"
                "    figures: {of: 140, met: 118}\n"
            ),
        ),
    )


def test_other_figures_are_fine(judge: Any) -> None:
    judge(
        "CA3",
        (
            (
                "    about: children-come\n"
                "    outcome: found\n"
                "    test: moderate\n"
                "    at: {page: 8}\n"
            ),
            (
                "    about: children-come\n"
                "    outcome: found\n"
                "    test: moderate\n"
                "    at: {page: 8}\n"
                "  first:\n"
                "    says: first\n"
                "    about: greeted\n"
                "    outcome: found\n"
                "    test: moderate\n"
                "    at: {page: 9}\n"
                "    figures: {children: 118, of: 140}\n"
                "  second:\n"
                "    says: second\n"
                "    about: greeted\n"
                "    outcome: found\n"
                "    test: moderate\n"
                "    at: {page: 9}\n"
                "    source: other\n"
                "    figures: {of: 140, met: 117}\n"
            ),
        ),
    )


def test_one_round_number_agrees_by_chance(judge: Any) -> None:
    judge(
        "CA3",
        (
            (
                "    about: children-come\n"
                "    outcome: found\n"
                "    test: moderate\n"
                "    at: {page: 8}\n"
            ),
            (
                "    about: children-come\n"
                "    outcome: found\n"
                "    test: moderate\n"
                "    at: {page: 8}\n"
                "  first:\n"
                "    says: first\n"
                "    about: greeted\n"
                "    outcome: found\n"
                "    test: moderate\n"
                "    at: {page: 9}\n"
                "    figures: {children: 12}\n"
                "  second:\n"
                "    says: second\n"
                "    about: greeted\n"
                "    outcome: found\n"
                "    test: moderate\n"
                "    at: {page: 9}\n"
                "    source: other\n"
                "    figures: {met: 12}\n"
            ),
        ),
    )
