"""How many answered both waves, from the table when it names its respondents, else as declared."""

from typing import NamedTuple

from contribution.domain.diagnostic import Finding
from contribution.evidence_kinds.shared.labels import plain_wave
from contribution.evidence_kinds.survey.answers import Answers
from contribution.evidence_kinds.survey.fields import SurveyItem, SurveyRegister
from contribution.evidence_kinds.survey.shares import Share
from contribution.stats.paired import PairedCounts, mcnemar
from contribution.stats.small_bases import DEFAULT_THRESHOLDS
from contribution.stats.two_waves import MatchedRespondents


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
