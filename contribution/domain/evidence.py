"""One thing observed, the register that lists it, its table, and what it says once computed."""

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal, NamedTuple

from pydantic import BeforeValidator, Field

from contribution.domain.brief import told_by
from contribution.domain.calendar import DateRange, Day, Reviewed
from contribution.domain.diagnostic import Finding
from contribution.domain.figures import Chart, Figure
from contribution.domain.located import NOTHING, At, Grade, Names, Probability, SetLater, Written
from contribution.domain.table import Correction, Table, TableItem, TableShape
from contribution.words.labels import plain_words


class ProbativeTest(StrEnum):
    """Process-tracing classes (Van Evera 1997; Collier 2011), plus `moderate` between them."""

    STRAW = "straw"
    HOOP = "hoop"
    SMOKING_GUN = "smoking-gun"
    DOUBLY_DECISIVE = "doubly-decisive"
    MODERATE = "moderate"


class Sighting(StrEnum):
    """What became of looking for the evidence; absent is not the same as not looked for.

    `cannot-tell` is looked at and undecided: it weighs nothing, and is never against.
    """

    FOUND = "found"
    NOT_FOUND = "not-found"
    CANNOT_TELL = "cannot-tell"
    NOT_SEARCHED = "not-searched"

    @property
    def decides(self) -> bool:
        """Return whether it speaks one way or the other."""
        return self in {Sighting.FOUND, Sighting.NOT_FOUND}


Likelihood = Literal["almost-certain", "likely", "even", "unlikely", "almost-never"]
Collector = Literal["implementer", "funder", "evaluator", "independent"]


def _as_text(value: object) -> object:
    # A figure is carried over as printed: 9.2 and "9.2%" are both wanted back as they stand.
    return {key: str(each) for key, each in value.items()} if isinstance(value, dict) else value


_Figures = dict[str, str | float | bool]
Figures = Annotated[dict[str, str], BeforeValidator(_as_text, json_schema_input_type=_Figures)]


class EvidenceItem(Written):
    """One thing observed or looked for; kinds of evidence add fields of their own."""

    from_text: ClassVar[str] = "says"

    id: str
    says: str
    """What was observed, or is hoped to be, in a sentence."""
    about: Names
    """What it speaks about: a link, node, assumption, factor, claim, or several in a list."""
    at: At | None = None
    """Where in the source it can be looked up."""
    test: ProbativeTest | None = None
    """What finding it would show, as a class of process tracing."""
    sensitivity: Probability | None = None
    """How likely it is found if the claim is true, 0 to 1; in place of a test."""
    type_i_error: Probability | None = None
    """How likely it is found if the claim is false, 0 to 1; in place of a test."""
    expected_if_true: Likelihood | None = None
    """How likely it is found if the claim is true, in words; in place of a test."""
    expected_if_false: Likelihood | None = None
    """How likely it is found if the claim is false, in words; in place of a test."""
    predicts: Literal["claim", "against"] = "claim"
    """Whether finding it speaks for the claim or against it."""
    group: str | None = None
    """A name that items share which are not independent of one another; they count once."""
    source: str | None = None
    """Where it comes from, when not from the register's source; one source counts once."""
    respondents: str | None = None
    """A name for the people who answered: sources that share it are one, and count once."""
    by: Collector | None = None
    """Who collected it."""
    stakeholders: Names = ()
    """Whose voice it is: ids under stakeholders of the model."""
    quality: Grade | None = None
    """0 inadmissible, 1 weak, 2 adequate, 3 good."""
    because: str | None = None
    """Why the quality, or the test, is what it is said to be."""
    on: Day | None = None
    """The day it speaks about."""
    period: DateRange = DateRange()
    """The stretch of time it speaks about."""
    figures: Figures = Field(default_factory=lambda: NOTHING)
    """Numbers to carry over as printed, each under the words it is to be shown with."""
    stated: Figures = Field(default_factory=lambda: NOTHING)
    """Figures of the source's text by wave or year, compared with the computed ones."""
    unstated: str | None = None
    """Why the text gives no figure to compare with."""
    search_effort: Probability = 1.0
    """How thoroughly it was looked for, 0 to 1: bounds what not finding it means."""
    reliability: Probability = 1.0
    """How far the measurement can be trusted, 0 to 1."""
    declared_on: Day | None = None
    """The day on which its test was written down, best before the result was known."""
    searched: str | None = None
    """How, and by whom, something was looked for in vain."""
    traces: str | None = None
    """How it shows that the cause brought the result about, where it is about both."""
    planned: bool = False
    """Whether it is still to be collected: shown, and counted as nothing."""
    cost: str | float | None = None
    """What collecting it would cost, in money or words."""
    note: str | None = None
    """A remark for whoever edits the file; nothing is computed from it."""

    @property
    def date(self) -> date | None:
        """Return the last day the item speaks about, as far as the author says."""
        return self.on or self.period.ends or self.period.starts


