"""Letters are explained in the order of the scale, in its own words."""

from __future__ import annotations

from contribution.domain.verdict import SCALE, Verdict
from contribution.drawing.sheet.entries import explain_letters


def test_each_letter_used_is_explained_once() -> None:
    entries = explain_letters({Verdict.TOO_EARLY, Verdict.STRONG}, 400).entries

    assert [each.key for each in entries] == ["verdict strong", "verdict too early to tell"]
    assert SCALE[Verdict.STRONG].meaning[:30] in entries[0].svg
    assert ">A<" in entries[0].svg
