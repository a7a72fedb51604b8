"""Shares work out to a Dask cluster by its address; results are those of one machine.

A scheduler keeps a record of each task: 100,000 at once take a minute before the first begins, so a
window of a few chunks for each worker is sent, and more as they come back.
"""

from __future__ import annotations

import sys
from collections import Counter, deque
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from contribution import __version__
from contribution.errors import ClusterError, ContributionError, MissingLibraryError
from contribution.loading.files.folders import find_project_folder
from contribution.loading.project import find_inputs
from contribution.portfolio.bundle import ENGINE, OUTSIDE, Looked, hash_bundle, look, name_input
from contribution.portfolio.jobs import Done, Job
from contribution.portfolio.run import RunWish, Spread
from contribution.portfolio.work import assess_job

_CHUNK, _WINDOW = 25, 4
_LARGEST = 4_000_000
_DEEPEST = 8
_WAIT = 10


class Parcel(NamedTuple):
    """A job with the bytes of all it reads, named from its project's folder.

    `folders` are those that have to be there though they may be empty; no files means that the
    worker sees them itself.
    """

    job: Job
    path: str = ""
    files: tuple[tuple[str, bytes], ...] = ()
    folders: tuple[str, ...] = ()


def spread_to(address: str, asked: RunWish, *, shared: bool) -> Spread:
    """Return how work is shared out to the workers of the scheduler at this address.

    Raises:
        MissingLibraryError: distributed is not installed.
    """
    if find_spec("distributed") is None:
        raise MissingLibraryError("distributed", "cluster", "a cluster")
    return lambda jobs: _Cluster(address, asked, shared=shared).carry_out(jobs)


class _Cluster:
    def __init__(self, address: str, asked: RunWish, *, shared: bool) -> None:
        self.address = address
        self.asked = asked
        self.shared = shared
        self.again: deque[list[Parcel]] = deque()
        self.looked: dict[str, dict[str, Looked]] = {}

    def carry_out(self, jobs: Iterator[Job]) -> Iterator[Done]:
        """Yield what became of each job; the cluster is left as it was found."""
        # Its functions have no types of their own.
        dask: Any = import_module("distributed")
        try:
            client = dask.Client(self.address, timeout=_WAIT, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            raise ClusterError(self.address, str(error) or "no answer") from error
        with client:
            self._require_alike(client)
            waiting = dask.as_completed(with_results=False, loop=client.loop)
            sent: dict[str, list[Parcel]] = {}
            window = _WINDOW * max(1, len(client.scheduler_info()["workers"]))
            while True:
                while len(sent) < window:
                    here, chunk = self._next_chunk(jobs)
                    yield from here
                    if not chunk and not here:
                        break
                    if chunk:
                        future = client.submit(assess_parcels, chunk, pure=False, retries=3)
                        sent[future.key] = chunk
                        waiting.add(future)
                if not sent:
                    return
                yield from self._take(next(waiting), sent)

    def _take(self, future: Any, sent: dict[str, list[Parcel]]) -> Iterator[Done]:  # noqa: ANN401
        chunk = sent.pop(future.key)
        error = future.exception() if future.status == "error" else None
        if error is None:
            yield from map(self._name_here, future.result())
        elif len(chunk) > 1:
            # One of them ends its worker: halves find out which.
            half = len(chunk) // 2
            self.again.extend([chunk[:half], chunk[half:]])
        else:
            why = f"ended its worker on the cluster ({type(error).__name__})"
            yield Done(chunk[0].job.place, path=chunk[0].job.path, failure=why)
        future.release()

    def _next_chunk(self, jobs: Iterator[Job]) -> tuple[list[Done], list[Parcel]]:
        """Return what had to be done here, and the next chunk to send."""
        if self.again:
            return [], self.again.popleft()
        here, chunk = [], []
        for _, job in zip(range(_CHUNK), jobs, strict=False):
            parcel = Parcel(job) if self.shared else self._pack(job)
            if parcel is None:
                here.append(assess_job(job))
            else:
                chunk.append(parcel)
        return here, chunk

    def _pack(self, job: Job) -> Parcel | None:
        """Return the job with all it reads; None when that is too much to send, or not to be had.

        What was looked at is noted: only here it can be seen whether it has changed.
        """
        path = Path(job.path).absolute()
        folder = find_project_folder(path)
        try:
            paths = find_inputs(path)
        except ContributionError:
            return None
        looked = look(paths, folder)
        named = {name_input(each, folder): each for each in paths}
        if any(each.digest == OUTSIDE for each in looked.values()):
            return None
        files = tuple((name, each.read_bytes()) for name, each in named.items() if each.is_file())
        deepest = max(name.split("/").count("..") for name, _ in files)
        if sum(len(content) for _, content in files) > _LARGEST or deepest > _DEEPEST:
            return None
        folders = tuple(name for name, each in named.items() if each.is_dir())
        self.looked[job.place] = looked
        return Parcel(job, name_input(path, folder), files, folders)

    def _name_here(self, done: Done) -> Done:
        """Return what a worker made of a parcel with what was looked at here."""
        looked = self.looked.pop(done.place, None)
        if looked is None or done.failure:
            return done
        key = hash_bundle(done.path, looked, self.asked.make_job("", "").settings)
        return done._replace(key=key, inputs=tuple(sorted(looked.items())))

    def _require_alike(self, client: Any) -> None:  # noqa: ANN401
        """Refuse a cluster whose workers would give other results than this machine."""
        ours = tell_version()
        told = client.run(tell_version)
        if not told:
            raise ClusterError(self.address, "it has no workers")
        others = Counter(str(each) for each in told.values() if each != ours)
        if others:
            raise ClusterError(
                self.address,
                f"{sum(others.values())} of its {len(told)} workers have {next(iter(others))} "
                f"where this machine has {ours}",
            )


def tell_version() -> str:
    """Return what two machines must have in common for the same results."""
    major, minor, *_ = sys.version_info
    return f"contribution {__version__} (engine {ENGINE}) on Python {major}.{minor}"


def assess_parcels(parcels: list[Parcel]) -> list[Done]:
    """Return what becomes of each parcel, on the worker that it was sent to."""
    return [_assess(each) if each.files else assess_job(each.job) for each in parcels]


def _assess(parcel: Parcel) -> Done:
    with TemporaryDirectory() as place:
        # The search for settings ends here, and those above the project have room.
        Path(place, ".git").mkdir()
        folder = Path(place, *("above",) * _DEEPEST, "project")
        folder.mkdir(parents=True)
        for name in parcel.folders:
            (folder / name).mkdir(parents=True, exist_ok=True)
        for name, content in parcel.files:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        # The project's folder is the one with this file when its model lies in no folder models.
        (folder / "pyproject.toml").touch()
        return assess_job(parcel.job._replace(path=str(folder / parcel.path)))._replace(folder="")
