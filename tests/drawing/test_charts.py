"""Every chart is an accessible image with ids of its own and its figures in words."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contribution.domain.figures import Chart
from contribution.drawing.charts.charts import describe_chart, draw_chart

SVG = "{http://www.w3.org/2000/svg}"
figures = st.none() | st.floats(-1e6, 1e6)
points = st.tuples(st.text(max_size=20), figures, figures, figures)
charts = st.builds(
    Chart,
    shape=st.sampled_from(["bars", "series", "sums", "pairs", "something new"]),
    title=st.text(max_size=80),
    unit=st.text(max_size=10),
    series=st.dictionaries(
        st.text(max_size=30), st.lists(points, max_size=30).map(tuple), max_size=5
    ),
    lines=st.dictionaries(st.text(max_size=10), st.floats(-1e6, 1e6), max_size=3),
    marks=st.dictionaries(st.text(max_size=10), st.text(max_size=20), max_size=3),
)


@settings(max_examples=150, deadline=None)
@given(charts, st.text(min_size=1, max_size=20))
def test_any_chart_is_well_formed_and_finite(chart: Chart, name: str) -> None:
    for each in ET.fromstring(draw_chart(chart, item_id=name)).iter():
        for key in ("x", "y", "width", "height", "d"):
            assert not re.search("nan|inf", each.get(key, ""))


def test_it_is_an_image_named_by_its_title() -> None:
    chart = Chart("bars", "Support", "percent", {"agree": (("Wave 1", 61.0, 55.0, 67.0),)})
    root = ET.fromstring(draw_chart(chart, item_id="q7"))

    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "chart.q7.title chart.q7.description"
    assert root.findtext(f"{SVG}title") == "Support"


def test_two_charts_share_no_id() -> None:
    chart = Chart("sums", "t", "£", {"a": (("x", 1.0, None, None),)})
    ids = [
        each.get("id")
        for name in ("one", "two")
        for each in ET.fromstring(draw_chart(chart, item_id=name)).iter()
        if each.get("id")
    ]

    assert len(ids) == len(set(ids)) == 6


def test_few_figures_are_all_said() -> None:
    chart = Chart(
        "bars",
        "Support",
        "percent",
        {"agree": (("Wave 1", 61.0, 55.0, 67.0), ("Wave 2", None, None, None))},
        {"floor": 50.0},
        {"Wave 1": "before"},
    )

    assert describe_chart(chart) == (
        "Bars, in percent; agree: Wave 1 61 (between 55 and 67), Wave 2 not known; "
        "line at 50: floor; marked at Wave 1: before."
    )


@pytest.mark.parametrize("count", [13, 60])
def test_of_many_figures_ends_and_extremes_are_said(count: int) -> None:
    values = [float((number * 7) % count) for number in range(count)]
    run = tuple((f"m{number}", value, None, None) for number, value in enumerate(values))
    said = describe_chart(Chart("series", "t", "number", {"s": run}))

    assert f"first m0 0, last m{count - 1}" in said
    assert f"highest m{values.index(max(values))} {count - 1}" in said


def test_a_share_names_its_option_its_interval_what_is_stated_and_what_it_shows() -> None:
    bars = {"Agree": (("Wave 1", 40.0, 30.0, 50.0), ("Wave 2", 62.0, 52.0, 71.0))}
    drawn = draw_chart(
        Chart("bars", "I am heard", "percent", bars),
        item_id="i",
        stated={"wave 2": "94%", "significant": "no", "change": "7 points"},
        caption="62% (62 of 100) agreed in wave 2.",
    )
    said = " ".join(ET.fromstring(drawn).itertext())

    assert "Agree, in percent, with 95% intervals" in said
    assert "stated in the text of the source: Wave 2 94" in said
    assert "62 of 100" in said


def test_means_before_and_since_are_drawn_over_their_own_periods() -> None:
    points = tuple((str(year), float(year % 7), None, None) for year in range(2010, 2020))
    lines = {"mean before": 2.0, "mean since": 4.0}
    spans = {"mean before": ("2010", "2014"), "mean since": ("2015", "2019")}
    drawn = draw_chart(
        Chart("series", "t", "number", {"a": points}, lines, spans=spans), item_id="i"
    )
    levels = re.findall(r'd="M([\d.]+) [\d.]+H([\d.]+)"[^>]*stroke-dasharray', drawn)
    (_, ends), (begins, _) = levels[:2]

    assert float(ends) < float(begins)
