"""Interviews and focus groups: what was said, by which group, by how many of how many.

A register may say how many of each group were interviewed, and whether saturation was reached:
`reached` when further interviews brought nothing new, `not reached` when they still did, `unknown`
when nobody looked. What was not said means least where it was not reached.
"""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from contribution.domain.evidence import EvidenceItem, EvidenceRegister, Observation, Sighting
from contribution.domain.plugins import EvidenceKind
from contribution.observing.judgement import build_judgement
from contribution.observing.saturation import Saturation, note_saturation
from contribution.observing.testimony import describe_voices
from contribution.observing.voices import VoiceOf


class InterviewItem(EvidenceItem):
    """What interviewees said; `voices` by stakeholder id."""

    outcome: Sighting
    voices: Mapping[str, VoiceOf] = Field(default_factory=dict)


class InterviewRegister(EvidenceRegister):
    """Interviews; `interviewed` counts people by stakeholder id, `saturation_because` says why."""

    interviewed: Mapping[str, Annotated[int, Field(ge=0)]] = Field(default_factory=dict)
    saturation: Saturation | None = None
    saturation_because: str | None = None


def observe(item: EvidenceItem, register: EvidenceRegister) -> Observation:
    """Return the judgement with who said so; a single voice is bounded in quality."""
    if not isinstance(item, InterviewItem) or not isinstance(register, InterviewRegister):
        raise TypeError(f"an interviews item and register are wanted, not {type(item).__name__}")
    voices = {
        name: voice.model_copy(update={"of": register.interviewed.get(name)})
        if voice.of is None
        else voice
        for name, voice in item.voices.items()
    }
    observation = build_judgement(item, register, item.outcome, describe_voices(voices))
    return note_saturation(observation, register.saturation, register.saturation_because)


KIND = EvidenceKind(
    name="interviews",
    title="Interviews and focus groups",
    method="interviews",
    item=InterviewItem,
    register=InterviewRegister,
    columns=(),
    observe=observe,
)
