"""The names, kinds and bounds of the rule's parameters; their values stand in `rule.yaml` alone."""

from collections.abc import Mapping
from typing import Annotated, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from contribution.domain.brief import told_by
from contribution.domain.evidence import Likelihood, ProbativeTest, Sighting
from contribution.domain.located import Probability

Level = Annotated[int, Field(ge=0, le=4)]
Strength = Annotated[int, Field(ge=-3, le=3)]
Pair = tuple[Probability, Probability]
OpenProbability = Annotated[float, Field(gt=0, lt=1)]
Decibels = Annotated[float, Field(gt=0)]


PACKAGED = "contribution/scoring/rule.yaml"
# Published before, and still to be named by `rule:`; each file holds what differs from today's.
OLDER = {"1.0": "contribution/scoring/rule-1.0.yaml"}


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Ladder(_Part):
    """Conditions of the rungs; groups are dependence groups, families are kinds of method."""

    moderate_single: int
    moderate_groups: int
    moderate_families: int
    strong_single: int
    strong_groups: int
    strong_independent: int
    very_strong_groups: int
    very_strong_families: int


@told_by("no_rival", "rival_open", "condition_not_met")
class Caps(_Part):
    """The highest support left by a rival or an assumption in the state named."""

    no_rival: Level
    families_not_considered: Level
    rival_ruled_out: Level
    rival_weakened: Level
    rival_open: Level
    rival_supported: Level
    necessary_refuted: Level
    necessary_untested: Level
    necessary_suggestive: Level
    other_untested: Level
    other_refuted: Level
    assumptions_not_stated: Level
    rival_ruled_out_by_programme: Level
    condition_not_met: Level
    direct_without_chain: Level


class Guards(_Part):
    """What version 2.0 added to the rule, each by itself; version 1.0 has none of them.

    `bearer`: a claim has the rating of one place on its pathway, never the least support of one
    and the most refutation of another. `late_tests`: a test written down after its result, or on
    no day that anybody names, counts as the rule's `post_hoc_test` at most. `pathway_maturity`:
    whether it is too early is asked of each pathway by itself. `traces`: what is about a result and
    the link into it alike is a straw on the link, unless it says how it shows the cause.
    `same_people`: who is in one table is one source, under whatever groups.
    """

    bearer: bool
    late_tests: bool
    pathway_maturity: bool
    traces: bool
    same_people: bool


class Rho(_Part):
    """How far items repeat one another, 0 (not at all) to 1 (wholly), by what they share.

    `source` is within one dependence group, `method_wave` between groups of one kind of method in
    one wave of collection, `independent` between all others.
    """

    source: Probability
    method_wave: Probability
    independent: Probability


class Weights(_Part):
    """Parameters of the scorer that weighs evidence; probabilities 0 to 1, weights in decibels.

    `verdict_from` are the probabilities above which the lower end of an interval reads suggestive,
    moderate, strong and very strong; the same distances from 1 hold for the upper end against.
    """

    prior: OpenProbability
    prior_band: tuple[OpenProbability, OpenProbability]
    rho: Rho
    item_cap_db: Decibels
    claim_cap_db: Decibels
    residual_prior: OpenProbability
    stake_b: Probability
    other_b: Probability
    weak_reliability: Probability
    contested_db: Decibels
    verdict_from: tuple[OpenProbability, OpenProbability, OpenProbability, OpenProbability]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        ends = (self.prior_band[0], self.prior, self.prior_band[1])
        if list(ends) != sorted(ends) or list(self.verdict_from) != sorted(self.verdict_from):
            msg = "the prior lies within its band, and the limits of verdicts rise"
            raise ValueError(msg)
        return self


@told_by("version", "file")
class Rule(_Part):
    """The published rule; `file` says where these parameters were read.

    `tokens` gives each test's strength when found and when looked for and not found;
    `likelihoods` and `tests` give words their probabilities, (P(E|H), P(E|not H)) for tests.
    `silent_below`, `moderate_from` and `strong_from` are weights of evidence in decibels, by which
    an item that names probabilities instead of a test counts 0, 1, 2 or 3.
    """

    version: str
    file: str = ""
    tokens: Mapping[ProbativeTest, Mapping[Sighting, Strength]]
    likelihoods: Mapping[Likelihood, Probability]
    tests: Mapping[ProbativeTest, Pair]
    ladder: Ladder
    caps: Caps
    guards: Guards
    post_hoc_test: ProbativeTest
    default_test: ProbativeTest
    silent_below: Annotated[float, Field(ge=0)]
    moderate_from: Annotated[float, Field(ge=0)]
    strong_from: Annotated[float, Field(ge=0)]
    weights: Weights

    @property
    def is_packaged(self) -> bool:
        """Return whether the parameters are published ones, today's or older, unchanged."""
        return self.file in {"", PACKAGED, *OLDER.values()}


class RuleStep(NamedTuple):
    """One parameter moved: its name in the rule file, what was done in words, the rule so moved."""

    name: str
    what: str
    rule: Rule
