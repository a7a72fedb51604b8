"""Turns the shares of a survey into an observation: small bases first, then the decision."""

from __future__ import annotations

from contribution.domain.evidence import Chart, Figure, Observation, Outcome
from contribution.observing.numbers import points, signed, whole
from contribution.observing.shares import Share
from contribution.observing.stated import Computed, compare_stated
from contribution.observing.survey_fields import SurveyItem, SurveyRegister
from contribution.observing.survey_question import find_wave
from contribution.observing.wave_decisions import (
    ALPHA,
    DEFAULT_TARGET,
    WaveDecision,
    decide_change,
    decide_level,
    silence,
)
from contribution.statistics.proportions import wilson
from contribution.statistics.small_bases import DEFAULT_THRESHOLDS, BaseTreatment, base_treatment

_LOW_RESPONSE = 0.5


def build_observation(
    item: SurveyItem, register: SurveyRegister, shares: tuple[Share, ...]
) -> Observation:
    """Return what the shares say; no share on a base below 10 leaves this function."""
    used = (shares[-1],) if item.expect.level is not None else (shares[0], shares[-1])
    smallest = min(share.sample.base for share in used)
    treatment = base_treatment(smallest)
    shown = tuple(share for share in shares if share in used or not _is_hidden(share))
    if treatment == "suppress":
        return _suppressed()
    if treatment == "no percentages":
        return _counts_only(item, used, smallest)
    decision = _decide(item, register, used)
    observation = _describe(item, register, shown, decision)
    return _bounded(item, register, used, (treatment, decision, observation))


def _is_hidden(share: Share) -> bool:
    return share.sample.base < DEFAULT_THRESHOLDS.percentages


def _suppressed() -> Observation:
    limit = DEFAULT_THRESHOLDS.suppress
    return Observation(
        Outcome.NOT_SEARCHED,
        sentence=f"Fewer than {limit} people answered, so nothing is shown.",
        cautions=(f"Suppressed: a base below {limit} could tell who said what",),
        suppressed=True,
    )


def _counts_only(item: SurveyItem, used: tuple[Share, ...], smallest: int) -> Observation:
    limit = DEFAULT_THRESHOLDS.percentages
    counts = " and ".join(f"{share.fraction} in wave {share.wave}" for share in used)
    return Observation(
        Outcome.NOT_SEARCHED,
        sentence=f"{_answers(item)}: {counts}. Too few answered for percentages or a conclusion.",
        figures=tuple(
            Figure(f"Wave {share.wave}", share.fraction, rows=share.rows) for share in used
        ),
        working=tuple(note for share in used for note in share.notes),
        cautions=(
            f"A base of {smallest} is too small for percentages (below {limit}); not scored",
        ),
    )


def _decide(item: SurveyItem, register: SurveyRegister, used: tuple[Share, ...]) -> WaveDecision:
    target = DEFAULT_TARGET if register.threshold is None else register.threshold / 100
    if item.expect.level is not None:
        return decide_level(used[-1], item.expect, target=target)
    return decide_change((used[0], used[-1]), item.expect, overlap=register.overlap, target=target)


