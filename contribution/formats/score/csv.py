"""Claims and links with their verdicts as a table for a spreadsheet."""

from __future__ import annotations

import csv
from io import StringIO

from contribution.domain.assessment import Assessment
from contribution.domain.plugins import Format, View
from contribution.domain.rating import Rating
from contribution.words.escaping import escape_formula

_HEAD = ("what", "name", "label", "verdict", "so far", "support", "refutation")
_COUNTS = ("for", "against", "left out")


def render_table(assessment: Assessment, view: View) -> str:
    """Return a row for each claim, then for each link; `view.strand` keeps one strand's links."""
    graph, ratings = assessment.graph, assessment.ratings
    out = StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow((*_HEAD, *_COUNTS))
    for name, claim in ratings.claims.items():
        table.writerow(_row("claim", name, graph.claims[name].says, claim.rating))
    for name, link in ratings.links.items():
        if graph.touches_strand(name, view.strand):
            table.writerow(_row("link", name, graph.label_of(name), link.rating))
    return out.getvalue()


def _row(what: str, name: str, label: str, rating: Rating) -> tuple[str | int, ...]:
    texts = (what, name, label, str(rating.verdict), str(rating.evidence_verdict))
    return (*map(escape_formula, texts), rating.support, rating.refutation, *rating.counts)


FORMAT = Format(
    "Claims and links with verdicts, for a spreadsheet", render_table, frozenset({"strand"})
)
