"""Decides from matched pairs by an exact test where one can tell, else leaves it to judgement."""

from typing import NamedTuple

from contribution.domain.evidence import EvidenceItem, EvidenceRegister, Observation, Sighting
from contribution.domain.figures import Chart, Figure
from contribution.evidence_kinds.case_matching.pairs import MatchedPairs, count_moves
from contribution.evidence_kinds.shared.expectations import Expectation, say_beyond_chance
from contribution.evidence_kinds.shared.figures import Computed, compare_stated
from contribution.evidence_kinds.shared.quotes import build_judgement
from contribution.stats.paired import (
    PairedCounts,
    bound_causation,
    mcnemar,
    sign_test,
    wilcoxon_signed_rank,
)
from contribution.stats.small_bases import DEFAULT_THRESHOLDS
from contribution.words.phrases import count_of

# Five pairs that all move one way reach an exact p of 0.0625 only.
_FEWEST_MOVED = 6
_ALPHA = 0.05


class PairsQuestion(NamedTuple):
    """What is asked of the pairs; `judged` is the author's own outcome, if any."""

    feature: str
    expect: Expectation
    judged: Sighting | None = None


def build_pairs_observation(
    item: EvidenceItem, register: EvidenceRegister, asked: PairsQuestion, pairs: MatchedPairs
) -> Observation:
    """Return what the pairs say; fewer than ten pairs are not shown."""
    total = len(pairs.pairs)
    if total < DEFAULT_THRESHOLDS.suppress:
        words = f"Fewer than {DEFAULT_THRESHOLDS.suppress} pairs, so nothing is shown."
        return Observation(
            Sighting.NOT_SEARCHED, words, cautions=(f"Suppressed: {words}",), suppressed=True
        )
    moves = count_moves(pairs)
    observation = _decide(item, register, asked, pairs)
    mismatches, unreadable = compare_stated(item, _computed(pairs))
    cautions = list(observation.cautions)
    if total < DEFAULT_THRESHOLDS.percentages:
        cautions.append(f"{count_of(total, 'pair')}: counts only, no percentages")
    if pairs.incomplete:
        cautions.append(f"Left out, one case only: pair {', '.join(pairs.incomplete)}")
    sentence = (
        f"{asked.feature}, {pairs.eras[0]} and {pairs.eras[1]}: of {count_of(total, 'pair')} "
        f"{moves['rose']} rose, {moves['fell']} fell, {moves['stayed']} stayed the same."
    )
    small = total < DEFAULT_THRESHOLDS.normal
    return observation._replace(
        sentence=f"{sentence} {observation.sentence}",
        figures=_figures(pairs),
        cautions=tuple(cautions),
        quality_cap=min(observation.quality_cap, 2 if small else 3),
        working=(*observation.working, *_say_owed(asked, pairs)),
        chart=_chart(asked.feature, pairs),
        mismatches=mismatches,
        unreadable=unreadable,
    )


def _decide(
    item: EvidenceItem, register: EvidenceRegister, asked: PairsQuestion, pairs: MatchedPairs
) -> Observation:
    moves = count_moves(pairs)
    moved = moves["rose"] + moves["fell"]
    if moved < _FEWEST_MOVED or asked.expect.sign == 0:
        return _left_to_judgement(item, register, asked, moved)
    p_value, name = _exact_p_value(pairs)
    working = (f"{name}, exact and two-sided: p {p_value:.3f}", *_by_size(pairs))
    lead = (moves["rose"] - moves["fell"]) * asked.expect.sign
    if p_value < _ALPHA and lead > 0:
        words = say_beyond_chance(asked.expect, as_expected=True)
        return Observation(Sighting.FOUND, words, (), working)
    if p_value < _ALPHA:
        words = say_beyond_chance(asked.expect, as_expected=False)
        return Observation(Sighting.NOT_FOUND, words, (), working)
    caution = f"{moved} pairs moved, {max(moves['rose'], moves['fell'])} of them one way"
    words = "A difference of this size can be chance, so it cannot tell."
    return Observation(Sighting.CANNOT_TELL, words, (), working, cautions=(caution,))


