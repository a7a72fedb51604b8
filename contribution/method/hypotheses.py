"""Competing explanations weighed against one another, with room for one that nobody named."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from contribution.method.decibels import to_decibels, to_ratio

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
