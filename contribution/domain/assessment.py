"""All that a renderer ever sees: the graph, the ratings and the diagnostics of one run."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from contribution.domain.diagnostic import Diagnostic, Severity
from contribution.domain.graph import ContributionGraph
from contribution.domain.rating import Ratings, Reason
from contribution.domain.rule import Rule


class Assessment(NamedTuple):
    """Graph + ratings + diagnostics of one run.

    `sources` holds the lines of every text file read, by its name as diagnostics show it;
    `muted` are diagnostics that comments silence, each with the author's reason;
    `explain` gives the whole reasoning behind a claim, link, node, assumption or factor.
    """

    graph: ContributionGraph
    ratings: Ratings
    rule: Rule
    explain: Callable[[str], Reason]
    diagnostics: tuple[Diagnostic, ...] = ()
    sources: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    muted: tuple[tuple[Diagnostic, str], ...] = ()

    def count_diagnostics(self, severity: Severity) -> int:
        """Return how many diagnostics have exactly this severity."""
        return sum(1 for diagnostic in self.diagnostics if diagnostic.severity is severity)
