"""Whole commands on models and tables of growing size: time, memory and calls over their growth.

Run it with `make bench`; each size is a fresh process, as people start one, and what is printed is
the ratio to the size before it, so that the machine does not matter.
"""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterator
from cProfile import Profile
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

import pytest

from contribution.app.assess import assess

# Share of the nodes in each stage, from inputs to impacts.
STAGES = {
    "inputs": 0.05,
    "activities": 0.2,
    "outputs": 0.25,
    "short": 0.2,
    "medium": 0.15,
    "long": 0.1,
    "impacts": 0.05,
}
OPTIONS = ("Strongly agree", "Agree", "Neither", "Disagree", "Strongly disagree")
# The kernel's VmHWM (Linux) starts anew with the program; getrusage remembers who started it.
RUN = (
    "import sys; sys.argv = ['contribution', *sys.argv[1:]]\n"
    "import gc; gc.set_threshold(1_000_000, 50, 50)\n"
    "from contribution.cli import main\nmain()\n"
    "[peak] = [line for line in open('/proc/self/status') if line.startswith('VmHWM')]\n"
    "print('peak', int(peak.split()[1]) // 1024, file=sys.stderr)\n"
)


class Cost(NamedTuple):
    """What one command took: seconds of a whole process, and its largest size in MiB."""

    seconds: float
    mebibytes: int


def run(*words: str) -> Cost:
    """Return the cost of the command in a fresh process."""
    started = perf_counter()
    ended = subprocess.run(
        [sys.executable, "-c", RUN, *words], check=True, capture_output=True, text=True
    )
    return Cost(perf_counter() - started, int(ended.stderr.rsplit("peak ", 1)[1]))


