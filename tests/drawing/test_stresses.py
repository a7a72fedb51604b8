"""What a reader has to be told loudly: the weakest place, voices, what could not be read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from contribution.app.assess import assess
from contribution.domain.assessment import Assessment
from contribution.domain.view import View
from contribution.drawing.sheet.legend import build_legend
from contribution.drawing.sheet.sheet import build_sheet
from contribution.drawing.views.whole import draw_svg

STOCKPORT = Path(__file__).parents[2] / "models" / "stockport-family.yaml"


@pytest.fixture(scope="module")
def stockport() -> Assessment:
    return assess(STOCKPORT)


def _keys(assessment: Assessment, view: View) -> set[str]:
    sections = build_legend(build_sheet(assessment, view), 240)
    return {entry.key for section in sections for entry in section.entries}


def test_a_focus_shows_on_which_place_its_claim_rests(stockport: Assessment) -> None:
    name = "programme -> fewer-costly-placements"
    sheet = build_sheet(stockport, View(focus=name))
    weakest = [each.link.id for each in sheet.links if each.is_weakest]
    weakest += [each.node.id for each in sheet.nodes if each.is_weakest]

    assert weakest == [stockport.ratings.claims[name].rating.bearer]
    assert sheet.focus.endswith(f" – {stockport.ratings.claims[name].verdict}")


def test_the_whole_shows_the_weakest_places_of_the_headline(stockport: Assessment) -> None:
    sheet = build_sheet(stockport, View())
    marked = {each.link.id for each in sheet.links if each.is_weakest}
    marked |= {each.node.id for each in sheet.nodes if each.is_weakest}
    rated = stockport.ratings.claims

    wanted = {*stockport.graph.model.headline}
    headline = [each for each in stockport.graph.model.claims if {each.id, each.target} & wanted]
    assert headline
    assert marked == {rated[each.id].rating.bearer for each in headline}
    assert "weakest" in _keys(stockport, View())


def test_people_are_counted_once_where_numbers_are_given(stockport: Assessment) -> None:
    told = {each.link.id: each.voices for each in build_sheet(stockport, View()).links}
    said = [each for each in told.values() if each]

    assert said == ["5 of 5"]
    assert "voices" in _keys(stockport, View())


def test_what_could_not_be_read_in_all_its_parts_is_underlined(small: Assessment) -> None:
    doubtful = replace(small, doubtful=frozenset({"serve", "serve -> eaten"}))
    sheet = build_sheet(doubtful, View())

    assert [each.node.id for each in sheet.nodes if each.is_doubtful] == ["serve"]
    assert [each.link.id for each in sheet.links if each.is_doubtful] == ["serve -> eaten"]
    # Two marks and the sample in the legend.
    assert draw_svg(doubtful, View()).count("q1.5 -3 3 0t3 0") > draw_svg(small, View()).count(
        "q1.5"
    )
    assert "doubt" in _keys(doubtful, View())
    assert "doubt" not in _keys(small, View())
