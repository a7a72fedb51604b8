"""What the waves show is said so that it can be read aloud, with what could have been noticed."""

from __future__ import annotations

import pytest

from contribution.evidence_kinds.shared.expectations import Expectation
from contribution.evidence_kinds.survey.wave_words import (
    explain_change,
    explain_independent,
    explain_level,
    say_change,
    say_stability,
)
from contribution.stats.intervals import Sample
from contribution.stats.proportions import wilson
from contribution.stats.two_waves import Overlap, compare_waves

FEW = Sample(47, 112, 493), Sample(56, 105, 588)
MORE = Sample(200, 500), Sample(300, 500)
CHANCE = (
    "That may be chance: with this many answers, only a change of more than 12 points could be "
    "told from none."
)


@pytest.mark.parametrize(
    ("samples", "direction", "words"),
    [
        (FEW, "increase", CHANCE),
        (MORE, "increase", "That is an increase beyond chance."),
        (MORE, "decrease", "That is a change beyond chance, but in the other direction."),
    ],
)  # fmt: skip
def test_a_change_is_one_or_says_what_would_have_been(
    samples: tuple[Sample, Sample], direction: str, words: str
) -> None:
    comparison = compare_waves(*samples, overlap=Overlap(0))

    assert say_change(comparison, Expectation(direction)) == words  # type: ignore[arg-type]


def test_no_change_is_shown_only_when_a_change_is_ruled_out() -> None:
    assert "smaller than 10 points" in say_stability(0.1, found=True, changed=False)
    assert "not ruled out" in say_stability(0.1, found=False, changed=False)
    assert "where none was expected" in say_stability(0.1, found=False, changed=True)


def test_the_working_tells_the_smallest_change_that_could_be_noticed() -> None:
    known = explain_change(compare_waves(*FEW, overlap=Overlap(0)), FEW, target=0.1, power=0.42)
    unknown = explain_change(
        compare_waves(*MORE, overlap=Overlap(0)), MORE, target=0.1, power=0.9, stable=True
    )

    assert "Smallest change that could be told from none: 11.9 points" in known
    assert "Chance of noticing a true change of 10 points (power): 42%" in known
    assert any("493 and 588 people" in line for line in known)
    assert any("no finite population correction" in line for line in unknown)
    assert "Chance of showing a change below 10 points, were there none (power): 90%" in unknown


def test_a_level_tells_how_near_is_too_near() -> None:
    sample = Sample(60, 100)
    lines = explain_level(sample, wilson(sample), Expectation("at-least", 67, True), (0.77, 0.6))

    assert lines[0] == "95% interval (Wilson 1927) 50% to 69%; expected: at least 67%"
    assert lines[1] == "Smallest distance from 67% that could be told: about 9 points"
    assert lines[2].endswith("true share 77% (power): 60%")
    everybody = explain_level(sample, wilson(sample), Expectation("at-most", 100, True), (1, 0.6))
    assert len(everybody) == 2


def test_the_working_says_from_where_on_a_change_is_mostly_noticed() -> None:
    # 2.8 standard errors, the textbook multiple for a power of .8 at 5 %.
    comparison = compare_waves(*MORE, overlap=Overlap(0))
    least = round(280 * comparison.standard_error)

    told = explain_change(comparison, MORE, target=0.1, power=0.9)

    assert f"A true change would be noticed four times in five from {least} points on" in told
    stable = explain_change(comparison, MORE, target=0.1, power=0.9, stable=True)
    assert not any("four times in five" in line for line in stable)


@pytest.mark.parametrize(
    ("samples", "words"),
    [
        # Newcombe 1998: 56/70 and 48/80 differ by .0524 to .3339.
        ((Sample(48, 80), Sample(56, 70)), "+5.2 to +33.4, the same answer"),
        ((Sample(1, 50), Sample(6, 50)), "-0.6 to +21.9, another answer"),
    ],
)
def test_waves_that_share_nobody_come_with_newcombes_interval(
    samples: tuple[Sample, Sample], words: str
) -> None:
    assert words in explain_independent(samples, compare_waves(*samples, overlap=Overlap(0)))
