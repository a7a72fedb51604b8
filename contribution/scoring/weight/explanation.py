"""The weight of evidence as a tree of sentences from which every number can be recomputed."""

from __future__ import annotations

from collections.abc import Iterable

from contribution.domain.graph import ContributionGraph
from contribution.domain.rating import (
    ClaimRating,
    ItemWeight,
    PathwayStep,
    Rating,
    Ratings,
    Reason,
    Weight,
)
from contribution.domain.rule import Rule
from contribution.domain.verdict import RUNGS, Verdict
from contribution.scoring.ladder.explanation import (
    explain_cap,
    explain_ignored,
    explain_standing,
    find_place,
    name_kind,
    say_meaning,
)
from contribution.scoring.weight.alternatives import explain_alternatives
from contribution.scoring.weight.decibels import to_ratio
from contribution.scoring.weight.intervals import (
    describe_interval,
    describe_probability,
    find_band,
    find_tipping_bias,
    show_interval,
    show_probability,
)
from contribution.scoring.weight.rivals import explain_rivals
from contribution.scoring.weight.total import find_source_ranges, multiply_steps


def explain_weight(graph: ContributionGraph, ratings: Ratings, rule: Rule, subject: str) -> Reason:
    """Return why a claim, link, node, assumption or factor has its interval and its verdict.

    Raises:
        KeyError: nothing of that name was rated.
    """
    if subject in ratings.claims:
        return _explain_claim(graph, ratings, rule, ratings.claims[subject])
    return _explain_subject(graph, ratings, rule, subject)


def _explain_claim(
    graph: ContributionGraph, ratings: Ratings, rule: Rule, rated: ClaimRating
) -> Reason:
    claim = graph.claims[rated.claim]
    children = [_say_reading(rated.rating, rule)]
    if rated.pathway:
        children += _explain_pathway(graph, ratings, rule, rated)
    if rated.direct is not None:
        children.append(_explain_rating(graph, rule, claim.id, rated.direct))
    children.extend(explain_standing(graph, rated, rule))
    title = f"{claim.says}: {_headline(rated.rating)}"
    return Reason(title, tuple(children), claim.places.at())


def _explain_pathway(
    graph: ContributionGraph, ratings: Ratings, rule: Rule, rated: ClaimRating
) -> list[Reason]:
    steps = [step for step in rated.pathway if step.rating.weight and not step.rating.overlay]
    lines = []
    if steps:
        weakest = min(steps, key=lambda step: step.rating.weight.high if step.rating.weight else 1)
        lines.append(_say_bounds(graph, steps, weakest))
    product = multiply_steps(rated.pathway)
    if product is not None:
        lines.append(
            Reason(
                "If no step had anything to do with another, the product from the prior "
                f"{rule.weights.prior} would be {show_probability(product)}; nobody has shown "
                "that, and each further step lowers it, so it is no headline"
            )
        )
    lines += explain_alternatives(graph, ratings, rule, rated)
    lines.append(
        Reason(
            "The pathway that carries the claim, causes first:",
            tuple(_explain_subject(graph, ratings, rule, step.subject) for step in rated.pathway),
        )
    )
    return lines


def _say_bounds(graph: ContributionGraph, steps: list[PathwayStep], weakest: PathwayStep) -> Reason:
    lows = [step.rating.weight.low for step in steps if step.rating.weight]
    doubts = " + ".join(f"{1 - low:.2f}" for low in lows)
    high = weakest.rating.weight.high if weakest.rating.weight else 1.0
    return Reason(
        f"All {len(steps)} steps must hold and nobody knows how they depend on one another. Lower "
        f"end: 1 - sum of their doubts ({doubts}), or 0 if that is less. Upper end along "
        f"this pathway: that of its weakest step, {graph.label_of(weakest.subject)}, "
        f"{show_probability(high)}",
        where=find_place(graph, weakest.subject),
    )


def _explain_subject(
    graph: ContributionGraph, ratings: Ratings, rule: Rule, subject: str
) -> Reason:
    in_links = subject in ratings.links
    beside = _explain_link(graph, ratings, rule, subject) if in_links else ()
    return _explain_rating(graph, rule, subject, ratings.of(subject), beside)


def _explain_rating(
    graph: ContributionGraph,
    rule: Rule,
    subject: str,
    rating: Rating,
    beside: Iterable[Reason] = (),
) -> Reason:
    weight = rating.weight
    children = [_say_reading(rating, rule)]
    if weight is not None and weight.decibels is not None:
        children += _explain_sum(graph, rating, weight, rule)
        children += _explain_sources(weight, rule)
    children += [*explain_ignored(graph, rating), *beside]
    title = f"{name_kind(graph, subject)} {graph.label_of(subject)}: {_headline(rating)}"
    return Reason(title, tuple(children), find_place(graph, subject))


def _headline(rating: Rating) -> str:
    if rating.weight is None:
        return str(rating.verdict)
    low, high = rating.weight.low, rating.weight.high
    words = describe_interval(low, high)
    return (
        f"between {show_interval(low, high).replace(' to ', ' and ')} ({words}): {rating.verdict}"
    )


