"""Mutations of whole projects by the thousand: no traceback, and none takes too long or too much.

`python -m tests.mistakes.million NUMBER [SEED]` tries so many and tells of each that fails, with
the number by which `python -m tests.mistakes.million NUMBER= SEED` makes it again.
"""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from random import Random
from types import FrameType
from typing import NamedTuple

from contribution.app.check import check_paths
from contribution.app.fix import fix_paths
from contribution.domain.assessment import Assessment
from contribution.errors import ContributionError
from contribution.formats import list_formats, render_as
from tests.foreign_tables import MODEL, TABLES, write_evaluation
from tests.mistakes.mutate import mutate

ROOT = Path(__file__).parent.parent.parent
MEGABYTES = 500
# What two seconds are on a free machine, in checks of the small project as it is.
_CHECKS = 100
# Of so many mutations one is of a shipped model: they take ten times as long as small ones.
_SHIPPED = {"breakfast-clubs": 4, "stockport-family": 40}
_PARTS = {
    "evidence/m/talks.yaml": """\
title: Interviews
kind: interviews
by: independent
source: A study of both towns
collected: {from: 2018-01-10, to: 2018-03-01}
stakeholders: [readers, staff]
items:
  quiet:
    says: Readers tell of a quiet hour
    about: [seats-used -> reads-more, no-money]
    at: {document: Notes, page: 4}
    outcome: found
    sensitivity: 0.8
    type_i_error: 0.2
    respondents: readers of both towns
    voices: {readers: {agree: 9, dissent: 1, of: 12}}
  lamps:
    says: Lamps were broken
    about: [light]
    predicts: against
    outcome: not-found
    expected_if_true: likely
    expected_if_false: unlikely
    at: {page: 2}
""",
    "evidence/m/day.yaml": """\
title: A workshop
kind: workshop
source: The workshop
collected: {from: 2018-02-01, to: 2018-02-01}
stakeholders: [staff, readers]
data: day.csv
items: {}
""",
    "evidence/m/day.csv": """\
participant,group,link,rating,comment
A,staff,seats-used -> reads-more,strong,
B,staff,seats-used -> reads-more,weak,not in winter
C,readers,open-rooms -> seats-used,moderate,
D,readers,light,holds,
""",
    "contribution.yaml": """\
paths: models
fail_on: warning
ignore: [no-voice]
severity: {no-locator: error}
require:
  m: {reads-more: suggestive}
fresh: 3 years
rule: rule.yaml
baseline: contribution-baseline.yaml
""",
    "contribution-baseline.yaml": """\
known:
- {file: models/m.yaml, check: CA508, at: rule, count: 1}
""",
    "rule.yaml": """\
version: "2.0"
tests:
  straw: [0.6, 0.4]
likelihoods:
  likely: 0.7
""",
    "models/more.yaml": """\
strands: {town: In town}
stakeholders: {readers: Young people, staff: Librarians}
assumptions:
  light: {label: There is light enough, note: Evenings}
factors:
  no-money: {label: The towns save, affects: [reads-more], role: competing, family: something-else}
claims:
  rooms-and-reading: {says: The rooms helped, from: open-rooms, to: reads-more, role: important}
""",
}


class Failure(NamedTuple):
    """A mutation that ended as none may, and what it was."""

    number: int
    file: str
    how: str
    ended: str


class TooSlowError(Exception):
    """Raised inside what takes too long, so that the traceback shows where."""


def _write_project(name: str, folder: Path) -> Path:
    """Return the model of a project written below the folder."""
    if name in _SHIPPED:
        for part in (f"models/{name}.yaml", f"evidence/{name}"):
            copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
            (folder / part).parent.mkdir(parents=True, exist_ok=True)
            copy(ROOT / part, folder / part)
        return folder / f"models/{name}.yaml"
    model = write_evaluation(folder, "survey", TABLES["survey"])
    model.write_text("include: more.yaml\n" + MODEL, "utf-8")
    for path, text in _PARTS.items():
        (folder / path).write_text(text, "utf-8")
    return model


@cache
def _project(name: str) -> tuple[Path, Path, Sequence[str]]:
    """Return the folder of this process for a project, its model and all its files."""
    folder = Path(tempfile.mkdtemp(prefix="mutated-"))
    model = _write_project(name, folder)
    files = sorted(str(each.relative_to(folder)) for each in folder.rglob("*.*") if each.is_file())
    return folder, model, files


