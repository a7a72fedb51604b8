"""Weight of evidence as a whole: decibels per subject, rivals, intervals for links and claims.

It runs only where the gates are open. The word is read from the interval, and the model's own gaps
(no rival considered) hold the word down, for no number can see what nobody listed.
"""

from math import fsum
from typing import NamedTuple

from contribution.domain.logic_model import CausalLink
from contribution.domain.rating import Cap, PathwayStep, Rating, Ratings, Weight
from contribution.domain.rule import Rule
from contribution.scoring.ladder.bounds import find_gap_caps, find_rivals, mark_biting
from contribution.scoring.propagation.case import Case
from contribution.scoring.propagation.rater import Rater
from contribution.scoring.weight.credence import CREDENCE, Credence
from contribution.scoring.weight.decibels import hold, update
from contribution.scoring.weight.intervals import (
    bound_all,
    find_band,
    multiply_if_independent,
    read_interval,
    read_weight,
)
from contribution.scoring.weight.items import weigh_items
from contribution.scoring.weight.rivals import shift_by_rivals


def rate_weight(case: Case, subject: str) -> Rating:
    """Return the rating of a subject by its own evidence, before any gate."""
    uses = case.find_uses(subject)
    found = case.find_evidence_about(subject)
    items = weigh_items(found, uses, case.rule, case.find_standing(subject)) if found else ()
    ahead = fsum(item.counted for item in items if item.counted > 0)
    against = fsum(item.counted for item in items if item.counted < 0)
    weight = Weight(0.0, 1.0, ahead=ahead, against=against, items=items)
    return _read(Rating(uses=uses), weigh_total(weight, case.rule), case.rule)


def weigh_total(weight: Weight, rule: Rule) -> Weight:
    """Return the weight with its sum, capped once and not step by step, and its interval."""
    weights = rule.weights
    total = hold(weight.ahead + weight.against + weight.rivals, weights.claim_cap_db)
    low, high = find_band(total, weights)
    point = update(weights.prior, total)
    return Weight(
        low, high, point, total, weight.ahead, weight.against, weight.rivals, weight.items
    )


def _read(rating: Rating, weight: Weight, rule: Rule) -> Rating:
    untouched = weight.is_silent and weight.rivals == 0
    support, refutation = (0, 0) if untouched else read_weight(weight, rule)
    return rating._replace(
        support=support, ladder_support=support, refutation=refutation, weight=weight
    )


def multiply_steps(steps: tuple[PathwayStep, ...]) -> float | None:
    """Return the product of the points along a pathway: a footnote that supposes independence.

    None when the pathway has no step that could be weighed.
    """
    weights = [step.rating.weight for step in steps if step.rating.overlay is None]
    points = [weight.point for weight in weights if weight and weight.point is not None]
    return multiply_if_independent(points) if points else None


def _bound(case: Case, ratings: Ratings, link: CausalLink, own: Rating) -> Rating:
    graph, rule = case.graph, case.rule
    rivals = [ratings.factors[rival.id] for rival in find_rivals(graph, link)]
    weight = _weigh_rivals(own, rivals, rule)
    assumptions = graph.find_assumptions_of(link)
    needed = [ratings.assumptions[each.id] for each in assumptions if each.necessary]
    together = _read_together(_read(own, weight, rule), needed, rule)
    return _hold_down(together, find_gap_caps(graph, link, rule))


def _weigh_rivals(own: Rating, rivals: list[Rating], rule: Rule) -> Weight:
    weights = rule.weights
    cap = weights.claim_cap_db
    pairs = [
        (min(rival.weight.ahead, cap), max(rival.weight.against, -cap))
        for rival in rivals
        if rival.weight
    ]
    shift = shift_by_rivals(pairs, weights.prior, weights.residual_prior)
    weight = own.weight or Weight(0.0, 1.0)
    # Ruling out rivals adds only to a claim with evidence of its own: no causes in, none out.
    counts = shift < 0 or weight.ahead + weight.against > 0
    return weigh_total(weight._replace(rivals=shift if counts else 0.0), rule)


def _read_together(rating: Rating, needed: list[Rating], rule: Rule) -> Rating:
    # A necessary assumption is a further thing that must hold: its doubt adds to the link's.
    if not needed or rating.weight is None:
        return rating
    parts = [rating.weight, *(each.weight for each in needed if each.weight)]
    interval = bound_all((part.low, part.high) for part in parts)
    levels = read_interval(interval, rule.weights)
    if levels == (0, 0):
        balanced = rating.support == rating.refutation
        levels = (rating.support, rating.refutation) if balanced else (1, 1)
    weight = rating.weight._replace(low=interval[0], high=interval[1])
    return rating._replace(
        support=levels[0], ladder_support=levels[0], refutation=levels[1], weight=weight
    )


def _hold_down(rating: Rating, caps: tuple[Cap, ...]) -> Rating:
    marked = mark_biting(caps, rating.support)
    support = min((rating.support, *(cap.limit for cap in marked)))
    return rating._replace(support=support, caps=marked)


def _rate_credence(credence: Credence, rule: Rule) -> Rating:
    low, high = credence.interval
    weights = rule.weights
    support, refutation = read_interval((low, high), weights)
    if (support, refutation) == (0, 0) and not credence.is_untested:
        support = refutation = 1
    if refutation == 0 and credence.is_untested:
        support = 0
    return Rating(
        support=min(support, credence.ceiling),
        refutation=refutation,
        ladder_support=support,
        weight=Weight(low, high),
    )


WEIGHT_OF_EVIDENCE = Rater("weight-of-evidence", rate_weight, _bound, CREDENCE, _rate_credence)


class WithoutSource(NamedTuple):
    """The weight that is left when one source, a dependence group, is left out."""

    source: str
    weight: Weight


def find_source_ranges(weight: Weight, rule: Rule) -> tuple[WithoutSource, ...]:
    """Return the weight without each source in turn, in the order in which they first appear.

    What the others count beside it is kept: the discount for repeating it is not given back, so
    the range is the wider, the cautious one.
    """
    sources = dict.fromkeys(item.group for item in weight.items)
    return tuple(WithoutSource(source, _without(weight, source, rule)) for source in sources)


def _without(weight: Weight, source: str, rule: Rule) -> Weight:
    items = tuple(item for item in weight.items if item.group != source)
    return weigh_total(
        weight._replace(
            items=items,
            ahead=fsum(item.counted for item in items if item.counted > 0),
            against=fsum(item.counted for item in items if item.counted < 0),
        ),
        rule,
    )
