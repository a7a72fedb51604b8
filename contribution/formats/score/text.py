"""Claims and links with their verdicts as a plain table for the terminal."""

from __future__ import annotations

from textwrap import shorten, wrap

from contribution.domain.assessment import Assessment
from contribution.domain.rating import ClaimRating, LinkRating, Rating
from contribution.domain.stakeholder_ratings import tabulate_stakeholder_ratings
from contribution.domain.verdict import SCALE
from contribution.domain.view import Format, View

_WIDTH = 100


def render_scores(assessment: Assessment, view: View) -> str:
    """Return the table of claims and the table of links; `view.strand` keeps one strand's links."""
    graph, ratings = assessment.graph, assessment.ratings
    lines = [graph.model.title or graph.model.name]
    if not assessment.rule.is_packaged:
        lines.append(
            f"Read by thresholds of its own, not the published ones: {assessment.rule.file}"
        )
    lines.append("")
    lines += [f"Claims ({len(ratings.claims)})", ""]
    for name, claim in ratings.claims.items():
        lines += _claim(assessment, name, claim)
    links = [
        each for each in ratings.links.values() if graph.touches_strand(each.link, view.strand)
    ]
    lines += ["", f"Links ({len(links)})", ""]
    lines += [_link(each) for each in links]
    room = tabulate_stakeholder_ratings(assessment)
    lines += ["", *room] if room else []
    lines += ["", "▲ for  ▼ against  ○ left out.  Why? contribution score MODEL --why NAME"]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _claim(assessment: Assessment, name: str, claim: ClaimRating) -> list[str]:
    graph = assessment.graph
    lines = [f"  {_mark(claim.rating)}  {name}"]
    detail = [graph.claims[name].says]
    if claim.rating.overlay is not None:
        detail.append(f"{claim.rating.overlay_reason}{_say_so_far(claim.rating)}")
    if claim.pathway:
        weakest = claim.weakest[0]
        detail.append(f"weakest: {graph.label_of(weakest.subject)} ({weakest.rating.verdict})")
    for text in (*detail, *(each.says for each in claim.provisos)):
        lines += [f"{'':29}{line}" for line in wrap(text, _WIDTH - 29)]
    return lines


def _say_so_far(rating: Rating) -> str:
    known = rating.support or rating.refutation
    return f"; so far {rating.evidence_verdict}" if known else ""


def _link(rated: LinkRating) -> str:
    ahead, against, silent = rated.rating.counts
    counts = f"{ahead}▲ {against}▼ {silent}○"
    return f"  {_mark(rated.rating)}  {counts:<12} {shorten(rated.link, 200)}"


def _mark(rating: Rating) -> str:
    return f"{SCALE[rating.verdict].letter:>2}  {rating.verdict:<21}"


FORMAT = Format("Claims and links with verdicts, as text", render_scores, frozenset({"strand"}))
