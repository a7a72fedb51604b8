"""Comments that mute findings."""

from __future__ import annotations

import pytest

from contribution.domain.diagnostic import Diagnostic, Severity, Where
from contribution.proofreading.suppressions import find_suppressions


def _found(*lines: str, file: str = "m.yaml") -> list[tuple[int, int, tuple[str, ...], str]]:
    return [
        (each.where.line, each.covers, each.names, each.reason)
        for each in find_suppressions({file: lines})
    ]


def _diagnostic(check_id: str, severity: Severity = Severity.WARNING) -> Diagnostic:
    return Diagnostic(Where("m.yaml", 1), check_id, "no-because", severity, "x", "y")


def test_a_comment_behind_something_covers_its_line() -> None:
    assert _found("a: 1  # contribution: ignore CA201 because so") == [(1, 1, ("CA201",), "so")]


def test_a_comment_alone_covers_the_next_line_with_something_on_it() -> None:
    lines = ("# contribution: ignore CA201 because so", "", "# more", "  a: 1")

    assert _found(*lines) == [(1, 4, ("CA201",), "so")]


def test_several_names_are_told_apart_by_commas_or_spaces() -> None:
    assert _found("a: # contribution: ignore ca201, No-Because CA3 because so") == [
        (1, 1, ("CA201", "no-because", "CA3"), "so")
    ]


@pytest.mark.parametrize(
    "line", ["a: 1 #contribution: ignore CA201 because so", "a#contribution: x"]
)
def test_a_comment_begins_after_a_space(line: str) -> None:
    assert len(_found(line)) == line.count(" #")


def test_tables_hold_no_comments() -> None:
    assert _found("# contribution: ignore CA201 because so", file="t.csv") == []


@pytest.mark.parametrize(
    ("words", "check_id", "mutes"),
    [
        ("CA201 because so", "CA201", True),
        ("CA2 because so", "CA201", True),
        ("no-because because so", "CA201", True),
        ("CA201", "CA201", False),
        ("CA20 because so", "CA301", False),
        ("CA901 because so", "CA901", False),
    ],
)
def test_what_a_comment_mutes(words: str, check_id: str, mutes: bool) -> None:
    (suppression,) = find_suppressions({"m.yaml": (f"a: 1  # contribution: ignore {words}",)})

    assert suppression.mutes(_diagnostic(check_id)) is mutes


def test_an_error_of_reading_a_file_is_never_muted() -> None:
    (suppression,) = find_suppressions({"m.yaml": ("# contribution: ignore CA023 because so",)})

    assert not suppression.mutes(_diagnostic("CA023", Severity.ERROR))
    assert suppression.mutes(_diagnostic("CA023", Severity.NOTE))


def test_any_number_of_blanks_is_read_once_and_cut_off() -> None:
    # A pattern that looked for blanks at both ends walked back from each of them: twelve seconds.
    gap = " " * 60_000
    line = f"a: 1  # contribution:{gap}ignore CA201{gap}because so{gap}it is{gap}"

    assert _found(line) == [(1, 1, ("CA201",), f"so{gap}it is")]


def test_comments_one_above_another_all_cover_the_next_line_that_says_something() -> None:
    lines = ("# contribution: ignore CA201 because so",) * 9_000

    assert {covers for _, covers, *_ in _found(*lines, "a: 1")} == {9_001}
