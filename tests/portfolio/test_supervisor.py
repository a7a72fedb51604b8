"""Workers that die, hang or eat take nobody along, and are named."""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Iterator
from contextlib import suppress

import pytest

from contribution.portfolio.jobs import Job, ModelLimits
from contribution.portfolio.supervisor import NoWorkerError, supervise
from tests.portfolio.projects import Unloadable, work_or_die, work_or_sleep


def _jobs(number: int) -> Iterator[Job]:
    return (Job(str(each), f"models/{each}.yaml") for each in range(number))


def test_a_job_that_ends_its_process_is_named_and_no_other_is_lost() -> None:
    done = list(supervise(_jobs(60), 2, ModelLimits(), work_or_die))

    assert sorted(int(each.place) for each in done) == list(range(60))
    assert {each.place: each.failure for each in done if each.failure} == {
        "7": "ended the process",
        "33": "ended the process",
    }


@pytest.mark.parametrize("seed", range(3))
def test_workers_killed_at_random_lose_nothing_and_blame_nobody(seed: int) -> None:
    chance = random.Random(seed)
    kills, done = 0, []
    for each in supervise(_jobs(200), 2, ModelLimits(), work_or_die):
        done.append(each)
        if each.key and chance.random() < 0.08:
            kills += 1
            with suppress(ProcessLookupError):
                os.kill(int(each.key), signal.SIGKILL)

    assert kills > 5
    assert sorted(int(each.place) for each in done) == list(range(200))
    assert {each.place for each in done if each.failure} == {"7", "33"}


def test_processes_that_end_before_they_begin_are_one_error_and_no_endless_loop() -> None:
    with pytest.raises(NoWorkerError):
        list(supervise(_jobs(60), 2, ModelLimits(), Unloadable()))


def test_what_takes_too_long_or_too_much_is_told_by_name() -> None:
    done = {
        each.place: each.failure
        for each in supervise(_jobs(6), 2, ModelLimits(1.5, 900), work_or_sleep)
    }

    assert done.pop("2") == "took over 1.5 s"
    assert done.pop("4") == "needed over 900 MB"
    assert set(done.values()) == {""}
