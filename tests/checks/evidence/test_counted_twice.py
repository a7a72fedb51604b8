"""One observation that counts as two sources."""

from __future__ import annotations

from typing import Any

import pytest

LAST = "    about: children-come\n    outcome: found\n    test: moderate\n    at: {page: 8}\n"
_WHEN = "    on: 2026-02-01\n"


def _two(first: str, second: str, name: str = "second:") -> tuple[str, str]:
    """Two more items about one thing, each with what makes it its own."""
    same = "    about: greeted\n    outcome: found\n    test: moderate\n    at: {page: 9}\n"
    told = [
        f"  {key}\n    says: It\n{same}{own}" for key, own in (("first:", first), (name, second))
    ]
    return LAST, f"{LAST}{''.join(told)}"


FIGURES = "    figures: {children: 118, of: 140}\n"
OTHER = "    source: other\n"
FOUND = "second:  # expect: CA305"
ASKED = "    voices: {parents: 9 of 12}\n"
CASES = {
    "the same figures from two sources": (
        FIGURES, OTHER + '    figures: {of: "140", met: 118}\n', FOUND),
    "the same figures in one group": (FIGURES, "    figures: {of: 140, met: 118}\n", "second:"),
    "other figures": (FIGURES, OTHER + "    figures: {of: 140, met: 117}\n", "second:"),
    "one round number agrees by chance": (
        "    figures: {children: 12}\n", OTHER + "    figures: {met: 12}\n", "second:"),
    "the same people under another group": (
        ASKED + _WHEN, ASKED + _WHEN + "    group: other\n", FOUND),
    "the same group under two spellings": (
        ASKED + _WHEN, ASKED + _WHEN + "    group: Gate interviews\n", "second:"),
    "as many asked at another time": (
        ASKED + _WHEN, ASKED + OTHER + "    on: 2026-05-01\n", "second:"),
    "others asked, more of them": (
        ASKED + _WHEN, OTHER + _WHEN + "    voices: {parents: 9 of 14}\n", "second:"),
    "others asked, as both say": (
        ASKED + _WHEN + "    respondents: Ash Grove\n",
        ASKED + _WHEN + OTHER + "    respondents: Dove Lane\n", "second:"),
    "the same asked, as both say": (
        ASKED + _WHEN + "    respondents: Ash Grove\n",
        ASKED + _WHEN + OTHER + "    respondents: ash grove\n", "second:"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_two_items_are_said_to_be_one_source_where_they_are(judge: Any, name: str) -> None:
    judge("CA305", _two(*CASES[name]))
