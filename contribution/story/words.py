"""The sentences of the story, in words that say no more than the verdict allows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from contribution.domain.diagnostic import NOWHERE, Where
from contribution.domain.evidence import Evidence, Sighting
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import ContributionClaim
from contribution.domain.rating import EvidenceUse, Rating
from contribution.domain.rule import Rule
from contribution.domain.verdict import RUNGS, SCALE, Verdict

_QUALITIES = ("inadmissible", "weak", "adequate", "good")
_COLLECTORS = {
    "implementer": "those who run the programme",
    "funder": "those who pay for the programme",
    "evaluator": "the evaluator",
    "independent": "someone independent of the programme",
}
_OUTCOMES = {
    Sighting.FOUND: "looked for and found",
    Sighting.NOT_FOUND: "looked for and not found",
    Sighting.CANNOT_TELL: "looked at, and it cannot tell",
    Sighting.NOT_SEARCHED: "not looked for",
}
_TESTS = {
    "straw": "straw in the wind",
    "hoop": "hoop test",
    "smoking-gun": "smoking gun",
    "doubly-decisive": "doubly decisive test",
    "moderate": "moderate test",
}
_SHOWN_PLACES = 12


def say_claim(graph: ContributionGraph, claim: ContributionClaim, verdict: Verdict) -> str:
    """Return the claim in the verbs that its verdict permits."""
    target = f"“{graph.label_of(claim.target)}”"
    return f"{say_permitted(verdict, name_source(graph, claim))} {target}."


def say_permitted(verdict: Verdict, source: str = "the programme") -> str:
    """Return the beginning of the sentence that the verdict permits, up to its object."""
    verbs = SCALE[verdict].verbs
    spoken = next((verb for verb in verbs if "contribute" in verb), None)
    return capitalise(f"{source} {spoken}" if spoken else f"a contribution of {source} {verbs[0]}")


def name_source(graph: ContributionGraph, claim: ContributionClaim) -> str:
    """Return whose contribution is claimed: the programme, a strand or one step."""
    if claim.source is None:
        return "the programme"
    strand = graph.model.strands.get(claim.source)
    return f"the strand “{strand}”" if strand else f"“{graph.label_of(claim.source)}”"


def say_meaning(rating: Rating) -> str:
    """Return what the verdict means; one that stands in front also says what lies behind it."""
    meaning = f"{capitalise(SCALE[rating.verdict].meaning)}."
    if rating.overlay is None:
        return meaning
    reason = f" {capitalise(rating.overlay_reason)}." if rating.overlay_reason else ""
    behind = rating.evidence_verdict
    so_far = (
        "" if behind is Verdict.UNTESTED else f" What evidence there is so far reads “{behind}”."
    )
    return f"{meaning}{reason}{so_far}"


def say_counts(counts: tuple[int, int, int]) -> str:
    """Return how many items speak for, against, and were left out."""
    ahead, against, left_out = counts
    words = f"{ahead} for, {against} against"
    return f"{words}, {left_out} left out" if left_out else words


def say_use(use: EvidenceUse, outcome: Sighting) -> str:
    """Return how one item counted, as arithmetic, or why it was left out."""
    if use.quiet:
        return f"Too faint for a rung: {use.why_not}."
    if not use.strength:
        return f"Left out: {use.why_not or 'it says nothing either way'}."
    quality = _QUALITIES[use.quality]
    return (
        f"{capitalise(name_test(use.test))}, {_OUTCOMES[outcome]}: counts {use.token}"
        f"{f', as {use.held}' if use.held else ''}. "
        f"Quality {use.quality} of 3 ({quality}). The lesser: strength {use.strength}."
    )


def say_levels(rating: Rating) -> str:
    """Return the two levels that the verdict table reads."""
    return (
        f"support {rating.support} of 4 ({RUNGS[rating.support]}), "
        f"refutation {rating.refutation} of 4"
    )


def say_chance(rating: Rating) -> str:
    """Return the range of probability when the scorer gives one; empty when it does not."""
    weight = rating.weight
    if weight is None:
        return ""
    return (
        f"between {weight.low:.0%} and {weight.high:.0%}, depending on what was believed before "
        "the evidence"
    )


def say_collector(evidence: Evidence) -> str:
    """Return who collected the item; an unnamed collector is said to be unnamed."""
    if evidence.item.by is None and evidence.register.by is None:
        return f"not stated, taken to be {_COLLECTORS['implementer']}"
    return _COLLECTORS[evidence.by]


def say_voices(graph: ContributionGraph, names: Iterable[str]) -> str:
    """Return whose voice it is, in the model's words for the groups."""
    return ", ".join(graph.model.stakeholders.get(name, name) for name in names)


def say_outcome(outcome: Sighting) -> str:
    """Return what became of looking for it."""
    return _OUTCOMES[outcome]


def say_quality(quality: int) -> str:
    """Return the quality as number and word."""
    return f"{quality} of 3, {_QUALITIES[quality]}"


def say_quality_reason(evidence: Evidence) -> str:
    """Return why the quality is what it is: the author's reason, or the bound the data set."""
    stated = evidence.item.quality
    if stated is None:
        stated = evidence.register.quality
    because = evidence.item.because or evidence.register.because or ""
    if evidence.observation.quality_cap < (2 if stated is None else stated):
        bound = f"the data bound it to {evidence.observation.quality_cap}"
        return f"{because.rstrip('.')}; {bound}" if because else bound
    if stated is None:
        return because or "the author says nothing, so it is taken as adequate"
    return because


def name_test(test: str) -> str:
    """Return the kind of test in words."""
    return _TESTS.get(test, test)


def say_place(where: Where) -> str:
    """Return the place as file:line; empty when there is none."""
    return "" if where == NOWHERE or not where.file else f"{where.file}:{where.line}"


def say_places(places: Iterable[Where]) -> str:
    """Return places, each file named once with its lines; a long list ends with how many more."""
    by_file: dict[str, list[int]] = {}
    for place in places:
        by_file.setdefault(place.file, []).append(place.line)
    return "; ".join(f"{file}:{_lines(lines)}" for file, lines in by_file.items() if file)


def say_rule(rule: Rule) -> str:
    """Return which rule was used: its version and whether a project changed it."""
    own = "the program’s own" if rule.is_packaged else f"with changes from {rule.file}"
    return f"version {rule.version}, {own}"


def say_date(day: date | None) -> str:
    """Return the date as it is said in Britain; empty when there is none."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else ""


def say_span(starts: date | None, ends: date | None) -> str:
    """Return a stretch of time of which either end may be open."""
    if starts and ends:
        return say_date(starts) if starts == ends else f"{say_date(starts)} to {say_date(ends)}"
    return f"from {say_date(starts)}" if starts else f"until {say_date(ends)}" if ends else ""


def count(number: int, noun: str) -> str:
    """Return the number with its noun in the plural where it should be."""
    return f"{number} {noun if number == 1 else noun + 's'}"


def capitalise(text: str) -> str:
    """Return the text with its first letter large and the others as they are."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """Return the text as a sentence, with a full stop where it has no end."""
    tidy = capitalise(text.strip())
    return tidy if not tidy or tidy[-1] in ".!?…" else f"{tidy}."


def _lines(lines: list[int]) -> str:
    unique = sorted(set(lines))
    shown = ", ".join(str(line) for line in unique[:_SHOWN_PLACES])
    more = len(unique) - _SHOWN_PLACES
    return f"{shown} and {more} more" if more > 0 else shown


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
