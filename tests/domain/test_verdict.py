from __future__ import annotations

import pytest

from contribution.domain.verdict import RUNGS, SCALE, VERDICT_TABLE, Scale, Verdict, find_verdict


def _contrast_on_white(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (luminance + 0.05)


def test_every_verdict_stands_in_the_scale() -> None:
    assert set(SCALE) == set(Verdict)


@pytest.mark.parametrize("scale", SCALE.values(), ids=lambda scale: scale.verdict.value)
def test_a_verdict_is_visible_spoken_and_never_told_by_colour_alone(scale: Scale) -> None:
    assert _contrast_on_white(scale.colour) >= 4.5, "WCAG 2.2, 1.4.3 and 1.4.11"
    assert scale.meaning
    assert scale.verbs
    assert scale.alt
    alike = [
        other.verdict
        for other in SCALE.values()
        if other is not scale
        and (other.letter, other.dash, other.width) == (scale.letter, scale.dash, scale.width)
    ]
    assert alike == []


def test_letters_are_unique() -> None:
    assert len({scale.letter for scale in SCALE.values()}) == len(SCALE)


def test_only_the_strongest_verdicts_may_say_contributed_without_hedging() -> None:
    bold = {v for v, scale in SCALE.items() if "contributed to" in scale.verbs}

    assert bold == {Verdict.VERY_STRONG}


def test_states_that_must_not_be_mixed_look_different() -> None:
    apart = (
        Verdict.UNTESTED,
        Verdict.TOO_EARLY,
        Verdict.INCONCLUSIVE,
        Verdict.CONTESTED,
        Verdict.SUPPRESSED,
        Verdict.CONTRADICTED,
        Verdict.NOT_SCORED,
    )

    assert len({(SCALE[each].dash, SCALE[each].width) for each in apart}) == len(apart)


def test_the_table_has_a_verdict_for_all_levels() -> None:
    assert len(VERDICT_TABLE) == len(RUNGS)
    assert {len(row) for row in VERDICT_TABLE} == {5}
    assert find_verdict(0, 0) is Verdict.UNTESTED
    assert find_verdict(0, 3) is Verdict.CONTRADICTED
    assert find_verdict(3, 3) is Verdict.CONTESTED
