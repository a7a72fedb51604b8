"""However a run is stopped, what is done is kept, and the next run ends as if undisturbed."""

from __future__ import annotations

import os
import random
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from contribution.errors import StoreFailedError
from contribution.portfolio.run import Run, RunWish, spread_here
from contribution.portfolio.store import Archive
from tests.portfolio.projects import make_portfolio, run

ROOT = Path(__file__).parent.parent.parent


def _start(folder: Path, prepare: Callable[[], None] | None = None) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # it sets a limit of the process, and no more
        [sys.executable, "-m", "contribution", "portfolio", ".", "--jobs", "2"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=prepare,  # noqa: PLW1509  # it sets a limit, and no more
    )


def _time_python() -> float:
    """Return how many seconds Python takes to begin, twice over."""
    begun = time.monotonic()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return 2 * (time.monotonic() - begun)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return what is kept of 300 models that were assessed at one go."""
    folder = make_portfolio(tmp_path_factory.mktemp("undisturbed"), 300)
    return run(folder, workers=2)[1]


def _find_workers(group: int) -> list[int]:
    """Return the processes of a group beside the first, the last one first."""
    told = subprocess.run(["ps", "-eo", "pid=,pgid="], capture_output=True, text=True, check=True)
    pairs = (map(int, line.split()) for line in told.stdout.splitlines())
    return sorted((pid for pid, of in pairs if of == group and pid != group), reverse=True)


def test_killed_at_random_twenty_times_it_ends_as_if_undisturbed(
    tmp_path: Path, undisturbed: str
) -> None:
    make_portfolio(tmp_path, 300)
    chance = random.Random(5)
    for number in range(20):
        with _start(tmp_path) as process:
            time.sleep(chance.uniform(0.1, 1.0))
            if number % 2:
                for worker in _find_workers(process.pid)[:2]:
                    with suppress(ProcessLookupError):
                        os.kill(worker, signal.SIGKILL)
                time.sleep(chance.uniform(0.1, 0.5))
            process.kill()
    counts, found = run(tmp_path, workers=2)

    assert counts.found == 300
    assert found == undisturbed


def test_an_interrupt_at_any_moment_is_no_traceback_and_loses_nothing(
    tmp_path: Path, undisturbed: str
) -> None:
    make_portfolio(tmp_path, 300)
    chance = random.Random(7)
    for _ in range(8):
        process = _start(tmp_path)
        # Before that Python itself is not there yet, least of all on a busy machine.
        time.sleep(_time_python() + chance.uniform(0.1, 1.5))
        os.killpg(process.pid, signal.SIGINT)
        _, told = process.communicate(timeout=60)
        assert b"Traceback" not in told
        assert process.returncode in {0, 2}
        deadline = time.monotonic() + 30
        while _find_workers(process.pid) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert _find_workers(process.pid) == []
    path = tmp_path / ".contribution" / "portfolio.db"
    if path.exists():
        with Archive(path) as store:
            ((kept,),) = store.ask("select count(*) from model")
        assert kept % 25 == 0
    assert run(tmp_path, workers=2)[1] == undisturbed


def test_a_full_disk_is_one_line_and_the_next_run_goes_on(tmp_path: Path) -> None:
    make_portfolio(tmp_path / "quiet", 60)
    full = make_portfolio(tmp_path / "full", 60)
    _, expected = run(tmp_path / "quiet")
    with Archive(full / ".contribution" / "portfolio.db") as store:
        ((pages,),) = store.ask("pragma page_count")
        store.db.execute(f"pragma max_page_count = {pages + 40}")
        asked = RunWish((str(full),), workers=1)
        with pytest.raises(StoreFailedError, match="full"):
            Run(store, asked, lambda _: None).carry_out(spread_here(asked))
    with Archive(full / ".contribution" / "portfolio.db") as store:
        ((kept,),) = store.ask("select count(*) from model")

    assert 0 < kept < 60
    assert kept % 25 == 0
    assert run(full)[1] == expected


def test_a_disk_that_takes_no_more_is_one_line_of_the_command(tmp_path: Path) -> None:
    make_portfolio(tmp_path, 30)
    size = 90_000
    with _start(tmp_path, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))) as full:
        _, told = full.communicate(timeout=60)

    assert full.returncode == 2
    assert re.fullmatch(rb"contribution: .*portfolio\.db.*\n", told), told
    with _start(tmp_path) as process:
        assert process.wait(timeout=60) == 0
