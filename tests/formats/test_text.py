"""Diagnostics as people read them."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Diagnostic, Severity, Where
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import LogicModel
from contribution.domain.rating import Ratings, Reason
from contribution.domain.view import View
from contribution.formats.check.text import FORMAT
from contribution.loading.model.rule import load_rule

_SOURCE = ("title: Clubs", "links:", "  open -> full:", "\tодин: два", "x" * 300)


def _diagnostic(where: Where, severity: Severity = Severity.WARNING) -> Diagnostic:
    return Diagnostic(where, "CA201", "no-because", severity, "open -> full says nothing", "add it")


def _render(*diagnostics: Diagnostic, table: tuple[str, ...] = (), every: bool = False) -> str:
    assessment = Assessment(
        ContributionGraph(LogicModel(name="m", file="m.yaml")),
        Ratings("none"),
        load_rule()[0],
        Reason,
        diagnostics,
        {"m.yaml": _SOURCE, "t.csv": table},
    )
    text = FORMAT.render(assessment, View(every=every))
    assert isinstance(text, str)
    return text


def test_a_finding_shows_its_line_with_carets_under_the_place() -> None:
    assert _render(_diagnostic(Where("m.yaml", 3, 3, 15))) == (
        "m.yaml:3:3: CA201 warning: open -> full says nothing; add it [no-because]\n"
        "  3 |   open -> full:\n"
        "    |   ^^^^^^^^^^^^\n"
        "\n"
        "1 warning in m.yaml\n"
    )


def test_a_place_without_an_end_has_one_caret() -> None:
    assert _render(_diagnostic(Where("m.yaml", 1, 8))).splitlines()[2] == "    |        ^"


def test_a_tab_takes_one_column_so_that_the_caret_stays_in_place() -> None:
    lines = _render(_diagnostic(Where("m.yaml", 4, 2, 6))).splitlines()

    assert lines[1] == "  4 |  один: два"
    assert lines[2] == "    |  ^^^^"


def test_a_long_line_is_shown_around_the_place() -> None:
    lines = _render(_diagnostic(Where("m.yaml", 5, 250, 253))).splitlines()

    assert len(lines[1]) < 110
    assert lines[2].endswith("^^^")


def test_a_cell_of_a_table_has_no_caret_since_columns_count_cells() -> None:
    lines = _render(_diagnostic(Where("t.csv", 2, 2)), table=("a,b", "1,2")).splitlines()

    assert lines[1] == "  2 | 1,2"
    assert "^" not in "".join(lines)


def test_a_line_that_is_not_there_is_not_shown() -> None:
    assert _render(_diagnostic(Where("m.yaml", 99, 1))).count("\n") == 3
    assert _render(_diagnostic(Where("gone.yaml", 1, 1))).count("\n") == 3


def test_the_summary_counts_what_there_is_and_names_the_file() -> None:
    found = [_diagnostic(Where("m.yaml", 1), each) for each in (Severity.ERROR, Severity.NOTE)]
    two_files = (*found, _diagnostic(Where("t.csv", 1), Severity.NOTE))

    assert _render(*found).endswith("1 error, 1 note in m.yaml\n")
    assert _render(*two_files).endswith("1 error, 2 notes in 2 files\n")


def test_nothing_found_is_a_sentence() -> None:
    assert _render() == "Nothing found in m.yaml: no errors, no warnings, no notes.\n"


def test_a_message_with_control_characters_stays_on_one_line() -> None:
    odd = Diagnostic(Where("m.yaml", 1), "CA023", "x", Severity.ERROR, "a\nb\x1b[31m", "c")

    first = _render(odd).splitlines()[0]
    assert first.startswith("m.yaml:1:1: CA023 error: a b")
    assert "\x1b" not in first


def test_findings_of_one_kind_fold_after_the_third_unless_all_are_asked() -> None:
    found = [_diagnostic(Where("m.yaml", 1, column)) for column in range(1, 65)]
    folded, whole = _render(*found), _render(*found, every=True)

    assert folded.count("CA201") == 3
    assert "  and 61 more like this\n" in folded
    assert folded.endswith("3 of 64 are shown: --all shows every one\n64 warnings in m.yaml\n")
    assert whole.count("CA201") == 64
    assert "more like this" not in whole


def test_two_errors_with_two_cures_do_not_fold_into_one() -> None:
    error = _diagnostic(Where("m.yaml", 1), Severity.ERROR)
    cures = [error._replace(next_step=f"write {number}") for number in range(5)]

    assert _render(*cures).count("CA201") == 5


def test_a_screenful_keeps_the_errors_and_counts_the_rest() -> None:
    notes = [
        _diagnostic(Where("m.yaml", 1), Severity.NOTE)._replace(id=f"CA3{number:02}")
        for number in range(40)
    ]
    last = _diagnostic(Where("z.yaml", 9), Severity.ERROR)
    text = _render(*notes, last)

    assert "z.yaml:9:1: CA201 error" in text
    assert text.count(" note: ") == 15
    assert "and 25 further findings\n" in text
