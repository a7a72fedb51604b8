"""Small projects for a portfolio, and work that goes wrong on purpose."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import Any

from contribution.portfolio.jobs import Done, Job
from contribution.portfolio.run import Counts, Run, RunWish, spread_here
from contribution.portfolio.schema import RESULTS
from contribution.portfolio.store import Archive

MODEL = """\
title: {title}
as_of: 2026-06-30
activities:
  visits: {{label: Home visits, starts: 2020-01-01}}
outcomes:
  trust: {{label: {result}, horizon: short, latency: 6 months{same}}}
assumptions:
  staff-stay: {assumption}
  doors-open: Families open their doors
factors:
  wages: {{label: Wages rose, role: competing, family: something-else, affects: trust}}
links:
  visits -> trust: {{because: people come to know one another, assumes: [staff-stay, doors-open]}}
"""
REGISTER = """\
title: Conversations
kind: interviews
by: independent
source: {title}
items:
  said-so:
    says: Parents said that they trusted the visitors
    about: visits -> trust
    test: hoop
    outcome: {came}
    searched: in 12 conversations
    on: 2025-05-01
  stayed:
    says: The same visitor came all year
    about: staff-stay
    test: hoop
    outcome: {stayed}
    searched: in the rota
    on: 2025-05-01
"""


def make_project(
    folder: Path,
    *,
    result: str = "Parents trust the visitors",
    assumption: str = "Staff stay in post",
    came: str = "found",
    stayed: str = "found",
    same: str = "",
) -> Path:
    """Write one small project and return its model."""
    name = folder.name
    model = folder / "models" / "visits.yaml"
    register = folder / "evidence" / "visits" / "conversations.yaml"
    for path in (model, register):
        path.parent.mkdir(parents=True)
    model.write_text(
        MODEL.format(title=name, result=result, assumption=assumption, same=same), "utf-8"
    )
    register.write_text(REGISTER.format(title=name, came=came, stayed=stayed), "utf-8")
    return model


def make_portfolio(folder: Path, number: int) -> Path:
    """Write so many projects that differ, below one folder."""
    for each in range(number):
        make_project(
            folder / f"grant-{each:03}",
            came="found" if each % 3 else "not-found",
            stayed="found" if each % 2 else "not-found",
        )
    return folder


def work_or_die(job: Job) -> Done:
    """Do nothing for a while; end the process at the two poisonous jobs."""
    if job.place in {"7", "33"}:
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.002)
    return Done(job.place, key=str(os.getpid()))


class Unloadable:
    """Work that ends the process to which it is sent before anything is done."""

    def __call__(self, job: Job) -> Done:
        return Done(job.place)

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (1,)


def work_or_sleep(job: Job) -> Done:
    """Take far too long at one job, and too much memory at another."""
    if job.place == "2":
        time.sleep(60)
    if job.place == "4":
        bytearray(1 << 34)
    return Done(job.place)


def dump(store: Archive) -> str:
    """Return every line of what is kept, in order, but what tells of a time or of this machine."""
    lines = [*store.ask("select place, path, bundle, failure from model order by 1")]
    # How many folders lie above a project is nobody's content.
    lines += store.ask(
        "select place, path, digest from input where path not like '../%' order by 1, 2"
    )
    for table in RESULTS:
        lines += [(table, *row) for row in store.ask(f"select * from {table} order by 1, 2")]
    return "\n".join(map(repr, lines))


def run(folder: Path, *roots: str, workers: int = 1, verify: bool = False) -> tuple[Counts, str]:
    """Run the portfolio below the folder; return the counts and all that is kept."""
    with Archive(folder / ".contribution" / "portfolio.db") as store:
        asked = RunWish(tuple(str(folder / each) for each in roots or (".",)), verify=verify,
                      workers=workers)  # fmt: skip
        counts = Run(store, asked, lambda _: None).carry_out(spread_here(asked))
        return counts, dump(store)


def let_time_pass(folder: Path) -> None:
    """Make all files older than the moment in which time stamps can lie."""
    for path in folder.rglob("*"):
        if ".contribution" not in path.parts:
            os.utime(path, (time.time() - 3600, time.time() - 3600))
