"""The shapes of one-file plug-ins: check, scorer and format; a kind stands with its evidence."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple, Protocol

from contribution.domain.assessment import Assessment
from contribution.domain.brief import told_by
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.evidence import Evidence
from contribution.domain.graph import ContributionGraph
from contribution.domain.rating import Ratings, Reason
from contribution.domain.rule import Rule, RuleStep


@told_by("id", "severity", "title")
class Check(NamedTuple):
    """One rule over an assessment; its module's docstring is its page, the module's name its slug.

    The engine stamps id, slug and severity on what `find` yields. What is missing or does not fit
    may only be seen because something could not be read: `waits` says where that would have to
    stand, in the element `itself` or anywhere at `all`.
    """

    id: str
    severity: Severity
    title: str
    find: Callable[[Assessment], Iterator[Finding]]
    waits: Literal["", "itself", "all"] = ""


class Rerating(Protocol):
    """Ratings made once, and what they would be if some evidence or the rule were otherwise."""

    @property
    def ratings(self) -> Ratings: ...  # noqa: D102
    def with_evidence(self, changed: Mapping[str, tuple[Evidence, ...]]) -> Ratings: ...  # noqa: D102
    def with_rule(self, rule: Rule) -> Ratings: ...  # noqa: D102


def _move_nothing(_: Rule) -> tuple[RuleStep, ...]:
    return ()


@told_by("id", "title")
class Scorer(NamedTuple):
    """A pure function from graph and rule to ratings, and one that explains a subject's rating.

    The rest may be left out. `steps` moves each parameter that the scorer heeds, for seeing whether
    a verdict hangs on it. `prepare` rates once so that rating again is quick, where a claim rests
    on nothing but what lies before its target; otherwise everything is rated anew.
    """

    id: str
    title: str
    rate: Callable[[ContributionGraph, Rule], Ratings]
    explain: Callable[[ContributionGraph, Ratings, Rule, str], Reason]
    steps: Callable[[Rule], Iterable[RuleStep]] = _move_nothing
    prepare: Callable[[ContributionGraph, Rule], Rerating] | None = None


class View(NamedTuple):
    """What part of the assessment to show and how large.

    `focus` is a claim or node id, `strand` a strand id; `rank` LR (stages left to right) or TB;
    `paper` a size name such as A3, or empty for the screen. `chart` is an item id to draw alone.
    `brief` asks for two pages instead of all; `moved` are parts of the story about what changed
    since a former version.
    `form` is whole, overview (folded by strand and stage) or gaps (links by kind of evidence); when
    it is empty, a model too large to read is folded.
    `every` shows what is folded for want of room; `tile` spreads a picture over sheets of paper.
    """

    focus: str | None = None
    strand: str | None = None
    rank: str = "LR"
    paper: str = ""
    chart: str | None = None
    form: str = ""
    brief: bool = False
    moved: tuple[object, ...] = ()
    every: bool = False
    tile: bool = False


@told_by("title", "honours")
class Format(NamedTuple):
    """How one command writes one format, in a file of its own: `formats/<command>/<name>.py`.

    `render` is pure: from an Assessment (for `diff` a comparison) and a view to text or bytes, or
    to text in pieces where it may be too long to stand whole in memory. `honours` are the fields of
    the view that change what it writes; others are refused. What is printed is escaped as a whole,
    unless the format `escapes` each piece itself. A format `for_repository` is read by what shows
    findings beside the files of one: it names files from the top of the repository, wherever the
    command was called.
    """

    title: str
    render: Callable[[Any, View], Any]
    honours: frozenset[str] = frozenset()
    escapes: bool = False
    for_repository: bool = False