def _say_reading(rating: Rating, rule: Rule) -> Reason:
    """The word in terms of the interval: what the ladder means by it is another matter."""
    if rating.overlay is not None or rating.weight is None:
        return Reason(f"{say_meaning(rating.verdict)} Reason: {rating.overlay_reason}")
    limits, weight = rule.weights.verdict_from, rating.weight
    told = []
    if rating.support and (met := [each for each in limits if each < weight.low]):
        told.append(f"even a sceptical reader is left above {met[-1]:.2g}")
    if rating.refutation and (met := [each for each in limits if each < 1 - weight.high]):
        told.append(f"even a trusting one is left below {1 - met[-1]:.2g}")
    if rating.verdict is Verdict.UNTESTED:
        told = ["there is no evidence on something that must hold"]
    elif not told:
        told = ["a sceptical and a trusting reader are left too far apart to say more"]
    named = ", ".join(f"{rung} {limit:.2g}" for rung, limit in zip(RUNGS[1:], limits, strict=True))
    words = f"“{rating.verdict}” means here that {' and '.join(told)}"
    return Reason(f"{words} (limits: {named}, or as much against)")


def _explain_sum(
    graph: ContributionGraph, rating: Rating, weight: Weight, rule: Rule
) -> list[Reason]:
    weights = rule.weights
    decibels = weight.decibels or 0.0
    total = weight.ahead + weight.against + weight.rivals
    capped = f", held at {weights.claim_cap_db:g}" if abs(total - decibels) > 1e-9 else ""
    bottom, top = weights.prior_band
    lines = [
        Reason(
            f"Weight of evidence {decibels:+.1f} dB: for {weight.ahead:+.1f}, against "
            f"{weight.against:+.1f}, rival explanations {weight.rivals:+.1f}{capped}; that is "
            f"{_show_ratio(to_ratio(decibels))}",
            tuple(_explain_item(graph, item) for item in weight.items),
        ),
        Reason(
            f"Odds times this ratio: whoever began at a chance of {bottom:g} or of {top:g} is now "
            "between "
            f"{show_interval(*find_band(decibels, weights)).replace(' to ', ' and ')}; from "
            f"{weights.prior:g} it would be {show_probability(weight.point or 0.0)} "
            f"({describe_probability(weight.point or 0.0)})"
        ),
    ]
    level = rating.support if decibels > 0 else rating.refutation
    if level and rating.support != rating.refutation and abs(decibels) > 0:
        bias = find_tipping_bias(weight, level, weights)
        if bias > 0:
            lines.append(
                Reason(
                    f"The verdict survives unless a bias nobody thought of exceeds {bias:.1f} dB, "
                    f"{_show_ratio(to_ratio(bias))}"
                )
            )
    return lines


def _explain_item(graph: ContributionGraph, item: ItemWeight) -> Reason:
    evidence = graph.items[item.item]
    said = evidence.observation.sentence or evidence.item.says
    s, t = item.believed
    parts = [f"chance of seeing it if true {item.sensitivity:.2g}, if not {item.type_i_error:.2g}"]
    if item.reliability < 1:
        parts.append(
            f"its source believed {item.reliability:.2g} of the time and else saying so anyway "
            f"with chance {item.says_anyway:.2g}, so {s:.2g} and {t:.2g}"
        )
    if item.found:
        parts.append(f"found, so the ratio is {s:.2g} / {t:.2g}")
    elif item.effort < 1:
        q = f"{item.effort:.2g}"
        parts.append(
            f"looked for with effort {q}, not found: (1 - {q} × {s:.2g}) / (1 - {q} × {t:.2g})"
        )
    else:
        parts.append(f"looked for, not found: (1 - {s:.2g}) / (1 - {t:.2g})")
    parts.append(f"10 log10 of it is {item.decibels:+.1f} dB")
    if item.why:
        parts.append(f"counts {item.counted:+.1f} dB: {item.why}")
    text = f"{said} [{'; '.join(parts)}; source “{item.group}”]"
    return Reason(text, where=evidence.item.places.at())


def _explain_sources(weight: Weight, rule: Rule) -> list[Reason]:
    ranges = find_source_ranges(weight, rule)
    if len(ranges) < 2:
        return []
    low = min(ranges, key=lambda each: each.weight.low)
    high = max(ranges, key=lambda each: each.weight.low)
    most = max(ranges, key=lambda each: abs((each.weight.decibels or 0) - (weight.decibels or 0)))
    return [
        Reason(
            f"Leaving out one source at a time, the lower end lies between "
            f"{show_probability(low.weight.low)} and {show_probability(high.weight.low)}; most "
            f"rests on “{most.source}”"
        )
    ]


def _explain_link(
    graph: ContributionGraph, ratings: Ratings, rule: Rule, subject: str
) -> list[Reason]:
    rated = ratings.links[subject]
    lines = explain_rivals(graph, ratings, rule, rated)
    for name in (name for name in rated.assumptions if graph.assumptions[name].necessary):
        rating = ratings.assumptions[name]
        lines.append(
            Reason(
                f"Needs the assumption “{graph.label_of(name)}” {_headline(rating)}; its doubt is "
                "added to the link's",
                where=find_place(graph, name),
            )
        )
    lines.extend(explain_cap(graph, cap) for cap in rated.rating.caps)
    return lines


def _show_ratio(ratio: float) -> str:
    if ratio >= 1:
        return f"{ratio:.2g} to 1"
    return f"1 to {1 / ratio:.2g}"
