"""Lines break where figures are missing, signals are numbered, pairs are joined."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

from contribution.domain.figures import Chart
from contribution.drawing.charts.charts import describe_chart
from contribution.drawing.charts.lines import draw_pairs, draw_series
from contribution.drawing.charts.parts import SIZE, WIDTH
from contribution.drawing.pen.lettering import measure

SERIES = Chart(
    "series",
    "Referrals",
    "number",
    {
        "Here": tuple(
            (f"Q{q} {y}", None if (y, q) == (2015, 2) else 100.0 + q, None, None)
            for y in range(2014, 2018)
            for q in (1, 2, 3, 4)
        )
    },
    {"mean before": 102.0},
    {"Q3 2016": "start", "elsewhere": "not on the chart"},
)
PAIRS = Chart(
    "pairs",
    "Visits",
    "visits",
    {
        "Before": (("Pair 1", 4.0, None, None), ("Pair 2", None, None, None)),
        "After": (("Pair 1", 7.0, None, None), ("Pair 2", None, None, None)),
    },
)


def _texts(svg: str) -> list[ET.Element]:
    return list(ET.fromstring(f"<g>{svg}</g>").iter("text"))


def test_a_missing_figure_breaks_the_line() -> None:
    drawn = ET.fromstring(f"<g>{draw_series(SERIES, 'c').svg}</g>")
    (run,) = [each for each in drawn.iter("path") if each.get("stroke-width") == "1.8"]

    assert (run.get("d") or "").count("M") == 2


def test_a_mark_is_numbered_and_explained() -> None:
    text = [each.text for each in _texts(draw_series(SERIES, "c").svg)]

    assert "1" in text
    assert "1 Q3 2016: start" in text
    assert not any("elsewhere" in (each or "") for each in text)


def test_labels_of_time_do_not_run_into_each_other() -> None:
    labels = [
        (float(each.get("x", "0")), each.text or "", each.get("text-anchor"))
        for each in _texts(draw_series(SERIES, "c").svg)
        if (each.text or "").startswith("Q")
    ]
    spans = []
    for x, text, anchor in labels:
        width = measure(text, SIZE)
        left = x - width if anchor == "end" else x - width / 2
        spans.append((left, left + width))

    spans.sort()
    assert all(right <= WIDTH + 0.1 for _, right in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    # The end of the series is always named.
    assert "Q4 2017" in {text for _, text, _ in labels}


def test_a_sentence_below_the_chart_is_wrapped_and_part_of_its_words() -> None:
    note = "Looked at since the start: 12 places, 240 points in all. " * 4
    plain, noted = (draw_series(each, "c") for each in (SERIES, SERIES._replace(note=note)))

    lines = [each.text or "" for each in _texts(noted.svg) if "points" in (each.text or "")]
    assert len(lines) > 1
    assert all(measure(line, 9) <= WIDTH for line in lines)
    assert noted.height > plain.height
    assert describe_chart(SERIES._replace(note=note)).endswith(note)


def test_pairs_are_joined_and_missing_ones_said() -> None:
    drawn = draw_pairs(PAIRS, "c").svg

    assert "no figure" in drawn
    assert drawn.count("<circle") == 2


def test_pairs_that_did_not_change_show_both_and_yes_or_no_is_named() -> None:
    same = Chart("pairs", "Named tools", "yes or no",
                 {"Before": (("1", 1.0, None, None), ("2", 0.0, None, None)),
                  "After": (("1", 1.0, None, None), ("2", 1.0, None, None))})  # fmt: skip
    drawn = draw_pairs(same, "c").svg

    text = [each.text for each in _texts(drawn)]
    assert {"yes", "no"} <= set(text)
    assert "0.2" not in text
    circle = next(ET.fromstring(f"<g>{drawn}</g>").iter("circle"))
    square = re.findall(r'd="M([-.\d]+) [-.\d]+H[-.\d]+V[-.\d]+H[-.\d]+Z"', drawn)[0]
    # The one that came about stands beside the one before.
    assert float(circle.get("cx") or 0) - 4 > float(square) + 3


def test_charts_without_figures_can_be_drawn() -> None:
    empty = Chart("series", "Nothing", "number", {"s": ()})

    assert draw_series(empty, "c").height > 0
    assert draw_pairs(empty, "c").height > 0
