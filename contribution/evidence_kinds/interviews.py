"""Interviews and focus groups: what was said, by which group, by how many of how many."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from contribution.domain.evidence import EvidenceItem, EvidenceRegister, Observation, Outcome
from contribution.domain.plugins import EvidenceKind
from contribution.observing.judgement import build_judgement
from contribution.observing.testimony import describe_voices
from contribution.observing.voices import VoiceOf


class InterviewItem(EvidenceItem):
    """What interviewees said; `voices` by stakeholder id."""

    outcome: Outcome
    voices: Mapping[str, VoiceOf] = Field(default_factory=dict)


def observe(item: EvidenceItem, register: EvidenceRegister) -> Observation:
    """Return the judgement with who said so; a single voice is bounded in quality."""
    if not isinstance(item, InterviewItem):
        raise TypeError(f"an interviews item is wanted, not {type(item).__name__}")
    return build_judgement(item, register, item.outcome, describe_voices(item.voices))


KIND = EvidenceKind(
    name="interviews",
    title="Interviews and focus groups",
    method="interviews",
    item=InterviewItem,
    register=EvidenceRegister,
    columns=(),
    observe=observe,
)
