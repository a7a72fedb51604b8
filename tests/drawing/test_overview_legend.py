"""The legend of the overview explains exactly what the overview shows."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.verdict import SCALE, Verdict
from contribution.domain.view import View
from contribution.drawing.channels.folding import Folded, fold
from contribution.drawing.sheet.sheet import build_sheet
from contribution.drawing.views.overview import build_overview_legend, find_letters


def _keys(folded: Folded) -> set[str]:
    return {entry.key for each in build_overview_legend(folded, 240) for entry in each.entries}


def test_every_letter_shown_is_explained_and_no_other(small: Assessment) -> None:
    folded = fold(build_sheet(small, View()))
    shown = {each.verdict for bundle in folded.bundles for each in bundle.links}
    shown |= {each.verdict for cell in folded.cells for each in cell.nodes if each.verdict}

    assert find_letters(folded) == shown
    assert {key for key in _keys(folded) if key.startswith("verdict")} == {
        f"verdict {verdict}" for verdict in SCALE if verdict in shown
    }


def test_marks_that_do_not_occur_are_not_explained(small: Assessment) -> None:
    folded = fold(build_sheet(small, View()))
    bare = Folded(folded.cells[:1], ())
    calm = Folded(
        tuple(
            cell._replace(nodes=tuple(e._replace(verdict=Verdict.MODERATE) for e in cell.nodes))
            for cell in bare.cells
        ),
        (),
    )

    assert {"badge", "connector", "feedback", "hourglass"} <= _keys(folded)
    assert _keys(calm) == {"badge", "verdict moderate"}
    within = calm._replace(
        cells=(calm.cells[0]._replace(within=build_sheet(small, View()).links[:1]),)
    )
    assert "within" in _keys(within)


def test_it_says_that_a_bundle_has_no_verdict(small: Assessment) -> None:
    sections = build_overview_legend(fold(build_sheet(small, View())), 400)
    drawn = " ".join(entry.svg for each in sections for entry in each.entries)

    assert "together they have none" in drawn


def test_nothing_to_explain_is_no_legend() -> None:
    assert build_overview_legend(Folded((), ()), 240) == ()
