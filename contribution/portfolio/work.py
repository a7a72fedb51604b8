"""Assesses one model wherever the work is done, and hands back plain rows."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from contribution.app.assess import assess_loaded
from contribution.errors import ContributionError
from contribution.loading.files.folders import NamedFile, find_project_folder
from contribution.loading.log import sign
from contribution.loading.project import load_project
from contribution.portfolio.bundle import Looked, hash_bundle, look, name_input
from contribution.portfolio.rows import Rows, build_rows
from contribution.scoring import find_scorers

# A file that was saved while it was read is read once more; then somebody is told.
_TRIES = 2


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


def assess_job(job: Job) -> Done:
    """Return the rows of one model; whatever is wrong with its files is told and not raised."""
    path = Path(job.path).absolute()
    folder = find_project_folder(path)
    # Names in diagnostics are seen from the project's folder, wherever that lies.
    file = NamedFile(path, name_input(path, folder))
    done = Done(job.place, str(folder), file.shown)
    try:
        for _ in range(_TRIES):
            made = _assess(job, file, folder)
            if made is not None:
                looked, rows, report = made
                key = hash_bundle(file.shown, looked, job.settings)
                inputs = tuple(sorted(looked.items()))
                return done._replace(key=key, inputs=inputs, rows=rows, report=report)
    except ContributionError as error:
        return done._replace(failure=str(error))
    except OSError as error:
        return done._replace(failure=f"cannot be read: {(error.strerror or 'unknown').lower()}")
    return done._replace(failure="a file of it was changed while it was read; run again")


def _assess(job: Job, file: NamedFile, folder: Path) -> tuple[dict[str, Looked], Rows, str] | None:
    """Return what was looked at, the rows and the page; None when a file changed meanwhile."""
    loaded = load_project(file)
    looked = look(loaded.inputs, folder)
    assessment = assess_loaded(loaded, find_scorers()[job.scorer])
    rows = build_rows(assessment, with_plan=job.with_plan)
    report = ""
    if job.with_report and assessment.graph.nodes:
        from contribution.formats import render_as

        report = str(render_as("report", "html", assessment))
    same = all(sign(path) == signature for path, signature in loaded.inputs.items())
    return (looked, rows, report) if same else None
