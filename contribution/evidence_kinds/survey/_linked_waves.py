"""Who answered both of two waves, and how far a statement that was picked comes back by itself.

Of many statements the one with the lowest share is also the one that chance pushed down the most.
What is left of the spread of all beyond sampling error says how much of its distance is its own.
"""

from statistics import fmean, variance
from typing import NamedTuple

from contribution.domain.diagnostic import Finding
from contribution.evidence_kinds.shared.figures import plain_wave
from contribution.evidence_kinds.survey.answers import Answers
from contribution.evidence_kinds.survey.decisions import WaveDecision
from contribution.evidence_kinds.survey.fields import SurveyItem, SurveyRegister
from contribution.evidence_kinds.survey.question import ask, find_wave
from contribution.evidence_kinds.survey.shares import Share, find_share
from contribution.stats.paired import PairedCounts, mcnemar
from contribution.stats.small_bases import DEFAULT_THRESHOLDS
from contribution.stats.two_waves import MatchedRespondents
from contribution.words.phrases import signed


class WaveLink(NamedTuple):
    """Who answered both waves: matched people, a number that cannot be matched, None if unknown.

    `panel` is set when both bases are the very same people.
    """

    overlap: MatchedRespondents | int | None
    panel: PairedCounts | None = None
    working: tuple[str, ...] = ()
    mismatches: tuple[Finding, ...] = ()
    cautions: tuple[str, ...] = ()


def link_waves(
    item: SurveyItem, register: SurveyRegister, answers: Answers | None, used: tuple[Share, Share]
) -> WaveLink:
    """Return how the two waves hang together; what the table shows goes before what is declared."""
    # Of those in both waves an unknown part belongs to the group, unless there are none at all.
    declared = register.overlap if not item.where or register.overlap == 0 else None
    matched = _match(answers, used)
    mismatches = _contradictions(register, answers, used)
    if matched is None:
        return WaveLink(declared, mismatches=mismatches)
    pairs = _pairs(matched)
    same = matched.respondents == used[0].sample.base == used[1].sample.base
    working = [_say_moves(pairs, used)] if pairs.people >= DEFAULT_THRESHOLDS.suppress else []
    if same:
        working.append(_say_test(pairs))
    cautions = _doubt_names(register, answers, used)
    return WaveLink(matched, pairs if same else None, tuple(working), mismatches, cautions)


def _match(answers: Answers | None, used: tuple[Share, Share]) -> MatchedRespondents | None:
    first, second = (share.respondents for share in used)
    if answers is None or answers.roll is None or first is None or second is None:
        return None
    return answers.roll.match(first, second)


def _pairs(matched: MatchedRespondents) -> PairedCounts:
    neither = matched.respondents - matched.first - matched.second + matched.both
    return PairedCounts(
        matched.both, matched.first - matched.both, matched.second - matched.both, neither
    )


def _say_moves(pairs: PairedCounts, used: tuple[Share, Share]) -> str:
    first, second = (share.wave for share in used)
    return (
        f"{pairs.people} people are known to have answered both waves: {pairs.both} said so both "
        f"times, {pairs.first_only} only in wave {first}, {pairs.second_only} only in wave {second}"
    )


def _say_test(pairs: PairedCounts) -> str:
    test = mcnemar(pairs)
    return (
        f"The same people answered both waves (McNemar's test): z squared {test.z_squared:.2f}, "
        f"corrected chi-square {test.corrected_chi_square:.2f}, exact p {test.exact_p_value:.2g}"
    )


def _doubt_names(
    register: SurveyRegister, answers: Answers | None, used: tuple[Share, Share]
) -> tuple[str, ...]:
    if register.overlap is not None or answers is None or answers.roll is None:
        return ()
    waves = [plain_wave(share.wave) for share in used]
    if not answers.roll.is_numbered_anew(*waves):
        return ()
    linked = answers.roll.count_linked(*waves)
    words = (
        "Respondents are called by numbers from 1 on in both waves. If they were numbered anew, "
        "these are not the same people, so rename the column respondent; if they are the same, "
        f"say overlap: {linked}"
    )
    return (words,)


def _contradictions(
    register: SurveyRegister, answers: Answers | None, used: tuple[Share, Share]
) -> tuple[Finding, ...]:
    """Where table and register disagree on the overlap; of more than two waves it says nothing."""
    declared = register.overlap
    if declared is None or answers is None or answers.roll is None:
        return ()
    if len({wave for wave, _, _ in answers.questions}) != 2:
        return ()
    roll = answers.roll
    waves = [plain_wave(share.wave) for share in used]
    linked = roll.count_linked(*waves)
    if linked == declared or (declared > linked and any(roll.unnamed.get(w) for w in waves)):
        return ()
    return (
        Finding(
            register.places.at("overlap"),
            f"the register says that {declared or 'none'} answered both waves, but the table has "
            f"{linked or 'none'} of its respondents in both",
            "correct overlap:, or leave it out, for the table knows; where respondents are "
            "numbered anew in each wave, rename the column respondent",
        ),
    )


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
