"""Evidence about a whole claim, such as a trial: it speaks for no single link, beside the chain."""

from __future__ import annotations

from contribution.domain.graph import ContributionGraph
from contribution.domain.located import locate
from contribution.domain.logic_model import CausalLink, ContributionClaim
from contribution.domain.rating import Cap, Proviso, Rating
from contribution.domain.rule import Rule
from contribution.domain.verdict import Verdict, rank

_SHOWN = rank(Verdict.SUGGESTIVE)
_DOUBTFUL = rank(Verdict.DOUBTFUL)


def as_link(claim: ContributionClaim) -> CausalLink:
    """Return the claim as one link from the programme to its target, for what bounds such a link.

    It takes nothing for granted on the way; rival explanations of the target bear on it.
    """
    link = CausalLink(source=claim.source or "programme", target=claim.target, assumes=())
    return locate(link, claim.places)


def keep_silent(own: Rating, bounded: Rating) -> Rating:
    """Return the bounded rating; it speaks against a claim only where the evidence itself does.

    What speaks for its rivals is heard at the links already.
    """
    if own.rank < 0 or bounded.rank >= 0:
        return bounded
    return bounded._replace(support=0, refutation=0)


def join_direct(chain: Rating, direct: Rating, claim: str, rule: Rule) -> Rating:
    """Return the claim's rating out of that of its chain and of the evidence about the whole.

    Where either shows it the better one speaks, the direct one held while the chain shows nothing:
    that it worked is then shown, and not how. What speaks against the whole counts where the chain
    shows nothing; where one of them shows it and the other speaks against it, the claim is
    contested. What is too early to tell remains so.
    """
    if chain.overlay is Verdict.TOO_EARLY:
        return chain
    low, high = sorted((chain, direct), key=lambda each: each.rank)
    if low.rank <= _DOUBTFUL and high.rank >= _SHOWN:
        # Levels that the table reads as contested, whatever each has against itself.
        support, refutation = max(2, high.support), min(3, max(2, low.refutation))
        return high._replace(support=support, refutation=refutation, overlay=None, bearer=claim)
    held = hold_direct(chain, direct, rule)
    speaks = held.key > chain.key if high.rank >= _SHOWN else direct.rank < min(chain.rank, 0)
    return held._replace(bearer=claim) if speaks else chain


def hold_direct(chain: Rating, direct: Rating, rule: Rule) -> Rating:
    """Return the direct rating, held while the chain is below suggestive."""
    limit = rule.caps.direct_without_chain
    if chain.rank >= _SHOWN or direct.support <= limit:
        return direct
    reason = "that it worked is shown, how it worked is not"
    return direct._replace(
        support=limit, caps=(*direct.caps, Cap(limit, "how", reason, bites=True))
    )


def say_direct(graph: ContributionGraph, chain: Rating, direct: Rating) -> Proviso:
    """Return what the evidence about the whole says beside the chain."""
    words = f"Evidence about the claim as a whole reads {direct.verdict}"
    if not chain.bearer:
        return Proviso("whole-alone", f"{words}; no chain of steps leads to it.", direct.verdict)
    place = f"{chain.verdict} at “{graph.label_of(chain.bearer)}”"
    text = f"{words}; its chain of steps reads {place}."
    return Proviso("whole", text, direct.verdict, (chain.bearer,))
