"""Competing explanations weighed against one another, with room for one that nobody named."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from contribution.domain.graph import ContributionGraph
from contribution.domain.rating import LinkRating, Ratings, Reason
from contribution.domain.rule import Rule
from contribution.scoring.ladder.explanation import find_place
from contribution.scoring.weight.decibels import hold, to_decibels, to_ratio
from contribution.scoring.weight.intervals import show_probability

OTHER = "other"


def weigh_hypotheses(
    priors: Mapping[str, float], evidence: Iterable[Mapping[str, float]], claim: str
) -> dict[str, float]:
    """Return P(h|E) for each hypothesis: proportional to its prior times its likelihoods.

    `priors` name an exhaustive list and add to 1; the key `other` is whatever nobody named. Each
    piece of evidence gives P(E|h) for every named one, up to a factor they share; `other`, unless
    it is given too, has the largest likelihood among the named rivals of `claim`, so an unnamed
    rival is never better excluded than the best named one. With no named rival nothing is known of
    `other` but that it is not the claim: evidence must then name it.
    """
    named = [name for name in priors if name not in {claim, OTHER}]
    masses = dict(priors)
    for likelihoods in evidence:
        for name in masses:
            if name == OTHER and name not in likelihoods and named:
                masses[name] *= max(likelihoods[rival] for rival in named)
            else:
                masses[name] *= likelihoods[name]
    total = sum(masses.values())
    return {name: mass / total for name, mass in masses.items()}


def share_doubt(rivals: int, prior: float, residual: float) -> tuple[float, float]:
    """Return (share of each named rival, share of the unnamed) in the doubt 1 - prior, 0 to 1.

    The unnamed keeps at least `residual` of all probability at the prior given and at least a
    share as large as a named one's; naming a rival takes from the unnamed, never from the claim.
    """
    if rivals == 0:
        return 0.0, 1.0
    unnamed = min(1.0, max(residual / (1 - prior), 1 / (rivals + 1)))
    return (1 - unnamed) / rivals, unnamed


def shift_by_rivals(rivals: Sequence[tuple[float, float]], prior: float, residual: float) -> float:
    """Return the decibels by which evidence about the rivals moves the claim.

    `rivals` are (decibels for, decibels against) of each, against being 0 or less. Each rival's
    share of the doubt is multiplied by what its evidence says. The unnamed is raised with every
    rival that is raised, and never lowered: what fails to show one explanation is silent on those
    that nobody named, so that ruling out a straw man buys little. Positive when the rivals are the
    weaker for it; 0 when nothing is known about them: registering a rival alone moves nothing.
    """
    if not rivals:
        return 0.0
    share, unnamed = share_doubt(len(rivals), prior, residual)
    raised = sum(ahead for ahead, _ in rivals)
    doubt = [share * to_ratio(ahead + against) for ahead, against in rivals]
    return -to_decibels(math.fsum([unnamed * to_ratio(raised), *doubt]))


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
        pairs.append((hold(sides[0], weights.claim_cap_db), hold(sides[1], weights.claim_cap_db)))
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
    reasons = [Reason(text, tuple(children))]
    if not left:
        reasons.append(_share_out(graph, rated, rule, pairs))
    return reasons


def find_shares(
    rated: LinkRating, rule: Rule, pairs: Sequence[tuple[float, float]]
) -> Mapping[str, float]:
    """Return the probability of the link, of each of its rivals and of whatever nobody named.

    They add to 1, by link or factor name and `other`. `pairs` are decibels for and against each
    rival. The link's share is the point of its weight.
    """
    weights = rule.weights
    doubt = 1 - weights.prior
    share, unnamed = share_doubt(len(pairs), weights.prior, weights.residual_prior)
    sides = dict(zip(rated.rivals, pairs, strict=True))
    priors = {
        rated.link: weights.prior,
        **dict.fromkeys(sides, doubt * share),
        OTHER: doubt * unnamed,
    }
    alike = dict.fromkeys(priors, 1.0)
    weight = rated.rating.weight
    own = (weight.decibels or 0.0) - weight.rivals if weight else 0.0
    pieces = [alike | {rated.link: to_ratio(own)}]
    for name, (ahead, against) in sides.items():
        # What shows one rival leaves as much room for those that nobody named.
        pieces.append(alike | {name: to_ratio(ahead), OTHER: to_ratio(ahead)})
        pieces.append(alike | {name: to_ratio(against)})
    return weigh_hypotheses(priors, pieces, rated.link)


def _share_out(
    graph: ContributionGraph, rated: LinkRating, rule: Rule, pairs: Sequence[tuple[float, float]]
) -> Reason:
    shares = find_shares(rated, rule, pairs)
    rivals = "; ".join(
        f"“{graph.label_of(name)}” {show_probability(shares[name])}" for name in rated.rivals
    )
    return Reason(
        f"From the prior {rule.weights.prior:g} alone, shared out among all explanations: that the "
        f"link worked, by itself or with others, {show_probability(shares[rated.link])}; {rivals}; "
        f"whatever nobody named {show_probability(shares[OTHER])}"
    )


def _explain_rival(
    graph: ContributionGraph, name: str, pair: tuple[float, float], share: float
) -> Reason:
    ratio = to_ratio(sum(pair))
    return Reason(
        f"“{graph.label_of(name)}”: for it {pair[0]:+.1f} dB, against it {pair[1]:+.1f} dB; its "
        f"share of the doubt {share:.2f}, times {ratio:.2g}: {share * ratio:.2f}",
        where=find_place(graph, name),
    )
