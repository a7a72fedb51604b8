"""Says how many signals chance alone would give over all the places and points looked at."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from contribution.domain.evidence import Sighting
from contribution.evidence_kinds.indicator.decisions import SeriesDecision
from contribution.stats.control_charts import SignalRule, count_signals, xmr_limits
from contribution.stats.multiplicity import expected_false_signals
from contribution.words.phrases import count_of

_ALPHA = 0.05
# Each test is two-sided, so half of its false findings go the way expected.
_ONE_WAY = _ALPHA / 2
_KINDS: dict[SignalRule, tuple[str, str]] = {
    "outside limits": ("point outside the limits", "points outside the limits"),
    "two of three near a limit": ("pair near a limit", "pairs near a limit"),
    "trend of seven": ("trend of seven", "trends of seven"),
    "seven on one side": ("run of seven", "runs of seven"),
}


class Looked(NamedTuple):
    """One series that was looked at: its values in time order and where the time since begins."""

    values: tuple[float, ...]
    start: int


class Chance(NamedTuple):
    """How many series were looked at, and what was seen in them beside what chance would give."""

    series: int
    expected: float
    seen: int
    words: str


def count_by_chance(looked: Sequence[Looked], *, what: str) -> Chance:
    """Return the signals expected by chance over these series, beside those seen.

    `what` names one of them: place or series. Limits come from each series' own time before, and
    the fewer periods that has, the more signals chance gives.
    """
    lengths = [len(each.values) - each.start for each in looked]
    expected = expected_false_signals(lengths, [each.start for each in looked])
    by_rule: dict[SignalRule, float] = {
        "outside limits": expected.beyond_limits,
        "two of three near a limit": expected.pairs,
        "trend of seven": expected.trends,
        "seven on one side": expected.runs,
    }
    seen = [_signals(each) for each in looked]
    counts = {rule: sum(each.get(rule, 0) for each in seen) for rule in _KINDS}
    by_chance = ", ".join(
        f"{by_rule[rule]:.2f} {many}" for rule, (_, many) in _KINDS.items() if by_rule[rule]
    )
    told = ", ".join(
        f"{counts[rule]} {one if counts[rule] == 1 else many}"
        for rule, (one, many) in _KINDS.items()
        if counts[rule]
    )
    number = count_of(len(looked), what) if what == "place" else f"{len(looked)} series"
    where = f" in {sum(any(each.values()) for each in seen)} of {number}" if told else ""
    words = (
        f"Looked at since the start: {number}, {count_of(sum(lengths), 'point')} in all; chance "
        f"alone would give {by_chance}; seen: {told or 'none'}{where}"
    )
    return Chance(len(looked), expected.total, sum(counts.values()), words)


def count_tests(found: int, places: int) -> Chance:
    """Return how many of so many places a test at 5% finds by chance, beside those it found."""
    expected = places * _ONE_WAY
    words = (
        f"Tested: {count_of(places, 'place')} at 5%; chance alone would show such a change in "
        f"{expected:.2f} of them ({places} x {_ONE_WAY}); seen: {found}"
    )
    return Chance(places, expected, found, words)


def weigh_chance(
    decision: SeriesDecision, chance: Chance, p_value: float | None = None
) -> SeriesDecision:
    """Return the decision, left open where the signals at one place of many may be chance.

    `p_value` is the chance of so much at one place where nothing happens; None for a series that
    was not picked among several. The best of many is never taken as if it were the only one: its
    chance is multiplied by their number (Bonferroni).
    """
    decision = decision._replace(chance=(*decision.chance, chance.words))
    if p_value is None or chance.series < 2 or decision.outcome is not Sighting.FOUND:
        return decision
    among_all = min(1.0, p_value * chance.series)
    formula = (
        f"Chance of so much at one place where nothing happens: {p_value:.4f}; at the best of "
        f"{chance.series} places at most {p_value:.4f} x {chance.series} = {among_all:.3f}"
    )
    decision = decision._replace(working=(*decision.working, formula))
    if among_all < _ALPHA:
        return decision
    why = (
        f"It is one of {chance.series} places looked at, and among so many chance alone gives one "
        f"like it too often ({chance.seen} signals seen, {chance.expected:.2f} expected by chance):"
        " it cannot be told from luck"
    )
    return decision._replace(
        outcome=Sighting.CANNOT_TELL, meaning=f"{why}.", cautions=(why,), quality_cap=3
    )


def _signals(looked: Looked) -> dict[SignalRule, int]:
    return _count(looked.values[: looked.start], looked.values[looked.start :])


# Every item of a register asks for the same series.
@lru_cache(maxsize=4096)
def _count(before: tuple[float, ...], since: tuple[float, ...]) -> dict[SignalRule, int]:
    return count_signals(since, xmr_limits(before))
