"""The default scorer: a two-sided ordinal ladder with caps, propagated by its weakest links."""

from __future__ import annotations

from contribution.domain.graph import ContributionGraph
from contribution.domain.plugins import Scorer
from contribution.domain.rating import Ratings, Reason
from contribution.domain.rule import Rule
from contribution.method.ladder_rating import LADDER


def _explain(graph: ContributionGraph, ratings: Ratings, rule: Rule, subject: str) -> Reason:
    # A check asks for no reasons and does not pay for the words.
    from contribution.method.explanation import explain_subject

    return explain_subject(graph, ratings, rule, subject)


SCORER = Scorer(
    id="ordinal",
    title="Two-sided ordinal ladder: weakest link along a pathway, best of alternatives across",
    rate=LADDER.rate,
    explain=_explain,
)
