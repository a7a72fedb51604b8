"""A claim rated below the floor that was demanded on the command line.

What it finds
    A claim whose verdict is lower than the one that `--min-rating CLAIM=VERDICT` demands, measured
    by the published rule whatever thresholds the model has of its own.

Why it matters
    A team that publishes a claim wants to know at once when a change to the model or to the
    evidence takes away what it rests on.

Example
    contribution check models/breakfast-clubs.yaml --min-rating arrive-on-time=strong

How to resolve
    Run `contribution score MODEL --why CLAIM`: the last lines of each step say what the next rung
    lacks. Collect that evidence, or lower the floor and say so where the claim is published.

Source
    Mayne (2008), Contribution analysis, steps 4 to 6: assess the story, then seek what it lacks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Diagnostic, Severity
from contribution.domain.verdict import SCALE, Verdict, rank
from contribution.errors import UnknownNameError
from contribution.loading.model.rule import load_rule
from contribution.scoring import find_scorers

ID = "CA599"
SLUG = "rating-below-floor"
SEVERITY = Severity.ERROR


def find_below_floor(assessment: Assessment, floors: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each claim rated below its floor; `floors` maps claim to verdict.

    A floor is a verdict or its letter, of those that stand in an order.

    Raises:
        UnknownNameError: a floor is no such verdict.
    """
    # Of verdicts that share a place only the first stands in the order.
    ordered = {rank(verdict): verdict for verdict in reversed(Verdict)}.values()
    words = {str(verdict): verdict for verdict in ordered}
    letters = {SCALE[verdict].letter.lower(): verdict for verdict in ordered}
    # A floor is a promise to others, so a model's own thresholds cannot lift a claim over it.
    scorer, ratings = find_scorers()[assessment.ratings.scorer], assessment.ratings
    if not assessment.rule.is_packaged:
        ratings = scorer.rate(assessment.graph, load_rule()[0])
    for name, said in floors.items():
        word = str(letters.get(said.lower(), said))
        if word not in words:
            raise UnknownNameError("verdict that stands in an order", said, words)
        rating = ratings.claims[name].rating
        if rating.overlay is not None or rating.rank < rank(words[word]):
            claim = assessment.graph.claims[name]
            yield Diagnostic(
                claim.places.at(),
                ID,
                SLUG,
                SEVERITY,
                f"the claim {name} is {rating.verdict}, below {word}",
                f"run: contribution score {assessment.graph.model.file} --why '{name}'",
            )
