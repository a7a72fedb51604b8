"""Draws the model as it is being typed, and then says what is wrong: two steps, newest text first.

The picture of a text that lost something stays the last good one, with a word that it does.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from contribution.app.assess import add_findings, rate_loaded
from contribution.app.govern import govern
from contribution.domain.assessment import Assessment
from contribution.domain.logic_model import ARROW
from contribution.domain.view import View
from contribution.drawing.sheet.sheet import MOST_NODES
from contribution.drawing.views.view import draw_view
from contribution.editor.completion import find_offers
from contribution.editor.page import OpenText, Place
from contribution.errors import ContributionError
from contribution.loading.files.memory import Memory
from contribution.loading.project import load_project
from contribution.scoring import find_scorers


class Drawn(NamedTuple):
    """A picture as SVG with the assessment behind it; `held` says why it is not the text's."""

    assessment: Assessment
    svg: str
    held: str = ""


class Preview:
    """The last good picture of one model, and one run at a time over what is being typed."""

    def __init__(self, model: Path, scorer: str = "ordinal") -> None:
        self.model = model
        self._scorer = find_scorers()[scorer]
        self._lock = Lock()
        self._wanted = 0
        self._memory = Memory()
        self._rated: tuple[Mapping[Path, bytes], Assessment] | None = None
        self.drawn = Drawn(self._rate({}), "")
        self._around = self.drawn, "", ""
        self.drawn = self._draw(self.drawn.assessment)

    def redraw(self, unsaved: Mapping[Path, bytes]) -> Drawn | None:
        """Return the picture of these texts over the disk; None when a newer text is waiting."""
        self._wanted = mine = self._wanted + 1
        with self._lock:
            if mine != self._wanted:
                return None
            try:
                assessment = self._rate(unsaved)
            except ContributionError as error:
                self.drawn = self.drawn._replace(held=str(error))
                return self.drawn
            self.drawn = self._draw(assessment)
            return self.drawn

    def draw_around(self, subject: str) -> str:
        """Return the picture; of a model too large for a wall, the ways to where a link leads."""
        drawn, target = self.drawn, subject.rpartition(ARROW)[2]
        nodes = drawn.assessment.graph.nodes
        if len(nodes) <= MOST_NODES or target not in nodes:
            return drawn.svg
        if self._around[:2] != (drawn, target):
            part = draw_view(drawn.assessment, View(focus=target))
            self._around = drawn, target, part
        return self._around[2]

    def check(self, unsaved: Mapping[Path, bytes]) -> Assessment:
        """Return the assessment of these texts with what the project wants told of the findings."""
        with self._lock:
            # It was drawn a moment ago, and the disk has not changed since: else it is drawn again.
            known = self._rated
            is_known = known is not None and known[0] == unsaved
            return govern(add_findings(known[1] if known and is_known else self._rate(unsaved)))

    def _rate(self, unsaved: Mapping[Path, bytes]) -> Assessment:
        loaded = load_project(self.model, unsaved, self._memory)
        assessment = rate_loaded(loaded, self._scorer, self._memory)
        self._rated = unsaved, assessment
        return assessment

    def _draw(self, assessment: Assessment) -> Drawn:
        loss = next((each for each in assessment.diagnostics if each.is_loss), None)
        if loss is not None and _count(assessment) < _count(self.drawn.assessment):
            why = f"line {loss.where.line}: {loss.message}"
            return self.drawn._replace(held=f"This is the last good picture, for {why}")
        if not assessment.graph.nodes:
            return Drawn(assessment, "", "Nothing to draw yet: add a step with Ctrl K.")
        try:
            return Drawn(assessment, draw_view(assessment, View()))
        except ContributionError as error:
            return self.drawn._replace(assessment=assessment, held=str(error))


def list_offers(
    assessment: Assessment, file: str, text: str, place: Place
) -> list[dict[str, str | int]]:
    """Return what may be written at a place (line and column from 0, as a browser counts).

    `from` is the column where what it replaces begins.
    """
    page = OpenText.of(file, text)
    return [
        {
            "label": offer.text,
            "kind": offer.sort,
            "detail": offer.detail,
            "info": offer.said,
            "from": page.to_client(offer.span.start)[1],
        }
        for offer in find_offers(page, page.from_client(place), assessment)
    ]


def list_ids(assessment: Assessment) -> set[str]:
    """Return every id that the model has given away."""
    graph = assessment.graph
    return {*graph.subjects, *graph.claims, *graph.items}


def map_lines(assessment: Assessment) -> dict[str, tuple[str, int]]:
    """Return file and line of each step and link, by its id in the picture."""
    model = assessment.graph.model
    nodes = [(each.id, each.places.key) for each in model.nodes]
    links = [(each.id.replace(ARROW, "."), each.places.key) for each in model.links]
    return {name: (where.file, where.line) for name, where in (*nodes, *links)}


def _count(assessment: Assessment) -> int:
    return len(assessment.graph.model.nodes) + len(assessment.graph.model.links)
