"""A card says every element whole, with its letter, and no more than fits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from contribution.domain.assessment import Assessment
from contribution.domain.logic_model import Activity, CausalLink, LogicModel, Stage
from contribution.domain.verdict import SCALE, Verdict
from contribution.domain.view import View
from contribution.drawing.channels.cells import (
    LABEL,
    card_of_cell,
    draw_cell,
    draw_count,
    note_of,
)
from contribution.drawing.channels.folding import Bundle, Cell, Folded, Place, Way, fold
from contribution.drawing.order.layout import Box
from contribution.drawing.pen.lettering import measure
from contribution.drawing.pen.signs import Manner
from contribution.drawing.sheet.sheet import build_sheet

AssessModel = Callable[..., Assessment]


def _fold(assessment: Assessment) -> Folded:
    return fold(build_sheet(assessment, View()))


def _cell_of(assessment: Assessment, name: str) -> Cell:
    cells = _fold(assessment).cells
    return next(cell for cell in cells if name in {each.node.id for each in cell.nodes})


def test_each_element_stands_under_its_letter_and_its_own_name(small: Assessment) -> None:
    cell = _cell_of(small, "eaten")
    card = card_of_cell(cell, 120.0)
    drawn = draw_cell(card, Box(0, 0, 120, card.height), build_sheet(small, View()), "o..")
    root = ET.fromstring(drawn)
    node = next(each for each in root.iter("g") if each.get("id") == "o..eaten")
    said = [each.text for each in node.iter("text")]

    assert root.get("id") == "o..cell.food.output"
    assert said[0] == SCALE[small.ratings.nodes["eaten"].verdict].letter
    assert " ".join(map(str, said[1:])) == "Breakfasts eaten"
    assert node.find("title") is not None


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.integers(60, 160))
def test_text_never_leaves_the_card(assess_model: AssessModel, label: str, width: int) -> None:
    model = LogicModel(name="m", nodes=(Activity(id="a", label=label),))
    card = card_of_cell(_cell_of(assess_model(model), "a"), float(width))
    [line] = card.lines

    assert len(line.text) <= 6
    taken = [line.sign.width + 2.0, *[0.0] * len(line.text)]
    assert all(
        part + measure(text, LABEL) <= width - 12
        for part, text in zip(taken, line.text, strict=False)
    )


def test_links_within_are_counted_in_words(assess_model: AssessModel) -> None:
    nodes = tuple(Activity(id=name, label=name) for name in "abc")
    links = (CausalLink(source="a", target="b"), CausalLink(source="b", target="c"))
    alone = _cell_of(assess_model(LogicModel(name="m", nodes=nodes)), "a")
    two = _cell_of(assess_model(LogicModel(name="m", nodes=nodes, links=links)), "a")
    one = two._replace(within=two.within[:1])

    assert [note_of(each) for each in (alone, one, two)] == ["", "1 link within", "2 links within"]
    assert card_of_cell(two, 120.0).height > card_of_cell(alone, 120.0).height


def test_of_very_many_elements_some_are_named_and_all_are_told(assess_model: AssessModel) -> None:
    nodes = tuple(Activity(id=f"a{each}", label=f"Step {each}") for each in range(40))
    assessment = assess_model(LogicModel(name="m", nodes=nodes))
    card = card_of_cell(_cell_of(assessment, "a0"), 120.0)
    drawn = draw_cell(card, Box(0, 0, 120, card.height), build_sheet(assessment, View()), "")

    assert card.notes == (f"and {40 - len(card.lines)} more",)
    assert all(f"Step {each}" in drawn for each in range(40))


def test_a_bundle_s_tag_counts_each_verdict_and_no_more(small: Assessment) -> None:
    links = build_sheet(small, View()).links
    marked = tuple(
        links[0]._replace(verdict=verdict)
        for verdict in (Verdict.UNTESTED, Verdict.MODERATE, Verdict.MODERATE)
    )
    ends = Way(Place(None, Stage.INPUT), Place(None, Stage.OUTPUT), Manner())

    def said(bundle: Bundle) -> list[str | None]:
        drawn = draw_count(bundle, 2).at(0, 0)
        return [each.text for each in ET.fromstring(drawn).iter("text")]

    assert said(Bundle(ends, marked)) == ["B", "2", "?", "1"]
    assert (
        said(Bundle(ends._replace(manner=Manner(feedback=True, hinders=True)), marked))[0]
        == "feedback hinders"
    )


def test_counts_may_stand_below_each_other(small: Assessment) -> None:
    links = build_sheet(small, View()).links[:3]
    ends = Way(Place(None, Stage.INPUT), Place(None, Stage.OUTPUT), Manner())
    low, high = (draw_count(Bundle(ends, links), pairs) for pairs in (3, 1))

    assert high.width < low.width
    assert high.height > low.height


def test_an_element_that_nothing_rates_has_no_letter(assess_model: AssessModel) -> None:
    assessment = assess_model(LogicModel(name="m", nodes=(Activity(id="a", label="Alone"),)))
    bare = replace(assessment, ratings=assessment.ratings._replace(nodes={}))
    [line] = card_of_cell(_cell_of(bare, "a"), 100.0).lines

    assert line.sign.width == 0
