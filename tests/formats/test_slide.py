"""A slide whose shapes can be moved: arrows are glued to the cards, and its texts are plain."""

from __future__ import annotations

import sys
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from contribution.app.assess import assess
from contribution.cli import group
from contribution.domain.assessment import Assessment
from contribution.domain.verdict import SCALE
from contribution.domain.view import View
from contribution.errors import MissingLibraryError
from contribution.formats.draw.pptx import FORMAT

MODELS = Path(__file__).parent.parent.parent / "models"
SPACE = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


CLUBS = str(MODELS / "breakfast-clubs.yaml")


def draw(model: str) -> tuple[Assessment, bytes]:
    assessment = assess(model)
    made = FORMAT.render(assessment, View())
    assert isinstance(made, bytes)
    return assessment, made


def read_shapes(content: bytes) -> dict[str, Any]:
    pptx = pytest.importorskip("pptx")
    (slide,) = pptx.Presentation(BytesIO(content)).slides
    return {shape.name: shape for shape in slide.shapes}


@pytest.mark.parametrize("name", ["breakfast-clubs", "stockport-family"])
def test_every_arrow_is_glued_where_the_picture_has_its_ends(name: str) -> None:
    assessment, made = draw(str(MODELS / f"{name}.yaml"))
    shapes = read_shapes(made)

    for link in assessment.graph.model.links:
        arrow = shapes[link.id]
        for tag, node in (("stCxn", link.source), ("endCxn", link.target)):
            glue = arrow.element.find(f".//{SPACE}{tag}")
            card = shapes[node]
            assert glue.get("id") == str(card.shape_id)
            site = card.element.findall(f".//{SPACE}cxn")[int(glue.get("idx"))]
            place = site.find(f"{SPACE}pos")
            guides = {
                each.get("name"): int(each.get("fmla").split()[2])
                for each in card.element.iter(f"{SPACE}gd")
            }
            x = card.left if place.get("x") == "l" else card.left + card.width
            y = card.top + card.height * guides[place.get("y")] / 100_000
            end = (arrow.begin_x, arrow.begin_y) if tag == "stCxn" else (arrow.end_x, arrow.end_y)
            assert abs(end[0] - x) < 30_000
            assert abs(end[1] - y) < 2_000


def test_a_slide_says_every_verdict_in_letters_and_every_label_in_full() -> None:
    assessment, made = draw(str(MODELS / "stockport-family.yaml"))
    shapes = read_shapes(made)

    for node in assessment.graph.model.nodes:
        assert node.label in shapes[node.id].text_frame.text
    for link in assessment.graph.model.links:
        letter = SCALE[assessment.ratings.links[link.id].rating.verdict].letter
        assert letter in shapes[f"verdict on {link.id}"].text_frame.text.split()


def test_a_label_is_never_more_than_text(tmp_path: Path) -> None:
    text = (MODELS / "breakfast-clubs.yaml").read_text("utf-8")
    path = tmp_path / "clubs.yaml"
    path.write_text(text.replace("Fewer late arrivals", '"<a:t>\\x07 & =1+1"'), "utf-8")
    _, made = draw(str(path))

    assert any("<a:t>" in shape.text_frame.text
               for shape in read_shapes(made).values() if shape.has_text_frame)  # fmt: skip
    with zipfile.ZipFile(BytesIO(made)) as archive:
        assert not [name for name in archive.namelist() if "media" in name or "vba" in name]


def test_export_and_draw_make_the_same_slide(tmp_path: Path) -> None:
    made = []
    for command in ("export", "draw"):
        path = tmp_path / f"{command}.pptx"
        assert CliRunner().invoke(group, [command, CLUBS, "-o", str(path)]).exit_code == 0
        made.append(list(read_shapes(path.read_bytes())))

    assert made[0] == made[1]


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pptx", None)

    with pytest.raises(MissingLibraryError, match=r"contribution\[office\]"):
        draw(CLUBS)
