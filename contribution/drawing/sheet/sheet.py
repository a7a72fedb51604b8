"""All that one sheet shows, as data: marked nodes, links, influences, assumptions, captions."""

import re
from collections.abc import Iterable, Mapping
from itertools import count
from pathlib import PurePath
from typing import NamedTuple

from contribution.domain.assessment import Assessment
from contribution.domain.evidence import Evidence
from contribution.domain.logic_model import Assumption, CausalLink, Factor, Node, Stage
from contribution.domain.rating import Rating
from contribution.domain.verdict import Verdict
from contribution.domain.view import View
from contribution.drawing.sheet.selection import Selection, select
from contribution.errors import TooLargeToDrawError

# How talks with people put it that so many of so many agreed.
_VOICES, _SAID_SO = re.compile(r"(\d+) of (\d+)"), ", said so"
# Beyond this many, lines from influences hide the pathways, and numbers on the nodes say the same.
_MOST_FACTOR_LINES = 12
# Beyond this many, the whole is a map to find a part on, no longer a picture to read.
MOST_NODES = 60
_MOST_CARDS = 300


class MarkedNode(NamedTuple):
    """A node with its own verdict, the strand's position and the influences that touch it.

    `is_weakest` and `is_doubtful` are as for a link. Under the number `footnote` the legend
    has its label in full; it is 0 where the card has it.
    """

    node: Node
    verdict: Verdict | None
    strand: int | None
    influences: tuple[str, ...]
    is_weakest: bool = False
    is_doubtful: bool = False
    footnote: int = 0


class Flag(NamedTuple):
    """An assumption by its number in the model, with its status."""

    number: int
    assumption: Assumption
    verdict: Verdict


class MarkedLink(NamedTuple):
    """A link with its verdict, counts of evidence (for, against, without weight) and flags.

    `voices` say how many of how many people said so, where that is known; `is_weakest` that a claim
    is no surer than this; `is_doubtful` that some part of it could not be read as it was written.
    """

    link: CausalLink
    verdict: Verdict
    counts: tuple[int, int, int]
    flags: tuple[Flag, ...]
    voices: str = ""
    is_weakest: bool = False
    is_doubtful: bool = False

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
    footnote: int = 0


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


def build_whole_sheet(assessment: Assessment, view: View) -> Sheet:
    """Return what the view shows, each element on a card of its own.

    Raises:
        TooLargeToDrawError: nobody could read so many cards on one sheet.
    """
    sheet = build_sheet(assessment, view)
    if len(sheet.nodes) > _MOST_CARDS:
        raise TooLargeToDrawError(len(sheet.nodes), _MOST_CARDS)
    return sheet


def build_sheet(assessment: Assessment, view: View) -> Sheet:
    """Return what the view of the assessment shows."""
    graph, model = assessment.graph, assessment.graph.model
    selection = select(graph, view)
    flags = _mark_assumptions(assessment)
    influences = _mark_factors(assessment, selection)
    weakest = _find_weakest(assessment, view)
    links = tuple(_mark_link(assessment, link, flags, weakest) for link in selection.links)
    used = {flag.number: flag for link in links for flag in link.flags}
    positions = {strand: position for position, strand in enumerate(model.strands)}
    shown = {node.strand for node in selection.nodes}
    return Sheet(
        title=model.title or model.name,
        focus=_name_focus(assessment, view),
        captions=_find_captions(assessment),
        stages=tuple(stage for stage in Stage if any(n.stage is stage for n in selection.nodes)),
        strands={name: label for name, label in model.strands.items() if name in shown},
        nodes=tuple(
            MarkedNode(
                node,
                _verdict_of(assessment.ratings.nodes, node.id),
                positions.get(node.strand or ""),
                tuple(each.reference for each in influences if node.id in each.touches),
                node.id in weakest,
                node.id in assessment.doubtful,
            )
            for node in selection.nodes
        ),
        links=links,
        influences=influences,
        flags=tuple(used[number] for number in sorted(used)),
        labels={node.id: node.label or node.id for node in selection.nodes},
    )


def _name_focus(assessment: Assessment, view: View) -> str:
    graph, name = assessment.graph, str(view.focus)
    if view.strand in graph.model.strands:
        return f"Strand: {graph.model.strands[str(view.strand)]}"
    if name in graph.claims:
        rated = assessment.ratings.claims.get(name)
        return f"Claim: {graph.claims[name].says}{_say(rated.verdict if rated else None)}"
    if name in graph.subjects:
        found = _verdict_of(assessment.ratings.nodes, name)
        return f"Pathways through: {graph.label_of(name)}{_say(found)}"
    return ""


def _say(verdict: Verdict | None) -> str:
    return f" – {verdict}" if verdict else ""


def _find_weakest(assessment: Assessment, view: View) -> frozenset[str]:
    """Return what the claims rest on that the view is about: in focus, headline, else written."""
    model, rated = assessment.graph.model, assessment.ratings.claims
    wanted = {view.focus} if view.focus else {*model.headline}
    found = [each for each in model.claims if {each.id, each.target} & wanted]
    chosen = found or [each for each in model.claims if not view.focus and not each.default]
    return frozenset(rated[each.id].rating.bearer for each in chosen if each.id in rated)


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


def _mark_link(
    assessment: Assessment, link: CausalLink, flags: Mapping[str, Flag], weakest: frozenset[str]
) -> MarkedLink:
    rated = assessment.ratings.links.get(link.id)
    rating = rated.rating if rated else Rating()
    own = rated.own if rated else Rating()
    return MarkedLink(
        link,
        rating.verdict,
        own.counts,
        tuple(flags[name] for name in link.assumes or () if name in flags),
        _count_voices(assessment.graph.find_evidence_about(link.id)),
        link.id in weakest,
        link.id in assessment.doubtful,
    )


def _count_voices(evidence: Iterable[Evidence]) -> str:
    """Return how many of how many people said so; of each group the talk with the most counts."""
    groups: dict[str, tuple[int, int]] = {}
    for figure in (each for item in evidence for each in item.observation.figures):
        counted = _VOICES.fullmatch(figure.value)
        if counted and figure.label.endswith(_SAID_SO):
            agreed, asked = int(counted[1]), int(counted[2])
            known = groups.get(figure.label, (0, 0))
            groups[figure.label] = max(known, (agreed, asked), key=lambda each: each[1])
    agreed, asked = (sum(each) for each in zip(*groups.values(), strict=True)) if groups else (0, 0)
    return f"{agreed} of {asked}" if asked else ""


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
