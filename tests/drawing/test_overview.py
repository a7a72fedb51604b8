"""The overview as a sheet: accessible, whole, the same each time, legible on screen and paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from contribution.app.assess import assess
from contribution.domain.assessment import Assessment
from contribution.domain.logic_model import Activity, LogicModel
from contribution.domain.view import View
from contribution.drawing.pen.elements import id_of
from contribution.drawing.views.overview import draw_overview
from contribution.drawing.views.whole import draw_svg

AssessModel = Callable[[LogicModel], Assessment]
SVG = "{http://www.w3.org/2000/svg}"
STOCKPORT = Path(__file__).parent.parent.parent / "models" / "stockport-family.yaml"
VIEW = View(form="overview")


@pytest.fixture(scope="module")
def stockport() -> Assessment:
    return assess(STOCKPORT)


def _sizes(element: ET.Element, scale: float = 1.0, size: float = 0.0) -> Iterator[float]:
    found = re.search(r"scale\(([\d.]+)\)", element.get("transform", ""))
    scale *= float(found[1]) if found else 1.0
    size = float(element.get("font-size", size))
    if element.tag == f"{SVG}text":
        yield size * scale
    for child in element:
        yield from _sizes(child, scale, size)


def test_it_is_an_image_with_a_name_and_a_description(small: Assessment) -> None:
    root = ET.fromstring(draw_overview(small, VIEW))
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")

    assert root.get("role") == "img"
    assert title is not None
    assert description is not None
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"


def test_every_element_and_bundle_is_a_titled_group(small: Assessment) -> None:
    root = ET.fromstring(draw_overview(small, VIEW))
    groups = {each.get("id", ""): each for each in root.iter(f"{SVG}g") if each.get("id")}

    assert {f"overview..{id_of(name)}" for name in small.graph.nodes} <= set(groups)
    assert sum(".bundle." in name for name in groups) == 7
    for group in groups.values():
        title = group.find(f"{SVG}title")
        assert title is not None
        assert title.text


def test_it_shares_a_page_with_the_whole_picture_and_its_parts(small: Assessment) -> None:
    views = (VIEW, View(form="overview", focus="home"), View(form="overview", strand="food"))
    pictures = [draw_svg(small, View()), *(draw_overview(small, view) for view in views)]
    ids = [e.get("id") for p in pictures for e in ET.fromstring(p).iter() if e.get("id")]

    assert len(ids) == len(set(ids))


def test_every_label_is_there_as_text(stockport: Assessment) -> None:
    root = ET.fromstring(draw_overview(stockport, VIEW))
    by_id = {each.get("id"): each for each in root.iter(f"{SVG}g")}

    for node in stockport.graph.model.nodes:
        group = by_id[f"overview..{id_of(node.id)}"]
        said = " ".join(str(each.text) for each in group.iter(f"{SVG}text"))
        assert said.endswith(node.label)


def test_a_strand_or_a_focus_narrows_it(small: Assessment) -> None:
    said = draw_overview(small, View(form="overview", strand="families"))

    assert "Visit families" in said
    assert "Children learn more" not in said


def test_eighty_elements_can_be_read_on_a_laptop_and_on_a3(stockport: Assessment) -> None:
    screen = ET.fromstring(draw_overview(stockport, VIEW))
    paper = ET.fromstring(draw_overview(stockport, VIEW._replace(paper="A3")))
    across = 1366 / float(str(screen.get("width")))

    assert across > 1
    assert min(_sizes(screen)) * across > 10
    assert min(_sizes(paper)) > 7.99


def test_it_is_the_same_each_time(small: Assessment) -> None:
    assert draw_overview(small, VIEW) == draw_overview(small, VIEW)


def test_the_smallest_models_can_be_drawn(assess_model: AssessModel) -> None:
    lonely = LogicModel(name="m", nodes=(Activity(id="end", label="Alone"),))
    for model in (LogicModel(name="m"), lonely):
        ET.fromstring(draw_overview(assess_model(model), VIEW))
