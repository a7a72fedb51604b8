"""Claims and links with their verdicts, and all evidence, as a table for a spreadsheet."""

from __future__ import annotations

import csv
from io import StringIO

from contribution.domain.assessment import Assessment
from contribution.domain.evidence import Evidence
from contribution.domain.rating import Rating
from contribution.domain.view import Format, View
from contribution.story.telling import Telling
from contribution.words.escaping import escape_formula

_HEAD = ("what", "name", "label", "verdict", "so far", "support", "refutation")
_COUNTS = ("for", "against", "left out")
# Of evidence alone; its verdict is what became of looking for it.
_TOLD = ("about", "test", "register", "source", "by", "at")
_TOLD_OF_NONE = ("",) * len(_TOLD)
# Of a claim: the place whose verdict it has; of every row, the version of the rule.
_LAST = ("bearer", "rule")


def render_table(assessment: Assessment, view: View) -> str:
    """Return a row for each claim, each link and each piece of evidence.

    `view.strand` keeps one strand's links, and the evidence about them.
    """
    graph, ratings, rule = assessment.graph, assessment.ratings, assessment.rule.version
    out = StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow((*_HEAD, *_COUNTS, *_TOLD, *_LAST))
    for name, claim in ratings.claims.items():
        row = _row("claim", name, graph.claims[name].says, claim.rating)
        table.writerow((*row, escape_formula(claim.rating.bearer), rule))
    for name, link in ratings.links.items():
        if graph.touches_strand(name, view.strand):
            table.writerow((*_row("link", name, graph.label_of(name), link.rating), "", rule))
    table.writerows((*_tell(each), "", rule) for each in Telling(assessment, view).evidence)
    return out.getvalue()


def _tell(each: Evidence) -> tuple[str, ...]:
    outcome = "planned" if each.item.planned else each.observation.outcome
    says = each.observation.sentence or each.item.says
    head = ("evidence", each.id, says, outcome, *[""] * (len(_HEAD) + len(_COUNTS) - 4))
    source = each.item.source or each.register.source or ""
    place = each.item.at or each.register.at or ""
    told = ("; ".join(each.item.about), each.item.test or "", each.register.id, source, each.by,
            place)  # fmt: skip
    return tuple(escape_formula(str(text)) for text in (*head, *told))


def _row(what: str, name: str, label: str, rating: Rating) -> tuple[str | int, ...]:
    texts = (what, name, label, str(rating.verdict), str(rating.evidence_verdict))
    return (
        *map(escape_formula, texts),
        rating.support,
        rating.refutation,
        *rating.counts,
        *_TOLD_OF_NONE,
    )


FORMAT = Format(
    "Claims, links and evidence, for a spreadsheet", render_table, frozenset({"strand"})
)
