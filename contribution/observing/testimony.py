"""Says who said something and how many, and warns when it is a single voice."""

from __future__ import annotations

from collections.abc import Mapping

from contribution.domain.evidence import Figure
from contribution.observing.judgement import SaidBy
from contribution.observing.voices import Amount, Voice

# Words that say how many for certain; every other word could mean several people.
_COUNTED = {Amount.ONE: 1, Amount.NONE: 0}
_SINGLE_VOICE_CAP = 1
_MAJORITY = frozenset({Amount.ALL, Amount.ALMOST_ALL, Amount.MOST})


def describe_voices(voices: Mapping[str, Voice]) -> SaidBy:
    """Return who said so and who said otherwise; nothing when no voices are given.

    One voice in all is not a pattern: it bounds quality at 1 and is warned about.
    """
    if not voices:
        return SaidBy()
    said = [_in_words(group, voice) for group, voice in voices.items()]
    single = _is_single(voices)
    cautions = [*_disputes(voices), *_impossible(voices)]
    if single:
        cautions.insert(0, "A single voice: one person saying so is not a pattern")
    return SaidBy(
        sentence=f"Said by {'; '.join(said)}.",
        figures=tuple(figure for name, voice in voices.items() for figure in _figures(name, voice)),
        cautions=tuple(cautions),
        quality_cap=_SINGLE_VOICE_CAP if single else 3,
    )


def _is_single(voices: Mapping[str, Voice]) -> bool:
    agreeing = [_number(voice.agree) for voice in voices.values() if voice.agree is not None]
    known = [number for number in agreeing if number is not None]
    return bool(agreeing) and len(known) == len(agreeing) and sum(known) == 1


def _number(amount: int | Amount | None) -> int | None:
    return _COUNTED.get(amount) if isinstance(amount, Amount) else amount


def _in_words(group: str, voice: Voice) -> str:
    name = group.replace("-", " ")
    count = f"{voice.agree}" if voice.agree is not None else "an unstated number"
    of = f" of {voice.of}" if voice.of is not None else ""
    dissent = f", {voice.dissent} said otherwise" if voice.dissent not in (None, 0) else ""
    return f"{name}: {count}{of}{dissent}"


def _figures(group: str, voice: Voice) -> tuple[Figure, ...]:
    of = f" of {voice.of}" if voice.of is not None else ""
    parts = (("said so", voice.agree), ("said otherwise", voice.dissent))
    return tuple(
        Figure(f"{group.replace('-', ' ')}, {label}", f"{amount}{of}", _as_float(amount))
        for label, amount in parts
        if amount is not None
    )


def _as_float(amount: int | Amount) -> float | None:
    number = _number(amount)
    return None if number is None else float(number)


def _disputes(voices: Mapping[str, Voice]) -> list[str]:
    return [
        f"More of {group.replace('-', ' ')} said otherwise than said so"
        for group, voice in voices.items()
        if _outweighs(voice.dissent, voice.agree)
    ]


def _outweighs(dissent: int | Amount | None, agree: int | Amount | None) -> bool:
    if isinstance(dissent, Amount) and dissent in _MAJORITY:
        return True
    against, for_ = _number(dissent), _number(agree)
    return against is not None and for_ is not None and against > for_


def _impossible(voices: Mapping[str, Voice]) -> list[str]:
    return [
        f"More of {group.replace('-', ' ')} are counted than the {voice.of} who were asked"
        for group, voice in voices.items()
        if voice.of is not None
        and (_number(voice.agree) or 0) + (_number(voice.dissent) or 0) > voice.of
    ]
