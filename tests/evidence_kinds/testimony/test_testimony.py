"""Voices are described by group, with how many of how many."""

from __future__ import annotations

from contribution.evidence_kinds.testimony.interviews import Amount, Voice, describe_voices


def test_no_voices_say_nothing() -> None:
    testimony = describe_voices({})

    assert (testimony.sentence, testimony.figures, testimony.quality_cap) == ("", (), 3)


def test_groups_stand_side_by_side() -> None:
    testimony = describe_voices(
        {"social-workers": Voice(agree=3, dissent=2, of=6), "families": Voice(agree=Amount.FEW)}
    )

    assert testimony.sentence == "Said by social workers: 3 of 6, 2 said otherwise; families: few."
    assert [figure.number for figure in testimony.figures] == [3.0, 2.0, None]


def test_a_majority_against_is_pointed_out_even_without_numbers() -> None:
    testimony = describe_voices({"families": Voice(agree=Amount.FEW, dissent=Amount.MOST)})

    assert testimony.cautions == ("More of families said otherwise than said so",)
