"""How far a statement comes back by itself when it was picked because it was the most extreme.

Of many statements the one with the lowest share is also the one that chance pushed down the most.
What is left of the spread of all beyond sampling error says how much of its distance is its own.
"""

from statistics import fmean, variance
from typing import NamedTuple

from contribution.evidence_kinds.survey.decisions import WaveDecision
from contribution.evidence_kinds.survey.fields import SurveyItem, SurveyRegister
from contribution.evidence_kinds.survey.question import ask, find_wave
from contribution.evidence_kinds.survey.shares import Share, find_share
from contribution.words.phrases import signed

# Of fewer statements the extreme one is no choice among many.
_MANY = 5


class _Others(NamedTuple):
    """The shares of all statements of a question in a wave; `chance` is their sampling variance."""

    number: int
    lowest: float
    highest: float
    mean: float
    spread: float
    chance: float


def doubt_pick(
    item: SurveyItem, register: SurveyRegister, used: tuple[Share, ...], decision: WaveDecision
) -> str:
    """Return why the change may be a return to the mean; empty where it is more than that.

    What was declared before the later wave was not picked for what it says.

    Source: Barnett, van der Pols and Dobson (2005), International Journal of Epidemiology 34;
    Kelley (1947), Fundamentals of Statistics, for the share of a distance that is real.
    """
    declared, later = item.declared_on or register.declared_on, find_wave(register, used[-1].wave)
    is_early = None not in {declared, later.starts} and declared <= later.starts  # type: ignore[operator]
    if decision.difference is None or not decision.outcome.decides or item.where or is_early:
        return ""
    way = 1 if decision.difference > 0 else -1
    others, own = _find_others(item, register, used[0]), used[0].sample.proportion
    if others is None or (own > others.lowest if way > 0 else own < others.highest):
        return ""
    share = min(1.0, others.chance / others.spread) if others.spread else 1.0
    back = share * abs(others.mean - own)
    if abs(decision.difference) - back > (decision.high - decision.low) / 2:
        return ""
    return (
        f"It was the {'lowest' if way > 0 else 'highest'} of {others.number} statements in wave "
        f"{used[0].wave}, so about {signed(100 * back * way, 0)} points come back by themselves "
        "(regression to the mean): a straw at most"
    )


def _find_others(item: SurveyItem, register: SurveyRegister, share: Share) -> _Others | None:
    """What all statements of the question say in the wave, worked out once for all items."""
    if register.answers is None or share.respondents is None:
        return None
    wave, question, _ = share.respondents.key
    key = (wave, question, item.options)
    if key not in register.beside:
        register.beside[key] = _gather(item, register, share.wave, (wave, question))
    found = register.beside[key]
    return found if isinstance(found, _Others) else None


def _gather(
    item: SurveyItem, register: SurveyRegister, wave: str, asked_in: tuple[str, str]
) -> _Others | None:
    answers, table = register.answers, register.table
    if answers is None or table is None:
        return None
    asked = ask(item, register, wave)
    found = [
        find_share(each, asked, table)
        for key, each in answers.questions.items()
        if key[:2] == asked_in
    ]
    samples = [each.sample for each in found if isinstance(each, Share)]
    if len(samples) < _MANY:
        return None
    shares = [each.proportion for each in samples]
    chance = fmean(each.standard_error**2 for each in samples)
    return _Others(len(shares), min(shares), max(shares), fmean(shares), variance(shares), chance)
