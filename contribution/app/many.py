"""Assesses many models as their projects want them told, on all processors where that pays."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, cast

from contribution.app.assess import assess
from contribution.app.govern import Asked, govern
from contribution.domain.assessment import Assessment
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import LogicModel
from contribution.errors import FileNotReadableError

# Below it, starting processes takes longer than they spare.
_MANY = 40
_CHUNK = 8
_KEPT = ("diagnostics", "waiting", "muted", "settings")


class _Sent(NamedTuple):
    """What one process tells another of a model: its findings, and no graph."""

    head: dict[str, Any]
    found: dict[str, Any]
    sources: dict[str, tuple[str, ...]]


def assess_many(
    models: Sequence[str], asked: Asked, *, whole: bool
) -> Iterator[Assessment | FileNotReadableError]:
    """Yield the assessment of each model in turn, or why its file cannot be read.

    Unless their `whole` is needed, the graphs of all but the first of many models are left out.

    Raises:
        UnknownRevisionError: git knows no revision of the name asked for.
        GitFailedError: the history is asked for, and there is none.
    """
    one = partial(_assess_one, asked=asked)
    workers = min(_count_processors(), len(models) // _CHUNK)
    if whole or len(models) < _MANY or workers < 2:
        yield from map(one, models)
        return
    from concurrent.futures.process import BrokenProcessPool

    done, first = 0, None
    while not isinstance(first, Assessment) and done < len(models):
        first = one(models[done])
        done += 1
        yield first
    try:
        for each in _share(models[done:], asked, workers):
            done += 1
            yield _unpack(each, cast("Assessment", first)) if isinstance(each, _Sent) else each
    except BrokenProcessPool:
        # A process was killed, or there was no room for it: what is left is done here.
        yield from map(one, models[done:])


def _count_processors() -> int:
    # A container or a command may leave a process fewer than the machine has.
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _share(
    models: Sequence[str], asked: Asked, workers: int
) -> Iterator[_Sent | FileNotReadableError]:
    # Whoever checks one model does not wait until what starts processes is loaded.
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    context = get_context("spawn" if sys.platform == "win32" else "forkserver")
    if sys.platform != "win32":
        context.set_forkserver_preload([__name__])
    with ProcessPoolExecutor(workers, context) as pool:
        yield from pool.map(partial(_send, asked=asked), models, chunksize=_CHUNK)


def _send(model: str, asked: Asked) -> _Sent | FileNotReadableError:
    one = _assess_one(model, asked)
    if isinstance(one, FileNotReadableError):
        return one
    head = {key: getattr(one.graph.model, key) for key in ("name", "file", "stage")}
    return _Sent(head, {key: getattr(one, key) for key in _KEPT}, dict(one.sources))


def _unpack(sent: _Sent, first: Assessment) -> Assessment:
    graph = ContributionGraph(LogicModel(**sent.head))
    return replace(first, graph=graph, sources=sent.sources, **sent.found)


def _assess_one(model: str, asked: Asked) -> Assessment | FileNotReadableError:
    try:
        typed = {Path("-").resolve(): sys.stdin.buffer.read()} if model == "-" else None
        one = govern(assess(model, unsaved=typed), asked)
    except FileNotReadableError as error:
        # One path that is wrong does not hide what is found in the others.
        return error
    if asked.since is None:
        return one
    from contribution.app.since import keep_new

    return keep_new(one, asked.since)
