"""Bases, response and power put their bounds on what a survey says."""

from __future__ import annotations

import pytest

from contribution.domain.evidence import Observation, Sighting
from contribution.evidence_kinds.survey.fields import SurveyItem, SurveyRegister
from contribution.evidence_kinds.survey.result import build_observation
from contribution.evidence_kinds.survey.shares import Share
from contribution.stats.intervals import Sample


def built(first: tuple[int, int], second: tuple[int, int], **register: object) -> Observation:
    item = SurveyItem.model_validate(
        {"id": "i", "says": "So", "about": "a", "options": "Yes", "statement": "Well",
         "expect": "increase"}
    )  # fmt: skip
    shares = tuple(
        Share(str(wave), Sample(*sample), (100 * sample[0] / sample[1],), "", ())
        for wave, sample in enumerate((first, second), 1)
    )
    loaded = SurveyRegister.model_validate({"id": "r", "title": "R", "kind": "survey", **register})
    return build_observation(item, loaded, shares)


def test_the_sentence_gives_shares_change_interval_and_meaning() -> None:
    assert built((100, 200), (140, 200)).sentence == (
        "Yes to “Well”: 50% (100 of 200) in wave 1 and 70% (140 of 200) in wave 2, a change of "
        "+20 points (95% interval +11 to +29). That is an increase beyond chance."
    )


@pytest.mark.parametrize(("answered", "cap"), [(199, 2), (200, 3)])
def test_a_response_below_half_bounds_quality(answered: int, cap: int) -> None:
    waves = {1: {"invited": 400, "answered": answered}, 2: {"invited": 400, "answered": 200}}

    assert built((50, 199), (140, 200), waves=waves).quality_cap == cap


def test_a_wave_too_small_to_show_hides_the_whole_comparison() -> None:
    observation = built((9, 9), (140, 200))

    assert observation.suppressed
    assert "9" not in observation.sentence
    assert observation.outcome is Sighting.CANNOT_TELL


def test_a_chart_has_a_bar_with_its_interval_for_each_wave() -> None:
    chart = built((100, 200), (140, 200)).chart

    assert chart is not None
    bars = chart.series["Yes"]
    assert [bar[0] for bar in bars] == ["Wave 1", "Wave 2"]
    for _, value, low, high in bars:
        assert low is not None and value is not None and high is not None  # noqa: PT018
        assert low < value < high
