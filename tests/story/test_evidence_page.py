from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Where
from contribution.domain.evidence import (
    Chart,
    Evidence,
    EvidenceRegister,
    Figure,
    Observation,
    Sighting,
)
from contribution.domain.table import Correction
from contribution.story.evidence_page import build_register
from tests.building import chain, item
from tests.story.telling import Page, assess_by_hand, no_pictures

FIGURES = (Figure("Share", "61%", 61.0, "11 of 18", (Where("t.csv", 4), Where("t.csv", 7))),)
CHART = Chart("bars", "Shares", "per cent", {"all": (("yes", 61.0, None, None),)})


def _page(*evidence: Evidence) -> Page:
    return Page(build_register(assess_by_hand(chain("a", "b"), evidence), no_pictures()))


def test_every_item_is_shown_once(clubs: Assessment) -> None:
    page = Page(build_register(clubs, no_pictures()))
    shown = [name for name in page.ids if name.startswith("item__")]

    assert shown == [f"item__{name}" for name in clubs.graph.items]
    assert page.repeated_ids == []


def test_a_figure_tells_its_formula_file_and_rows() -> None:
    page = _page(item("i", "b", observation=Observation(Sighting.FOUND, "Most agree", FIGURES)))

    assert "Share 61% 11 of 18 t.csv:4, 7" in page.text


def test_an_item_tells_who_says_so_who_collected_it_and_how_good_it_is() -> None:
    page = _page(item("i", "b", quality=1, because="few answered", note="read twice"))

    assert "Collected by the evaluator" in page.text
    assert "Quality 1 of 3, weak: few answered" in page.text
    assert "read twice" in page.text
    assert "strength 1" in page.text


def test_the_sign_of_an_item_follows_outcome_and_prediction() -> None:
    found = _page(item("i", "b")).text
    missed = _page(item("i", "b", outcome="not-found")).text
    contrary = _page(item("i", "b", outcome="not-found", predicts="against")).text
    open_still = _page(item("i", "b", outcome="not-searched")).text
    planned = _page(item("i", "b", planned=True)).text

    assert "▲ speaks for it" in found
    assert "▼ speaks against it" in missed
    assert "▲ speaks for it" in contrary
    assert "○ says nothing either way" in open_still
    assert "○ planned, says nothing yet" in planned


def test_a_chart_has_its_table_beside_it() -> None:
    page = _page(item("i", "b", observation=Observation(Sighting.FOUND, chart=CHART)))

    assert any(v.get("class") == "chart" for _, v in page.tags)
    assert "Data behind the chart: Shares" in page.text


def test_a_base_too_small_to_show_is_not_shown_in_a_chart() -> None:
    hidden = Observation(Sighting.NOT_SEARCHED, chart=CHART, suppressed=True)

    assert "Data behind the chart" not in _page(item("i", "b", observation=hidden)).text


def test_declared_corrections_are_printed_with_their_reason() -> None:
    fix = Correction(row=4, column="value", printed="16", corrected="61", reason="digits swapped")
    one = item("i", "b")
    register = EvidenceRegister(
        id="r", title="Survey", kind="survey", data="t.csv", corrections=(fix,)
    )

    text = _page(Evidence(one.item, register, one.observation, one.kind)).text

    assert "t.csv:4 , value 16 61 digits swapped" in text


def test_a_statement_that_the_table_contradicts_is_shown() -> None:
    wrong = Finding(Where("r.yaml", 9, 3), "states 61% where the table has 16%", "correct one")
    page = _page(item("i", "b", observation=Observation(Sighting.FOUND, mismatches=(wrong,))))

    assert "States 61% where the table has 16%; correct one (r.yaml:9:3)" in page.text
