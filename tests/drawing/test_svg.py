"""The sheet is accessible, complete and the same each time, whatever the model holds."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contribution.domain.assessment import Assessment
from contribution.domain.logic_model import (
    Activity,
    CausalLink,
    Factor,
    Impact,
    LogicModel,
    Outcome,
)
from contribution.domain.view import View
from contribution.drawing.pen.elements import id_of
from contribution.drawing.views.whole import draw_svg
from tests.drawing.reading import subject_of

AssessModel = Callable[[LogicModel], Assessment]
SVG = "{http://www.w3.org/2000/svg}"


def _groups(svg: str) -> dict[str, ET.Element]:
    found = (each for each in ET.fromstring(svg).iter(f"{SVG}g"))
    return {each.get("id", ""): each for each in found if each.get("id")}


def test_it_is_an_image_with_a_name_and_a_description(small: Assessment) -> None:
    root = ET.fromstring(draw_svg(small, View()))
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")

    assert root.get("role") == "img"
    assert title is not None
    assert description is not None
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert "7 elements" in (description.text or "")


def test_every_node_link_and_influence_is_a_titled_group_under_its_name(small: Assessment) -> None:
    groups = _groups(draw_svg(small, View()))
    graph = small.graph

    assert {subject_of(each) for each in groups} == {*graph.nodes, *graph.links, *graph.factors}
    for group in groups.values():
        title = group.find(f"{SVG}title")
        assert title is not None
        assert title.text


def test_no_id_stands_twice_and_parts_have_their_own(small: Assessment) -> None:
    pictures = [draw_svg(small, view) for view in (View(), View(focus="home"), View(focus="club"))]
    ids = [e.get("id") for p in pictures for e in ET.fromstring(p).iter() if e.get("id")]

    assert len(ids) == len(set(ids))


def test_text_stays_text_in_a_font_as_wide_as_the_layout_s(small: Assessment) -> None:
    root = ET.fromstring(draw_svg(small, View()))

    assert "Breakfasts eaten" in [each.text for each in root.iter(f"{SVG}text")]
    assert (root.get("font-family") or "").startswith("Arimo, Helvetica")


def test_title_date_version_and_rule_stand_on_every_sheet(small: Assessment) -> None:
    for view in (View(), View(focus="home"), View(strand="food", rank="TB"), View(paper="A3")):
        said = " ".join(ET.fromstring(draw_svg(small, view)).itertext())

        for words in ("Breakfast clubs", "As of 30 June 2026", "Version 2", "rule 2.0"):
            assert words in said


def test_it_is_the_same_each_time(small: Assessment) -> None:
    assert draw_svg(small, View()) == draw_svg(small, View())


@pytest.mark.parametrize(("paper", "size"), [("A4", "841.89pt"), ("a0", "3370.39pt")])
def test_on_paper_it_is_as_large_as_the_paper(small: Assessment, paper: str, size: str) -> None:
    root = ET.fromstring(draw_svg(small, View(paper=paper)))

    assert size in {root.get("width"), root.get("height")}


def test_many_influences_are_listed_and_referred_to(assess_model: AssessModel) -> None:
    nodes = tuple(Outcome(id=f"o{n}", label="More trust", horizon="short") for n in range(14))
    factor = Factor(id="f", label="Less work", role="competing", affects=tuple(n.id for n in nodes))
    svg = draw_svg(assess_model(LogicModel(name="m", nodes=nodes, factors=(factor,))), View())

    assert svg.count(">R1<") == 15
    assert "Less work" in svg


@pytest.mark.parametrize("rank", ["LR", "TB"])
def test_the_smallest_models_can_be_drawn(assess_model: AssessModel, rank: str) -> None:
    lonely = LogicModel(name="m", nodes=(Activity(id="end", label="Alone"),))
    for model in (LogicModel(name="m"), lonely):
        ET.fromstring(draw_svg(assess_model(model), View(rank=rank)))


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60), st.text(min_size=1, max_size=12), st.text(max_size=40))
def test_any_words_make_well_formed_xml(
    assess_model: AssessModel, label: str, name: str, strand: str
) -> None:
    nodes = (
        Activity(id=name, label=label, strand="s", note=label),
        Impact(id=name + "x", label=label),
    )
    link = CausalLink(source=name, target=name + "x", because=label)
    model = LogicModel(
        name="m", title=label, strands={"s": strand}, nodes=nodes, links=(link,), version=label
    )
    groups = _groups(draw_svg(assess_model(model), View()))

    assert {id_of(name), id_of(name + "x"), id_of(link.id)} <= set(groups)