@cache
def _limit() -> float:
    """Return how many seconds of this machine, as busy as it is, a check may take."""
    folder, _, _ = _project("m")
    taken = []
    for _ in range(4):
        begun = time.process_time()
        check_paths([str(folder / "models/m.yaml")])
        taken.append(time.process_time() - begun)
    return max(2.0, _CHECKS * min(taken))


def _choose(random: Random) -> str:
    for name, one_in in _SHIPPED.items():
        if random.randrange(one_in) == 0:
            return name
    return "m"


def _write_all(model: str, checked: Assessment, random: Random) -> None:
    """Do with the project what somebody may who was told what is wrong with it."""
    texts = {str(render_as("check", "text", one)) for one in (checked, check_paths([model]))}
    assert len(texts) == 1, "not told twice in the same words"
    command = random.choice(("check", "check", "score", "next", "draw", "report", "fix"))
    if command == "fix":
        fix_paths([model], unsafe=random.random() < 0.5, write=False)
        return
    forms = set(list_formats(command)) - {"pdf", "png", "docx", "pptx"}
    render_as(command, random.choice(sorted(forms)), checked)


def _require_sound(checked: Assessment) -> None:
    for each in checked.diagnostics:
        assert each.message, each
        assert each.next_step, each
        lines = checked.sources.get(each.where.file)
        assert each.where.line >= 1, each
        assert lines is None or each.where.line <= max(len(lines), 1) + 1, each
        assert each.where.column >= 1, each


def _stop(_: int, frame: FrameType | None) -> None:
    raise TooSlowError


def try_one(number: int, seed: int) -> Failure | None:
    """Return how the mutation of this number fails, or nothing."""
    random, limit = Random(f"{seed}/{number}"), _limit()
    folder, model, files = _project(_choose(random))
    file = random.choice([str(model.relative_to(folder)), *files])
    before = (folder / file).read_bytes()
    how, after = mutate(file, before.decode(), random)
    os.chdir(folder)
    Path(file).write_bytes(after)
    ended = ""
    signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, limit)
    try:
        path = str(model.relative_to(folder))
        checked = check_paths([path])
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        _require_sound(checked)
        if random.randrange(8) == 0:
            _write_all(path, checked, random)
    except ContributionError as error:
        ended = "" if str(error) and "\n" not in str(error) else f"said badly: {error}"
    except Exception:  # noqa: BLE001  # whatever it is, it is what is looked for
        ended = traceback.format_exc(limit=-6)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        Path(file).write_bytes(before)
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    if used > MEGABYTES and not ended:
        ended = f"{used} MB"
    return Failure(number, str(model.stem) + "/" + file, how, ended) if ended else None


def _try_some(task: tuple[range, int]) -> list[Failure]:
    numbers, seed = task
    return [each for number in numbers if (each := try_one(number, seed))]


def run(number: int, seed: int, workers: int = 2) -> Iterator[Failure]:
    """Yield each failure among so many mutations, made by several processes."""
    size = 100
    parts = [(range(at, min(at + size, number)), seed) for at in range(0, number, size)]
    # A process that many mutations went through would be blamed for what all of them took.
    with get_context("forkserver").Pool(workers, maxtasksperchild=10) as pool:
        for part in pool.imap_unordered(_try_some, parts):
            yield from part


def main(asked: str = "1000", seed: str = "1") -> None:
    """Tell of each mutation that fails, the first of each sort in full."""
    begun, sorts = time.monotonic(), Counter[str]()
    if asked.endswith("="):
        print(try_one(int(asked[:-1]), int(seed)))
        return
    for each in run(int(asked), int(seed), os.cpu_count() or 1):
        is_slow = "TooSlowError" in each.ended
        sort = "slow" if is_slow else "\n".join(each.ended.strip().split("\n")[-3:])
        sorts[sort] += 1
        if sorts[sort] == 1:
            print(
                f"== {each.number}= of {seed}: {each.file} by {each.how}\n{each.ended}", flush=True
            )
    print(f"{asked} mutations, {sum(sorts.values())} failures, {time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    main(*sys.argv[1:])
