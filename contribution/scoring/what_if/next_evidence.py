"""What evidence to seek next: what is planned, by what it could teach, then what is lacking."""

from datetime import date
from typing import NamedTuple

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import NOWHERE, Where
from contribution.domain.evidence import Evidence, ProbativeTest, Sighting
from contribution.domain.probative import find_test
from contribution.domain.rating import Rating, Ratings
from contribution.domain.verdict import Verdict
from contribution.scoring.weight.decibels import find_probative_value, hold
from contribution.scoring.weight.items import weigh_planned
from contribution.scoring.weight.learning import (
    find_chance_of_finding,
    find_expected_learning,
    find_learning_at_top,
    find_mutual_information,
    find_posteriors,
)
from contribution.scoring.weight.total import WEIGHT_OF_EVIDENCE, multiply_steps
from contribution.scoring.what_if.costs import read_amount, say_cost
from contribution.scoring.what_if.needs import Need, find_needs
from contribution.scoring.what_if.rerating import WhatIf, ask_what_if, suppose


class Prospect(NamedTuple):
    """A planned item and what looking for it could do for one claim.

    `chance` is the probability of finding it, `learning` the expected share of the doubt about its
    own subject that goes, `at_top` the same for the whole claim if its steps are independent,
    `bits` what looking is expected to tell of its own subject, `after` the chance that this holds
    if found and if not, all 0 to 1; `telling` are common logarithms of the ratios by which a find
    would count for and its absence against. None where nothing can be said in numbers. `cost` is
    as the author wrote it.
    """

    item: str
    place: str
    seek: str
    test: str
    cost: str
    if_found: Verdict
    if_missed: Verdict
    now: Verdict
    chance: float | None = None
    learning: float | None = None
    at_top: float | None = None
    bits: float | None = None
    telling: tuple[float, float] | None = None
    after: tuple[float, float] | None = None
    where: Where = NOWHERE

    @property
    def could_change(self) -> bool:
        """Return whether either outcome would give the claim another verdict."""
        return self.if_found != self.now or self.if_missed != self.now

    @property
    def per_cost(self) -> float | None:
        """Return the learning about the whole claim per unit of cost; None without both."""
        amount = read_amount(self.cost)
        return None if self.at_top is None or not amount else self.at_top / amount


class ClaimPlan(NamedTuple):
    """What to seek for one claim: prospects ranked, then what the ladder asks for.

    `is_weighed` says that its scorer weighs in decibels.
    """

    claim: str
    says: str
    now: Verdict
    overlay: Verdict | None
    prospects: tuple[Prospect, ...]
    needs: tuple[Need, ...]
    is_weighed: bool = False


class Plan(NamedTuple):
    """An evidence plan for a meeting: a part for each claim, in the order of the model."""

    claims: tuple[ClaimPlan, ...]

    @property
    def idle(self) -> tuple[str, ...]:
        """Return the planned items that could change no claim: candidates to drop."""
        prospects = [each for claim in self.claims for each in claim.prospects]
        useful = {each.item for each in prospects if each.could_change}
        return tuple(dict.fromkeys(each.item for each in prospects if each.item not in useful))


def plan_next(assessment: Assessment, claim: str | None = None) -> Plan:
    """Return what evidence to seek next for all claims, or for one.

    Raises:
        KeyError: there is no such claim.
    """
    names = assessment.graph.claims if claim is None else (claim,)
    return Plan(tuple(_plan_claim(assessment, name) for name in names))


def _plan_claim(assessment: Assessment, name: str) -> ClaimPlan:
    what_if = ask_what_if(assessment, name)
    rating = what_if.rated.rating
    planned = [each for each in what_if.graph.evidence if each.item.planned]
    # Numbers come from the weights whichever scorer rates: they answer what looking would teach.
    weighed = WEIGHT_OF_EVIDENCE.rate(what_if.graph, what_if.rule) if planned else Ratings("")
    prospects = [_foresee(what_if, each, weighed) for each in planned]
    return ClaimPlan(
        claim=name,
        says=assessment.graph.claims[name].says,
        now=rating.evidence_verdict,
        overlay=rating.overlay,
        prospects=tuple(sorted(prospects, key=_worth, reverse=True)),
        needs=tuple(
            _try(what_if, need) for need in find_needs(what_if.graph, what_if.before, name)
        ),
        is_weighed=rating.weight is not None,
    )


def _try(what_if: WhatIf, need: Need) -> Need:
    # One good test alone, found and not found: what it would make of the whole claim.
    graph = what_if.graph
    if not need.test or need.gap == "rivals" or need.place not in graph.subjects:
        return need
    test = ProbativeTest(need.test)
    known = graph.find_evidence_about(need.place)
    found, missed = (
        what_if.replace_evidence(need.place, (*known, *suppose(need.place, [(test, each)])))
        for each in _OUTCOMES
    )
    return need._replace(
        if_found=found.rating.evidence_verdict, if_missed=missed.rating.evidence_verdict
    )


def _foresee(what_if: WhatIf, planned: Evidence, weighed: Ratings) -> Prospect:
    found, missed = (_rate_as(what_if, planned, outcome) for outcome in _OUTCOMES)
    known = set(what_if.graph.subjects)
    place = next(subject for subject in planned.item.about if subject in known)
    rule = what_if.rule
    test = find_test(planned.item, planned.observation, rule)
    prospect = Prospect(
        item=planned.id,
        place=place,
        seek=planned.item.says,
        test=str(test),
        cost=say_cost(planned.item.cost),
        if_found=found.evidence_verdict,
        if_missed=missed.evidence_verdict,
        now=what_if.rated.rating.evidence_verdict,
        where=planned.item.places.at(),
    )
    return _add_learning(prospect, what_if, weighed, weigh_planned(planned, rule))


_OUTCOMES = (Sighting.FOUND, Sighting.NOT_FOUND)


def _rate_as(what_if: WhatIf, planned: Evidence, outcome: Sighting) -> Rating:
    # What is planned is written down before anybody looks, unless its author says otherwise.
    declared = planned.declared_on or date.min
    item = planned.item.model_copy(update={"planned": False, "declared_on": declared})
    observation = planned.observation._replace(outcome=outcome)
    supposed = planned._replace(item=item, observation=observation)
    return what_if.replace_items({planned.id: supposed}).rating


def _add_learning(
    prospect: Prospect, what_if: WhatIf, weighed: Ratings, pair: tuple[float, float]
) -> Prospect:
    place, most = prospect.place, what_if.rule.weights.item_cap_db / 10
    weight = weighed.of(place).weight
    prior = weight.point if weight else None
    if prior is None:
        return prospect
    learning = find_expected_learning(prior, *pair)
    steps = weighed.claims[what_if.claim].pathway
    top = multiply_steps(steps)
    on_way = any(step.subject == place and step.rating.overlay is None for step in steps)
    found, missed = find_probative_value(*pair)
    return prospect._replace(
        chance=find_chance_of_finding(prior, *pair),
        learning=learning,
        at_top=find_learning_at_top(learning, top, prior) if on_way and top is not None else None,
        bits=find_mutual_information(prior, *pair),
        telling=(hold(found, most), hold(missed, most)),
        after=find_posteriors(prior, *pair),
    )


def _worth(prospect: Prospect) -> tuple[bool, bool, float, float]:
    per_cost = prospect.per_cost
    return (
        prospect.could_change,
        per_cost is not None,
        per_cost or 0.0,
        prospect.at_top or prospect.learning or 0.0,
    )
