"""A cold check beside the cold import of the libraries it stands on, measured in one run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any

ROOT = Path(__file__).parent.parent
# What the package declares; the check itself loads neither graphviz nor networkx.
DEPENDENCIES = (
    "import click, graphviz, networkx, yaml\n"
    "from pydantic import BaseModel\n"
    "class Model(BaseModel):\n    name: str\n"
)
CHECK = (
    "import sys; sys.argv=['contribution','check','models/stockport-family.yaml','-q']\n"
    "from contribution.cli import run\nrun()\n"
)
ROUNDS = 15


def seconds(code: str) -> float:
    """Return the wall time of a fresh interpreter running the code."""
    started = perf_counter()
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
    return perf_counter() - started


def test_cold_check_over_import_of_dependencies(benchmark: Any) -> None:
    seconds(DEPENDENCIES)
    seconds(CHECK)

    def pairs() -> list[float]:
        return [seconds(CHECK) / seconds(DEPENDENCIES) for _ in range(ROUNDS)]

    ratios = benchmark.pedantic(pairs, rounds=1)

    low, _, high = quantiles(ratios)
    print(
        f"\ncold check takes {median(ratios):.2f} times the import of its dependencies "
        f"(the middle half of {ROUNDS} pairs: {low:.2f} to {high:.2f})"
    )
