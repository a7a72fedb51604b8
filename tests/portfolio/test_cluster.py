"""A real cluster on this machine gives what one process gives, also while workers are killed."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from contribution.errors import ClusterError
from contribution.portfolio import cluster
from contribution.portfolio.cluster import spread_to
from contribution.portfolio.jobs import Done, Job
from contribution.portfolio.run import Counts, Run, RunWish, Spread, spread_here
from contribution.portfolio.store import Archive
from tests.portfolio.projects import dump, make_portfolio, make_project

pytest.importorskip("distributed")
ROOT = Path(__file__).parent.parent.parent


def _start(*words: str, folder: Path) -> subprocess.Popen[bytes]:
    with (folder / f"{words[0]}.log").open("wb") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "dask", *words, "--no-dashboard"],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start a scheduler and two workers as the README says; yield the scheduler's address."""
    folder = tmp_path_factory.mktemp("cluster")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    started = [
        _start("scheduler", "--host", "127.0.0.1", "--port", str(port), folder=folder),
        _start("worker", address, "--nworkers", "2", "--nthreads", "1", folder=folder),
    ]
    try:
        _wait_for_workers(folder)
        yield address
    finally:
        for each in started:
            with suppress(ProcessLookupError):
                os.killpg(each.pid, signal.SIGKILL)
            each.wait()


def _wait_for_workers(folder: Path) -> None:
    for _ in range(120):
        log = folder / "scheduler.log"
        if log.exists() and log.read_bytes().count(b"Register worker") >= 2:
            return
        time.sleep(0.5)
    pytest.fail(f"no worker came: {(folder / 'worker.log').read_text('utf-8')}")


def run(folder: Path, spread: Spread) -> tuple[Counts, str]:
    with Archive(folder / ".contribution" / "portfolio.db") as store:
        counts = Run(store, RunWish((str(folder),)), lambda _: None).carry_out(spread)
        return counts, dump(store)


@pytest.mark.parametrize("shared", [False, True])
def test_a_cluster_gives_what_one_process_gives(
    *, shared: bool, address: str, tmp_path: Path
) -> None:
    for name in ("here", "there"):
        make_portfolio(tmp_path / name, 60)
        model = make_project(tmp_path / name / "broken")
        model.write_text("title: [", "utf-8")
        model = make_project(tmp_path / name / "outside")
        (model.parent / "loop.yaml").symlink_to("/etc/hostname")
    asked = RunWish((), workers=1)
    expected = run(tmp_path / "here", spread_here(asked))
    found = run(tmp_path / "there", spread_to(address, asked, shared=shared))

    assert found == expected
    assert found[0].found == 63
    assert run(tmp_path / "there", spread_here(asked))[0].unchanged == 63


def test_workers_killed_meanwhile_lose_nothing(address: str, tmp_path: Path) -> None:
    for name in ("here", "there"):
        make_portfolio(tmp_path / name, 150)
    spread = spread_to(address, RunWish(()), shared=False)
    kills = []

    def killing(jobs: Iterator[Job]) -> Iterator[Done]:
        for number, done in enumerate(spread(jobs)):
            if number in {10, 60}:
                kills.append(_kill_one_worker(address))
            yield done

    found = run(tmp_path / "there", killing)

    assert all(kills)
    assert found == run(tmp_path / "here", spread_here(RunWish(())))


def _kill_one_worker(address: str) -> bool:
    from distributed import Client

    with Client(address, set_as_default=False) as client:  # type: ignore[no-untyped-call]
        processes = list(client.run(os.getpid).values())
    with suppress(ProcessLookupError):
        os.kill(processes[0], signal.SIGKILL)
    return bool(processes)


def test_workers_of_another_engine_are_refused(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_project(tmp_path / "a")
    monkeypatch.setattr(cluster, "ENGINE", 99)

    with pytest.raises(ClusterError, match=re.escape("2 of its 2 workers have contribution")):
        run(tmp_path, spread_to(address, RunWish(()), shared=False))


def test_an_address_that_nobody_answers_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_project(tmp_path / "a")
    monkeypatch.setattr(cluster, "_WAIT", 1)

    with pytest.raises(ClusterError, match="cannot use the cluster at tcp://127"):
        run(tmp_path, spread_to("tcp://127.0.0.1:9", RunWish(()), shared=False))
