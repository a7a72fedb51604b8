"""An expectation is one of five forms."""

from __future__ import annotations

import pytest

from contribution.evidence_kinds.shared.expectations import Expectation, parse_expectation


@pytest.mark.parametrize(
    ("text", "expectation", "sign"),
    [
        ("increase", Expectation("increase"), 1),
        ("Decrease", Expectation("decrease"), -1),
        ("no change", Expectation("no-change"), 0),
        ("at-least 80%", Expectation("at-least", 80, percent=True), 1),
        ("at most  1,200.5", Expectation("at-most", 1200.5), -1),
    ],
)
def test_the_five_forms_are_read(text: str, expectation: Expectation, sign: int) -> None:
    assert parse_expectation(text) == expectation
    assert expectation.sign == sign
    assert parse_expectation(str(expectation)) == expectation


@pytest.mark.parametrize(
    "text", ["rise", "at-least", "at least many", "at-least 12,5%", "at-most 5 points", "", None, 5]
)
def test_anything_else_is_refused_with_the_forms_there_are(text: object) -> None:
    with pytest.raises(ValueError, match="at-least 80%"):
        parse_expectation(text)
