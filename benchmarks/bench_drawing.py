"""Laying out and writing the whole picture, against what Graphviz takes for the same graph.

Run it with `make bench`. Start-up, reading and rating are left out of both; each time is the best
of a few in one run, so that the machine does not matter.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from benchmarks.bench_growth import write_model
from contribution.app.assess import assess
from contribution.domain.assessment import Assessment
from contribution.domain.view import View
from contribution.drawing.order.layout import run_dot
from contribution.drawing.views import whole
from contribution.drawing.views.dot import build_dot

VIEW = View(form="whole")


def _time(made: Callable[[], object], rounds: int) -> float:
    best = float("inf")
    for _ in range(rounds):
        started = perf_counter()
        made()
        best = min(best, perf_counter() - started)
    return best


@pytest.mark.parametrize(("nodes", "links"), [(50, 80), (500, 750)])
def test_the_whole_is_drawn_within_five_times_of_graphviz(
    benchmark: Any, nodes: int, links: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Nobody may draw so many whole; here it is only timed.
    monkeypatch.setattr(whole, "_MOST_CARDS", 10_000)
    assessment: Assessment = assess(write_model(tmp_path, nodes, links, links))
    dot = build_dot(assessment, VIEW)

    engine = _time(lambda: run_dot(dot, "svg"), 3)
    benchmark.pedantic(whole.draw_svg, (assessment, VIEW), rounds=3)

    ratio = benchmark.stats.stats.min / engine
    benchmark.extra_info["times of dot -Tsvg"] = round(ratio, 2)
    print(f"\n{nodes} nodes, {links} links: {ratio:.2f} times of dot -Tsvg")
    assert ratio <= 5
