"""All that the story tells of one claim, gathered from the assessment as data."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import NOWHERE, Where
from contribution.domain.evidence import Evidence
from contribution.domain.located import Written
from contribution.domain.logic_model import Assumption, ContributionClaim, Factor
from contribution.domain.rating import Cap, ClaimRating, Condition, EvidenceUse, PathwayStep, Rating
from contribution.domain.verdict import RUNGS
from contribution.story.words import say_claim

# The kind of evidence that is never counted (Mayne 2019: opinion is not central to a claim).


class Testimony(NamedTuple):
    """One item and the steps of the pathway for which it counts in the same way."""

    subjects: tuple[str, ...]
    use: EvidenceUse
    evidence: Evidence


class RivalStory(NamedTuple):
    """A rival on the pathway, its own rating, and the bound it puts on the claim, if any."""

    factor: Factor
    rating: Rating
    cap: Cap | None


class Raise(NamedTuple):
    """What one place on the pathway would need before the claim could rise a rung."""

    step: PathwayStep
    needs: tuple[str, ...]


class ClaimStory(NamedTuple):
    """A claim with everything that bears on it; `sentence` is in calibrated words.

    `raises` names what holds the claim on its rung; empty when it can rise no further.
    """

    claim: ContributionClaim
    rated: ClaimRating
    sentence: str
    steps: tuple[PathwayStep, ...]
    weakest: tuple[PathwayStep, ...]
    conditions: tuple[Condition, ...]
    testimonies: tuple[Testimony, ...]
    assumptions: tuple[Assumption, ...]
    rivals: tuple[RivalStory, ...]
    complements: tuple[Factor, ...]
    raises: tuple[Raise, ...]
    strands: tuple[str, ...]
    voices: tuple[str, ...]
    kinds: Mapping[str, str]

    @property
    def ahead(self) -> tuple[Testimony, ...]:
        """Return what speaks for the steps of the pathway, strongest first."""
        return _strongest_first(each for each in self.testimonies if _sign(each) > 0)

    @property
    def against(self) -> tuple[Testimony, ...]:
        """Return what speaks against the steps of the pathway, strongest first."""
        return _strongest_first(each for each in self.testimonies if _sign(each) < 0)

    @property
    def left_out(self) -> tuple[Testimony, ...]:
        """Return what was there and could not be counted, but for people's opinions."""
        return tuple(each for each in self.testimonies if not (_sign(each) or _is_opinion(each)))

    @property
    def opinions(self) -> tuple[Testimony, ...]:
        """Return what people in a room thought: shown beside the verdict, never part of it."""
        return tuple(each for each in self.testimonies if _is_opinion(each))

    @property
    def disputed(self) -> tuple[PathwayStep, ...]:
        """Return the steps against which something speaks, whatever speaks for them."""
        return tuple(step for step in self.steps if step.rating.refutation)

    @property
    def next_rung(self) -> str:
        """Return the name of the rung of support above the claim's; empty at the top."""
        support = self.rated.rating.support
        return RUNGS[support + 1] if support + 1 < len(RUNGS) else ""


def build_claim_story(assessment: Assessment, name: str) -> ClaimStory:
    """Return the story of the claim of this name.

    Raises:
        KeyError: the model has no such claim.
    """
    graph, ratings = assessment.graph, assessment.ratings
    claim, rated = graph.claims[name], ratings.claims[name]
    steps = rated.pathway
    links = [ratings.links[step.subject] for step in steps if step.subject in ratings.links]
    assumptions = dict.fromkeys(each for link in links for each in link.assumptions)
    nodes = [graph.nodes[step.subject] for step in steps if step.subject in graph.nodes]
    testimonies = tuple(_find_testimonies(assessment, steps))
    used = [each.evidence for each in testimonies if each.use.strength]
    return ClaimStory(
        claim=claim,
        rated=rated,
        sentence=" ".join((say_claim(graph, claim, rated.verdict), *rated.provisos)),
        steps=steps,
        weakest=rated.weakest,
        conditions=rated.conditions,
        testimonies=testimonies,
        assumptions=tuple(graph.assumptions[each] for each in assumptions),
        rivals=_find_rivals(assessment, steps),
        complements=_find_complements(assessment, steps),
        raises=_find_raises(assessment, rated),
        strands=_unique(node.strand for node in nodes),
        voices=_unique(voice for each in used for voice in each.stakeholders),
        kinds={each.kind.name: each.kind.label for each in used},
    )


def place_of(assessment: Assessment, subject: str) -> Where:
    """Return where the subject is written; nowhere when the model has no such thing."""
    graph = assessment.graph
    families = (graph.nodes, graph.links, graph.assumptions, graph.factors, graph.claims)
    found: Written | None = next((each[subject] for each in families if subject in each), None)
    return found.places.at() if found is not None else NOWHERE


def _find_testimonies(
    assessment: Assessment, steps: tuple[PathwayStep, ...]
) -> Iterable[Testimony]:
    found: dict[EvidenceUse, list[str]] = {}
    for step in steps:
        for use in step.rating.uses:
            found.setdefault(use, []).append(step.subject)
    for use, subjects in found.items():
        yield Testimony(tuple(subjects), use, assessment.graph.items[use.item])


def _find_rivals(assessment: Assessment, steps: tuple[PathwayStep, ...]) -> tuple[RivalStory, ...]:
    ratings = assessment.ratings
    caps: dict[str, Cap] = {}
    names: dict[str, None] = {}
    for step in steps:
        link = ratings.links.get(step.subject)
        if link is None:
            continue
        names.update(dict.fromkeys(link.rivals))
        for cap in link.rating.caps:
            # A bound that bites anywhere on the pathway is the one to tell.
            if cap.name not in caps or cap.bites:
                caps[cap.name] = cap
    return tuple(
        RivalStory(assessment.graph.factors[name], ratings.factors[name], caps.get(name))
        for name in names
    )


def _find_complements(assessment: Assessment, steps: tuple[PathwayStep, ...]) -> tuple[Factor, ...]:
    found = (factor for step in steps for factor in assessment.graph.find_factors_on(step.subject))
    return tuple(dict.fromkeys(each for each in found if each.role == "complementary"))


def _find_raises(assessment: Assessment, rated: ClaimRating) -> tuple[Raise, ...]:
    support = rated.rating.support
    if support + 1 >= len(RUNGS):
        return ()
    found = []
    for step in rated.pathway:
        if step.rating.support <= support and step.rating.support < len(RUNGS) - 1:
            needs = tuple(_find_needs(assessment, step))
            if needs:
                found.append(Raise(step, needs))
    # What holds the claim down most is what a reader asks for first.
    return tuple(sorted(found, key=lambda each: each.step not in rated.weakest))


def _find_needs(assessment: Assessment, step: PathwayStep) -> Iterable[str]:
    rating = step.rating
    link = assessment.ratings.links.get(step.subject)
    own = link.own if link else rating
    if own.ladder_support <= rating.support:
        yield from own.lacks
    for cap in rating.caps:
        if cap.limit <= rating.support:
            yield f"the bound to be lifted that {cap.reason}"


def _unique(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def _sign(testimony: Testimony) -> int:
    return testimony.use.sign if testimony.use.strength else 0


def _is_opinion(testimony: Testimony) -> bool:
    return testimony.evidence.kind.is_vote and not _sign(testimony)


def _strongest_first(testimonies: Iterable[Testimony]) -> tuple[Testimony, ...]:
    return tuple(sorted(testimonies, key=lambda each: -each.use.strength))
