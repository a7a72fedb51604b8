"""What the command line asks for beyond one assessment: many paths, floors, files to write."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from pathlib import Path

from contribution.assessing import assess, find_subject, require_something
from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Diagnostic, Severity
from contribution.domain.plugins import View
from contribution.errors import (
    NoChartError,
    UnknownFormatError,
    UnknownNameError,
    ViewNotShownError,
)
from contribution.floors import find_below_floor
from contribution.renderers import find_renderers
from contribution.writing import write_file

_DRAWINGS = (".svg", ".png", ".pdf")


def check_paths(
    paths: Iterable[str],
    *,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    min_rating: tuple[str, ...] = (),
) -> Assessment:
    """Return one assessment with the diagnostics of all paths; the graph is that of the first.

    `select` and `ignore` are ids, slugs or the beginnings of ids; `min_rating` are CLAIM=VERDICT.

    Raises:
        UnknownNameError: a floor names no claim of any path, or no verdict.
    """
    checked = [assess(path) for path in paths]
    floors = dict(_split_floor(text) for text in min_rating)
    below: list[Diagnostic] = []
    for name, verdict in floors.items():
        below.extend(_find_below(checked, name, verdict))
    diagnostics = [each for one in checked for each in one.diagnostics] + below
    kept = [each for each in diagnostics if _is_wanted(each, select, ignore)]
    sources = {name: lines for one in checked for name, lines in one.sources.items()}
    unique = sorted(dict.fromkeys(kept), key=lambda each: each.sort_key)
    muted = tuple(pair for one in checked for pair in one.muted)
    return replace(checked[0], diagnostics=tuple(unique), muted=muted, sources=sources)


def has_any_from(assessment: Assessment, severity: str) -> bool:
    """Return whether a diagnostic is at least that severe: error, warning or note."""
    threshold = Severity[severity.upper()]
    return any(each.severity >= threshold for each in assessment.diagnostics)


def draw_to_file(model: str, output: str, scorer: str, view: View) -> int:
    """Return the size in bytes of the file written, in the format that its ending names.

    Raises:
        UnknownFormatError: no renderer has this ending.
        ViewNotShownError: this ending or direction does not show the view.
        NoChartError: the item asked for has no chart, or this ending shows none.
        FileNotWritableError: the file cannot be written.
    """
    by_suffix = {each.suffix: each for each in find_renderers().values() if each.suffix}
    renderer = by_suffix.get(Path(output).suffix.lower())
    if renderer is None:
        raise UnknownFormatError(output, by_suffix)
    if view.form != "whole":
        _require_drawing(view, renderer.suffix)
    assessment = require_something(assess(model, scorer), model)
    if view.focus:
        view = view._replace(focus=find_subject(assessment, view.focus))
    if view.strand and view.strand not in assessment.graph.model.strands:
        raise UnknownNameError("strand", view.strand, assessment.graph.model.strands)
    if view.chart:
        _require_chart(assessment, view.chart, renderer.suffix)
    return write_file(output, renderer.render(assessment, view))


def _require_drawing(view: View, suffix: str) -> None:
    if suffix not in _DRAWINGS:
        endings = ", ".join(_DRAWINGS)
        raise ViewNotShownError(
            view.form, f"{suffix} shows the whole model only", f"one of these: {endings}"
        )
    if view.chart:
        raise ViewNotShownError(view.form, "a chart stands alone", "it without --chart")
    if view.rank != "LR":
        raise ViewNotShownError(view.form, "it is drawn one way only", "it without --rank")


def _require_chart(assessment: Assessment, item: str, suffix: str) -> None:
    evidence = {each.id: each for each in assessment.graph.evidence}
    if item not in evidence:
        raise UnknownNameError("evidence item", item, evidence)
    if suffix not in _DRAWINGS:
        raise NoChartError(item, f"{suffix} shows the whole model only", _DRAWINGS)
    if evidence[item].observation.chart is None:
        why = evidence[item].observation.sentence.rstrip(".") or "it rests on no table"
        charts = (each.id for each in evidence.values() if each.observation.chart is not None)
        raise NoChartError(item, f"it says “{why}”", islice(charts, 6))


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
    claim, _, verdict = text.partition("=")
    return claim.strip(), verdict.strip().lower()


def _is_wanted(diagnostic: Diagnostic, select: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    def names(words: tuple[str, ...]) -> bool:
        return any(diagnostic.id.startswith(w.upper()) or diagnostic.slug == w for w in words)

    return (not select or names(select)) and not names(ignore)
