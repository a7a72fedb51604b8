"""Formats are found by name, and no format keeps its own copy of the scale."""

from __future__ import annotations

import ast
import re
from inspect import getsource
from pathlib import Path

import pytest

import contribution.drawing
import contribution.formats
from contribution.domain.verdict import SCALE
from contribution.domain.view import View
from contribution.drawing.pen.signs import draw_run
from contribution.drawing.views.whole import draw_line
from contribution.errors import FormatsDisagreeError, NotHonouredError, NotWrittenError
from contribution.formats import COMMANDS, choose_format, find_format, list_formats, render_as

DRAWING = sorted(
    path
    for package in (contribution.drawing, contribution.formats)
    for path in Path(package.__file__ or "").parent.rglob("*.py")
)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_format_of_a_command_is_found_by_the_name_of_its_file(command: str) -> None:
    for name in list_formats(command):
        assert find_format(command, name).honours <= set(View._fields)


def test_name_and_ending_have_to_agree_and_what_is_not_written_is_refused_by_name() -> None:
    assert choose_format("draw", None, "it.SVG") == "svg"
    assert choose_format("score", None, "it.txt") == "text"
    assert choose_format("score", "json", "it.json") == choose_format("score", "json", None)
    assert choose_format("score", "json", "-") == "json"
    with pytest.raises(FormatsDisagreeError):
        choose_format("score", "json", "it.csv")
    with pytest.raises(
        NotWrittenError, match=r"draw cannot write it.html. Use one of these: dot, mmd,"
    ):
        choose_format("draw", None, "it.html")
    with pytest.raises(
        NotWrittenError, match=r"report cannot write it.svg. Use one of these: docx, html, json, md"
    ):
        choose_format("report", None, "it.svg")


def test_a_part_of_the_view_that_would_change_nothing_is_refused() -> None:
    with pytest.raises(NotHonouredError, match=r"--paper changes nothing in draw as dot. Use pdf"):
        render_as("draw", "dot", None, View(paper="A3"))


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
    line = getsource(draw_line) + getsource(draw_run)

    assert not re.search(r"#[0-9A-Fa-f]{6}", line)
    for field in ("scale.width", "scale.dash", "scale.colour"):
        assert field in line
