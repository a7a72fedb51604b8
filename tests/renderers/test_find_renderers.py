"""Renderers are found by name, and no renderer keeps its own copy of the scale."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import contribution.picture
import contribution.renderers
from contribution.domain.verdict import SCALE
from contribution.renderers import find_renderers

DRAWING = sorted(
    path
    for package in (contribution.picture, contribution.renderers)
    for path in Path(package.__file__ or "").parent.glob("*.py")
)


def test_pictures_are_among_the_renderers_under_their_suffix() -> None:
    found = {name: each.suffix for name, each in find_renderers().items()}

    expected = {name: f".{name}" for name in ("dot", "svg", "png", "pdf", "mmd")}
    assert expected.items() <= found.items()


def test_no_two_renderers_share_a_suffix() -> None:
    suffixes = [each.suffix for each in find_renderers().values() if each.suffix]

    assert len(suffixes) == len(set(suffixes))


@pytest.mark.parametrize("path", DRAWING, ids=lambda path: path.stem)
def test_no_drawing_module_repeats_a_value_of_the_scale(path: Path) -> None:
    texts = [
        node.value
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    own = {scale.meaning for scale in SCALE.values()} | {scale.alt for scale in SCALE.values()}
    own |= {str(verdict) for verdict in SCALE if " " in verdict}
    own |= {scale.dash for scale in SCALE.values() if scale.dash}
    own |= {verb for scale in SCALE.values() for verb in scale.verbs}

    assert [text for text in texts if text in own] == []


def test_widths_and_colours_of_links_come_from_the_scale() -> None:
    body = (Path(contribution.picture.__file__ or "").parent / "body.py").read_text("utf-8")
    line = body[body.index("def draw_line") : body.index("def _path")]

    assert not re.search(r"#[0-9A-Fa-f]{6}", line)
    for field in ("scale.width", "scale.dash", "scale.colour"):
        assert field in line
