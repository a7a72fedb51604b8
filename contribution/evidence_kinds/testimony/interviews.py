"""Interviews and focus groups: what was said, by which group, by how many of how many.

A register may say how many of each group were interviewed, and whether saturation was reached:
`reached` when further interviews brought nothing new, `not reached` when they still did, `unknown`
when nobody looked. What was not said means least where it was not reached.

`data` may name a table of coded quotes, one a row: from and to (or cause and effect), or about;
quote; source. Each thing that it names becomes one item, found and a straw unless the register
says otherwise at its head, and each source counts once.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, PlainValidator, model_validator

from contribution.domain.diagnostic import UnfitError
from contribution.domain.evidence import (
    EvidenceKind,
    EvidenceRegister,
    Observation,
    ProbativeTest,
    Sighting,
)
from contribution.domain.figures import Figure
from contribution.domain.located import NOTHING, Written
from contribution.evidence_kinds.shared.quotes import (
    SHAPE,
    JudgedItem,
    SaidBy,
    build_judgement,
    describe_quotes,
    spread_quotes,
)


class Amount(StrEnum):
    """Words for how many people said so, when nobody counted."""

    ALL = "all"
    ALMOST_ALL = "almost all"
    MOST = "most"
    MANY = "many"
    SOME = "some"
    FEW = "few"
    ONE = "one"
    NONE = "none"


def parse_amount(value: object) -> int | Amount:
    """Return a number of people or a word for it.

    Raises:
        ValueError: neither a whole number from 0 nor one of the words.
    """
    if isinstance(value, Amount):
        return value
    # An empty value is not the word none.
    text = (
        ""
        if value is None
        else re.sub(r"(?<=[a-z])-(?=[a-z])", " ", " ".join(str(value).split()).lower())
    )
    if re.fullmatch(r"\d{1,9}", text):
        return int(text)
    if text in set(Amount):
        return Amount(text)
    msg = f"how many is a whole number or one of: {', '.join(Amount)}"
    raise ValueError(msg)


HowMany = Annotated[int | Amount, PlainValidator(parse_amount, json_schema_input_type=int | Amount)]


class Voice(Written):
    """How many of one group said so, how many said otherwise, and of how many asked."""

    from_key = frozenset()

    agree: HowMany | None = None
    """How many said so: a number, or a word such as most."""
    dissent: HowMany | None = None
    """How many said otherwise."""
    of: Annotated[int, Field(ge=0)] | None = None
    """Of how many asked."""

    @model_validator(mode="after")
    def _require_sense(self) -> Self:
        told = [each for each in (self.agree, self.dissent) if isinstance(each, int)]
        if self.of is not None and max(told, default=0) > self.of:
            wrong = f"has {max(told)} who said so of {self.of} asked"
            raise UnfitError("correct one of the numbers", wrong=wrong)
        return self


def _agreeing(value: object) -> object:
    if isinstance(value, dict | Voice):
        return value
    some = re.fullmatch(r"(\d+) (?:out )?of (\d+)", str(value).strip())
    return {"agree": int(some[1]), "of": int(some[2])} if some else {"agree": value}


# `staff: most` is short for `staff: {agree: most}`, `staff: 9 of 12` for `{agree: 9, of: 12}`.
VoiceOf = Annotated[Voice, BeforeValidator(_agreeing, json_schema_input_type=int | Amount | Voice)]

Saturation = Literal["reached", "not reached", "unknown"]

_MEANINGS: dict[Saturation, str] = {
    "not reached": "the last interviews still brought something new, so more may have been left "
    "unsaid",
    "unknown": "nobody looked whether the last interviews still brought something new",
}
_UNSAID = "that nobody said it does not show that it is not so"


def note_saturation(
    observation: Observation, saturation: Saturation | None, because: str | None
) -> Observation:
    """Return the observation with its saturation in the working, and a caution unless reached.

    Nothing is added where the register says nothing of it. The outcome and quality stay.
    """
    if saturation is None:
        return observation
    reason = because.strip().rstrip(".") if because else "no reason is given"
    working = (*observation.working, f"Saturation {saturation}: {reason}")
    if saturation == "reached":
        return observation._replace(working=working)
    words = f"Saturation {saturation}: {_MEANINGS[saturation]}"
    if observation.outcome is Sighting.NOT_FOUND:
        words = f"{words}; {_UNSAID}"
    return observation._replace(working=working, cautions=(*observation.cautions, words))


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


class InterviewItem(JudgedItem):
    """What interviewees said; `voices` by stakeholder id."""

    voices: Mapping[str, VoiceOf] = Field(default_factory=lambda: NOTHING)
    """How many said so, by the id of their group of stakeholders."""


class InterviewRegister(EvidenceRegister):
    """Interviews; `interviewed` counts people by stakeholder id, `saturation_because` says why."""

    interviewed: Mapping[str, Annotated[int, Field(ge=0)]] = Field(default_factory=dict)
    """How many people were interviewed, by group of stakeholders."""
    saturation: Saturation | None = None
    """Whether further interviews still brought something new."""
    saturation_because: str | None = None
    """How one knows."""


def observe(item: InterviewItem, register: InterviewRegister) -> Observation:
    """Return the judgement with who said so; a single voice is bounded in quality."""
    voices = {
        name: voice.model_copy(update={"of": register.interviewed.get(name)})
        if voice.of is None
        else voice
        for name, voice in item.voices.items()
    }
    said = describe_voices(voices)
    if item.quotes:
        said = describe_quotes(item.quotes, register, register.interviewed)
    observation = build_judgement(item, register, item.outcome, said)
    return note_saturation(observation, register.saturation, register.saturation_because)


KIND = EvidenceKind(
    name="interviews",
    title="Interviews and focus groups",
    method="interviews",
    item=InterviewItem,
    register=InterviewRegister,
    observe=observe,
    shape=SHAPE,
    spread=spread_quotes,
    opinion=ProbativeTest.MODERATE,
)
