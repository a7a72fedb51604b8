"""A funder's logframe of 300 rows planned, against one of a tenth: it may not grow faster."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from contribution.app.bring_in import ImportRequest, plan_import
from tests.exchange.samples import make_dfid


# Five rows an indicator, two indicators an output.
@pytest.mark.parametrize("outputs", [3, 29], ids=["40 rows", "300 rows"])
def test_a_logframe(benchmark: Any, outputs: int, tmp_path: Path) -> None:
    file = tmp_path / "plan.xlsx"
    file.write_bytes(make_dfid(outputs))

    plan = benchmark(lambda: plan_import(str(file), str(tmp_path / "m.yaml"), ImportRequest()))
    assert f"{outputs} outputs" in plan.lines[1]
