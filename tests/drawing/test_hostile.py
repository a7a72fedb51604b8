"""Text in any field, alone and in pairs, stays text: no element, node, edge or attribute more."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from functools import reduce
from itertools import combinations
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from contribution.domain.assessment import Assessment
from contribution.domain.logic_model import LogicModel
from contribution.domain.view import View
from contribution.drawing.order.layout import run_dot
from contribution.drawing.views.dot import build_dot
from contribution.drawing.views.mermaid import build_mermaid
from contribution.drawing.views.view import draw_view
from tests.drawing.conftest import SMALL, VERDICTS

AssessModel = Callable[..., Assessment]
HOSTILE = (
    "<10 late pupils a week>",
    "<a>, weight=77, comment=<c",
    '"]; evil [label="x\\',
    "<script>alert(1)</script>]]>&#x3c;b>",
    '"| end\n  click a href "javascript:x" %%{init: {}}%% #quot;',
    "\\N \\G \\l {a|b} --> -.-o :::x ;",
    "\u202eabc\u2066 \x1b[31m \x00 עברית 漢字 👩\u200d🚀",
    "---\ntitle: x\n---",
    "node",
)
# Each with what it is a field of; alone it is the model's.
FIELDS = (
    ("", "title"),
    ("", "version"),
    ("", "file"),
    ("", "strands"),
    ("nodes", "label"),
    ("nodes", "note"),
    ("links", "because"),
    ("assumptions", "label"),
    ("factors", "label"),
    ("claims", "says"),
)
VIEWS = (
    View(form="whole"),
    View(form="overview"),
    View(focus="club"),
    View(form="gaps"),
    View(form="timeline"),
    View(strand="food", rank="TB"),
    View(form="whole", paper="A3"),
)


def _fill(model: LogicModel, field: tuple[str, str], text: str) -> LogicModel:
    part, key = field
    if key == "strands":
        return model.model_copy(update={key: dict.fromkeys(model.strands, text)})
    if not part:
        return model.model_copy(update={key: text})
    held = tuple(each.model_copy(update={key: text}) for each in getattr(model, part))
    return model.model_copy(update={part: held})


def _outline_svg(svg: str) -> set[tuple[str, str, str]]:
    return {
        (str(each.tag), each.get("class", ""), each.get("id", ""))
        for each in ET.fromstring(svg).iter()
        if each.get("id") or each.get("class")
    }


def _outline_dot(text: str) -> list[tuple[str, ...]]:
    drawn: dict[str, Any] = json.loads(run_dot(text, "json0"))
    parts = [*drawn["objects"], *drawn["edges"]]
    ends = ("name", "tail", "head")
    return [(*(str(each.get(end)) for end in ends), *sorted(each)) for each in parts]


def _outline_mermaid(text: str) -> list[str]:
    bare = re.sub(r'"[^"\n]*"', '""', text)
    return [re.sub(r"acc(Title|Descr):.*", r"acc\1", line) for line in bare.splitlines()]


def _check(
    assess_model: AssessModel, model: LogicModel, views: Sequence[View], *, with_dot: bool
) -> None:
    hostile, plain = assess_model(model, VERDICTS), assess_model(SMALL, VERDICTS)
    for view in views:
        assert _outline_svg(draw_view(hostile, view)) == _outline_svg(draw_view(plain, view))
    for view in views[:2]:
        one, other = (_outline_mermaid(build_mermaid(each, view)) for each in (hostile, plain))
        assert one == other
    if with_dot:
        drawn = [_outline_dot(build_dot(each, View())) for each in (hostile, plain)]
        assert drawn[0] == drawn[1]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_text_stays_text_in_every_field_at_once(assess_model: AssessModel, text: str) -> None:
    model = reduce(lambda made, field: _fill(made, field, text), FIELDS, SMALL)

    _check(assess_model, model, VIEWS, with_dot=True)


@pytest.mark.parametrize("field", FIELDS, ids=".".join)
def test_text_stays_text_in_a_field_alone(
    assess_model: AssessModel, field: tuple[str, str]
) -> None:
    for text in HOSTILE:
        _check(assess_model, _fill(SMALL, field, text), VIEWS[:2], with_dot=text == HOSTILE[1])


@pytest.mark.parametrize(("first", "last"), [("<b", ">c</b>"), ('"', '"; x -> y; "')])
def test_text_stays_text_where_two_fields_together_would_be_syntax(
    assess_model: AssessModel, first: str, last: str
) -> None:
    for one, other in combinations(FIELDS, 2):
        model = _fill(_fill(SMALL, one, first), other, last)
        _check(assess_model, model, VIEWS[:2], with_dot=one == FIELDS[4])


def test_a_hundred_thousand_letters_end_in_a_drawing(assess_model: AssessModel) -> None:
    long = assess_model(_fill(SMALL, ("nodes", "label"), "late pupils " * 8_400))

    for view in VIEWS[:5]:
        ET.fromstring(draw_view(long, view))
    assert build_mermaid(long, View())
    assert _outline_dot(build_dot(long, View()))
