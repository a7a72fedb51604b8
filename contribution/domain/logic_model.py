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


class Element(Written):
    """What the theory is made of and evidence can be about: a step, a condition, an influence."""

    from_text: ClassVar[str] = "label"

    id: str
    label: str
    """What people read, in a phrase; plain text in place of the body is this."""
    same_as: str | None = None
    """The funder's word for it, across programmes: a term of their vocabulary."""
    at: At | None = None
    """Where the programme's documents say so."""
    note: str | None = None
    """A remark for whoever edits the file; nothing is computed from it."""


class Node(Element):
    """A step of an impact pathway."""

    strand: str | None = None
    """The row of the picture it belongs to, an id under strands."""
    stakeholders: Names = ()
    """Whom it concerns: ids under stakeholders."""

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
    """The day it began; latencies of what follows are counted from here."""
    ends: Day | None = None
    """The day it ended."""


class Result(Node):
    """A node that something is meant to bring about.

    `needs` says whether any one incoming package suffices or all are needed together.
    """

    latency: Lag | None = None
    """How long after the start of the activities it can be seen at the earliest."""
    direction: Literal["increase", "decrease", "maintain"] | None = None
    """What its measure should do if the programme works."""
    needs: Literal["any", "all"] = "any"
    """Whether any one incoming package of links suffices, or all are needed together."""


class Output(Result):
    """What the activities deliver directly."""

    stage_of_class: ClassVar[Stage] = Stage.OUTPUT


class Outcome(Result):
    """A change in people, practice or conditions."""

    from_key: ClassVar[frozenset[str]] = frozenset({"id", "stands"})

    horizon: Literal["short", "medium", "long"] | None = None
    """How soon it should come about; left out, its distance from the impact places it."""
    stands: Literal["short", "medium", "long"] | None = Field(default=None, exclude=True)

    @property
    def stage(self) -> Stage:
        """Return the column of the outcome's horizon."""
        horizon = self.horizon or self.stands or "medium"
        return {"short": Stage.SHORT, "medium": Stage.MEDIUM, "long": Stage.LONG}[horizon]


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
    """Why the source should bring about the target: the mechanism, in a sentence."""
    assumes: Names | None = None
    """Ids of assumptions that must hold for it to work; the word none says there are none."""
    role: Literal["necessary", "sufficient", "contributory"] | None = None
    """What the source is to the target: needed, enough by itself, or one of several."""
    effect: Literal["helps", "hinders"] = "helps"
    """Whether the source makes the target more likely or less."""
    package: str | None = None
    """A name that several links into one target share when they work only together."""
    feedback: bool = False
    """Whether it leads back to an earlier step: cycles are allowed through it alone."""
    skips_because: str | None = None
    """Why it leaves out the stages between its ends."""
    at: At | None = None
    """Where the programme's documents say so."""
    note: str | None = None
    """A remark for whoever edits the file; nothing is computed from it."""

    @property
    def carries(self) -> bool:
        """Return whether a contribution can come along it: it helps, and is no feedback."""
        return self.effect == "helps" and not self.feedback

    @property
    def id(self) -> str:
        """Return the link's name, the same in model, evidence, diagnostics and command line."""
        return f"{self.source}{ARROW}{self.target}"


class Assumption(Element):
    """A condition that must hold for a link to work."""

    necessary: bool = False
    """Whether the links that rest on it fail without it."""
    owner: str | None = None
    """Who watches over it."""
    test: str | None = None
    """How one would see that it does not hold."""


RivalFamily = Literal["something-else", "already-happening", "not-real"]


class Factor(Element):
    """An influence outside the programme: a rival explanation or a complement.

    A competing factor would explain the outcome without the programme; a complementary one works
    with it and bounds only its role. One that hinders makes what it affects less likely, so it
    explains nothing. `of` is the factor of which this is the influence on one result alone.
    """

    from_key: ClassVar[frozenset[str]] = frozenset({"id", "of"})

    role: Literal["competing", "complementary"]
    """Whether it would explain the outcome without the programme, or works together with it."""
    family: RivalFamily | None = None
    """Which kind of rival it is: something else, a trend already under way, or no real change."""
    affects: Names = ()
    """Ids of the nodes, or names of the links, on which it works."""
    effect: Literal["helps", "hinders"] = "helps"
    """Whether it makes what it affects more likely, or less."""
    because: str | None = None
    """How it works."""
    of: str | None = None


class ContributionClaim(Written):
    """A statement that the programme, or `source` (a node or strand), contributed to `target`."""

    id: str
    says: str
    """The claim, in a sentence; plain text in place of the body is this."""
    source: str | None = Field(default=None, alias="from")
    """The node or strand that contributed; left out, it is the whole programme."""
    target: str = Field(alias="to")
    """The outcome or impact to which it contributed."""
    role: Literal["principal", "important", "minor", "not determined"] = "not determined"
    """How large the part is said to be."""
    verdict: str | None = None
    """The verdict that its author expects, compared with the one computed."""
    because: str | None = None
    """Why the author thinks so."""
    at: At | None = None
    """Where somebody says so."""
    default: bool = Field(default=False, exclude=True)

    from_key: ClassVar[frozenset[str]] = frozenset({"id", "default"})
    from_text: ClassVar[str] = "says"


def name_default_claim(node: str) -> str:
    """Return the id of the claim about a node that nobody told: it is no id of a node."""
    return f"programme{ARROW}{node}"


class StakeholderQuestion(Written):
    """What a stakeholder asked, in their words; `answered_by` names claims, results or evidence."""

    from_text: ClassVar[str] = "asks"

    id: str
    asks: str
    """The question in their words; plain text in place of the body is this."""
    by: Names = ()
    """Who asks: ids under stakeholders."""
    answered_by: Names = ()
    """Ids of the claims, results or evidence that answer it."""
    note: str | None = None
    """A remark for whoever edits the file; nothing is computed from it."""


@told_by("name", "nodes", "links", "assumptions", "factors", "claims")
class LogicModel(BaseModel):
    """The whole theory of change; every id is unique, `influences` are named as links are."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    name: str
    file: str = ""
    title: str = ""
    stage: Literal["draft"] | None = None
    purpose: str | None = None
    beneficiaries: str | None = None
    desired_effect: str | None = None
    source: str | None = None
    author: str | None = None
    version: str | None = None
    lang: str | None = None
    logo: str | None = None
    as_of: Day | None = None
    programme: Span = Span()
    strands: Mapping[str, str] = {}
    stakeholders: Mapping[str, str] = {}
    nodes: tuple[Node, ...] = ()
    links: tuple[CausalLink, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    factors: tuple[Factor, ...] = ()
    influences: tuple[Factor, ...] = ()
    claims: tuple[ContributionClaim, ...] = ()
    no_rival_considered: Mapping[RivalFamily, str] = {}
    headline: Names = ()
    questions: tuple[StakeholderQuestion, ...] = ()

    def _repr_html_(self) -> str:
        heading = f"<h3>{escape_markup(self.title or self.name)}</h3>"
        rows = ((link.id, link.because or "") for link in self.links)
        return f"<div>{heading}{tabulate(('Link', 'Because'), rows)}</div>"
