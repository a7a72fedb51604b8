"""The legend lists exactly what the sheet uses: no verdict more, no mark fewer."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.verdict import SCALE, Verdict
from contribution.domain.view import View
from contribution.drawing.sheet.entries import flow
from contribution.drawing.sheet.legend import build_legend, find_verdicts
from contribution.drawing.sheet.sheet import build_sheet
from contribution.drawing.views.whole import draw_svg


def _keys(assessment: Assessment, view: View) -> list[str]:
    sections = build_legend(build_sheet(assessment, view), 240)
    return [entry.key for section in sections for entry in section.entries]


def test_it_lists_exactly_the_verdicts_that_are_drawn(small: Assessment) -> None:
    for view in (View(), View(focus="home"), View(strand="food")):
        sheet = build_sheet(small, view)
        drawn = {f"verdict {verdict}" for verdict in find_verdicts(sheet)}

        assert {key for key in _keys(small, view) if key.startswith("verdict")} == drawn


def test_every_verdict_of_the_legend_is_seen_on_the_sheet(small: Assessment) -> None:
    svg = draw_svg(small, View(focus="home"))

    for verdict in find_verdicts(build_sheet(small, View(focus="home"))):
        assert svg.count(f">{SCALE[verdict].letter}<") >= 2


def test_marks_that_are_not_used_are_not_explained(small: Assessment) -> None:
    whole, part = _keys(small, View()), _keys(small, View(strand="families"))

    assert {"feedback", "hourglass", "flag", "count ▲", "count ▼", "count ○"} <= set(whole)
    assert {"influence competing", "influence complementary"} <= set(whole)
    assert not {"feedback", "flag", "count ▲", "influence competing"} & set(part)
    assert "count ▼" in part


def test_every_assumption_on_a_link_is_listed_by_its_number(small: Assessment) -> None:
    keys = _keys(small, View())

    assert "assumption they-come" in keys
    assert "assumption unused" not in keys


def test_columns_hold_every_entry_and_are_no_more_than_asked(small: Assessment) -> None:
    sections = build_legend(build_sheet(small, View()), 200)
    for columns in (1, 3, 7):
        flowed = flow(sections, 210, columns)

        assert flowed.svg.count("data-legend=") == sum(len(each.entries) for each in sections)
        assert flowed.width == 210 * columns


def test_an_explanation_is_the_scale_s_own(small: Assessment) -> None:
    svg = draw_svg(small, View())

    assert "strong" in svg
    assert SCALE[Verdict.STRONG].meaning.split()[0] in svg
