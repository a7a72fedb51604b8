"""A theory of change as frozen nouns: nodes, causal links, assumptions, factors, claims."""

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from contribution.domain.brief import told_by
from contribution.domain.calendar import Day, Lag, Span
from contribution.domain.located import At, Names, Written
from contribution.words.escaping import escape_markup, tabulate

ARROW = " -> "


class Stage(StrEnum):
    """A column of the picture, left to right; the order of the members is the order of causes."""

    CONTEXT = "context"
    INPUT = "input"
    ACTIVITY = "activity"
    OUTPUT = "output"
    SHORT = "short-term outcome"
    MEDIUM = "medium-term outcome"
    LONG = "long-term outcome"
    IMPACT = "impact"

    @property
    def column(self) -> int:
        """Return the position from the left, 0 for context to 7 for impact."""
        return _COLUMNS[self]


_COLUMNS = {stage: number for number, stage in enumerate(Stage)}


class Node(Written):
    """A step of an impact pathway; `same_as` is the funder's word for it, across programmes."""

    id: str
    label: str
    same_as: str | None = None
    strand: str | None = None
    stakeholders: Names = ()
    at: At | None = None
    note: str | None = None

    stage_of_class: ClassVar[Stage] = Stage.CONTEXT

    @property
    def stage(self) -> Stage:
        """Return the column in which the node is drawn."""
        return self.stage_of_class


class Context(Node):
    """A problem or an opportunity that the programme answers."""


class Input(Node):
    """What the programme is given to work with."""

    stage_of_class: ClassVar[Stage] = Stage.INPUT


class Activity(Node):
    """What the programme does; impact pathways begin here."""

    stage_of_class: ClassVar[Stage] = Stage.ACTIVITY
    starts: Day | None = None
    ends: Day | None = None


class Result(Node):
    """A node that something is meant to bring about.

    `needs` says whether any one incoming package suffices or all are needed together.
    """

    latency: Lag | None = None
    direction: Literal["increase", "decrease", "maintain"] | None = None
    needs: Literal["any", "all"] = "any"


class Output(Result):
    """What the activities deliver directly."""

    stage_of_class: ClassVar[Stage] = Stage.OUTPUT


class Outcome(Result):
    """A change in people, practice or conditions."""

    horizon: Literal["short", "medium", "long"]

    @property
    def stage(self) -> Stage:
        """Return the column of the outcome's horizon."""
        return {"short": Stage.SHORT, "medium": Stage.MEDIUM, "long": Stage.LONG}[self.horizon]


class Impact(Result):
    """The change for which the programme exists."""

    stage_of_class: ClassVar[Stage] = Stage.IMPACT


class CausalLink(Written):
    """A statement that the source contributes to the target: evidence attaches here.

    `assumes` is None when the author says nothing and empty when the author says "none". A link
    that hinders says that the source makes the target less likely.
    """

    from_key: ClassVar[frozenset[str]] = frozenset({"source", "target"})

    source: str
    target: str
    because: str | None = None
    assumes: Names | None = None
    role: Literal["necessary", "sufficient", "contributory"] | None = None
    effect: Literal["helps", "hinders"] = "helps"
    package: str | None = None
    feedback: bool = False
    skips_because: str | None = None
    at: At | None = None
    note: str | None = None

    @property
    def carries(self) -> bool:
        """Return whether a contribution can come along it: it helps, and is no feedback."""
        return self.effect == "helps" and not self.feedback

    @property
    def id(self) -> str:
        """Return the link's name, the same in model, evidence, diagnostics and command line."""
        return f"{self.source}{ARROW}{self.target}"


class Assumption(Written):
    """A condition that must hold for a link to work."""

    id: str
    label: str
    same_as: str | None = None
    necessary: bool = False
    owner: str | None = None
    test: str | None = None
    at: At | None = None
    note: str | None = None


RivalFamily = Literal["something-else", "already-happening", "not-real"]


class Factor(Written):
    """An influence outside the programme: a rival explanation or a complement.

    A competing factor would explain the outcome without the programme; a complementary one works
    with it and bounds only its role.
    """

    id: str
    label: str
    role: Literal["competing", "complementary"]
    same_as: str | None = None
    family: RivalFamily | None = None
    affects: Names = ()
    at: At | None = None
    note: str | None = None


class ContributionClaim(Written):
    """A statement that the programme, or `source` (a node or strand), contributed to `target`."""

    id: str
    says: str
    source: str | None = Field(default=None, alias="from")
    target: str = Field(alias="to")
    role: Literal["principal", "important", "minor", "not determined"] = "not determined"
    verdict: str | None = None
    because: str | None = None
    at: At | None = None
    default: bool = Field(default=False, exclude=True)

    from_key: ClassVar[frozenset[str]] = frozenset({"id", "default"})


class StakeholderQuestion(Written):
    """What a stakeholder asked, in their words; `answered_by` names claims, results or evidence."""

    id: str
    asks: str
    by: Names = ()
    answered_by: Names = ()
    note: str | None = None


@told_by("name", "nodes", "links", "assumptions", "factors", "claims")
class LogicModel(BaseModel):
    """The whole theory of change; every id is unique across nodes, assumptions, factors, claims."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    name: str
    file: str = ""
    title: str = ""
    purpose: str | None = None
    beneficiaries: str | None = None
    desired_effect: str | None = None
    source: str | None = None
    author: str | None = None
    version: str | None = None
    lang: str | None = None
    as_of: Day | None = None
    programme: Span = Span()
    strands: Mapping[str, str] = {}
    stakeholders: Mapping[str, str] = {}
    nodes: tuple[Node, ...] = ()
    links: tuple[CausalLink, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    factors: tuple[Factor, ...] = ()
    claims: tuple[ContributionClaim, ...] = ()
    no_rival_considered: Mapping[RivalFamily, str] = {}
    headline: Names = ()
    questions: tuple[StakeholderQuestion, ...] = ()

    def _repr_html_(self) -> str:
        heading = f"<h3>{escape_markup(self.title or self.name)}</h3>"
        rows = ((link.id, link.because or "") for link in self.links)
        return f"<div>{heading}{tabulate(('Link', 'Because'), rows)}</div>"