def _describe(
    item: SurveyItem,
    register: SurveyRegister,
    shares: tuple[Share, ...],
    decision: WaveDecision,
) -> Observation:
    mismatches, unreadable = compare_stated(item, _computed(shares, decision))
    parts = [f"{points(share.sample.proportion)} ({share.fraction}) in wave {share.wave}"
             for share in shares]  # fmt: skip
    change = ""
    if decision.difference is not None:
        change = (
            f", a change of {signed(100 * decision.difference, 0)} points (95% interval "
            f"{signed(100 * decision.low, 0)} to {signed(100 * decision.high, 0)})"
        )
    return Observation(
        decision.outcome,
        sentence=f"{_answers(item)}: {' and '.join(parts)}{change}. {decision.meaning}",
        figures=_figures(shares, decision),
        working=(
            *(note for share in shares for note in share.notes),
            *decision.working,
            f"Don't know answers: {register.dont_know}",
        ),
        cautions=(
            *(caution for share in shares for caution in share.cautions),
            *decision.cautions,
        ),
        before_after=True,
        chart=_chart(item, shares),
        mismatches=mismatches,
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
    bounds = [*_base_bounds(treatment, used), *_response_bounds(register, used)]
    if decision.outcome is Outcome.NOT_SEARCHED:
        bounds.append((3, "Left open: the interval lies on both sides of the level expected"))
    silent = silence(decision)
    if silent < 3:
        bounds.append((silent, _SILENCE[silent].format(power=f"{decision.power:.0%}")))
    cautions = (*observation.cautions, *(words for _, words in bounds))
    observation = observation._replace(
        cautions=cautions, quality_cap=min([3, *(cap for cap, _ in bounds)])
    )
    if treatment == "not scored":
        return observation._replace(outcome=Outcome.NOT_SEARCHED)
    if _has_power_to_tell(item, decision):
        return observation._replace(sensitivity=decision.power, type_i_error=ALPHA)
    return observation


_SILENCE = {
    0: "Too few answers to notice the change expected ({power} chance): silence, not evidence",
    1: "The chance to notice the change expected was only {power}: not finding it says little",
}


def _base_bounds(treatment: BaseTreatment, used: tuple[Share, ...]) -> list[tuple[int, str]]:
    smallest = min(share.sample.base for share in used)
    if treatment == "not scored":
        limit = DEFAULT_THRESHOLDS.scored
        return [(2, f"A base of {smallest} is shown but not scored (below {limit})")]
    if treatment == "caution":
        return [(2, f"A base of {smallest} is small (below {DEFAULT_THRESHOLDS.normal})")]
    return []


def _response_bounds(register: SurveyRegister, used: tuple[Share, ...]) -> list[tuple[int, str]]:
    bounds = []
    for share in used:
        wave = find_wave(register, share.wave)
        answered = wave.answered or share.sample.base
        if wave.invited and answered / wave.invited < _LOW_RESPONSE:
            rate = f"{answered} of {wave.invited}, {points(answered / wave.invited)}"
            words = f"Fewer than half answered wave {share.wave} ({rate}); who did may differ"
            bounds.append((2, words))
    return bounds


def _has_power_to_tell(item: SurveyItem, decision: WaveDecision) -> bool:
    """Power and alpha replace what the author named only where the data are too few to tell."""
    if decision.outcome is Outcome.NOT_SEARCHED:
        return False
    named = item.test or item.sensitivity or item.expected_if_true
    if decision.outcome is Outcome.FOUND or decision.decided or decision.power >= 0.8:
        return not named
    return True


def _answers(item: SurveyItem) -> str:
    return f"{' or '.join(item.options)} to “{(item.statement or item.question or '').strip()}”"


def _figures(shares: tuple[Share, ...], decision: WaveDecision) -> tuple[Figure, ...]:
    figures = [
        Figure(
            f"Wave {share.wave}",
            f"{points(share.sample.proportion)} ({share.fraction})",
            share.percent,
            share.formula,
            share.rows,
        )
        for share in shares
    ]
    if decision.difference is not None:
        number = 100 * decision.difference
        formula = f"{shares[-1].percent:.1f}% - {shares[0].percent:.1f}%"
        figures.append(Figure("Change", f"{signed(number)} points", number, formula))
    return tuple(figures)


def _computed(shares: tuple[Share, ...], decision: WaveDecision) -> dict[str, Computed]:
    computed = {
        f"wave {share.wave}": Computed(f"{share.percent:.1f}% ({share.fraction})", share.printed)
        for share in shares
    }
    if decision.difference is not None:
        first, last = shares[0], shares[-1]
        # Reports subtract rounded shares as often as they round the difference.
        changes = (
            100 * decision.difference,
            *(float(whole(b)) - float(whole(a)) for a in first.printed for b in last.printed),
        )
        computed["change"] = Computed(f"{signed(changes[0])} points", changes)
    if decision.significant is not None:
        words = "yes" if decision.significant else "no"
        computed["significant"] = Computed(f"{words} ({decision.working[0]})", (),
                                           decision.significant)  # fmt: skip
    return computed


def _chart(item: SurveyItem, shares: tuple[Share, ...]) -> Chart:
    bars = []
    for share in shares:
        interval = wilson(share.sample)
        label = f"Wave {share.wave}"
        bars.append((label, share.percent, 100 * interval.low, 100 * interval.high))
    lines = {} if item.expect.level is None else {str(item.expect): item.expect.level}
    title = item.statement or item.question or item.says
    return Chart("bars", title.strip(), "percent", {" or ".join(item.options): tuple(bars)}, lines)
