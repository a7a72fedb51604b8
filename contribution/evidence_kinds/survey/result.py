"""Turns the shares of a survey into an observation: small bases first, then the decision."""

from collections.abc import Iterator

from contribution.domain.evidence import Observation, Sighting
from contribution.domain.figures import Figure
from contribution.evidence_kinds.shared.figures import compare_stated
from contribution.evidence_kinds.survey._linked_waves import WaveLink, doubt_pick, link_waves
from contribution.evidence_kinds.survey._words import (
    build_computed,
    build_figures,
    say_counts_alone,
    say_dont_know,
    say_result,
    say_suppressed,
    say_withheld,
)
from contribution.evidence_kinds.survey.chart import (
    build_chart,
    find_beside,
    is_withheld,
    say_beside,
)
from contribution.evidence_kinds.survey.decisions import (
    ALPHA,
    DEFAULT_TARGET,
    WaveDecision,
    decide_change,
    decide_wave_level,
)
from contribution.evidence_kinds.survey.fields import SurveyItem, SurveyRegister
from contribution.evidence_kinds.survey.question import ask, find_wave, read_whose
from contribution.evidence_kinds.survey.shares import Share
from contribution.stats.small_bases import DEFAULT_THRESHOLDS, BaseTreatment, base_treatment
from contribution.words.phrases import points

_LOW_RESPONSE = 0.5


def build_observation(
    item: SurveyItem, register: SurveyRegister, shares: tuple[Share, ...]
) -> Observation:
    """Return what the shares say; no share on a base below 10 leaves this function.

    Nor does one from which such a share could be had by subtraction; it counts all the same, so
    that withholding moves no verdict.
    """
    used = (shares[-1],) if item.expect.level is not None else (shares[0], shares[-1])
    smallest = min(share.sample.base for share in used)
    treatment = base_treatment(smallest)
    if treatment == "suppress":
        return _suppressed(item)
    observation = _observe(item, register, shares, (used, smallest, treatment))
    if any(_is_withheld(item, register, share) for share in used):
        return _withheld(item, observation)
    return observation


def _observe(
    item: SurveyItem,
    register: SurveyRegister,
    shares: tuple[Share, ...],
    rests_on: tuple[tuple[Share, ...], int, BaseTreatment],
) -> Observation:
    used, smallest, treatment = rests_on
    if treatment == "no percentages":
        return _counts_only(item, used, smallest)
    shown = tuple(
        share
        for share in shares
        if share in used or not (_is_small(share) or _is_withheld(item, register, share))
    )
    link, decision = _decide(item, register, used)
    observation = _describe(item, register, shown, (link, decision))
    if treatment == "unscored":
        observation = observation._replace(sentence=say_result(item, shown, decision, too_few=True))
    return _bounded(item, register, used, (treatment, decision, observation))


def _is_small(share: Share) -> bool:
    return share.sample.base < DEFAULT_THRESHOLDS.percentages


def _is_withheld(item: SurveyItem, register: SurveyRegister, share: Share) -> bool:
    answers, chosen = register.answers, share.respondents
    if answers is None or chosen is None or not answers.groups:
        return False
    everybody = ask(item, register, share.wave, everybody=True)
    named = register.group_columns & set(answers.groups)
    return is_withheld(answers.pools[chosen.key], read_whose(item, answers), everybody, named)


def _suppressed(item: SurveyItem) -> Observation:
    limit = DEFAULT_THRESHOLDS.suppress
    return Observation(
        Sighting.CANNOT_TELL,
        sentence=say_suppressed(item),
        cautions=(f"Suppressed: a base below {limit} could tell who said what",),
        suppressed=True,
    )


def _withheld(item: SurveyItem, observation: Observation) -> Observation:
    limit = DEFAULT_THRESHOLDS.suppress
    return observation._replace(
        sentence=say_withheld(item, observation.outcome),
        figures=(),
        working=(),
        cautions=(
            f"Withheld, though counted: by subtraction fewer than {limit} people would be exposed",
        ),
        chart=None,
        mismatches=(),
        withheld=True,
    )


def _counts_only(item: SurveyItem, used: tuple[Share, ...], smallest: int) -> Observation:
    limit = DEFAULT_THRESHOLDS.percentages
    return Observation(
        Sighting.CANNOT_TELL,
        sentence=say_counts_alone(item, used),
        figures=tuple(
            Figure(f"Wave {share.wave}", share.fraction, rows=share.rows) for share in used
        ),
        working=tuple(note for share in used for note in share.notes),
        cautions=(
            f"A base of {smallest} is too small for percentages (below {limit}); not scored",
        ),
    )


