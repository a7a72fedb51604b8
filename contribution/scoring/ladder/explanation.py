"""The reasoning behind a rating as a tree of sentences that can be recomputed by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from contribution.domain.diagnostic import Where
from contribution.domain.evidence import Evidence, Sighting
from contribution.domain.graph import ContributionGraph
from contribution.domain.located import Written
from contribution.domain.rating import (
    Cap,
    ClaimRating,
    EvidenceUse,
    LinkRating,
    PathwayStep,
    Rating,
    Ratings,
    Reason,
)
from contribution.domain.rule import Rule
from contribution.domain.verdict import RUNGS, SCALE, Verdict, find_verdict
from contribution.scoring.ladder.rungs import plain_source
from contribution.words.phrases import count_of


def explain_subject(graph: ContributionGraph, ratings: Ratings, rule: Rule, subject: str) -> Reason:
    """Return why a claim, link, node, assumption or factor has its verdict.

    Raises:
        KeyError: nothing of that name was rated.
    """
    if subject in ratings.claims:
        return _explain_claim(graph, ratings, rule, ratings.claims[subject])
    if subject in ratings.links:
        return _explain_link(graph, ratings.links[subject])
    rating = ratings.of(subject)
    return _explain_rating(graph, subject, rating, rating)


def explain_standing(graph: ContributionGraph, rated: ClaimRating, rule: Rule) -> Iterator[Reason]:
    """Yield what stands behind a claim whoever rates it: provisos, conditions, role, the rule."""
    yield from (Reason(each.says) for each in rated.provisos)
    for each in rated.conditions:
        yield Reason(f"Condition: {each.name}: {each.verdict}. {each.evidence}. Gap: {each.gap}")
    if rated.role_reason:
        role = graph.claims[rated.claim].role
        yield Reason(f"Role cannot be called {role}: {rated.role_reason}")
    origin = "as published" if rule.is_packaged else f"with changes from {rule.file}"
    yield Reason(f"Rule version {rule.version}, {origin}")


def explain_ignored(graph: ContributionGraph, rating: Rating) -> list[Reason]:
    """Return the items left out, each with why; nothing when none was."""
    heard = {item.item for item in rating.weight.items} if rating.weight else set()
    ignored = [use for use in rating.uses if not use.strength and use.item not in heard]
    if not ignored:
        return []
    leaves = tuple(_explain_use(graph, use) for use in ignored)
    return [Reason(f"Left out: {count_of(len(ignored), 'item')}", leaves)]


def _explain_claim(
    graph: ContributionGraph, ratings: Ratings, rule: Rule, rated: ClaimRating
) -> Reason:
    claim = graph.claims[rated.claim]
    steps = rated.pathway
    children = [_say_verdict(rated.rating)]
    if steps:
        weakest = rated.weakest
        names = "; ".join(
            f"{graph.label_of(step.subject)} ({step.rating.verdict})" for step in weakest[:3]
        )
        more = f" and {len(weakest) - 3} more" if len(weakest) > 3 else ""
        children.append(
            Reason(
                f"A pathway is as strong as its weakest place. Of {len(steps)} things that must "
                f"all hold, the weakest: {names}{more}",
                where=find_place(graph, weakest[0].subject),
            )
        )
        children.append(
            Reason(
                "The pathway that carries the claim, causes first:",
                tuple(_explain_step(graph, ratings, step) for step in steps),
            )
        )
    if rated.direct is not None:
        children.append(_explain_rating(graph, claim.id, rated.direct, rated.direct))
    children.extend(explain_standing(graph, rated, rule))
    return Reason(f"{claim.says}: {rated.verdict}", tuple(children), claim.places.at())


def _explain_step(graph: ContributionGraph, ratings: Ratings, step: PathwayStep) -> Reason:
    if step.subject in ratings.links:
        return _explain_link(graph, ratings.links[step.subject])
    return _explain_rating(graph, step.subject, step.rating, step.rating)


def _explain_link(graph: ContributionGraph, rated: LinkRating) -> Reason:
    whole = _explain_rating(graph, rated.link, rated.rating, rated.own)
    bounding = {cap.name for cap in rated.rating.caps}
    settled = (
        Reason(f"Rival explanation “{graph.label_of(rival)}” is ruled out, and bounds nothing",
               _list_predictions(graph, rival), find_place(graph, rival))
        for rival in rated.rivals
        if rival not in bounding
    )  # fmt: skip
    return whole._replace(because=(*whole.because, *settled))


def _explain_rating(graph: ContributionGraph, subject: str, rating: Rating, own: Rating) -> Reason:
    children = [_say_levels(rating)]
    for sign, words in ((1, "For"), (-1, "Against")):
        uses = [use for use in rating.uses if use.strength and use.sign == sign]
        if uses:
            level = own.ladder_support if sign > 0 else own.refutation
            groups = len({plain_source(use.group) for use in uses})
            children.append(
                Reason(
                    f"{words}: {count_of(len(uses), 'item')} from {count_of(groups, 'source')}, "
                    f"each source counted once: level {level} of 4 ({_name_level(level, sign)})",
                    tuple(_explain_use(graph, use) for use in uses),
                )
            )
    children += explain_ignored(graph, rating)
    children.extend(explain_cap(graph, cap) for cap in rating.caps)
    if rating.refutation > own.refutation:
        children.append(
            Reason(
                "A necessary assumption does not hold, so its refutation "
                f"(level {rating.refutation} of 4) counts against the link"
            )
        )
    if rating.lacks:
        next_rung = RUNGS[own.ladder_support + 1]
        children.append(Reason(f"To reach {next_rung} it lacks: {'; '.join(rating.lacks)}"))
    title = f"{name_kind(graph, subject)} {graph.label_of(subject)}: {rating.verdict}"
    return Reason(title, tuple(children), find_place(graph, subject))


def _name_level(level: int, sign: int) -> Verdict:
    return find_verdict(level, 0) if sign > 0 else find_verdict(0, level)


def _say_verdict(rating: Rating) -> Reason:
    table = (
        f"support {rating.support} of 4 and refutation {rating.refutation} of 4 read "
        f"“{find_verdict(rating.support, rating.refutation)}” in the verdict table"
    )
    if rating.overlay is None:
        return Reason(f"{say_meaning(rating.verdict)} ({table})")
    return Reason(
        f"{say_meaning(rating.overlay)} Reason: {rating.overlay_reason} "
        f"(what evidence there is: {table})"
    )


def _say_levels(rating: Rating) -> Reason:
    levels = (
        f"Support {rating.support} of 4, refutation {rating.refutation} of 4: "
        f"“{rating.evidence_verdict}”"
    )
    early = f"; {rating.overlay}: {rating.overlay_reason}" if rating.overlay else ""
    return Reason(f"{levels}{early}")


def say_meaning(verdict: Verdict) -> str:
    """Return what a verdict means, as a sentence."""
    meaning = SCALE[verdict].meaning
    return f"“{verdict}” means that {meaning}."


def _explain_use(graph: ContributionGraph, use: EvidenceUse) -> Reason:
    evidence = graph.items[use.item]
    observation = evidence.observation
    said = observation.sentence or evidence.item.says
    if not use.strength:
        return Reason(f"{evidence.item.says}: left out, because {use.why_not}", where=use.where)
    held = f" ({use.held})" if use.held else ""
    arithmetic = (
        f"{_article(use.test)} test, {_outcome(evidence)}, counts {use.token}{held}; quality "
        f"{use.quality} of 3; strength is the lesser, {use.strength}"
    )
    at = str(evidence.item.at) if evidence.item.at else ""
    locator = f" Look up: {at}." if at and at not in said else ""
    chance = "".join(f" {each}." for each in observation.chance)
    return Reason(f"{said}{chance} [{arithmetic}; source “{use.group}”].{locator}", where=use.where)


def _article(test: str) -> str:
    words = {"straw": "a straw-in-the-wind", "hoop": "a hoop", "smoking-gun": "a smoking-gun"}
    return words.get(test, f"a {test}")


def _outcome(evidence: Evidence) -> str:
    found = _CAME[evidence.observation.outcome]
    return found if evidence.item.predicts == "claim" else f"{found}, speaks against"


def explain_cap(graph: ContributionGraph, cap: Cap) -> Reason:
    """Return a bound in words, whether it bites, and what the rival that sets it predicts."""
    effect = "holds support down to" if cap.bites else "would hold support at"
    predicted = _list_predictions(graph, cap.name) if cap.name in graph.factors else ()
    return Reason(f"Bound: {cap.reason}; this {effect} {cap.limit} of 4", predicted, cap.where)


def _list_predictions(graph: ContributionGraph, rival: str) -> tuple[Reason, ...]:
    """What would be seen if the rival were the explanation, each with what came of looking."""
    return tuple(
        Reason(f"{_PREDICTS[each.item.predicts]} “{each.item.says.strip().rstrip('.')}”: {came}",
               where=each.item.places.at())
        for each in graph.find_evidence_about(rival)
        for came in ("planned" if each.item.planned else _CAME[each.observation.outcome],)
        if not each.kind.is_vote
    ) or (Reason("Nobody says what would be seen if it were the explanation"),)  # fmt: skip


_PREDICTS = {"claim": "It predicts:", "against": "It rules out:"}
_CAME = {
    Sighting.FOUND: "found",
    Sighting.NOT_FOUND: "looked for, not found",
    Sighting.CANNOT_TELL: "looked at, cannot tell",
    Sighting.NOT_SEARCHED: "nobody looked",
}


def name_kind(graph: ContributionGraph, subject: str) -> str:
    """Return what kind of thing a subject is."""
    if subject in graph.links:
        return "Link"
    if subject in graph.nodes:
        return graph.nodes[subject].stage.value.capitalize()
    if subject in graph.claims:
        return "Evidence about the claim as a whole:"
    return "Assumption" if subject in graph.assumptions else "Influence"


def find_place(graph: ContributionGraph, subject: str) -> Where:
    """Return where a subject stands in its file."""
    known: Mapping[str, Written] = {
        **graph.assumptions,
        **graph.factors,
        **graph.claims,
    }
    element = graph.links.get(subject) or graph.nodes.get(subject) or known[subject]
    return element.places.at()
