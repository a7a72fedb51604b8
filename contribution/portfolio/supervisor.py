"""Processes that work side by side, each with a pipe of its own: one that dies takes nobody along.

A ready pool lost half its tasks, or hung, when a worker was killed by the system: its workers share
one pipe, and one that dies while it holds it leaves it in pieces. Here the job that a worker was at
when it died is known, since each answer is sent by itself.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from time import monotonic
from typing import Any, TypeAlias, cast

from contribution.errors import ContributionError
from contribution.portfolio.jobs import Done, Job, ModelLimits

_CHUNK = 25
# A worker killed by somebody else is nobody's fault; the third death at one model is the model's.
# One that died before it began says nothing of the model: ten in a row say that none can begin.
_DEATHS, _UNBEGUN = 3, 10
_MEGABYTE = 1 << 20
_FORK = "spawn" if sys.platform == "win32" else "forkserver"


Work: TypeAlias = Callable[[Job], Done]


class NoWorkerError(ContributionError):
    """Processes end before they begin, as in a script that starts itself anew in each."""

    def __init__(self) -> None:
        super().__init__(
            "processes end before they begin to work. Give more memory by --memory-limit; "
            "a script calls it below if __name__ == '__main__':"
        )


class _Worker:
    """One process with its pipe, the jobs sent to it, and since when it is at the first of them."""

    def __init__(self, work: Work | None, limits: ModelLimits) -> None:
        context: Any = get_context(_FORK)
        if _FORK == "forkserver":
            context.set_forkserver_preload(["contribution.portfolio.work"])
        self.limits = limits
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, work, limits), daemon=True)
        with _unheard():
            self.process.start()
        theirs.close()
        self.jobs: deque[Job] = deque()
        self.since = monotonic()
        self.has_begun = False
        self.is_gone = False

    def give(self, jobs: list[Job]) -> None:
        self.jobs.extend(jobs)
        self.since = monotonic()
        self.has_begun = False
        # A worker that has just died is found out by the next look at its pipe.
        with suppress(OSError):
            self.pipe.send(jobs)

    def take(self) -> Iterator[Done]:
        """Yield the next answer, or nothing when the process has only begun, or is gone."""
        try:
            done: Done | None = self.pipe.recv()
        except (EOFError, OSError):
            self.is_gone = True
            return
        self.since = monotonic()
        self.has_begun = True
        if done is not None:
            self.jobs.popleft()
            yield done

    @property
    def trouble(self) -> str:
        """Return why the worker cannot go on, empty when it can."""
        if self.is_gone:
            return "ended the process"
        late = self.jobs and monotonic() - self.since > self.limits.seconds
        return f"took over {self.limits.seconds:g} s" if late and not self.pipe.poll() else ""

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


class _Crew:
    """The workers, the jobs that come again because a worker died, and who died of what."""

    def __init__(self, jobs: Iterator[Job], start: Callable[[], _Worker], workers: int) -> None:
        self.jobs = jobs
        self.start = start
        self.workers = [start() for _ in range(workers)]
        self.again: deque[Job] = deque()
        self.deaths: Counter[str] = Counter()
        self.unbegun = 0

    def busy(self) -> dict[Connection, _Worker]:
        """Return the workers that are at something, by their pipes; idle ones are given jobs."""
        for worker in self.workers:
            if not worker.jobs and (chunk := self._next_chunk()):
                worker.give(chunk)
        return {worker.pipe: worker for worker in self.workers if worker.jobs}

    def _next_chunk(self) -> list[Job]:
        if self.again:
            # Alone, so that it cannot take others along.
            return [self.again.popleft()]
        return [job for _, job in zip(range(_CHUNK), self.jobs, strict=False)]

    def replace_lost(self) -> Iterator[Done]:
        """Put a new worker in the place of each that cannot go on; yield who is to blame."""
        for number, worker in enumerate(self.workers):
            if why := worker.trouble:
                worker.end()
                self.workers[number] = self.start()
                yield from self._blame(worker, why)

    def _blame(self, worker: _Worker, why: str) -> Iterator[Done]:
        if worker.is_gone and not worker.has_begun:
            self.unbegun += 1
            if self.unbegun >= _UNBEGUN:
                raise NoWorkerError
            self.again.extend(worker.jobs)
            return
        culprit, *others = worker.jobs
        self.again.extend(others)
        self.deaths[culprit.place] += 1
        if worker.is_gone and self.deaths[culprit.place] < _DEATHS:
            self.again.append(culprit)
        else:
            yield Done(culprit.place, path=culprit.path, failure=why)


def supervise(
    jobs: Iterator[Job], workers: int, limits: ModelLimits, work: Work | None = None
) -> Iterator[Done]:
    """Yield what became of each job, as it comes; no job is lost and none is told twice.

    A job at which three workers died is told as a failure, and one that took too long at once.
    `work`, by default assessing, is done in processes of their own, so it has to stand in a module.

    Raises:
        NoWorkerError: ten processes in a row ended before they began.
    """
    crew = _Crew(jobs, lambda: _Worker(work, limits), workers)
    try:
        while busy := crew.busy():
            first = min(worker.since for worker in busy.values())
            left = max(0.05, first + limits.seconds - monotonic())
            for pipe in wait(list(busy), timeout=left):
                worker = busy[cast("Connection", pipe)]
                yield from worker.take()
                if worker.has_begun:
                    crew.unbegun = 0
            yield from crew.replace_lost()
    finally:
        for worker in crew.workers:
            worker.end()


def _serve(pipe: Connection, work: Work | None, limits: ModelLimits) -> None:
    """Take jobs until the pipe closes: when the parent is gone, so is this process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Who shares work out loads nothing of it.
    do = work or import_module("contribution.portfolio.work").assess_job
    _limit_memory(limits)
    # What was loaded stays, and looking through it again and again costs a tenth; a model's circles
    # are few, but left lying they cost as much in fresh memory.
    gc.freeze()
    gc.set_threshold(5_000, 10, 10)
    while True:
        try:
            jobs: list[Job] = pipe.recv()
        except (EOFError, OSError):
            os._exit(0)
        with suppress(OSError):
            pipe.send(None)
        for job in jobs:
            try:
                done = do(job)
            except MemoryError:
                why = f"needed over {limits.megabytes:,} MB"
                done = Done(job.place, path=job.path, failure=why)
            with suppress(OSError):
                pipe.send(done)


@contextmanager
def _unheard() -> Iterator[None]:
    """Start processes that hear no Ctrl-C: who stops the run stops the parent, which ends them.

    A signal that is held back here is heard by the parent afterwards, and never by what it started.
    """
    if sys.platform == "win32":
        yield
        return
    # It lets signals through again when it starts, so it has to be there before.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _limit_memory(limits: ModelLimits) -> None:
    if sys.platform != "win32":
        import resource

        most = limits.megabytes * _MEGABYTE
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
