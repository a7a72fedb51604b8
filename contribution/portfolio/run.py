"""Runs a portfolio: what changed is assessed, what did not is kept, and the store is told."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from contribution.app.find_models import walk_models
from contribution.app.write import write_file
from contribution.domain.diagnostic import TABLES
from contribution.errors import NoModelError
from contribution.formats.portfolio import name_report
from contribution.loading.files.folders import YAML_FILES, find_project_folder
from contribution.loading.log import sign
from contribution.portfolio.bundle import Looked, look, name_input
from contribution.portfolio.jobs import Done, Job, ModelLimits
from contribution.portfolio.remote import fetch, is_remote
from contribution.portfolio.store import Archive, Kept
from contribution.words.near import ask_near

_BATCH = 25
# So many places are asked about in one question.
_AT_ONCE = 500
MIRRORS = ".contribution/mirrors"
_PATTERN = frozenset("*?[")
# A file saved within this time before a run may be saved again without another time stamp.
_RACY = 2_000_000_000
# So many files that several models may read are remembered at once.
_SHARED = 10_000


class RunWish(NamedTuple):
    """What a run is asked to do; `verify` reads every file anew, whatever its time stamp says.

    `reports` is the folder for each model's own page, empty where none is asked for.
    """

    roots: tuple[str, ...]
    scorer: str = "ordinal"
    with_plan: bool = False
    verify: bool = False
    workers: int = 0
    limits: ModelLimits = ModelLimits()
    reports: str = ""

    def make_job(self, place: str, path: str) -> Job:
        """Return the job of assessing one model as it is asked for."""
        return Job(place, path, self.scorer, self.with_plan, bool(self.reports))


class Counts(NamedTuple):
    """How many models were found so far, and what became of them."""

    found: int = 0
    unchanged: int = 0
    assessed: int = 0
    failed: int = 0


Spread = Callable[[Iterator[Job]], Iterator[Done]]
"""How work is shared out: from jobs to what became of them, in any order."""


class Run:
    """One run over all models of a portfolio."""

    def __init__(self, store: Archive, asked: RunWish, tell: Callable[[Counts], None]) -> None:
        self.store = store
        self.asked = asked
        self.tell = tell
        self.counts = Counts()
        self.base = store.path.absolute().parent.parent
        self.same: list[tuple[str, Mapping[str, Looked]]] = []
        self.shared: dict[tuple[str, str], Looked] = {}
        self.above: dict[tuple[str, str], str] = {}
        self.is_current = store.is_of(asked.make_job("", "").settings)
        self.number = store.begin(_now())

    def carry_out(self, spread: Spread) -> Counts:
        """Return what became of all models; whatever was done before a stop is kept."""
        batch: list[Done] = []
        for done in spread(self._find_jobs()):
            batch.append(done)
            failed = bool(done.failure)
            self._count(assessed=not failed, failed=failed)
            if len(batch) >= _BATCH:
                self._keep(batch)
        self._keep(batch)
        idle = self.store.ask("select place from model where run <> ?", self.number)
        gone = [place for (place,) in idle if not (self.base / place).exists()]
        self.store.end(self.number, _now(), self.counts, gone)
        return self.counts

    def _keep(self, batch: list[Done]) -> None:
        for done in batch:
            if done.report:
                target = self._find_report(done.place)
                with suppress(OSError):
                    # Where it cannot be made, writing into it tells why.
                    target.parent.mkdir(parents=True, exist_ok=True)
                write_file(str(target), f"{done.report}<!-- {done.key} -->\n")
        self.store.keep(batch, self.number)
        self.store.note_unchanged(self.same, self.number)
        batch.clear()
        self.same.clear()

    def _find_report(self, place: str) -> Path:
        name = os.fsencode(place).decode("utf-8", "backslashreplace")
        return Path(self.asked.reports, name_report(name))

    def _has_report(self, place: str, bundle: str) -> bool:
        """Return whether the page that is there is of this bundle, as its last line says."""
        try:
            with self._find_report(place).open("rb") as page:
                page.seek(-len(bundle) - len("<!--  -->\n"), os.SEEK_END)
                return bundle.encode() in page.read()
        except OSError:
            return False

    def _count(self, **more: int) -> None:
        counted = {key: getattr(self.counts, key) + number for key, number in more.items()}
        self.counts = self.counts._replace(**counted)
        self.tell(self.counts)

    def _find_jobs(self) -> Iterator[Job]:
        found = find_places(self.asked.roots, self.base)
        while batch := [*islice(found, _AT_ONCE)]:
            kept = self.store.find(place for place, _ in batch) if self.is_current else {}
            for place, path in batch:
                self._count(found=1)
                looked = self._find_unchanged(place, path, kept[place]) if place in kept else None
                if looked is None:
                    yield self.asked.make_job(place, str(path))
                    continue
                self.same.append((place, looked))
                self._count(unchanged=1)
            if len(self.same) >= _AT_ONCE:
                self._keep([])

    def _find_unchanged(self, place: str, path: Path, kept: Kept) -> dict[str, Looked] | None:
        """Return what is at each input now, or None when any is another than it was."""
        if not kept.bundle or kept.failure:
            return None
        if self.asked.reports and not self._has_report(place, kept.bundle):
            return None
        folder = find_project_folder(path)
        since = _to_nanoseconds(kept.seen) - _RACY
        found = {}
        for name, before in kept.inputs.items():
            now = self._look(folder, name, before, since)
            if now.digest != before.digest:
                return None
            if now.signature != before.signature:
                found[name] = now
        return found

    def _look(self, folder: Path, name: str, before: Looked, since: int) -> Looked:
        """Return what is there: unread when the disk says that it is what it was long before."""
        path = f"{folder}/{name}"
        signature = self._sign_above(folder, name) if name.startswith("../") else sign(path)
        same = signature == before.signature and not self.asked.verify
        if same and (not signature or int(signature.split()[1]) < since):
            return before
        # Many models may read one register.
        key = (path, signature)
        if key not in self.shared:
            if len(self.shared) >= _SHARED:
                self.shared.clear()
            self.shared[key] = look([Path(path)], folder)[name]
        return self.shared[key]

    def _sign_above(self, folder: Path, name: str) -> str:
        """Return how the disk signs what lies above a project, which its neighbours ask for too."""
        key = (str(folder.parent), name)
        if key not in self.above:
            if len(self.above) >= _SHARED:
                self.above.clear()
            self.above[key] = sign(f"{folder}/{name}")
        return self.above[key]


def find_places(roots: Iterable[str], base: Path) -> Iterator[tuple[str, Path]]:
    """Yield each model's place, its name as seen from `base`, and its path, in order of the roots.

    A folder means all models below it. A model that several roots reach, or that a link leads to a
    second time, is met once.

    Raises:
        NoModelError: a root is no file or folder, or leads to no model.
    """
    # As one number each: a pair of them is five times as much memory.
    seen: set[int] = set()
    for root in roots:
        found = False
        local = str(fetch(root, base / MIRRORS)) if is_remote(root) else root
        for path in _find_below(local):
            found = True
            known = os.stat(path)  # noqa: PTH116  # asked of every model
            number = known.st_ino << 64 | known.st_dev
            if number not in seen:
                seen.add(number)
                yield name_input(path, base), path
        if not found:
            raise NoModelError(root, "no file lies in a folder called models below it")


def _find_below(root: str) -> Iterator[Path]:
    path = Path(root)
    if path.is_dir():
        yield from walk_models(path)
    elif path.is_file():
        if path.suffix.lower() not in YAML_FILES:
            what = "a table" if path.suffix.lower() in TABLES else "no YAML file"
            raise NoModelError(root, f"it is {what}, and a model is a YAML file")
        yield path
    elif _PATTERN.intersection(root):
        anchor = Path(path.anchor)
        for each in sorted(anchor.glob(str(path.relative_to(anchor)))):
            yield from _find_below(str(each))
    else:
        names = [each.name for each in path.parent.iterdir()] if path.parent.is_dir() else []
        near = ask_near(path.name, names, lambda each: str(path.parent / each))
        raise NoModelError(root, f"there is no such file or folder{near and f'; {near}'}")


def spread_here(asked: RunWish) -> Spread:
    """Return how work is shared out on this machine: one process for each core, or as many."""
    workers = asked.workers or os.cpu_count() or 1

    def spread(jobs: Iterator[Job]) -> Iterator[Done]:
        first = next(jobs, None)
        if first is None:
            # Nothing changed since the last run: neither processes nor their code are needed.
            return
        from contribution.portfolio.supervisor import supervise

        yield from supervise(chain([first], jobs), workers, asked.limits)

    return spread


def _now() -> str:
    return datetime.now(UTC).isoformat()


def _to_nanoseconds(moment: str) -> int:
    return int(datetime.fromisoformat(moment).timestamp() * 1_000_000_000)
