"""Packages with a single link."""

from __future__ import annotations

from typing import Any


def test_a_package_with_one_link_is_found(judge: Any) -> None:
    judge(
        "CA1",
        (
            "Being expected makes people punctual, assumes: none}",
            (
                "Being expected makes people punctual, assumes: none, package: gate}  # "
                "expect: CA116"
            ),
        ),
    )


def test_a_package_spelt_in_two_ways_is_found_twice(judge: Any) -> None:
    assessment = judge(
        "CA1",
        (
            "Being expected makes people punctual, assumes: none}",
            (
                "Being expected makes people punctual, assumes: none, package: gate}  # "
                "expect: CA116"
            ),
        ),
        (
            "inside when the bell goes, assumes: none}",
            "inside when the bell goes, assumes: none, package: gates}  # expect: CA116",
        ),
    )

    assert "did you mean gates?" in "".join(each.next_step for each in assessment.diagnostics)


def test_a_package_of_two_is_fine(judge: Any) -> None:
    judge(
        "CA1",
        (
            "Being expected makes people punctual, assumes: none}",
            "Being expected makes people punctual, assumes: none, package: gate}",
        ),
        (
            "inside when the bell goes, assumes: none}",
            "inside when the bell goes, assumes: none, package: gate}",
        ),
    )
