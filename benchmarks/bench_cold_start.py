"""A cold check as people run it beside the cold import of its libraries, measured in one run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
# What every run makes of the validation library: one class of its own.
_CLASS = "from pydantic import BaseModel\nclass Model(BaseModel):\n    name: str\n"
DECLARED = f"import click, networkx, yaml\n{_CLASS}"
# A check that finds no circle does not load networkx.
LOADED = f"import click, yaml\n{_CLASS}"
ROUNDS = 15


def seconds(code: str) -> float:
    """Return the wall time of a fresh interpreter running the code, its output thrown away."""
    started = perf_counter()
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - started


@pytest.mark.parametrize("model", ["breakfast-clubs", "stockport-family"])
def test_cold_check_over_import_of_dependencies(benchmark: Any, model: str) -> None:
    check = (
        f"import sys; sys.argv = ['contribution', 'check', 'models/{model}.yaml']\n"
        "from contribution.cli import run\nrun()\n"
    )
    for code in (DECLARED, LOADED, check):
        seconds(code)

    def rounds() -> list[tuple[float, float]]:
        times = [[seconds(code) for code in (check, DECLARED, LOADED)] for _ in range(ROUNDS)]
        return [(one / declared, one / loaded) for one, declared, loaded in times]

    ratios = benchmark.pedantic(rounds, rounds=1)

    for what, found in zip(("it declares", "it loads"), zip(*ratios, strict=True), strict=True):
        low, _, high = quantiles(found)
        print(
            f"\ncold check of {model}: {median(found):.2f} times the import of the libraries "
            f"that {what} (the middle half of {ROUNDS} rounds: {low:.2f} to {high:.2f})"
        )
