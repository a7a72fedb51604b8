"""Checks many paths at once: which diagnostics were asked for, and floors of claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from contribution.app.assess import assess
from contribution.app.find_models import find_models
from contribution.app.floors import ID as FLOOR_ID
from contribution.app.floors import SLUG as FLOOR_SLUG
from contribution.app.floors import find_below_floor
from contribution.checks import find_checks
from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Diagnostic, Severity, sort_as_read
from contribution.errors import UnknownNameError
from contribution.loading.problems import PROBLEMS


def check_paths(
    paths: Iterable[str],
    *,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    min_rating: tuple[str, ...] = (),
) -> Assessment:
    """Return one assessment with the diagnostics of all paths; the graph is that of the first.

    A folder means the models below it, a register or a table the model that reads it. `select` and
    `ignore` are ids, slugs or the beginnings of ids; `min_rating` are CLAIM=VERDICT.

    Raises:
        NoModelError: a folder holds no model, or no model reads a file of evidence.
        UnknownNameError: a floor names no claim of any path, or no verdict; a word to select or
            ignore is no id, no beginning of one and no slug.
    """
    for word in (*select, *ignore):
        _require_known(word)
    checked = [assess(path) for path in find_models(paths)]
    floors = dict(_split_floor(text) for text in min_rating)
    below: list[Diagnostic] = []
    for name, verdict in floors.items():
        below.extend(_find_below(checked, name, verdict))
    told, waiting = list(below), list[Diagnostic]()
    for one in checked:
        wanted = [each for each in one.diagnostics if _is_wanted(each, select, ignore)]
        held = [each for each in one.waiting if _is_wanted(each, select, ignore)]
        told += wanted
        # Whoever does not ask for the causes would else be told of nothing at all.
        (waiting if any(each.is_loss for each in wanted) else told).extend(held)
    kept = [each for each in told if _is_wanted(each, select, ignore)]
    sources = {name: lines for one in checked for name, lines in one.sources.items()}
    muted = tuple(pair for one in checked for pair in one.muted)
    return replace(
        checked[0],
        diagnostics=sort_as_read(kept, sources),
        muted=muted,
        sources=sources,
        waiting=tuple(dict.fromkeys(waiting)),
    )


def has_any_from(assessment: Assessment, severity: str) -> bool:
    """Return whether a diagnostic is at least that severe: error, warning or note."""
    threshold = Severity[severity.upper()]
    return any(each.severity >= threshold for each in assessment.diagnostics)


def _require_known(word: str) -> None:
    known = {FLOOR_ID: FLOOR_SLUG, **{each.id: slug for slug, each in find_checks().items()}}
    known.update({each.id: each.slug for each in PROBLEMS.values()})
    if word in known.values() or any(each.startswith(word.upper()) for each in known):
        return
    raise UnknownNameError("check or family of checks", word, (*known, *known.values()))


def _find_below(checked: list[Assessment], name: str, verdict: str) -> list[Diagnostic]:

    found = [one for one in checked if name in _claims_by_name(one)]
    if not found:
        known = [claim for one in checked for claim in _claims_by_name(one)]
        raise UnknownNameError("claim", name, known)
    return [
        each
        for one in found
        for each in find_below_floor(one, {_claims_by_name(one)[name]: verdict})
    ]


def _claims_by_name(assessment: Assessment) -> dict[str, str]:
    # A claim answers to its own id and, when the author wrote none, to its outcome's.
    claims = assessment.graph.model.claims
    return {claim.id: claim.id for claim in claims} | {
        claim.target: claim.id for claim in claims if claim.source is None
    }


def _split_floor(text: str) -> tuple[str, str]:
    claim, equals, verdict = text.partition("=")
    if not equals:
        raise UnknownNameError("floor", text, [f"{text}=moderate"])
    return claim.strip(), verdict.strip().lower()


def _is_wanted(diagnostic: Diagnostic, select: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    def names(words: tuple[str, ...]) -> bool:
        return any(diagnostic.id.startswith(w.upper()) or diagnostic.slug == w for w in words)

    return (not select or names(select)) and not names(ignore)
