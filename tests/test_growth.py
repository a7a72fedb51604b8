"""What a command does grows as the model does, counted in calls: a busy machine changes nothing."""

from __future__ import annotations

from cProfile import Profile
from pathlib import Path

import pytest

from contribution.cli import group

SIZES = (40, 80, 120)


def _write(folder: Path, strips: int) -> str:
    # One strip beside the other: activity to outcome, with all that a pathway can have.
    every = range(strips)
    parts = {
        "strands": [f"s{n}: Strand {n}" for n in every],
        "activities": [f"a{n}: {{label: A {n}, strand: s{n}, starts: 2024-01-01}}" for n in every],
        "outputs": [f"b{n}: {{label: B {n}, strand: s{n}}}" for n in every],
        "outcomes": [f"c{n}: {{label: C {n}, horizon: short, latency: 1 month}}" for n in every],
        "assumptions": [f"d{n}: {{label: D {n}, necessary: true}}" for n in every],
        "factors": [f"f{n}: {{label: F {n}, role: competing, affects: [c{n}]}}" for n in every],
        "links": [f"a{n} -> b{n} -> c{n}: {{because: So, assumes: [d{n}]}}" for n in every],
        "claims": [f"g{n}: {{says: So, from: s{n}, to: c{n}, verdict: strong}}" for n in every],
    }
    lines = ["title: M", "as_of: 2026-06-30"]
    for part, entries in parts.items():
        lines += [f"{part}:", *(f"  {entry}" for entry in entries)]
    register = ["title: R", "kind: interviews", "by: evaluator", "items:"]
    register += [
        f"  i{n}: {{says: So, about: b{n} -> c{n}, test: hoop, outcome: found, at: {{page: 1}}}}"
        for n in every
    ]
    model = folder / "models" / f"m{strips}.yaml"
    beside = folder / "evidence" / model.stem
    model.parent.mkdir(exist_ok=True)
    beside.mkdir(parents=True)
    model.write_text("\n".join(lines), "utf-8")
    (beside / "r.yaml").write_text("\n".join(register), "utf-8")
    return str(model)


def _count_calls(words: list[str]) -> int:
    profile = Profile()
    profile.runcall(group.main, words, standalone_mode=False)
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize(
    "command", [["check", "--fail-on", "never"], ["score"], ["next"]], ids=lambda words: words[0]
)
def test_three_times_the_model_takes_three_times_the_calls(
    command: list[str], tmp_path: Path
) -> None:
    models = [_write(tmp_path, strips) for strips in SIZES]
    _count_calls([*command, models[0]])

    few, more, most = (_count_calls([*command, model]) for model in models)

    assert most - more < 1.1 * (more - few)
