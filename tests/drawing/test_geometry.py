"""No tag on a card, on a foreign line or off its own; lines cross only at right angles."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contribution import assess
from contribution.domain.assessment import Assessment
from contribution.domain.logic_model import (
    Activity,
    CausalLink,
    Factor,
    Impact,
    Input,
    LogicModel,
    Outcome,
    Output,
)
from contribution.domain.view import View
from contribution.drawing.pen.lettering import wrap
from contribution.drawing.sheet.paper import write_font_faces
from contribution.drawing.views.dot import build_dot
from contribution.drawing.views.mermaid import build_mermaid
from contribution.drawing.views.view import draw_view
from contribution.errors import TooLargeToDrawError
from contribution.formats.draw.svg import render_svg
from tests.drawing.geometry import read_drawing
from tests.drawing.readable import assert_readable, assert_rows_readable, assert_text_apart

AssessModel = Callable[[LogicModel], Assessment]
MODELS = Path(__file__).parents[2] / "models"
STAGES = (Input, Activity, Output, Outcome, Outcome, Outcome, Impact)
HORIZONS = {3: "short", 4: "medium", 5: "long"}
FORMS = pytest.mark.parametrize("form", ["whole", "overview"])
BOTH = pytest.mark.parametrize("rank", ["LR", "TB"])


def make_map(nodes: int, links: int, seed: int, strands: int = 4) -> LogicModel:
    """Return a made-up model with loops, skipped stages and links within a stage."""
    chance = random.Random(seed)
    names = {f"s{each}": f"Strand number {each}" for each in range(strands)}
    made = []
    for number in range(nodes):
        stage = chance.randrange(len(STAGES))
        label = " ".join(chance.choice(("more", "children", "are", "heard")) for _ in range(5))
        asked = {"id": f"n{number}", "label": label}
        if strands and chance.random() < 0.8:
            asked["strand"] = f"s{chance.randrange(strands)}"
        if stage in HORIZONS:
            asked["horizon"] = HORIZONS[stage]
        made.append(STAGES[stage].model_validate(asked))
    ends = {
        (f"n{chance.randrange(nodes)}", f"n{chance.randrange(nodes)}"): None for _ in range(links)
    }
    factor = Factor(id="f", label="Another programme", role="competing", affects=("n0", "n1"))
    return LogicModel(
        name="made-up",
        strands=names,
        nodes=tuple(made),
        links=tuple(CausalLink(source=one, target=other) for one, other in ends),
        factors=(factor,),
    )


@BOTH
@FORMS
@pytest.mark.parametrize("name", ["stockport-family", "breakfast-clubs"])
def test_every_link_of_a_published_model_can_be_followed(name: str, form: str, rank: str) -> None:
    drawn = draw_view(assess(MODELS / f"{name}.yaml"), View(rank=rank, form=form))

    assert len(read_drawing(drawn).cards) > 5
    assert len(read_drawing(drawn).lines) > 5
    assert_readable(drawn)


@pytest.mark.parametrize("form", ["gaps", "timeline"])
@pytest.mark.parametrize("name", ["stockport-family", "breakfast-clubs"])
def test_no_text_of_a_table_lies_on_a_mark_or_a_line(name: str, form: str) -> None:
    drawn = draw_view(assess(MODELS / f"{name}.yaml"), View(form=form))

    assert_text_apart(drawn)
    assert_rows_readable(drawn)


@settings(max_examples=500 if settings().max_examples == 500 else 20)
@given(st.integers(1, 24), st.integers(0, 10_000), st.integers(1, 40))
def test_no_text_of_any_table_lies_on_a_mark_or_a_line(
    assess_model: AssessModel, nodes: int, seed: int, years: int
) -> None:
    chance = random.Random(seed)

    def day() -> date:
        return date(
            1990 + chance.randrange(years), chance.randrange(1, 13), chance.randrange(1, 29)
        )

    made = make_map(nodes, 2 * nodes, seed)
    starts = {"starts": day()}
    dated = [
        each.model_copy(update=starts if isinstance(each, Activity) else {}) for each in made.nodes
    ]
    never = [date.max] if chance.random() < 0.3 else []
    update = {"nodes": (Activity(id="a", label="A", starts=day()), *dated), "as_of": day()}
    assessment = assess_model(made.model_copy(update=update))
    links = {
        name: each._replace(sees_effect_from=chance.choice([None, day(), *never]))
        for name, each in assessment.ratings.links.items()
    }
    rated = replace(assessment, ratings=assessment.ratings._replace(links=links))
    for form in ("timeline", "gaps"):
        drawn = draw_view(rated, View(form=form))
        assert_text_apart(drawn)
        assert_rows_readable(drawn)


# Few cards and many lines, some between cards that stand beside several strands.
@pytest.mark.parametrize(
    ("made", "rank"),
    [
        ((4, 42, 453, 6), "LR"),
        ((5, 31, 6478, 4), "TB"),
        ((4, 44, 6860, 3), "TB"),
        ((4, 25, 4076, 3), "LR"),
    ],
)
def test_no_line_runs_over_what_stands_in_a_strand(
    assess_model: AssessModel, made: tuple[int, int, int, int], rank: str
) -> None:
    assert_readable(draw_view(assess_model(make_map(*made)), View(form="whole", rank=rank)))


@BOTH
@FORMS
def test_every_link_of_a_large_map_with_loops_can_be_followed(
    assess_model: AssessModel, form: str, rank: str
) -> None:
    assert_readable(draw_view(assess_model(make_map(108, 296, seed=1)), View(rank=rank, form=form)))


@st.composite
def _draw_maps(draw: st.DrawFn) -> LogicModel:
    nodes, links = draw(st.integers(2, 24)), draw(st.integers(1, 50))
    return make_map(nodes, links, draw(st.integers(0, 10_000)), draw(st.integers(0, 6)))


# `make search` tries more; what is repeated on every run must not take minutes.
@settings(max_examples=500 if settings().max_examples == 500 else 40)
@given(
    _draw_maps(),
    st.sampled_from(["LR", "TB"]),
    st.sampled_from(
        [View(form="whole"), View(form="overview"), View(focus="n1"), View(strand="s0")]
    ),
)
def test_every_link_of_any_model_can_be_followed(
    assess_model: AssessModel, model: LogicModel, rank: str, view: View
) -> None:
    assert_readable(draw_view(assess_model(model), view._replace(rank=rank)))


def test_a_model_too_large_to_read_is_folded_and_never_drawn_whole(
    assess_model: AssessModel,
) -> None:
    assert 'class="cell"' in draw_view(assess_model(make_map(61, 90, seed=2)), View())
    assert 'class="cell"' not in draw_view(assess_model(make_map(60, 90, seed=2)), View())
    with pytest.raises(TooLargeToDrawError, match="--focus or --strand"):
        draw_view(assess_model(make_map(301, 400, seed=2)), View(form="whole"))


def test_line_breaks_that_were_typed_stay(assess_model: AssessModel) -> None:
    label = "- A safe place\n- Nobody judges"
    model = LogicModel(name="m", nodes=(Activity(id="a", label=label),))
    assessment = assess_model(model)

    said = re.findall(r">(- [^<]*)</text>", draw_view(assessment, View()))
    assert said == ["- A safe place", "- Nobody judges"]
    assert "- A safe place<br/>- Nobody judges" in build_mermaid(assessment, View())
    assert "- A safe place\\l- Nobody judges\\l" in build_dot(assessment, View())


def test_letters_without_spaces_break_without_a_hyphen() -> None:
    assert wrap("家庭支援家庭支援", 50, 10) == ("家庭支援", "家庭支援")


def test_the_svg_carries_the_letters_it_is_measured_with(small: Assessment) -> None:
    drawn = render_svg(small, View())

    assert ET.fromstring(drawn)[0].text == write_font_faces()
    assert len(write_font_faces()) < 60_000


@pytest.mark.parametrize("seed", range(12))
def test_one_card_more_leaves_the_others_of_each_column_in_their_order(
    assess_model: AssessModel, seed: int
) -> None:
    before = make_map(22, 24, seed, strands=seed % 4)
    after = before.model_copy(
        update={
            "nodes": (Output(id="new", label="One more"), *before.nodes),
            "links": (*before.links, CausalLink(source=f"n{seed}", target="new")),
        }
    )
    tops = [read_drawing(draw_view(assess_model(each), View())).cards for each in (before, after)]
    for stage in {each.stage for each in before.nodes}:
        column = [each.id for each in before.nodes if each.stage is stage]
        pairs = [
            (tops[0][one][1] < tops[0][other][1]) == (tops[1][one][1] < tops[1][other][1])
            for one, other in combinations(column, 2)
        ]
        assert sum(pairs) >= 0.9 * len(pairs)
