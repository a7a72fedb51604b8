"""What people bring in: projects of coded texts and logframes, ten times as large against one."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from contribution.app.bring_in import ImportRequest, plan_import
from tests.exchange.qda import large
from tests.exchange.samples import MODEL, make_dfid

FEW, MANY = 1_200, 12_000
# Ten times the passages may not need more than twice as much for each.
MOST_GROWTH = 20


def _bring(folder: Path, passages: int) -> float:
    file, model = folder / f"{passages}.qdpx", folder / "clubs.yaml"
    file.write_bytes(large(passages))
    model.write_text(MODEL, "utf-8")
    asked = ImportRequest(codes=("early help=clubs -> on-time",), quotes=True)
    begun = perf_counter()
    plan = plan_import(str(file), str(model), asked)
    took = perf_counter() - begun
    assert f"add {passages} quotes" in plan.lines
    return took


def test_ten_times_the_passages_take_about_ten_times_as_long(tmp_path: Path) -> None:
    few, many = (min(_bring(tmp_path, each) for _ in range(3)) for each in (FEW, MANY))
    print(f"{FEW} passages {few:.2f} s, {MANY} passages {many:.2f} s: {many / few:.1f} times")

    assert many < MOST_GROWTH * few


# Five rows an indicator, two indicators an output.
@pytest.mark.parametrize("outputs", [3, 29], ids=["40 rows", "300 rows"])
def test_a_logframe(benchmark: Any, outputs: int, tmp_path: Path) -> None:
    file = tmp_path / "plan.xlsx"
    file.write_bytes(make_dfid(outputs))

    plan = benchmark(lambda: plan_import(str(file), str(tmp_path / "m.yaml"), ImportRequest()))
    assert f"{outputs} outputs" in plan.lines[1]
