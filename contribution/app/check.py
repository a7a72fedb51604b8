"""Checks many paths at once: which diagnostics were asked for, and floors of claims."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path, PurePath

from contribution.app.assess import assess_loaded
from contribution.app.backdated import ID as BACKDATED_ID
from contribution.app.backdated import SLUG as BACKDATED_SLUG
from contribution.app.backdated import find_backdated
from contribution.app.baseline import leave_known, update_baselines
from contribution.app.find_models import find_models, find_own_paths
from contribution.app.floors import find_below_floor
from contribution.app.govern import NOTHING_ASKED, Asked, name_claims, require_known_checks
from contribution.app.many import assess_many
from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Diagnostic, sort_as_read
from contribution.errors import (
    ContributionError,
    FileNotReadableError,
    NobodyReadsError,
    NoModelError,
    UnknownNameError,
)
from contribution.loading.files.folders import Unsaved
from contribution.loading.model.rule import load_rule
from contribution.loading.project import Loaded
from contribution.proofreading.followers import find_followers
from contribution.scoring import find_scorers


def check_paths(paths: Iterable[str], asked: Asked = NOTHING_ASKED) -> Assessment:
    """Return one assessment with the diagnostics of all paths; the graph is that of the first.

    A folder means the models below it, a register or a table the model that reads it. Where nothing
    is asked for, the settings of each model's project count.

    Raises:
        NoPathError: nothing is named, nor do the settings of this folder name anything.
        NoModelError: a folder holds no model, or no model reads a file of evidence.
        UnknownNameError: a floor names no claim of any path, or no verdict; a word to select or
            ignore is no id, no beginning of one and no slug.
        UnknownRevisionError: git knows no revision of that name.
        GitFailedError: the history is asked for, and there is none.
    """
    return join_checked(_assess_all(paths, asked), asked)


def join_checked(
    checked: Sequence[Assessment], asked: Asked = NOTHING_ASKED, unsaved: Unsaved | None = None
) -> Assessment:
    """Return governed assessments as the one that is told: without what is known and waits.

    `unsaved` are texts by path that win over what the disk holds. It raises as `check_paths` does.
    """
    floors = dict.fromkeys(_split_floor(text) for text in asked.min_rating)
    below = [each for pair in floors for each in _find_below(checked, *pair)]
    if _asks_history(asked):
        below += [each for one in checked for each in find_backdated(one)]
    is_whole = not (asked.select or asked.ignore or asked.since)
    return _join(leave_known(checked, unsaved, is_whole=is_whole), below)


def rewrite_baselines(paths: Iterable[str], *, grow: bool) -> str:
    """Leave for later what is found now, or take out what is gone; return what was done.

    Raises:
        NoBaselineError: there is no baseline to take anything out of.
        FileNotWritableError: a file cannot be written.
    """
    return update_baselines(_assess_all(paths, NOTHING_ASKED), grow=grow)


def tell_moved_verdicts(paths: Iterable[str], since: str) -> tuple[str, ...]:
    """Return, as Markdown for each model that was there then, which verdicts moved and why."""
    from contribution.app.compare import compare_versions
    from contribution.formats import render_as

    told = []
    for path in find_models(paths or find_own_paths()):
        with suppress(FileNotReadableError):
            told.append(str(render_as("diff", "md", compare_versions(path, at=since))))
    return tuple(told)


def _asks_history(asked: Asked) -> bool:
    return bool({BACKDATED_ID, BACKDATED_SLUG} & set(asked.select))


def _assess_all(paths: Iterable[str], asked: Asked) -> list[Assessment]:
    require_known_checks(asked)
    models: dict[str, None] = {}
    unread: list[ContributionError] = []
    for path in paths or find_own_paths():
        try:
            models |= dict.fromkeys([path] if path == "-" else find_models([path]))
        except NoModelError as error:
            # One path that is wrong does not hide what is found in the others.
            unread.append(error)
    checked: list[Assessment] = []
    needs_graphs = bool(asked.min_rating) or _asks_history(asked)
    for each in assess_many(tuple(models), asked, whole=needs_graphs):
        if isinstance(each, Assessment):
            checked.append(each)
        else:
            unread.append(each)
    if not checked and not all(isinstance(each, NobodyReadsError) for each in unread):
        raise unread[0]
    first, *others = checked or [_assess_nothing()]
    files = tuple(each.graph.model.file for each in checked)
    return [replace(first, unread=tuple(unread), checked=files), *others]


def _assess_nothing() -> Assessment:
    return assess_loaded(Loaded(None, (), load_rule()[0], (), {}), find_scorers()["ordinal"])


def _join(checked: Sequence[Assessment], below: Iterable[Diagnostic]) -> Assessment:
    told, waiting = list(below), list[Diagnostic]()
    fails = any(checked[0].settings.refused(each.severity) for each in told)
    for one in checked:
        # Whoever does not ask for the causes would else be told of nothing at all.
        is_draft = one.graph.model.stage is not None
        now = (*one.diagnostics, *one.waiting)
        has_causes = is_draft or any(each.is_loss for each in one.diagnostics)
        held = frozenset(one.waiting) if has_causes else find_followers(one, now)
        now = tuple(each for each in now if each not in held)
        fails = fails or any(one.settings.refused(each.severity) for each in now)
        told += now
        waiting += (each for each in one.waiting if each in held)
    sources = {name: lines for one in checked for name, lines in one.sources.items()}
    return replace(
        checked[0],
        diagnostics=sort_as_read(told, sources),
        muted=tuple(pair for one in checked for pair in one.muted),
        sources=sources,
        waiting=tuple(dict.fromkeys(waiting)),
        known=tuple(dict.fromkeys(each for one in checked for each in one.known)),
        fails=fails,
    )


def name_from_top(assessment: Assessment) -> Assessment:
    """Return the assessment with files named from the top of the repository, not from here."""
    here = Path.cwd()
    top = next((each for each in (here, *here.parents) if (each / ".git").exists()), here)
    if top == here:
        return assessment

    def name(file: str) -> str:
        return PurePath(os.path.relpath(file, top)).as_posix() if file else ""

    def move(each: Diagnostic) -> Diagnostic:
        fixes = (
            fix._replace(edits=tuple(one._replace(file=name(one.file)) for one in fix.edits))
            for fix in each.fixes
        )
        where = each.where._replace(file=name(each.where.file))
        return each._replace(where=where, fixes=tuple(fixes))

    return replace(
        assessment,
        diagnostics=tuple(map(move, assessment.diagnostics)),
        muted=tuple((move(each), why) for each, why in assessment.muted),
        known=tuple(map(move, assessment.known)),
        sources={name(file): lines for file, lines in assessment.sources.items()},
    )


def _find_below(checked: Sequence[Assessment], name: str, verdict: str) -> list[Diagnostic]:
    found = [one for one in checked if name in name_claims(one)]
    if not found:
        known = [claim for one in checked for claim in name_claims(one)]
        raise UnknownNameError("claim", name, known)
    return [
        each for one in found for each in find_below_floor(one, {name_claims(one)[name]: verdict})
    ]


def _split_floor(text: str) -> tuple[str, str]:
    claim, equals, verdict = text.partition("=")
    if not equals:
        raise UnknownNameError("floor", text, [f"{text}=moderate"])
    return claim.strip(), verdict.strip().lower()
