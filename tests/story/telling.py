"""Assessments made by hand, and pages read back as a browser would read them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import partial
from html.parser import HTMLParser

from contribution.domain.assessment import Assessment
from contribution.domain.evidence import Evidence
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import LogicModel
from contribution.scoring.ordinal import SCORER
from tests.building import RULE

VOID = {"br", "col", "hr", "input", "meta"}


def assess_by_hand(model: LogicModel, evidence: Iterable[Evidence]) -> Assessment:
    """Return the assessment of a model that no file holds."""
    graph = ContributionGraph(model, tuple(evidence))
    ratings = SCORER.rate(graph, RULE)
    return Assessment(graph, ratings, RULE, partial(SCORER.explain, graph, ratings, RULE))


class Page(HTMLParser):
    """A page taken apart: tags in order, attributes, text; `faults` are tags out of place."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.faults: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        self.faults += self._open

    @property
    def text(self) -> str:
        """Return all that is said."""
        return " ".join(" ".join(self.words).split())

    @property
    def ids(self) -> list[str]:
        """Return every id."""
        return [str(values["id"]) for _, values in self.tags if "id" in values]

    @property
    def repeated_ids(self) -> list[str]:
        """Return the ids that stand more than once."""
        return [name for name, times in Counter(self.ids).items() if times > 1]

    @property
    def dangling(self) -> list[str]:
        """Return the targets of links within the page that are not there."""
        known = set(self.ids)
        targets = [values.get("href") or "" for _, values in self.tags]
        return [each for each in targets if each.startswith("#") and each[1:] not in known]

    def count(self, tag: str) -> int:
        """Return how often the tag stands."""
        return sum(1 for name, _ in self.tags if name == tag)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        if not self._open or self._open[-1] not in {"style", "script"}:
            self.words.append(data)
