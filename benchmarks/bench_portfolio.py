"""A portfolio of small models: a second process, a second run, memory, as ratios in one run."""

from __future__ import annotations

import cProfile
import os
import pstats
import re
import resource
import subprocess
import sys
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import pytest
import yaml

from contribution.portfolio.jobs import Job
from contribution.portfolio.work import assess_job

ROOT = Path(__file__).parent.parent
MODEL, EVIDENCE = ROOT / "models/breakfast-clubs.yaml", ROOT / "evidence/breakfast-clubs"
DECIMAL = re.compile(r"(?<=\d\.)\d(?=,)")
# Prints the most memory that the parent of all workers held, in MB.
RUN = (
    "import resource, sys; sys.argv = ['contribution', 'portfolio', *sys.argv[1:]]\n"
    "from contribution.cli import main; code = main()\n"
    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, file=sys.stderr)\n"
)


def make(folder: Path, number: int) -> Path:
    """Write so many projects of the size of the tutorial, each with words and figures of its own.

    The decimals of its series are others, and so is what its evidence says.
    """
    files = {path.name: path.read_text("utf-8") for path in EVIDENCE.iterdir()}
    text = MODEL.read_text("utf-8")
    for each in range(number):
        models = folder / f"{each // 100:04}" / f"{each:06}" / "models"
        evidence = models.parent / "evidence" / MODEL.stem
        models.mkdir(parents=True)
        evidence.mkdir(parents=True)
        (models / MODEL.name).write_text(text.replace("title: ", f"title: {each} ", 1), "utf-8")
        for name, content in files.items():
            varied = DECIMAL.sub(lambda found, by=each: str((int(found[0]) + by) % 10), content)
            varied = varied.replace("says: ", f"says: In {each} ")
            (evidence / name).write_text(varied, "utf-8")
    return folder


def run(folder: Path, *options: str) -> tuple[float, float]:
    """Return the seconds of a run and the MB of its parent process."""
    started = perf_counter()
    call = [sys.executable, "-c", RUN, str(folder), "--fail-on", "never", *options]
    # As people run it: what was compiled once is kept.
    usual = {key: each for key, each in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    ended = subprocess.run(call, cwd=ROOT, check=True, capture_output=True, text=True, env=usual)
    return perf_counter() - started, float(ended.stderr.split()[-1])


def test_a_second_process_and_a_second_run(benchmark: Any, tmp_path: Path) -> None:
    grants = make(tmp_path / "grants", 300)

    def times() -> list[float]:
        one = run(grants, "--store", str(tmp_path / "a" / "one.db"), "--jobs", "1")[0]
        two = run(grants, "--store", str(tmp_path / "b" / "two.db"), "--jobs", "2")[0]
        again = run(grants, "--store", str(tmp_path / "b" / "two.db"), "--jobs", "2")[0]
        return [one, two, again]

    one, two, again = benchmark.pedantic(times, rounds=1)
    print(
        f"\n300 models: {300 / one:.0f} a second in one process, {300 / two:.0f} in two "
        f"(efficiency {one / two / 2:.2f}); nothing changed: {again / two:.3f} of the first run"
    )


def test_an_assessment_over_its_bare_events(benchmark: Any) -> None:
    files = [path.read_bytes() for path in (MODEL, *EVIDENCE.glob("*.yaml"))]

    def measure() -> tuple[float, float]:
        started = process_time()
        for _ in range(100):
            assess_job(Job("here", str(MODEL)))
        between = process_time()
        for _ in range(100):
            for content in files:
                list(yaml.parse(content, Loader=yaml.CSafeLoader))
        return between - started, process_time() - between

    ours, bare = benchmark.pedantic(measure, rounds=1, warmup_rounds=1)
    with cProfile.Profile() as profile:
        assess_job(Job("here", str(MODEL)))
    calls: Any = pstats.Stats(profile)
    print(
        f"\none small model: {10 * ours:.1f} ms, {ours / bare:.0f} times its bare YAML events: "
        f"{100 / ours:.0f} assessments a second and core; {calls.total_calls:,} calls"
    )


@pytest.mark.parametrize("number", [1_000, 10_000])
def test_memory_of_the_parent(benchmark: Any, number: int, tmp_path: Path) -> None:
    grants = make(tmp_path / "grants", number)
    store = str(tmp_path / "a" / "one.db")

    seconds, most = benchmark.pedantic(lambda: run(grants, "--store", store), rounds=1)
    workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"\n{number:,} models: {number / seconds:.0f} a second on all cores, parent {most:.0f} MB, "
        f"largest process {workers:.0f} MB"
    )
