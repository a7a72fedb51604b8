"""From the evidence about one subject to its two levels, support and refutation, each 0 to 4."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from contribution.domain.evidence import Evidence, ProbativeTest, Sighting
from contribution.domain.probative import (
    find_probabilities,
    find_test,
    find_token,
    is_post_hoc,
    weigh_in_decibels,
)
from contribution.domain.rating import EvidenceUse, Rating
from contribution.domain.rule import Rule
from contribution.domain.verdict import RUNGS
from contribution.words.labels import plain_words

_NOT_SEARCHED = "it was not looked for, which is not the same as not found"
_INDEPENDENT = frozenset({"evaluator", "independent"})


class Admissible(NamedTuple):
    """What a subject lets its evidence say.

    `into` is the result of a link or claim, empty for others. A change is evidence that a result
    occurred, not of what brought it about, so before-and-after figures about a link are straws,
    and so is what is about its result too and does not say how it shows the cause. Items dated
    before `not_before` are left out, undated ones being taken to be as recent as `as_of`.
    """

    into: str = ""
    not_before: date | None = None
    as_of: date | None = None


NODE = Admissible()


class Groups(NamedTuple):
    """The dependence groups that speak one way, each counted once with its strongest item."""

    strengths: tuple[int, ...]
    families: int
    independent: int

    def count(self, at_least: int) -> int:
        """Return how many groups are at least this strong (1 to 3)."""
        return sum(1 for strength in self.strengths if strength >= at_least)


def rate_uses(uses: tuple[EvidenceUse, ...], rule: Rule) -> Rating:
    """Return the rating that items already weighed support, before any cap."""
    if not uses:
        return Rating(lacks=find_unmet(Groups((), 0, 0), 1, rule))
    ahead, against = (group_by_sign(uses, sign) for sign in (1, -1))
    support = climb_support(ahead, rule)
    return Rating(
        support=support,
        refutation=climb_refutation(against, rule),
        ladder_support=support,
        uses=uses,
        lacks=find_lacks(ahead, support, rule),
    )


def weigh(evidence: Evidence, rule: Rule, standing: Admissible = NODE) -> EvidenceUse:
    """Return how one item counts: its sign and its strength, the lesser of test and quality."""
    item, observation = evidence.item, evidence.observation
    token, held = find_token(item, observation, rule), ""
    for test, why in find_bounds(evidence, rule, standing):
        limit = abs(rule.tokens[test].get(observation.outcome, 0))
        if limit < abs(token):
            token, held = max(-limit, min(limit, token)), why
    sign = (1 if token > 0 else -1) * (1 if item.predicts == "claim" else -1)
    use = EvidenceUse(
        item=item.id,
        group=evidence.group,
        sign=sign,
        test=find_test(item, observation, rule),
        token=abs(token),
        strength=min(abs(token), evidence.quality),
        quality=evidence.quality,
        method=evidence.method,
        independent=evidence.by in _INDEPENDENT,
        where=item.places.at(),
        held=held,
        unbacked=_is_unbacked(evidence),
    )
    if why_not := _find_why_not(evidence, standing):
        return use._replace(strength=0, why_not=why_not)
    if why_quiet := _find_why_quiet(evidence, rule, token):
        return use._replace(strength=0, why_not=why_quiet, quiet=True)
    return use


def find_bounds(
    evidence: Evidence, rule: Rule, standing: Admissible
) -> Iterator[tuple[ProbativeTest, str]]:
    """Yield the tests that the item can count as at most, each with the reason."""
    if rule.guards.late_tests and evidence.is_late:
        yield rule.post_hoc_test, _say_late(evidence)
    elif is_post_hoc(evidence.item):
        yield rule.post_hoc_test, "its test was written down after its result"
    if standing.into and evidence.observation.before_after:
        yield rule.default_test, "before and after without a comparison is only a straw on a link"
    item = evidence.item
    if rule.guards.traces and standing.into in item.about and not item.traces:
        yield (
            rule.default_test,
            ("it is about the result too, and does not say how it shows the cause (traces:)"),
        )


def _say_late(evidence: Evidence) -> str:
    if evidence.declared_on is None:
        return "nobody says that its test was written down before anybody looked"
    return f"its test was written down on {evidence.declared_on}, after its result"


def _is_unbacked(evidence: Evidence) -> bool:
    # What a table was searched for is there to be looked up; a search by hand must be told.
    judged = evidence.register.table is None
    vain = evidence.observation.outcome is Sighting.NOT_FOUND
    return vain and judged and not evidence.item.searched


# Letters of other scripts that stand unseen among Latin ones.
_LOOKALIKES = str.maketrans("аеорсухіјѕһкмтвнпαονρτυ", "aeopcyxijshkmtbhnaovptu")


@cache
def plain_source(group: str) -> str:
    """Return what tells a source from others: two spellings of one are the same people."""
    words = plain_words(group)
    if not words.isascii() and re.search("[a-z]", words):
        words = words.translate(_LOOKALIKES)
    return words.removeprefix("the ") or group


def group_by_sign(uses: Iterable[EvidenceUse], sign: int) -> Groups:
    """Return the groups that speak for (+1) or against (-1)."""
    best: dict[str, int] = {}
    families = set()
    independent = 0
    for use in uses:
        if use.strength and use.sign == sign:
            source = plain_source(use.group)
            best[source] = max(best.get(source, 0), use.strength)
            families.add(use.method)
            independent = max(independent, use.strength if use.independent else 0)
    return Groups(tuple(best.values()), len(families), independent)


def climb_support(groups: Groups, rule: Rule) -> int:
    """Return the highest rung, 0 to 4, all of whose conditions hold."""
    for rung in (4, 3, 2, 1):
        if not find_unmet(groups, rung, rule):
            return rung
    return 0


def climb_refutation(groups: Groups, rule: Rule) -> int:
    """Return the level of refutation, 0 to 4; one failed hoop suffices for 3."""
    ladder = rule.ladder
    decisive = groups.count(ladder.strong_single)
    if decisive:
        return 4 if decisive >= ladder.very_strong_groups else 3
    if not find_unmet(groups, 2, rule):
        return 2
    return 1 if groups.count(1) else 0


def find_unmet(groups: Groups, rung: int, rule: Rule) -> tuple[str, ...]:
    """Return, in words, the conditions of a rung (1 to 4) that these groups do not meet."""
    ladder = rule.ladder
    if rung == 1:
        conditions = [(groups.count(1) >= 1, "any evidence at all in its favour")]
    elif rung == 2:
        good = groups.count(ladder.moderate_single) >= 1
        many = groups.count(1) >= ladder.moderate_groups
        words = (
            "one source that could hardly say so if the claim were false (a moderate test of "
            f"adequate quality), or {ladder.moderate_groups} independent sources from "
            f"{ladder.moderate_families} kinds of method"
        )
        conditions = [(good or (many and groups.families >= ladder.moderate_families), words)]
    else:
        conditions = _upper_conditions(groups, rung, rule)
    return tuple(words for holds, words in conditions if not holds)


def find_lacks(groups: Groups, support: int, rule: Rule) -> tuple[str, ...]:
    """Return what the next rung up would need; empty at the top."""
    return find_unmet(groups, support + 1, rule) if support < len(RUNGS) - 1 else ()


def _upper_conditions(groups: Groups, rung: int, rule: Rule) -> list[tuple[bool, str]]:
    ladder = rule.ladder
    decisive = (
        "something that could hardly be seen unless it were so (a smoking gun of good quality)"
    )
    conditions = [
        (
            groups.independent >= ladder.strong_independent,
            "a good source that is independent of the programme",
        )
    ]
    if rung == 3:
        return [
            (groups.count(ladder.strong_single) >= 1, decisive),
            (
                groups.count(1) >= ladder.strong_groups,
                f"{ladder.strong_groups} sources that do not depend on one another",
            ),
            *conditions,
        ]
    return [
        (
            groups.count(ladder.strong_single) >= ladder.very_strong_groups,
            f"{decisive}, from {ladder.very_strong_groups} sources",
        ),
        (
            groups.families >= ladder.very_strong_families,
            f"{ladder.very_strong_families} different kinds of method",
        ),
        *conditions,
    ]


def _find_why_not(evidence: Evidence, standing: Admissible) -> str:
    item, observation = evidence.item, evidence.observation
    seen_on = evidence.day or standing.as_of
    first = standing.not_before
    reasons = (
        (item.planned, "it is planned, so it says nothing yet"),
        (observation.suppressed, "its base is too small to show"),
        (not observation.outcome.decides, _say_undecided(evidence)),
        (evidence.quality == 0, "its quality is 0, inadmissible"),
        (
            first is not None and seen_on is not None and seen_on < first,
            f"it is dated before {first}, when it could first be seen",
        ),
    )
    return next((words for holds, words in reasons if holds), "")


def _find_why_quiet(evidence: Evidence, rule: Rule, token: int) -> str:
    if _is_silent(evidence, rule):
        return "its sample is too small for an absence to say anything"
    if token:
        return ""
    if evidence.observation.outcome is Sighting.NOT_FOUND and evidence.item.search_effort < 1:
        return "hardly anybody looked for it, so that its absence tells nothing"
    return "it is as likely without the claim as with it, so it tells nothing"


def _say_undecided(evidence: Evidence) -> str:
    observation = evidence.observation
    if observation.outcome is Sighting.NOT_SEARCHED:
        return next(iter(observation.cautions), _NOT_SEARCHED)
    why = f": {observation.cautions[0]}" if observation.cautions else ""
    return f"it was looked at and cannot tell either way{why}"


def _is_silent(evidence: Evidence, rule: Rule) -> bool:
    # Specification A6.1: a null weighs (1 - power) / (1 - alpha), whatever its test is called.
    observation = evidence.observation
    if observation.outcome is not Sighting.NOT_FOUND or observation.sensitivity is None:
        return False
    pair = find_probabilities(evidence.item, observation, rule)
    return abs(weigh_in_decibels(*pair, observation.outcome)) < rule.silent_below
