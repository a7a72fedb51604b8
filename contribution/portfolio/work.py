"""Assesses one model wherever the work is done, and hands back plain rows."""

from __future__ import annotations

from pathlib import Path

from contribution.app.assess import assess_loaded
from contribution.errors import ContributionError
from contribution.loading.files.folders import NamedFile, find_project_folder
from contribution.loading.log import sign
from contribution.loading.project import load_project
from contribution.portfolio.bundle import Looked, hash_bundle, look, name_input
from contribution.portfolio.jobs import Done, Job, Rows
from contribution.portfolio.rows import build_rows
from contribution.scoring import find_scorers

# A file that was saved while it was read is read once more; then somebody is told.
_TRIES = 2


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
