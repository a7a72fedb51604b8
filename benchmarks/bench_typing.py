"""What a keystroke costs in an open model, against reading the whole project anew."""

from __future__ import annotations

import gc
import statistics
import time
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import pytest

from contribution.editor.project import Project

ROOT = Path(__file__).parent.parent
MODELS = [ROOT / "models/breakfast-clubs.yaml", ROOT / "models/stockport-family.yaml"]
EDITS = 100


@pytest.mark.parametrize("kept", [True, False], ids=["keystroke", "anew"])
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.stem)
def test_a_keystroke(benchmark: Any, model: Path, *, kept: bool) -> None:
    text = model.read_bytes()
    project, letters = Project(model), count()
    project.assess({}, project.wanted)

    def press() -> None:
        own = project if kept else Project(model)
        own.assess({model: text + b"# " + str(next(letters)).encode()}, own.wanted)

    benchmark.group = model.stem
    benchmark(press)


def _misspell(text: str) -> list[str]:
    """Return the text with one letter too many, or one too few, at random places."""
    random, typed = Random(7), []
    for _ in range(EDITS):
        at = random.randrange(len(text) - 1)
        new = random.choice(("", text[at] + random.choice("abcdefghijklmnopqrstuvwxyz :-'[]{}#\n")))
        typed.append(text[:at] + new + text[at + 1 :])
    return typed


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.stem)
def test_a_slip_anywhere_costs_little_more_than_a_sound_text(benchmark: Any, model: Path) -> None:
    text = model.read_text("utf-8")
    # As the command line sets it, which starts the language server.
    gc.set_threshold(1_000_000, 50, 50)
    project = Project(model)
    project.assess({}, project.wanted)

    def time_each(texts: list[str]) -> list[float]:
        took = []
        for each in texts:
            began = time.process_time()
            project.assess({model: each.encode()}, project.wanted)
            took.append(time.process_time() - began)
        return took

    sound = statistics.median(time_each([f"{text}# {number}\n" for number in range(10)]))
    broken: list[float] = []
    benchmark.pedantic(lambda: broken.extend(time_each(_misspell(text))), rounds=1)
    percentiles = statistics.quantiles(broken, n=100)
    benchmark.extra_info["times a sound text, half"] = round(percentiles[49] / sound, 2)
    benchmark.extra_info["times a sound text, 95 in 100"] = round(percentiles[94] / sound, 2)
    benchmark.extra_info["milliseconds, 95 in 100"] = round(percentiles[94] * 1000)
    print(benchmark.extra_info)
