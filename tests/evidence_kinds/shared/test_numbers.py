"""Numbers are written as reports print them."""

from __future__ import annotations

from contribution.evidence_kinds.shared.figures import count_of, plain, points, signed, whole


def test_halves_are_rounded_up_as_in_print() -> None:
    assert (whole(0.5), whole(1.5), whole(2.5), whole(1234.5)) == ("1", "2", "3", "1,235")
    assert points(0.125) == "13%"


def test_changes_carry_their_sign_and_nothing_has_none() -> None:
    assert (signed(7), signed(-7.25), signed(1234.5)) == ("+7", "-7.2", "+1,234.5")
    assert (signed(-0.001), signed(0.2, 0), signed(-0.2, 0)) == ("0", "0", "0")


def test_plain_numbers_lose_empty_decimals_and_one_is_singular() -> None:
    assert (plain(8359518), plain(12.50), plain(0.126)) == ("8,359,518", "12.5", "0.13")
    assert (count_of(1, "period"), count_of(2, "period")) == ("1 period", "2 periods")