def _left_to_judgement(
    item: EvidenceItem, register: EvidenceRegister, asked: PairsQuestion, moved: int
) -> Observation:
    """Too few moved, or no change is expected: no exact test can decide, a reader may."""
    caution = f"{count_of(moved, 'pair')} moved; no exact test can decide on that"
    if asked.judged is None:
        words = "No conclusion is drawn from so few."
        return Observation(Sighting.CANNOT_TELL, words, cautions=(caution,))
    judged = build_judgement(item, register, asked.judged)
    return judged._replace(cautions=(*judged.cautions, caution))


def _by_size(pairs: MatchedPairs) -> tuple[str, ...]:
    """The test that uses sizes, beside the one that decides; none for yes or no."""
    if pairs.yes_or_no:
        return ()
    p_value = wilcoxon_signed_rank([pair.second - pair.first for pair in pairs.pairs])
    words = "shown beside: it takes the steps of the scale to be of equal worth"
    return (f"Wilcoxon's signed ranks (1945), exact and two-sided: p {p_value:.3f}; {words}",)


def _say_owed(asked: PairsQuestion, pairs: MatchedPairs) -> tuple[str, ...]:
    """How many later cases could owe the feature to the programme: a bound, never a finding."""
    if not pairs.yes_or_no or asked.expect.sign == 0:
        return ()
    total = len(pairs.pairs)
    wanted, having = (1.0, "with") if asked.expect.sign > 0 else (0.0, "without")
    before = sum(pair.first == wanted for pair in pairs.pairs)
    after = sum(pair.second == wanted for pair in pairs.pairs)
    if after == 0:
        return ()
    least, most = (round(end * after) for end in bound_causation(before / total, after / total))
    owed = f"exactly {least}" if least == most else f"at least {least} and at most {most}"
    words = (
        f"Had nothing but the programme differed between {pairs.eras[0]} and {pairs.eras[1]}, "
        f"{owed} of the {count_of(after, 'later case')} {having} “{asked.feature}” would owe that "
        "to it (bounds of Tian and Pearl 2000); the pairs cannot show that nothing else differed, "
        "so this decides nothing"
    )
    return (words,)


def _exact_p_value(pairs: MatchedPairs) -> tuple[float, str]:
    if not pairs.yes_or_no:
        return sign_test(
            [pair.second - pair.first for pair in pairs.pairs]
        ), "Sign test (Dixon and Mood 1946)"
    answers = [(bool(pair.first), bool(pair.second)) for pair in pairs.pairs]
    counts = PairedCounts(
        both=answers.count((True, True)),
        first_only=answers.count((True, False)),
        second_only=answers.count((False, True)),
        neither=answers.count((False, False)),
    )
    return mcnemar(counts).exact_p_value, "McNemar's test (1947)"


def _figures(pairs: MatchedPairs) -> tuple[Figure, ...]:
    total, rows = len(pairs.pairs), tuple(row for pair in pairs.pairs for row in pair.rows)
    moves = tuple(
        Figure(f"Pairs that {word}", f"{number} of {total}", float(number), rows=rows)
        for word, number in count_moves(pairs).items()
    )
    name, printed = ("Yes", f"{{:g}} of {total}") if pairs.yes_or_no else ("Mean", "{:.2f}")
    told = tuple(
        Figure(f"{name}, {when}", printed.format(value), value, rows=rows)
        for when, value in _sum_up(pairs)
    )
    return (*told, *moves)


def _computed(pairs: MatchedPairs) -> dict[str, Computed]:
    computed = {
        word: Computed(str(number), (float(number),))
        for word, number in (*count_moves(pairs).items(), ("pairs", len(pairs.pairs)))
    }
    for when, value in _sum_up(pairs):
        computed[when] = Computed(f"{value:g}" if pairs.yes_or_no else f"{value:.2f}", (value,))
    return computed


def _sum_up(pairs: MatchedPairs) -> list[tuple[str, float]]:
    """How many cases of each era have the feature, or how much of it they have on average."""
    cases = 1 if pairs.yes_or_no else len(pairs.pairs)
    sums = sum(pair.first for pair in pairs.pairs), sum(pair.second for pair in pairs.pairs)
    return [(era, total / cases) for era, total in zip(pairs.eras, sums, strict=True)]


def _chart(feature: str, pairs: MatchedPairs) -> Chart:
    first, second = pairs.eras
    series = {
        first: tuple((pair.name, pair.first, None, None) for pair in pairs.pairs),
        second: tuple((pair.name, pair.second, None, None) for pair in pairs.pairs),
    }
    return Chart("pairs", feature, "yes or no" if pairs.yes_or_no else "number", series)
