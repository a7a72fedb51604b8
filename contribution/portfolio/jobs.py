"""What is handed to a worker, and what comes back; a run in which nothing changed loads no more."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from contribution.formats.portfolio import Cell
from contribution.portfolio.bundle import Looked

Rows: TypeAlias = tuple[tuple[str, tuple[tuple[Cell, ...], ...]], ...]


class Job(NamedTuple):
    """One model to assess: `place` is its name in the portfolio, `path` where this worker finds it.

    `settings` are those that can change a result; they are part of the bundle's hash.
    `with_report` asks for the model's own page too.
    """

    place: str
    path: str
    scorer: str = "ordinal"
    with_plan: bool = False
    with_report: bool = False

    @property
    def settings(self) -> str:
        """Return what can change a result, in one line."""
        return f"{self.scorer} {'plan' if self.with_plan else ''}"


class Done(NamedTuple):
    """What became of a job: rows by table, or why there are none in `failure`.

    `folder` is where the project lies, `path` the model's name from there, `report` its own page
    where one was asked for.
    """

    place: str
    folder: str = ""
    path: str = ""
    key: str = ""
    inputs: tuple[tuple[str, Looked], ...] = ()
    rows: Rows = ()
    failure: str = ""
    report: str = ""


class ModelLimits(NamedTuple):
    """What one model may take: `seconds` of time, `megabytes` of memory (not on Windows)."""

    seconds: float = 60
    megabytes: int = 1024
