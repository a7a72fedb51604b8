"""Which kinds of evidence speak to which link, assumption or influence, and where there is none."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from contribution.domain.assessment import Assessment
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import CausalLink, Stage
from contribution.domain.rating import EvidenceUse, Rating
from contribution.domain.verdict import Verdict

_PLURALS = {Stage.CONTEXT: "context", Stage.ACTIVITY: "activities"}


class Tally(NamedTuple):
    """How many pieces of evidence count for, against, and carry no weight."""

    ahead: int = 0
    against: int = 0
    without: int = 0

    @property
    def is_gap(self) -> bool:
        """Return whether there is no evidence at all."""
        return not any(self)


class MatrixRow(NamedTuple):
    """One subject with its verdict, a tally for each kind, one for all, what it lacks first."""

    subject: str
    label: str
    verdict: Verdict
    cells: tuple[Tally, ...]
    total: Tally
    lacks: str


class MatrixSection(NamedTuple):
    """Rows under a heading: links to one stage, assumptions, or influences from outside."""

    heading: str
    rows: tuple[MatrixRow, ...]


class EvidenceMatrix(NamedTuple):
    """Kinds of evidence across by their labels, subjects down; `totals` by kind, the last of all.

    A piece that speaks to several subjects counts at each. `gaps` says in the same order for how
    many rows there is nothing, `elsewhere` how many pieces speak to steps only and have no row.
    """

    kinds: tuple[str, ...]
    sections: tuple[MatrixSection, ...]
    totals: tuple[Tally, ...]
    gaps: tuple[int, ...]
    elsewhere: int

    @property
    def rows(self) -> tuple[MatrixRow, ...]:
        """Return the rows of all sections."""
        return tuple(row for section in self.sections for row in section.rows)


def build_matrix(assessment: Assessment, only: Collection[str] | None = None) -> EvidenceMatrix:
    """Return the matrix of all subjects, or of those in `only`; sections without rows are left out.

    The kinds are those of the whole project, in alphabetical order.
    """
    graph = assessment.graph
    kinds = dict(sorted((each.kind.name, each.kind.label) for each in graph.evidence))
    sections = tuple(
        MatrixSection(
            heading, tuple(_build_row(assessment, name, rating, kinds) for name, rating in found)
        )
        for heading, subjects in _find_subjects(assessment)
        if (found := [pair for pair in subjects if only is None or pair[0] in only])
    )
    rows = [row for section in sections for row in section.rows]
    columns = [[row.cells[number] for row in rows] for number in range(len(kinds))]
    columns.append([row.total for row in rows])
    shown = {row.subject for row in rows}
    return EvidenceMatrix(
        tuple(kinds.values()),
        sections,
        tuple(map(_add, columns)),
        tuple(sum(tally.is_gap for tally in column) for column in columns),
        sum(shown.isdisjoint(each.item.about) for each in graph.evidence) if only is None else 0,
    )


def _find_subjects(assessment: Assessment) -> Iterator[tuple[str, list[tuple[str, Rating]]]]:
    graph, ratings = assessment.graph, assessment.ratings
    for stage in Stage:
        links = _sort_links(graph, stage)
        heading = f"Links to {_PLURALS.get(stage, f'{stage}s')}"
        yield heading, [(link.id, _own_of(assessment, link)) for link in links]
    assumed = [(name, ratings.assumptions.get(name, Rating())) for name in graph.assumptions]
    yield "Assumptions", assumed
    outside = [(name, ratings.factors.get(name, Rating())) for name in graph.factors]
    yield "Influences from outside", outside


def _sort_links(graph: ContributionGraph, stage: Stage) -> list[CausalLink]:
    place = graph.positions
    links = [link for link in graph.model.links if graph.nodes[link.target].stage is stage]
    return sorted(links, key=lambda link: (place[link.target], place[link.source]))


def _own_of(assessment: Assessment, link: CausalLink) -> Rating:
    rated = assessment.ratings.links.get(link.id)
    return rated.own if rated else Rating()


def _build_row(
    assessment: Assessment, subject: str, own: Rating, kinds: Iterable[str]
) -> MatrixRow:
    graph = assessment.graph
    by_kind: dict[str, list[EvidenceUse]] = {kind: [] for kind in kinds}
    for use in own.uses:
        if use.item in graph.items:
            by_kind[graph.items[use.item].kind.name].append(use)
    rated = assessment.ratings.links.get(subject)
    verdict = (rated.rating if rated else own).verdict
    return MatrixRow(
        subject,
        graph.label_of(subject),
        verdict,
        tuple(_tally(uses) for uses in by_kind.values()),
        _tally(own.uses),
        _say_lack(own, verdict, is_outside=subject in graph.factors),
    )


def _say_lack(own: Rating, verdict: Verdict, *, is_outside: bool) -> str:
    """Return what is missing most, in few words; empty when nothing is."""
    if verdict is Verdict.TOO_EARLY:
        return "time: it is too early to see it"
    if not own.uses:
        return "any evidence at all"
    # What would raise an influence from outside is nobody's aim: that it was looked at is enough.
    if is_outside or not own.lacks:
        return ""
    # The rule names its tests in brackets and alternatives after a comma; a table has no room.
    return own.lacks[0].partition(" (")[0].partition(", or ")[0]


def _tally(uses: Iterable[EvidenceUse]) -> Tally:
    return Tally(*Rating(uses=tuple(uses)).counts)


def _add(tallies: Iterable[Tally]) -> Tally:
    added = [Tally(), *tallies]
    return Tally(*(sum(numbers) for numbers in zip(*added, strict=True)))
