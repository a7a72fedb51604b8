"""What every part of the story needs to know: the assessment, the words, which claims and items."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from contribution.domain.assessment import Assessment
from contribution.domain.evidence import Evidence, Sighting
from contribution.domain.logic_model import ContributionClaim, Stage
from contribution.domain.rating import ClaimRating, EvidenceUse, PathwayStep, Rating
from contribution.domain.verdict import Verdict
from contribution.domain.view import View
from contribution.drawing.sheet.selection import Selection, select
from contribution.scoring.what_if.next_evidence import ClaimPlan, plan_next
from contribution.story.blocks import Ref, Text, anchor
from contribution.story.speech import Speech

# More than this nobody reads on a first page.
MOST_HEADLINES = 7
MOST_EACH_WAY = 5
_MOST_FIGURES = 2
_NOWHERE = PathwayStep("", Rating())
_UNLIKE = {
    Sighting.NOT_FOUND: "not-so",
    Sighting.CANNOT_TELL: "cannot-say",
    Sighting.NOT_SEARCHED: "not-searched",
}


class Telling:
    """One assessment being told: `view` may narrow it to a focus or a strand."""

    def __init__(self, assessment: Assessment, view: View | None = None) -> None:
        self.assessment = assessment
        self.view = view or View()
        self.graph = assessment.graph
        self.ratings = assessment.ratings
        self.speech = Speech(assessment.graph.model.lang or "en")

    @cached_property
    def selection(self) -> Selection:
        """Return the nodes, links and influences that are told of."""
        return select(self.graph, self.view)

    @cached_property
    def subjects(self) -> frozenset[str]:
        """Return the names of everything that is told of."""
        nodes, links, factors = self.selection
        assumed = {name for link in links for name in link.assumes or ()}
        names = {*(each.id for each in nodes), *(each.id for each in links), *assumed}
        everything = not (self.view.focus or self.view.strand)
        extra = set(self.graph.assumptions) if everything else set()
        outside = {each.id for each in factors}
        parts = {each.id for each in self.graph.model.influences if each.of in outside}
        return frozenset({*names, *extra, *outside, *parts})

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """Return the evidence that bears on what is told of."""
        if not (self.view.focus or self.view.strand):
            return self.graph.evidence
        return tuple(
            each for each in self.graph.evidence if not self.subjects.isdisjoint(each.item.about)
        )

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Return every piece of evidence with the number by which the page refers to it."""
        return {each.id: number for number, each in enumerate(self.graph.evidence, 1)}

    @cached_property
    def claims(self) -> tuple[ContributionClaim, ...]:
        """Return the claims told of, one for each result and source that differ."""
        wanted = {node.id for node in self.selection.nodes}
        if self.view.focus in self.graph.claims:
            return (self.graph.claims[str(self.view.focus)],)
        return tuple(each for each in self.graph.model.claims if each.target in wanted)

    @cached_property
    def headlines(self) -> tuple[ContributionClaim, ...]:
        """Return the claims that the page opens with.

        Those that the model names; else the author's own, then impacts, then the outcomes at which
        most pathways meet. Two claims about one result that the same place bears count as one.
        """
        told = {each.target: each for each in reversed(self.claims)}
        told |= {each.target: each for each in self.claims if each.source is None}
        told |= {each.id: each for each in self.claims}
        named = [told[name] for name in self.graph.model.headline if name in told]
        if named:
            return tuple(named[:MOST_HEADLINES])
        kept: dict[tuple[str, str], ContributionClaim] = {}
        for claim in sorted(self.claims, key=self._order):
            kept.setdefault((claim.target, self.bearer(claim.id).subject), claim)
        return tuple(kept.values())[:5]

    @cached_property
    def others(self) -> tuple[ContributionClaim, ...]:
        """Return the claims that stand in the annex, by stage."""
        opened = {each.id for each in self.headlines}
        rest = [each for each in self.claims if each.id not in opened]
        return tuple(sorted(rest, key=lambda each: self.graph.nodes[each.target].stage.column))

    def _order(self, claim: ContributionClaim) -> tuple[int, int, int]:
        stage = self.graph.nodes[claim.target].stage
        place = 0 if not claim.default else 1 if stage is Stage.IMPACT else 2
        return place, -len(self.graph.find_links_into(claim.target)), -stage.column

    def rated(self, claim: str) -> ClaimRating:
        """Return how the claim is rated."""
        return self.ratings.claims[claim]

    def bearer(self, claim: str) -> PathwayStep:
        """Return the place whose verdict the claim has; one without a name where nothing leads."""
        rated = self.rated(claim)
        if rated.verdict is Verdict.TOO_EARLY and rated.early_from:
            return PathwayStep(rated.early_from, self.ratings.nodes[rated.early_from])
        return next(iter(rated.weakest), _NOWHERE)

    def plan(self, claim: str) -> ClaimPlan:
        """Return what to seek next for the claim."""
        return plan_next(self.assessment, claim).claims[0]

    def refer(self, subject: str) -> Ref:
        """Return a reference to a step, link, assumption or influence, as a sentence names it."""
        graph, link = self.graph, self.graph.links.get(subject)
        if link is None:
            named = self.speech.plain("quoted", name=graph.label_of(subject))
        else:
            ends = {"source": graph.label_of(link.source), "target": graph.label_of(link.target)}
            named = self.speech.plain("the-link", **ends)
        return Ref(named, anchor("place", subject))

    def list_place(self, subject: str) -> Ref:
        """Return the same reference as a list names it."""
        return Ref(self.graph.label_of(subject), anchor("place", subject))

    def refer_claim(self, claim: ContributionClaim, text: str = "") -> Ref:
        """Return a reference to what is told of the claim."""
        return Ref(text or self.graph.label_of(claim.target), anchor("claim", claim.id))

    def number(self, item: str) -> Ref:
        """Return the number of a piece of evidence as a reference to it."""
        return Ref(str(self.numbers[item]), anchor("item", item))

    def cite(self, item: str) -> Text:
        """Return what a piece of evidence says, as it came out, with its number."""
        evidence = self.graph.items[item]
        says = evidence.item.says.rstrip(".")
        # What may be chance, or was not looked for, must never read as if it were so.
        key = _UNLIKE.get(evidence.observation.outcome, "found-so")
        figures = _shorten_figures(evidence)
        told = self.speech.plain(key, says=says, figures=f" ({figures})" if figures else "")
        return (f"{told} [", self.number(item), "]")

    @cached_property
    def charted(self) -> Mapping[str, str]:
        """Return the figures of every chart with the first evidence that has them: drawn once."""
        charts = ((each.observation.chart, each.id) for each in reversed(self.evidence))
        return {str(chart.series): name for chart, name in charts if chart is not None}

    @cached_property
    def cited(self) -> frozenset[str]:
        """Return the evidence that the pages of the findings cite."""
        return frozenset(
            use.item
            for claim in self.headlines
            for sign in (1, -1)
            for use in self.strongest(self.bearer(claim.id).rating, sign)[:MOST_EACH_WAY]
        )

    @cached_property
    def references(self) -> Mapping[str, str]:
        """Return assumptions and influences with the short names that pictures give them."""
        counts = {"competing": 0, "complementary": 0}
        named = {each.id: f"A{n}" for n, each in enumerate(self.graph.model.assumptions, 1)}
        for factor in self.graph.model.factors:
            counts[factor.role] += 1
            letter = "R" if factor.role == "competing" else "W"
            named[factor.id] = f"{letter}{counts[factor.role]}"
        return named

    @cached_property
    def strength_order(self) -> Mapping[str, int]:
        """Return every link told of with its place in the order of strength, 1 the strongest."""
        rated = {link.id: self.ratings.links[link.id].rating for link in self.selection.links}
        ordered = sorted(rated, key=lambda name: rated[name].key, reverse=True)
        return {name: number for number, name in enumerate(ordered, 1)}

    def refer_short(self, subject: str) -> Ref:
        """Return a reference to an assumption or influence by the short name of the pictures."""
        return Ref(self.references.get(subject, subject), anchor("place", subject))

    def strongest(self, rating: Rating, sign: int) -> tuple[EvidenceUse, ...]:
        """Return the uses that speak this way (+1 for, -1 against), the strongest first."""
        used = [use for use in rating.uses if use.strength and use.sign == sign]
        return tuple(sorted(used, key=lambda use: -use.strength))

    def early_until(self, claim: str) -> date | None:
        """Return from when the claim can be judged; None when it can, or when nobody knows."""
        rated = self.rated(claim)
        links = self.ratings.links
        as_of = self.graph.model.as_of
        days = [
            day
            for step in rated.pathway
            if step.subject in links and (day := links[step.subject].sees_effect_from)
        ]
        late = [day for day in days if as_of and day > as_of]
        return max(late) if late and rated.early_from else None


def lowest(steps: Iterable[PathwayStep]) -> PathwayStep:
    """Return the step that stands lowest; one without a name when there are none."""
    return min(steps, key=lambda step: step.rating.key, default=_NOWHERE)


def _shorten_figures(evidence: Evidence) -> str:
    # Each figure with its own label: two figures may be before and after, or a part and its whole.
    observation, says = evidence.observation, evidence.item.says
    if observation.suppressed or observation.withheld or evidence.kind.is_vote:
        return ""
    shown = [
        f"{each.label} {value}"
        for each in observation.figures[:_MOST_FIGURES]
        if (value := each.value.partition(" (")[0]) not in says and value[:1].isdigit()
    ]
    return "; ".join(shown)