class EvidenceRegister(Written):
    """A list of evidence items from one system, with the table they rest on."""

    from_key: ClassVar[frozenset[str]] = frozenset({"id", "table", "items"})

    id: str
    title: str
    """What people call the source."""
    kind: str
    """What kind of evidence it lists; it decides which keys the items have."""
    source: str | None = None
    """The dependence group of every item that names none: one source counts once."""
    respondents: str | None = None
    """A name for the people who answered, for items that say nothing."""
    by: Collector | None = None
    """Who collected it."""
    stakeholders: Names = ()
    """Whose voice it is: ids under stakeholders of the model."""
    quality: Grade | None = None
    """0 inadmissible, 1 weak, 2 adequate, 3 good; for items that say nothing."""
    because: str | None = None
    """Why the quality is what it is said to be."""
    at: At | None = None
    """Where it can be looked up, for items that say nothing."""
    collected: DateRange = DateRange()
    """When it was collected."""
    declared_on: Day | None = None
    """The day on which the tests were written down, for items that say nothing."""
    data: str | None = None
    """The table the items rest on: a CSV or XLSX file beside this one."""
    reviewed: Reviewed | None = None
    """When somebody last looked at the table: the day, and the sign of the data they saw."""
    corrections: tuple[Correction, ...] = ()
    """Values of the table that are believed wrong, with what is taken instead."""
    unstated: str | None = None
    """Why the source's text gives no figures to compare with."""
    note: str | None = None
    """A remark for whoever edits the file; nothing is computed from it."""
    table: Annotated[Table | None, SetLater] = Field(default=None, exclude=True)
    items: Annotated[tuple[EvidenceItem, ...], SetLater] = ()
    """The pieces of evidence, each under an id of its own."""


@told_by("outcome", "sentence", "figures")
class Observation(NamedTuple):
    """What an item says once its data were read.

    `quality_cap` bounds the item's quality (3: no bound). `suppressed` marks a base too small to
    show, `withheld` figures that are not shown since they would give away somebody else's.
    `sensitivity` and `type_i_error` are set when the data give them (power and alpha).
    `before_after` marks a figure of one group with no comparison. `mismatches` are stated figures
    that the table contradicts; `unreadable` are wishes of the item that the table cannot meet, such
    as a statement that it does not hold; `outside` are dates that lie outside its data. `chance`
    says how many signals chance alone gives and how likely such data were to show a true change;
    `until` is the last day of the data.
    """

    outcome: Sighting
    sentence: str = ""
    figures: tuple[Figure, ...] = ()
    working: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    quality_cap: int = 3
    suppressed: bool = False
    withheld: bool = False
    sensitivity: float | None = None
    type_i_error: float | None = None
    before_after: bool = False
    chart: Chart | None = None
    mismatches: tuple[Finding, ...] = ()
    unreadable: tuple[Finding, ...] = ()
    outside: tuple[Finding, ...] = ()
    chance: tuple[str, ...] = ()
    until: date | None = None


@told_by("name", "title", "method")
class EvidenceKind(NamedTuple):
    """One kind of evidence: its YAML fields, its table and how its data become an Observation.

    `method` is the family it counts to in triangulation. `shape` says what the columns of its table
    mean; `spread` makes items of one whose rows are evidence. `is_computed`: the data decide what
    was found. `shows_change`: it compares one group with itself over time. `picks` are the item's
    fields that choose figures. `opinion` is the most that an item about a link can be, where it
    tells what people think; `is_vote`: it is shown, never counted. `of_people`: who is in its table
    is one source, whatever its items are called.
    """

    name: str
    title: str
    method: str
    item: type[EvidenceItem] = EvidenceItem
    register: type[EvidenceRegister] = EvidenceRegister
    observe: Callable[[Any, Any], Observation] = lambda *_: Observation(Sighting.NOT_SEARCHED)
    shape: TableShape = TableShape()
    is_computed: bool = False
    shows_change: bool = False
    picks: tuple[str, ...] = ()
    opinion: ProbativeTest | None = None
    is_vote: bool = False
    of_people: bool = False
    spread: Callable[[EvidenceRegister], Iterable[TableItem | Finding]] | None = None

    @property
    def label(self) -> str:  # noqa: D102
        return self.name.replace("-", " ")


@told_by("id", "register.id", "observation.outcome")
class Evidence(NamedTuple):
    """An item with its register's defaults filled in and its data read: what a scorer sees."""

    item: EvidenceItem
    register: EvidenceRegister
    observation: Observation
    kind: EvidenceKind

    @property
    def method(self) -> str:
        """Return the family of its kind: agreement between families is triangulation."""
        return self.kind.method

    @property
    def id(self) -> str:
        """Return the item's id."""
        return self.item.id

    @property
    def group(self) -> str:
        """Return the dependence group: items of one group count once per direction."""
        return self.item.group or self.item.source or self.register.source or self.register.id

    @property
    def people(self) -> tuple[str, ...]:
        """Return what tells the people who answered from others: their name, their table."""
        named, table = self.item.respondents or self.register.respondents, self.register.table
        of_table = (table.file,) if self.kind.of_people and table is not None else ()
        return (*of_table, *((plain_words(named) or named,) if named else ()))

    @property
    def by(self) -> Collector:
        """Return who collected it; unknown counts as the implementer, the cautious reading."""
        return self.item.by or self.register.by or "implementer"

    @property
    def declared_on(self) -> date | None:
        """Return the day on which its test was written down, as far as anybody says."""
        return self.item.declared_on or self.register.declared_on

    @property
    def day(self) -> date | None:
        """Return the last day it speaks about: the author's, else its data's, its register's."""
        return self.item.date or self.observation.until or self.register.collected.ends

    @property
    def is_late(self) -> bool:
        """Return whether its test was written down after what it looked at, or nobody says when."""
        declared = self.declared_on
        return declared is None or (self.day is not None and declared > self.day)

    @property
    def stakeholders(self) -> tuple[str, ...]:
        """Return whose voice it is."""
        return self.item.stakeholders or self.register.stakeholders

    @property
    def quality(self) -> int:
        """Return 0 inadmissible to 3 good; adequate (2) when the author says nothing."""
        stated = self.item.quality if self.item.quality is not None else self.register.quality
        return min(2 if stated is None else stated, self.observation.quality_cap)
