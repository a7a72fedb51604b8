"""Which nodes, links and influences a view shows: all, or those that bear on one subject.

All that one sheet shows, as data: marked nodes, links, influences, assumptions, captions.
"""

from collections.abc import Iterable, Mapping
from itertools import count
from pathlib import PurePath
from typing import NamedTuple

from contribution.domain.assessment import Assessment
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import Assumption, CausalLink, Factor, Node, Stage
from contribution.domain.plugins import View
from contribution.domain.rating import Rating
from contribution.domain.verdict import Verdict


class Selection(NamedTuple):
    """What is shown, each in the order of the model file; links only between shown nodes."""

    nodes: tuple[Node, ...]
    links: tuple[CausalLink, ...]
    factors: tuple[Factor, ...]


def select(graph: ContributionGraph, view: View) -> Selection:
    """Return what the view shows; a focus or strand that the model does not know shows all."""
    links, starts = _find_wanted(graph, view)
    names = {*starts, *(end for link in links for end in (link.source, link.target))}
    subjects = names | {link.id for link in links}
    nodes = tuple(node for node in graph.model.nodes if node.id in names)
    known = {node.id for node in nodes}
    return Selection(
        nodes=nodes,
        links=tuple(link for link in links if {link.source, link.target} <= known),
        factors=tuple(each for each in graph.model.factors if _is_wanted(each, subjects, view)),
    )


def _is_wanted(factor: Factor, subjects: set[str], view: View) -> bool:
    # One that touches nothing has no place in a view of a part, but must not vanish from the whole.
    return bool(subjects & set(factor.affects)) or not (view.focus or view.strand)


def _find_wanted(
    graph: ContributionGraph, view: View
) -> tuple[tuple[CausalLink, ...], Iterable[str]]:
    if view.strand in graph.model.strands:
        return _find_around_strand(graph, str(view.strand))
    if view.focus in graph.claims:
        claim = graph.claims[str(view.focus)]
        return graph.find_links_between(graph.find_starts_of(claim), [claim.target]), [claim.target]
    if view.focus in graph.subjects:
        return _find_through(graph, str(view.focus))
    return graph.model.links, graph.nodes


def _find_around_strand(
    graph: ContributionGraph, strand: str
) -> tuple[tuple[CausalLink, ...], Iterable[str]]:
    inside = {node.id for node in graph.model.nodes if node.strand == strand}
    links = tuple(
        link for link in graph.model.links if link.source in inside or link.target in inside
    )
    return links, inside


def _find_through(
    graph: ContributionGraph, subject: str
) -> tuple[tuple[CausalLink, ...], Iterable[str]]:
    own, nodes = _find_own(graph, subject)
    before = graph.find_reachable([*nodes, *(link.source for link in own)], backwards=True)
    after = graph.find_reachable([*nodes, *(link.target for link in own)])
    through = tuple(
        link
        for link in graph.model.links
        if link in own or (not link.feedback and _is_within(link, before, after))
    )
    return through, nodes


def _is_within(link: CausalLink, before: frozenset[str], after: frozenset[str]) -> bool:
    ends = {link.source, link.target}
    return ends <= before or ends <= after


def _find_own(
    graph: ContributionGraph, subject: str
) -> tuple[tuple[CausalLink, ...], tuple[str, ...]]:
    if subject in graph.nodes:
        return (), (subject,)
    affected = graph.factors[subject].affects if subject in graph.factors else ()
    links = tuple(
        link
        for link in graph.model.links
        if link.id == subject or link.id in affected or subject in (link.assumes or ())
    )
    return links, tuple(name for name in affected if name in graph.nodes)


# Beyond this many, lines from influences hide the pathways, and numbers on the nodes say the same.
_MOST_FACTOR_LINES = 12
# Beyond this many, the whole is a map to find a part on, no longer a picture to read.
MOST_NODES = 60


class MarkedNode(NamedTuple):
    """A node with its own verdict, the strand's position and the influences that touch it."""

    node: Node
    verdict: Verdict | None
    strand: int | None
    influences: tuple[str, ...]


class Flag(NamedTuple):
    """An assumption by its number in the model, with its status."""

    number: int
    assumption: Assumption
    verdict: Verdict


class MarkedLink(NamedTuple):
    """A link with its verdict, counts of evidence (for, against, without weight) and flags."""

    link: CausalLink
    verdict: Verdict
    counts: tuple[int, int, int]
    flags: tuple[Flag, ...]

    @property
    def marks(self) -> tuple[str, ...]:
        """Return the counts that are not nought by their signs: ▲ for, ▼ against, ○ neither."""
        return tuple(
            f"{number}{sign}" for number, sign in zip(self.counts, "▲▼○", strict=True) if number
        )


class Influence(NamedTuple):
    """A factor under its reference (R for a rival, W for one that works alongside)."""

    factor: Factor
    reference: str
    verdict: Verdict
    touches: tuple[str, ...]