def _decide(
    item: SurveyItem, register: SurveyRegister, used: tuple[Share, ...]
) -> tuple[WaveLink, WaveDecision]:
    hoped = None if register.threshold is None else register.threshold / 100
    if item.expect.level is not None:
        target = DEFAULT_TARGET if hoped is None else hoped
        return WaveLink(None), decide_wave_level(used[-1], item.expect, target=target)
    waves = (used[0], used[-1])
    link = link_waves(item, register, register.answers, waves)
    decision = decide_change(
        waves, item.expect, overlap=link.overlap, hoped=hoped, panel=link.panel
    )
    return link, decision


def _describe(
    item: SurveyItem,
    register: SurveyRegister,
    shares: tuple[Share, ...],
    found: tuple[WaveLink, WaveDecision],
) -> Observation:
    link, decision = found
    mismatches, unreadable = compare_stated(item, build_computed(shares, decision))
    beside = find_beside(item, register, register.answers, shares)
    return Observation(
        decision.outcome,
        sentence=say_result(item, shares, decision),
        figures=build_figures(shares, decision),
        working=(
            *(note for share in shares for note in share.notes),
            *(say_beside(item, *pair) for pair in zip(shares, beside, strict=False)),
            *decision.working,
            *link.working,
            say_dont_know(register),
        ),
        cautions=(
            *(caution for share in shares for caution in share.cautions),
            *decision.cautions,
            *link.cautions,
        ),
        before_after=True,
        chart=build_chart(item, shares, beside),
        mismatches=(*link.mismatches, *mismatches),
        unreadable=unreadable,
    )


def _bounded(
    item: SurveyItem,
    register: SurveyRegister,
    used: tuple[Share, ...],
    result: tuple[BaseTreatment, WaveDecision, Observation],
) -> Observation:
    """The observation with every bound that base, response and power put on it."""
    treatment, decision, observation = result
    bounds = [
        *_base_bounds(treatment, used),
        *_response_bounds(item, register, used),
        *_doubt_bounds(register, used),
        *((1, words) for words in (doubt_pick(item, register, used, decision),) if words),
    ]
    cautions = (*observation.cautions, *(words for _, words in bounds))
    observation = observation._replace(
        cautions=cautions, quality_cap=min([3, *(cap for cap, _ in bounds)])
    )
    if treatment == "unscored":
        return observation._replace(outcome=Sighting.CANNOT_TELL)
    if _has_power_to_tell(item, decision):
        return observation._replace(sensitivity=decision.power, type_i_error=ALPHA)
    return observation


def _base_bounds(treatment: BaseTreatment, used: tuple[Share, ...]) -> list[tuple[int, str]]:
    smallest = min(share.sample.base for share in used)
    if treatment == "unscored":
        limit = DEFAULT_THRESHOLDS.scored
        return [(2, f"A base of {smallest} is shown but not scored (below {limit})")]
    if treatment == "caution":
        return [(2, f"A base of {smallest} is small (below {DEFAULT_THRESHOLDS.normal})")]
    return []


def _doubt_bounds(register: SurveyRegister, used: tuple[Share, ...]) -> Iterator[tuple[int, str]]:
    """Who declared a correction has looked at the row, even if it was left as printed."""
    looked_at = {correction.row for correction in register.corrections}
    for share in used:
        yield from ((1, words) for row, words in share.doubts if row not in looked_at)


def _response_bounds(
    item: SurveyItem, register: SurveyRegister, used: tuple[Share, ...]
) -> list[tuple[int, str]]:
    bounds = []
    for share in used:
        wave = find_wave(register, share.wave)
        # How many of a group were invited is not known: it answered like everybody, at best.
        answered = wave.answered or (0 if item.where else share.sample.base)
        if wave.invited and answered and answered / wave.invited < _LOW_RESPONSE:
            rate = f"{answered} of {wave.invited}, {points(answered / wave.invited)}"
            words = f"Fewer than half answered wave {share.wave} ({rate}); who did may differ"
            bounds.append((2, words))
    return bounds


def _has_power_to_tell(item: SurveyItem, decision: WaveDecision) -> bool:
    """Power and alpha say how telling a decision is where the author named no test."""
    named = item.test or item.sensitivity or item.expected_if_true
    return decision.outcome.decides and not named
