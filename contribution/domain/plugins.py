"""The shapes of one-file plug-ins: check and scorer; others stand with what they are about."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal, NamedTuple, Protocol

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
    a verdict hangs on it. `prepare` takes a part of a graph with the ratings of the whole, so that
    rating it again is quick, where a claim rests on nothing but what lies before its target;
    otherwise everything is rated anew.
    """

    id: str
    title: str
    rate: Callable[[ContributionGraph, Rule], Ratings]
    explain: Callable[[ContributionGraph, Ratings, Rule, str], Reason]
    steps: Callable[[Rule], Iterable[RuleStep]] = _move_nothing
    prepare: Callable[[ContributionGraph, Rule, Ratings], Rerating] | None = None