class Sheet(NamedTuple):
    """What one sheet shows; numbers and references are the same on every sheet of a model.

    `labels` are what its nodes are called.
    """

    title: str
    focus: str
    captions: tuple[str, ...]
    stages: tuple[Stage, ...]
    strands: Mapping[str, str]
    nodes: tuple[MarkedNode, ...]
    links: tuple[MarkedLink, ...]
    influences: tuple[Influence, ...]
    flags: tuple[Flag, ...]
    labels: Mapping[str, str] = {}

    @property
    def joins_influences(self) -> bool:
        """Return whether influences are joined by lines; else their references stand on nodes."""
        lines = sum(len(influence.touches) for influence in self.influences)
        return 0 < lines <= _MOST_FACTOR_LINES


def build_sheet(assessment: Assessment, view: View) -> Sheet:
    """Return what the view of the assessment shows."""
    graph, model = assessment.graph, assessment.graph.model
    selection = select(graph, view)
    flags = _mark_assumptions(assessment)
    influences = _mark_factors(assessment, selection)
    links = tuple(_mark_link(assessment, link, flags) for link in selection.links)
    used = {flag.number: flag for link in links for flag in link.flags}
    positions = {strand: position for position, strand in enumerate(model.strands)}
    shown = {node.strand for node in selection.nodes}
    return Sheet(
        title=model.title or model.name,
        focus=_name_focus(graph, view),
        captions=_find_captions(assessment),
        stages=tuple(stage for stage in Stage if any(n.stage is stage for n in selection.nodes)),
        strands={name: label for name, label in model.strands.items() if name in shown},
        nodes=tuple(
            MarkedNode(
                node,
                _verdict_of(assessment.ratings.nodes, node.id),
                positions.get(node.strand or ""),
                tuple(each.reference for each in influences if node.id in each.touches),
            )
            for node in selection.nodes
        ),
        links=links,
        influences=influences,
        flags=tuple(used[number] for number in sorted(used)),
        labels={node.id: node.label or node.id for node in selection.nodes},
    )


def _name_focus(graph: ContributionGraph, view: View) -> str:
    if view.strand in graph.model.strands:
        return f"Strand: {graph.model.strands[str(view.strand)]}"
    if view.focus in graph.claims:
        return f"Claim: {graph.claims[str(view.focus)].says}"
    if view.focus in graph.subjects:
        return f"Pathways through: {graph.label_of(str(view.focus))}"
    return ""


def _find_captions(assessment: Assessment) -> tuple[str, ...]:
    model, rule = assessment.graph.model, assessment.rule
    parts = (
        f"As of {model.as_of.day} {model.as_of:%B %Y}" if model.as_of else "",
        f"Version {model.version}" if model.version else "",
        f"Model {_shorten_path(model.file) or model.name}",
        f"Rated by rule {rule.version} ({assessment.ratings.scorer})",
    )
    return tuple(part for part in parts if part)


def _shorten_path(file: str) -> str:
    # Where a model lies on one machine says nothing to those who read its poster.
    path = PurePath(file)
    return "/".join(path.parts[-2:]) if path.is_absolute() else file


def _mark_link(assessment: Assessment, link: CausalLink, flags: Mapping[str, Flag]) -> MarkedLink:
    rated = assessment.ratings.links.get(link.id)
    rating = rated.rating if rated else Rating()
    own = rated.own if rated else Rating()
    carried = tuple(flags[name] for name in link.assumes or () if name in flags)
    return MarkedLink(link, rating.verdict, own.counts, carried)


def _mark_assumptions(assessment: Assessment) -> Mapping[str, Flag]:
    return {
        each.id: Flag(
            number, each, _verdict_of(assessment.ratings.assumptions, each.id) or Verdict.UNTESTED
        )
        for number, each in enumerate(assessment.graph.model.assumptions, start=1)
    }


def _mark_factors(assessment: Assessment, selection: Selection) -> tuple[Influence, ...]:
    numbers = {"competing": count(1), "complementary": count(1)}
    letters = {"competing": "R", "complementary": "W"}
    ends = {link.id: link.target for link in selection.links}
    names = {node.id: node.id for node in selection.nodes}
    shown = {factor.id for factor in selection.factors}
    marked = (
        Influence(
            factor,
            f"{letters[factor.role]}{next(numbers[factor.role])}",
            _verdict_of(assessment.ratings.factors, factor.id) or Verdict.UNTESTED,
            _find_touched(factor.affects, names | ends),
        )
        for factor in assessment.graph.model.factors
    )
    return tuple(each for each in marked if each.factor.id in shown)


def _find_touched(affects: Iterable[str], shown: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(shown[name] for name in affects if name in shown))


def _verdict_of(ratings: Mapping[str, Rating], name: str) -> Verdict | None:
    return ratings[name].verdict if name in ratings else None
