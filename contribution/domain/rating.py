"""What a scorer says of a link, a node, an assumption, a rival or a claim, with its working."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from contribution.domain.brief import told_by
from contribution.domain.diagnostic import NOWHERE, Where
from contribution.domain.evidence import ProbativeTest
from contribution.domain.verdict import Verdict, find_verdict, rank


@told_by("item", "sign", "strength")
class EvidenceUse(NamedTuple):
    """How one item counted: `token` is its test's strength before quality, `strength` after.

    Strength is 1 to 3 and `sign` +1 for, -1 against; a strength of 0 is an item that was left
    out, and `why_not` says why. `quiet` marks one that may speak but is too faint for a rung: it
    still has its few decibels. `held` says why its token is less than its test's; `unbacked` marks
    a search in vain of which nobody says how it was made.
    """

    item: str
    group: str
    sign: int
    test: ProbativeTest
    token: int
    strength: int
    quality: int
    method: str
    independent: bool
    where: Where = NOWHERE
    why_not: str = ""
    quiet: bool = False
    held: str = ""
    unbacked: bool = False


@told_by("limit", "name", "bites")
class Cap(NamedTuple):
    """A bound that the rule puts on support, and the reason by name."""

    limit: int
    name: str
    reason: str
    where: Where = NOWHERE
    bites: bool = False


@told_by("item", "decibels", "counted")
class ItemWeight(NamedTuple):
    """How one item's weight of evidence came about, factor by factor.

    `sensitivity` is P(E|claim) and `type_i_error` P(E|no claim) as stated by the item or its test,
    each 0 to 1; `believed` are the two after the source's `reliability` (0 to 1; an unreliable
    source says it anyway with probability `says_anyway`). `effort` is how thoroughly it was looked
    for, 0 to 1. `ratio` is the likelihood ratio, `decibels` its weight after the item's cap,
    positive for the claim; `counted` what is left of it beside others that depend on it.
    """

    item: str
    group: str
    found: bool
    sensitivity: float
    type_i_error: float
    reliability: float
    says_anyway: float
    believed: tuple[float, float]
    effort: float
    ratio: float
    decibels: float
    counted: float
    why: str = ""


@told_by("low", "high", "items")
class Weight(NamedTuple):
    """A weight of evidence and the range of probability that it leaves.

    `low` and `high` are probabilities, 0 to 1, for the most sceptical and the most trusting prior
    of the band; `point` is for the prior itself and is no headline. `decibels` is ten times the
    common logarithm of the likelihood ratio, after the claim's cap. Both are None along a pathway,
    where weights do not add. `ahead`, `against` (0 or less) and `rivals` are its parts before the
    cap: items for, items against, and what evidence about rival explanations adds.
    """

    low: float
    high: float
    point: float | None = None
    decibels: float | None = None
    ahead: float = 0.0
    against: float = 0.0
    rivals: float = 0.0
    items: tuple[ItemWeight, ...] = ()

    @property
    def is_silent(self) -> bool:
        """Return whether no item says anything: none is there, or each is 0 dB."""
        return not any(item.decibels for item in self.items)


@told_by("verdict", "support", "refutation", "uses")
class Rating(NamedTuple):
    """Support and refutation, each 0 (none) to 4, before and after caps, with what made them.

    `ladder_support` is the rung that the evidence alone reaches. `lacks` are the conditions of the
    next rung that are not met: the request for more evidence. `overlay` is a verdict that stands
    in front of the two levels (too early, undecided, suppressed, not scored) with
    `overlay_reason`. `bearer` names the place on its pathway whose rating a claim has.
    `weight` is set by the scorer that weighs in decibels.
    """

    support: int = 0
    refutation: int = 0
    ladder_support: int = 0
    uses: tuple[EvidenceUse, ...] = ()
    caps: tuple[Cap, ...] = ()
    lacks: tuple[str, ...] = ()
    overlay: Verdict | None = None
    overlay_reason: str = ""
    weight: Weight | None = None
    bearer: str = ""

    @property
    def key(self) -> tuple[int, int, int]:
        """Return what orders places along a pathway and pathways into a node: lowest is weakest.

        Unproved comes before untested: a refuted step sinks a claim, an untested one leaves it
        open.
        """
        return (rank(self.evidence_verdict), self.support, -self.refutation)

    @property
    def evidence_verdict(self) -> Verdict:
        """Return what the two levels alone say, whatever stands in front of them."""
        return find_verdict(self.support, self.refutation)

    @property
    def verdict(self) -> Verdict:
        """Return what is shown."""
        return self.overlay or self.evidence_verdict

    @property
    def rank(self) -> int:
        """Return the order of the shown verdict, -3 to 4."""
        return rank(self.verdict)

    @property
    def counts(self) -> tuple[int, int, int]:
        """Return how many items count for, against, and were left out or say nothing."""
        used = [use for use in self.uses if use.strength]
        ahead = sum(1 for use in used if use.sign > 0)
        return ahead, len(used) - ahead, len(self.uses) - len(used)


@told_by("link", "rating.verdict")
class LinkRating(NamedTuple):
    """A causal link's rating, with the bounds that assumptions and rivals put on it.

    `held` says which of Mayne's conditions it leaves open: no pathway over it reads strong.
    """

    link: str
    rating: Rating
    own: Rating
    assumptions: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()
    sees_effect_from: date | None = None
    held: str = ""


class PathwayStep(NamedTuple):
    """One thing on a pathway that must hold: a node that occurred or a link that worked."""

    subject: str
    rating: Rating


class Condition(NamedTuple):
    """One of Mayne's four conditions for inferring contribution, with its rating and gap.

    `met` of `of` things meet it; `worst` names the one that stands lowest, empty when there is none
    to name.
    """

    name: str
    verdict: Verdict
    evidence: str
    gap: str
    met: int = 0
    of: int = 0
    worst: str = ""


class Proviso(NamedTuple):
    """What a claim's verdict alone would hide, as a sentence and as what it is made of.

    `kind` is held (with the bound as `cap`, or at a place), disputed, way-round, hindering, outside
    (what hinders from there), whole (evidence about the claim, beside its chain), whole-alone,
    rivals (all ruled out, none by others) or set-aside (its places are items); `verdict` the level
    it is held at or what the places read.
    """

    kind: str
    says: str
    verdict: Verdict | None = None
    places: tuple[str, ...] = ()
    cap: Cap | None = None


@told_by("claim", "verdict")
class ClaimRating(NamedTuple):
    """A contribution claim's rating: verdict, the pathway that carries it, its weakest place.

    `early_from` is the first node on the pathway that is too early to tell; empty when none is.
    `direct` is what evidence about the claim as a whole gives; None without any. `role` is the
    analyst's, as far as the complementary factors allow it. `left_out` names links
    that could not take part (feedback, circles). `trace`, `judge` and `qualify` are called when
    asked for: a model of 100,000 links has as many pathways as claims.
    """

    claim: str
    rating: Rating
    trace: Callable[[], tuple[PathwayStep, ...]] = tuple
    judge: Callable[[], tuple[Condition, ...]] = tuple
    qualify: Callable[[], tuple[Proviso, ...]] = tuple
    direct: Rating | None = None
    early_from: str = ""
    role: str = "not determined"
    role_reason: str = ""
    left_out: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """Return what is shown."""
        return self.rating.verdict

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Return Mayne's four conditions, in his order."""
        return self.judge()

    @property
    def provisos(self) -> tuple[Proviso, ...]:
        """Return what belongs behind the claim's own sentence, such as a bad way round it."""
        return self.qualify()

    @property
    def pathway(self) -> tuple[PathwayStep, ...]:
        """Return the steps of the pathway that carries the claim, in causal order."""
        return self.trace()

    @property
    def weakest(self) -> tuple[PathwayStep, ...]:
        """Return the steps of the pathway with the lowest key, the claim's bearer first.

        What is too early to tell holds nothing down, unless there is nothing else.
        """
        steps = self.pathway
        ripe = [step for step in steps if step.rating.overlay is not Verdict.TOO_EARLY] or steps
        bearers = [step for step in ripe if step.subject == self.rating.bearer]
        lowest = (bearers or [min(ripe, key=lambda step: step.rating.key)])[0] if ripe else None
        same = [step for step in ripe if lowest and step.rating.key == lowest.rating.key]
        return tuple(sorted(same, key=lambda step: step is not lowest))


@told_by("scorer", "nodes", "links", "claims")
class Ratings(NamedTuple):
    """Everything that one scorer said of one model."""

    scorer: str
    nodes: Mapping[str, Rating] = MappingProxyType({})
    links: Mapping[str, LinkRating] = MappingProxyType({})
    assumptions: Mapping[str, Rating] = MappingProxyType({})
    factors: Mapping[str, Rating] = MappingProxyType({})
    claims: Mapping[str, ClaimRating] = MappingProxyType({})

    def of(self, subject: str) -> Rating:
        """Return the rating of a link, node, assumption, factor or claim, by its name.

        Raises:
            KeyError: nothing of that name was rated.
        """
        if subject in self.links:
            return self.links[subject].rating
        if subject in self.claims:
            return self.claims[subject].rating
        for ratings in (self.nodes, self.assumptions, self.factors):
            if subject in ratings:
                return ratings[subject]
        raise KeyError(subject)


class Reason(NamedTuple):
    """One sentence of an explanation and the sentences that bear it; a leaf names its place."""

    text: str
    because: "tuple[Reason, ...]" = ()
    where: Where = NOWHERE
