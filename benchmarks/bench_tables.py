"""Stockport tables and items warm beside the csv module, and the memory of a million rows."""

from __future__ import annotations

import csv
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from contribution.app.assess import observe
from contribution.loading.project import load_project

ROOT = Path(__file__).parent.parent
MODEL = ROOT / "models" / "stockport-family.yaml"
TABLES = sorted((ROOT / "evidence" / "stockport-family").glob("*.csv"))
ROUNDS = 5
REGISTER = """\
title: Survey
kind: survey
data: t.csv
by: evaluator
waves: {1: {from: 2016-05-01, to: 2016-06-10}, 2: {from: 2018-01-10, to: 2018-02-12}}
overlap: none
items:
  i:
    says: It rose
    about: a
    question: Q1
    statement: Statement 1
    options: [Agree]
    expect: increase
    test: straw
    at: p
"""
FORMS = {
    "respondents": "wave,question,statement,option",
    "counted": "wave,question,statement,option,count",
    "named": "respondent,wave,question,statement,option",
}
# Rows to read, then whether memory is traced: tracing takes several times as long, so it stops at
# what shows whether memory grows. A table of 100,000 rows is held, larger ones are read anew.
RUNS = ((100_000, False), (300_000, False), (1_000_000, False), (100_000, True), (300_000, True))
# Ten times the rows may not need more than half as much again.
MOST_GROWTH = 1.5
# A fresh interpreter, so that the peak of the process is that of one table. The kernel's VmHWM
# (Linux) starts anew with the program; getrusage never gives less than pytest itself uses.
MEASURE = """
import sys, time, tracemalloc
from pathlib import Path
from contribution.app.assess import assess
import contribution.loading.tables.table
path, traced = Path(sys.argv[1]), sys.argv[2] == "True"
if traced:
    tracemalloc.start()
begun = time.perf_counter()
assessment = assess(path)
took = time.perf_counter() - begun
peak = tracemalloc.get_traced_memory()[1] if traced else 0
observation = assessment.graph.evidence[0].observation
assert observation.figures, (observation.sentence, assessment.diagnostics)
[process] = [each.split()[1] for each in open("/proc/self/status") if each.startswith("VmHWM")]
print(took, peak, process)
"""


def seconds(work: Any) -> float:
    """Return the median wall time of a few warm runs."""
    work()
    taken = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return median(taken)


def test_stockport_tables_and_items_warm(benchmark: Any) -> None:
    def by_csv() -> None:
        for path in TABLES:
            with path.open(encoding="utf-8", newline="") as file:
                list(csv.DictReader(file))

    def by_engine() -> None:
        observe(load_project(MODEL).registers)

    plain, engine = seconds(by_csv), seconds(by_engine)
    benchmark.pedantic(by_engine, rounds=1)

    print(f"\nall Stockport tables read and items computed: {engine:.3f} s warm")
    print(f"the same files by the csv module: {plain:.4f} s, a ratio of {engine / plain:.0f}")
    try:
        import pandas as pd  # type: ignore[import-not-found]
    except ImportError:
        print("pandas is not installed; no ratio to read_csv")
        return
    frames = seconds(lambda: [pd.read_csv(path, dtype=str) for path in TABLES])
    print(f"by pandas: {frames:.4f} s, a ratio of {engine / frames:.0f}")


def write_survey(folder: Path, rows: int, form: str) -> Path:
    """Return the path of a model with a survey table of so many rows, one answer each."""
    (folder / "evidence" / "m").mkdir(parents=True)
    (folder / "models").mkdir()
    model = folder / "models" / "m.yaml"
    model.write_text("title: M\nas_of: 2018-12-31\nactivities: {a: A}\n", "utf-8")
    (folder / "evidence" / "m" / "r.yaml").write_text(REGISTER, "utf-8")
    options = ("Agree", "Neither", "Disagree", "Don't know")
    with (folder / "evidence" / "m" / "t.csv").open("w", encoding="utf-8") as file:
        file.write(f"{FORMS[form]}\n")
        for n in range(rows):
            wave, statement = n % 2 + 1, n // 2 % 10
            # Each person answers ten statements in one wave; agreement rises a little.
            person = n // 20 * 2 + wave
            option = options[(n // 20 * 7 + n // 20 // 4 + (wave == 2) * (n % 3 == 0)) % 4]
            row = f"{wave},Q1,Statement {statement},{option}"
            row = f"p{person},{row}" if form == "named" else row
            file.write(f"{row},1\n" if form == "counted" else f"{row}\n")
    return model


@pytest.mark.parametrize("form", FORMS)
def test_a_million_rows_in_bounded_memory(form: str, tmp_path: Path, benchmark: Any) -> None:
    resident: dict[int, float] = {}

    def measure_all() -> None:
        for rows, traced in RUNS:
            folder = tmp_path / f"{rows} {traced}"
            folder.mkdir()
            took, peak, process = measure(write_survey(folder, rows, form), traced=traced)
            if traced:
                print(f"\n{form}, {rows:,} rows: traced peak {peak:.1f} MB", end="")
                continue
            resident[rows] = process
            print(
                f"\n{form}, {rows:,} rows: {took:.1f} s read, computed and checked; "
                f"resident peak {process:.0f} MB",
                end="",
            )

    benchmark.pedantic(measure_all, rounds=1)

    grown = resident[1_000_000] - resident[300_000]
    print(f"\n{form}: {max(0, grown) * 1e6 / 700_000:.0f} bytes a row above 300,000", end="")
    assert resident[1_000_000] < MOST_GROWTH * min(resident[100_000], resident[300_000])


def measure(model: Path, *, traced: bool) -> tuple[float, float, float]:
    """Return the seconds of one run, its traced peak and that of its process, in megabytes."""
    run = subprocess.run(
        [sys.executable, "-c", MEASURE, str(model), str(traced)],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    took, peak, process = map(float, run.stdout.split())
    return took, peak / 1e6, process / 1e3
