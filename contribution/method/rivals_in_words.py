"""How evidence about rival explanations came to its decibels for a link, to be followed by hand."""

from __future__ import annotations

from contribution.domain.graph import ContributionGraph
from contribution.domain.rating import LinkRating, Ratings, Reason
from contribution.domain.rule import Rule
from contribution.method.decibels import clip, to_ratio
from contribution.method.explanation import find_place
from contribution.method.hypotheses import share_doubt, shift_by_rivals


def explain_rivals(
    graph: ContributionGraph, ratings: Ratings, rule: Rule, rated: LinkRating
) -> list[Reason]:
    """Return the sum over the link's rivals, to be made again by hand; empty for none."""
    if not rated.rivals:
        return []
    weights = rule.weights
    pairs = []
    for name in rated.rivals:
        weight = ratings.factors[name].weight
        sides = (weight.ahead, weight.against) if weight else (0.0, 0.0)
        pairs.append((clip(sides[0], weights.claim_cap_db), clip(sides[1], weights.claim_cap_db)))
    share, unnamed = share_doubt(len(pairs), weights.prior, weights.residual_prior)
    shift = shift_by_rivals(pairs, weights.prior, weights.residual_prior)
    children = [
        _explain_rival(graph, name, pair, share)
        for name, pair in zip(rated.rivals, pairs, strict=True)
    ]
    raised = to_ratio(sum(ahead for ahead, _ in pairs))
    children.append(
        Reason(
            f"Whatever nobody named: its share of the doubt {unnamed:.2f}, times {raised:.2g}, for "
            "it is raised with every rival that is raised and lowered with none: "
            f"{unnamed * raised:.2f}"
        )
    )
    total = f"{unnamed * raised + sum(share * to_ratio(sum(pair)) for pair in pairs):.2f}"
    counted = rated.rating.weight.rivals if rated.rating.weight else 0.0
    left = (
        ""
        if counted == shift
        else "; it counts nothing, as the link has no balance of evidence of its own in favour"
    )
    text = f"Rival explanations: -10 log10 of the doubts’ sum {total} is {shift:+.1f} dB{left}"
    return [Reason(text, tuple(children))]


def _explain_rival(
    graph: ContributionGraph, name: str, pair: tuple[float, float], share: float
) -> Reason:
    ratio = to_ratio(sum(pair))
    return Reason(
        f"“{graph.label_of(name)}”: for it {pair[0]:+.1f} dB, against it {pair[1]:+.1f} dB; its "
        f"share of the doubt {share:.2f}, times {ratio:.2g}: {share * ratio:.2f}",
        where=find_place(graph, name),
    )
