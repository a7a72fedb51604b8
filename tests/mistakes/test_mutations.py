"""Random edits of sound models: never a traceback, few findings, and the first where it was made.

A line is left out, exchanged with the next, doubled or indented otherwise, or a word misspelt, as
people do it; and a file is cut off.
"""

from __future__ import annotations

import re
import shutil
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from contribution.app.check import check_paths
from contribution.domain.assessment import Assessment

ROOT = Path(__file__).parent.parent.parent
_STAGES = {"inputs": 3, "activities": 7, "outputs": 7, "outcomes": 10, "impacts": 3}


def write_thirty() -> str:
    """Return a model of thirty steps."""
    lines = ["title: Thirty steps", "as_of: 2026-06-30", "strands: {a: A, b: B}"]
    for stage, number in _STAGES.items():
        lines.append(f"{stage}:")
        for step in range(number):
            lines += [f"  {stage}-{step}:", f"    label: Step {step} of the {stage}"]
            lines += [f"    strand: {'ab'[step % 2]}"]
            lines += ["    starts: 2025-01-01"] if stage == "activities" else []
            horizon = ["short", "medium", "long"][step % 3]
            lines += [f"    horizon: {horizon}", "    latency: 2 terms"] * (stage == "outcomes")
    lines += ["assumptions:", "  all-well: {label: All goes well}", "links:"]
    for step in range(7):
        ways = (f"inputs-{step % 3}", f"activities-{step}", f"outputs-{step}", f"outcomes-{step}")
        for source, target in pairwise(ways):
            lines += [f"  {source} -> {target}:", "    because: It follows"]
            lines += ["    assumes: [all-well]"]
    return "\n".join(lines) + "\n"


def mutate(text: str, how: str, random: Random) -> tuple[int, str]:
    """Return the line edited, counted from 1, and the text after the edit."""
    lines = text.split("\n")
    said = [n for n, line in enumerate(lines) if line.strip() and line.lstrip()[0] != "#"]
    number = random.choice(said)
    line = lines[number]
    if how == "leave out":
        del lines[number]
    elif how == "exchange":
        other = number + 1 if number + 1 < len(lines) else number - 1
        lines[number], lines[other] = lines[other], lines[number]
    elif how == "double":
        lines.insert(number, line)
    elif how == "cut":
        lines = lines[:number]
    elif how == "indent":
        blanks = max(0, len(line) - len(line.lstrip()) + random.choice([-2, -1, 1, 2]))
        lines[number] = " " * blanks + line.lstrip()
    elif words := list(re.finditer(r"[a-z_-]{4,}", line)):
        word = random.choice(words)
        at = random.randrange(word.start(), word.end() - 1)
        lines[number] = line[:at] + line[at + 1] + line[at] + line[at + 2 :]
    return number + 1, "\n".join(lines)


def find_new(assessment: Assessment, known: set[tuple[str, str]]) -> list[tuple[str, int]]:
    return [
        (each.where.file, each.where.line)
        for each in assessment.diagnostics
        if (each.id, each.message) not in known
    ]


@pytest.mark.parametrize("how", ["leave out", "exchange", "double", "indent", "misspell", "cut"])
def test_one_edit_is_few_findings_near_it(
    how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("models", "evidence"):
        pattern = shutil.ignore_patterns("stockport*")
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=pattern)
    Path("models/thirty.yaml").write_text(write_thirty(), "utf-8")
    random, seen = Random(16), Counter[str]()
    for model in (Path("models/breakfast-clubs.yaml"), Path("models/thirty.yaml")):
        known = {(each.id, each.message) for each in check_paths([str(model)]).diagnostics}
        files = [model, model, *sorted(Path(f"evidence/{model.stem}").glob("*"))]
        for _ in range(40):
            file = random.choice(files)
            text = file.read_text("utf-8")
            line, edited = mutate(text, how, random)
            file.write_text(edited, "utf-8")
            begun = time.perf_counter()
            found = find_new(check_paths([str(model)]), known)
            assert time.perf_counter() - begun < 5
            file.write_text(text, "utf-8")
            seen["all"] += bool(found)
            seen["few"] += 0 < len(found) <= 3
            seen["near"] += bool(found) and found[0][0] == str(file) and abs(found[0][1] - line) < 5

    # What a file would have gone on with, nobody can tell.
    few, near = (0.2, 0.1) if how == "cut" else (0.75, 0.7)
    assert seen["few"] >= few * seen["all"], seen
    assert seen["near"] >= near * seen["all"], seen
