"""The rule's parameters: every threshold of the ladder in one place, with its version."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from contribution.domain.evidence import Likelihood, Outcome, Probability, ProbativeTest

Level = Annotated[int, Field(ge=0, le=4)]
Strength = Annotated[int, Field(ge=-3, le=3)]
Pair = tuple[Probability, Probability]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Ladder(_Part):
    """Conditions of the rungs; groups are dependence groups, families are kinds of method."""

    moderate_single: int = 2
    moderate_groups: int = 3
    moderate_families: int = 2
    strong_single: int = 3
    strong_groups: int = 2
    strong_independent: int = 2
    very_strong_groups: int = 2
    very_strong_families: int = 2


class Caps(_Part):
    """The highest support left by a rival or an assumption in the state named."""

    no_rival: Level = 2
    families_not_considered: Level = 2
    rival_ruled_out: Level = 4
    rival_weakened: Level = 3
    rival_open: Level = 2
    rival_supported: Level = 1
    necessary_refuted: Level = 1
    necessary_untested: Level = 2
    necessary_suggestive: Level = 3
    other_untested: Level = 3
    other_refuted: Level = 2


class Rule(_Part):
    """The published rule; `file` says where these parameters were read.

    `tokens` gives each test's strength when found and when looked for and not found;
    `likelihoods` and `tests` give words their probabilities, (P(E|H), P(E|not H)) for tests.
    `silent_below` is in decibels: an absence that weighs less says nothing.
    """

    version: str
    file: str = ""
    tokens: Mapping[ProbativeTest, Mapping[Outcome, Strength]]
    likelihoods: Mapping[Likelihood, Probability]
    tests: Mapping[ProbativeTest, Pair]
    ladder: Ladder = Ladder()
    caps: Caps = Caps()
    straws_only: Level = 2
    post_hoc_test: ProbativeTest = ProbativeTest.MODERATE
    default_test: ProbativeTest = ProbativeTest.STRAW
    silent_below: Annotated[float, Field(ge=0)] = 1.0
