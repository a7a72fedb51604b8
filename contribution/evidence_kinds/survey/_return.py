"""How far a statement comes back by itself when it was picked because it was the most extreme.

Of many statements the one with the lowest share is also the one that chance pushed down the most.
What is left of the spread of all beyond sampling error says how much of its distance is its own.
"""

from statistics import fmean, variance

from contribution.evidence_kinds.survey.answers import Answers
from contribution.evidence_kinds.survey.decisions import WaveDecision
from contribution.evidence_kinds.survey.fields import SurveyItem, SurveyRegister
from contribution.evidence_kinds.survey.question import ask, find_wave
from contribution.evidence_kinds.survey.shares import Share, find_share
from contribution.words.phrases import signed

# Of fewer statements the extreme one is no choice among many.
_MANY = 5


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
    beside = _find_others(item, register, used[0])
    shares = [each.sample.proportion for each in beside]
    own = used[0].sample.proportion
    if len(shares) < _MANY or own * way > min(each * way for each in shares):
        return ""
    chance = fmean(each.sample.standard_error**2 for each in beside)
    spread = variance(shares)
    back = min(1.0, chance / spread if spread else 1.0) * abs(fmean(shares) - own)
    if abs(decision.difference) - back > (decision.high - decision.low) / 2:
        return ""
    return (
        f"It was the {'lowest' if way > 0 else 'highest'} of {len(shares)} statements in wave "
        f"{used[0].wave}, so about {signed(100 * back * way, 0)} points come back by themselves "
        "(regression to the mean): a straw at most"
    )


def _find_others(item: SurveyItem, register: SurveyRegister, share: Share) -> list[Share]:
    """The shares of all statements of the question in the wave, the item's own among them."""
    answers: Answers | None = register.answers
    if answers is None or register.table is None or share.respondents is None:
        return []
    wave, question, _ = share.respondents.key
    asked = ask(item, register, share.wave)
    found = (
        find_share(each, asked, register.table)
        for key, each in answers.questions.items()
        if key[:2] == (wave, question)
    )
    return [each for each in found if isinstance(each, Share)]