def write_model(folder: Path, nodes: int, links: int, items: int) -> Path:
    """Return the path of a model in stages with every node linked and a register of talks.

    Assumptions, influences from outside and written claims grow as the nodes do.
    """
    chance = random.Random(7)
    stages = {
        stage: [f"{stage}-{number}" for number in range(max(1, int(nodes * share)))]
        for stage, share in STAGES.items()
    }
    assumed = [f"assumed-{number}" for number in range(nodes // 10)]
    lines = ["title: Large", "as_of: 2026-06-30", "strands: {a: A, b: B}", "assumptions:"]
    lines += [f"  {name}: {{label: {name} holds, necessary: true}}" for name in assumed]
    for stage, names in stages.items():
        lines += _write_nodes(stage, names)
    pairs = list(_find_pairs(list(stages.values()), links, chance))
    lines += ["links:"] + [
        f"  {source} -> {target}: {{because: So, assumes: [{assumed[number % len(assumed)]}]}}"
        for number, (source, target) in enumerate(pairs)
    ]
    lines += ["factors:"] + [
        f"  rival-{number}: {{label: Rival {number}, role: competing, affects: [short-{number}]}}"
        for number in range(nodes // 20)
    ]
    lines += ["claims:"] + [
        f"  part-{number}: {{says: So, from: {'ab'[number % 2]}, to: {name}, verdict: strong}}"
        for number, name in enumerate(stages["medium"])
    ]
    return write_files(folder, lines, {"talks.yaml": list(_write_talks(pairs, items, chance))})


def _write_talks(pairs: list[tuple[str, str]], items: int, chance: random.Random) -> Iterator[str]:
    yield from ("title: Talks", "kind: interviews", "by: evaluator", "items:")
    for number in range(items):
        source, target = chance.choice(pairs)
        yield f"  said-{number}:"
        yield f"    says: Somebody said {number}"
        yield f"    about: {source} -> {target}"
        yield f"    test: {chance.choice(('straw', 'hoop', 'moderate', 'smoking-gun'))}"
        yield f"    outcome: {'not-found' if number % 4 == 0 else 'found'}"
        yield f"    source: s{number % 37}"
        yield f"    at: {{page: {number % 90 + 1}}}"


def _write_nodes(stage: str, names: list[str]) -> Iterator[str]:
    if stage in {"short", "medium", "long"}:
        if stage == "short":
            yield "outcomes:"
        for name in names:
            yield f"  {name}: {{label: More {name}, horizon: {stage}, latency: 6 months}}"
        return
    yield f"{stage}:"
    more = {"activities": ", starts: 2024-02-01", "impacts": ", latency: 6 months"}.get(stage, "")
    for number, name in enumerate(names):
        yield f"  {name}: {{label: The {name}, strand: {'ab'[number % 2]}{more}}}"


def _find_pairs(
    stages: list[list[str]], links: int, chance: random.Random
) -> Iterator[tuple[str, str]]:
    made: set[tuple[str, str]] = set()
    for earlier, later in pairwise(stages):
        made.update((name, chance.choice(later)) for name in earlier)
        made.update((chance.choice(earlier), name) for name in later)
    while len(made) < links:
        place = chance.randrange(len(stages) - 1)
        made.add((chance.choice(stages[place]), chance.choice(stages[place + 1])))
    yield from sorted(made)


def write_files(folder: Path, model: list[str], registers: dict[str, list[str]]) -> Path:
    """Return the path of the model after writing it and its registers and tables."""
    path = folder / "models" / "m.yaml"
    beside = folder / "evidence" / "m"
    path.parent.mkdir(parents=True, exist_ok=True)
    beside.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(model) + "\n", "utf-8")
    for name, lines in registers.items():
        (beside / name).write_text("\n".join(lines) + "\n", "utf-8")
    return path


def write_survey(folder: Path, statements: int, options: int) -> Path:
    """Return the path of a small model whose survey prints so many statements with options."""
    chance = random.Random(3)
    labels = (
        OPTIONS[:options] if options <= len(OPTIONS) else [f"Option {n}" for n in range(options)]
    )
    table = ["wave,question,statement,option,percent,count"]
    for number in range(statements):
        for wave in (1, 2):
            counts = [chance.randrange(20, 60) for _ in labels]
            table += [
                f"{wave},Q{number // 20},Statement {number} of all,{label},"
                f"{100 * count / sum(counts):.1f},{count}"
                for label, count in zip(labels, counts, strict=True)
            ]
    model = ["title: M", "as_of: 2026-06-30", "outputs: {places: Places are filled}"]
    register = [
        "title: Survey",
        "kind: survey",
        "by: evaluator",
        "data: s.csv",
        "waves: {1: {from: 2024-02-01, to: 2024-03-01}, 2: {from: 2025-02-01, to: 2025-03-01}}",
        "overlap: none",
        "items:",
        "  more:",
        "    {says: More, about: places, test: straw, question: Q0, at: p,",
        f"     statement: Statement 0 of all, options: [{labels[0]}], expect: increase}}",
    ]
    return write_files(folder, model, {"s.yaml": register, "s.csv": table})


def tell(title: str, sizes: list[int], costs: list[Cost]) -> None:
    """Print each size with its cost, and how much more a unit costs than at the size before."""
    print(f"\n{title}")
    for place, (size, cost) in enumerate(zip(sizes, costs, strict=True)):
        line = f"  {size:>9,}  {cost.seconds:7.2f} s  {cost.mebibytes:5d} MiB"
        if place:
            before = costs[place - 1]
            ratio = (cost.seconds / size) / (before.seconds / sizes[place - 1])
            line += f"  {ratio:5.2f} x the time per unit of the size before"
        print(line)


@pytest.mark.parametrize("command", ["check", "score"])
def test_models_of_growing_size(command: str, benchmark: Any, tmp_path: Path) -> None:
    sizes = [500, 5_000, 20_000]
    paths = [write_model(tmp_path / str(n), n, n * 8 // 5, n * 2) for n in sizes]
    run(command, str(paths[0]))

    costs = benchmark.pedantic(lambda: [run(command, str(path)) for path in paths], rounds=1)

    tell(f"{command}: nodes, with 1.6 links and 2 items each", sizes, costs)


@pytest.mark.parametrize("command", ["check", "score"])
def test_a_hundred_thousand_links(command: str, benchmark: Any, tmp_path: Path) -> None:
    sizes = [10_000, 100_000]
    paths = [write_model(tmp_path / str(n), n // 2, n, 0) for n in sizes]

    costs = benchmark.pedantic(lambda: [run(command, str(path)) for path in paths], rounds=1)

    tell(f"{command}: links", sizes, costs)


def test_calls_of_a_whole_run_grow_as_the_links(benchmark: Any, tmp_path: Path) -> None:
    sizes = [2_000, 20_000]
    paths = [write_model(tmp_path / str(n), n // 2, n, n) for n in sizes]

    def count() -> list[int]:
        calls = []
        for path in paths:
            profile = Profile()
            profile.runcall(assess, path)
            calls.append(sum(entry.callcount for entry in profile.getstats()))
        return calls

    few, many = benchmark.pedantic(count, rounds=1)
    print(f"\nten times the links take {many / few:.2f} times the calls")


@pytest.mark.parametrize(
    ("what", "sizes"),
    [("statements", [2_000, 20_000]), ("options", [800, 8_000]), ("rows", [20_000, 200_000])],
)
def test_tables_of_growing_size(
    what: str, sizes: list[int], benchmark: Any, tmp_path: Path
) -> None:
    def write(size: int) -> Path:
        shape = {"statements": (size, 2), "options": (1, size), "rows": (size // 10, 5)}[what]
        return write_survey(tmp_path / str(size), *shape)

    paths = [write(size) for size in sizes]
    run("check", str(paths[0]))

    costs = benchmark.pedantic(lambda: [run("check", str(path)) for path in paths], rounds=1)

    tell(f"check: printed survey {what}", sizes, costs)
