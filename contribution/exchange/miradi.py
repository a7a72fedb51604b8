"""Miradi's .xmpz2: the results chains of a conservation project, and what its indicators measured.

As Miradi itself reads it: an arrow names cards of a diagram, each by its sort and the id of the
card; a card wraps a factor, which may stand in several chains.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from contribution.exchange._packed import UnreadableError, parse_xml, read_members
from contribution.exchange._results import PlanFigure, PlanIndicator, PlanResult, draft_results
from contribution.exchange.draft import DraftLink, DraftNode, Exchange, ForeignModel
from contribution.words.numbers import read_number

# What the sorts of factors of a results chain are here.
_STAGES = {
    "Strategy": "activity", "Activity": "activity", "Output": "output",
    "IntermediateResult": "outcome", "ThreatReductionResult": "outcome",
    "BiophysicalResult": "outcome", "BiodiversityTarget": "impact", "HumanWelfareTarget": "impact",
    "HumanWellbeingTarget": "impact", "Cause": "factor", "ContributingFactor": "factor",
    "DirectThreat": "factor", "BiophysicalFactor": "factor",
}  # fmt: skip
# A sort of factor and its id.
_Key = tuple[str, str]
_NOTE = (
    "strategies are taken for activities, results for outcomes, targets for impacts; "
    "--stage 'CARD=STAGE' says otherwise"
)
_LEFT = {
    "ConceptualModel": "conceptual models", "Objective": "objectives", "Goal": "goals",
    "FutureStatus": "desired future states", "TextBox": "texts beside cards",
    "SimpleThreatRating": "ratings of threats", "Assumption": "assumptions beside the chains",
}  # fmt: skip


def is_miradi(content: bytes) -> bool:
    """Return whether these are the bytes of a project."""
    return content.startswith(b"PK") and b"project.xml" in content


def read_miradi(content: bytes) -> ForeignModel:
    """Return the results chains as one draft, a strand a chain where there are several.

    Raises:
        UnreadableError: it is no sound archive or XML, or holds no project of Miradi.
    """
    members = read_members(content, lambda name: name.endswith("project.xml"))
    root = parse_xml(next(iter(members.values()), b""))
    if root.tag != "ConservationProject":
        raise UnreadableError("the archive holds no project of Miradi")
    return _Project(root).read()


class _Project:
    """The factors of a project, which cards of diagrams wrap them, and what was met so far."""

    def __init__(self, root: Element) -> None:
        self.title = _text(root, "ProjectSummary/ProjectSummaryProjectName")
        self.things: defaultdict[str, dict[str, Element]] = defaultdict(dict)
        for each in root.iter():
            if each.get("Id"):
                self.things[each.tag.replace("Task", "Activity")][each.get("Id", "")] = each
        self.cards = {
            number: _find_end(each, "DiagramFactorWrappedFactorId/*")
            for number, each in self.things["DiagramFactor"].items()
        }
        self.faults: list[tuple[str, str]] = []
        self.dropped: Counter[str] = Counter()

    def read(self) -> ForeignModel:
        """Return everything that its results chains say."""
        chains = list(self.things["ResultsChain"].values())
        if not chains:
            self.faults.append(("", "there is no results chain, and steps are read out of these"))
        shown: dict[_Key, str] = {}
        links: dict[str, None] = {}
        for chain in chains:
            named = _text(chain, "ResultsChainName") if len(chains) > 1 else ""
            for each in _list_ids(chain, "ResultsChainDiagramFactorIds/DiagramFactorId"):
                shown.setdefault(self.cards.get(each, ("", "")), named)
            links |= dict.fromkeys(_list_ids(chain, "ResultsChainDiagramLinkIds/DiagramLinkId"))
        keys = [each for each in shown if self._is_factor(each)]
        results = [self._read_result(each) for each in keys]
        told = draft_results("", [each for each in results if each.indicators], with_links=False)
        self.dropped.update({what: len(self.things[kind]) for kind, what in _LEFT.items()})
        return ForeignModel(
            self.title,
            tuple(self._read_node(each, shown[each]) for each in keys),
            tuple(self._read_links(links)),
            dropped=+self.dropped,
            faults=(*self.faults, *told.faults),
            registers=told.registers,
            notes=(*([_NOTE] if keys else []), *told.notes),
        )

    def _is_factor(self, key: _Key) -> bool:
        return key[0] in _STAGES and key[1] in self.things[key[0]]

    def _say(self, key: _Key, field: str) -> str:
        return _text(self.things[key[0]][key[1]], f"{key[0].replace('Activity', 'Task')}{field}")

    def _name(self, key: _Key) -> str:
        return self._say(key, "Name") or " ".join(key)

    def _read_node(self, key: _Key, strand: str) -> DraftNode:
        label = self._name(key)
        note = self._say(key, "Details")
        return DraftNode("-".join(key), label, "", _STAGES[key[0]], strand, note, label)

    def _read_result(self, key: _Key) -> PlanResult:
        kind, number = key
        path = f"{kind.replace('Activity', 'Task')}IndicatorIds/IndicatorId"
        ids = _list_ids(self.things[kind][number], path)
        found = [each for name in ids if (each := self.things["Indicator"].get(name)) is not None]
        label = self._name(key)
        indicators = [
            PlanIndicator(_text(each, "IndicatorName") or each.get("Id", ""),
                          list(self._measure(each)), [], label)
            for each in found
        ]  # fmt: skip
        return PlanResult(_STAGES[kind], label, "", label, indicators, [])

    def _measure(self, indicator: Element) -> Iterator[PlanFigure]:
        for number in _list_ids(indicator, "IndicatorMeasurementIds/MeasurementId"):
            each = self.things["Measurement"].get(number)
            if each is None:
                continue
            day, value = (
                _text(each, f"Measurement{part}") for part in ("Date", "MeasurementValue")
            )
            if day and read_number(value) is not None:
                yield PlanFigure(is_target=False, period=day, value=value)
            else:
                self.dropped["measurements without a number and a day"] += 1

    def _read_links(self, wanted: Mapping[str, None]) -> Iterator[DraftLink]:
        for number in wanted:
            each = self.things["DiagramLink"].get(number)
            if each is None:
                continue
            ends = [self._find_factor(each, end) for end in ("From", "To")]
            if "GroupBox" in {kind for kind, _ in ends}:
                # The arrows that it draws as one are there besides.
                self.dropped["arrows of group boxes"] += 1
            elif not all(map(self._is_factor, ends)):
                self.faults.append((f"link {number}", "it leads to no factor of the project"))
            else:
                yield from _read_link(each, *("-".join(end) for end in ends))

    def _find_factor(self, link: Element, end: str) -> _Key:
        """Return the factor at an end of an arrow, which names the card or, before, the factor."""
        kind, number = _find_end(link, f"DiagramLink{end}DiagramFactorId/*")
        card = self.cards.get(number, ("", ""))
        return card if card[0] == kind else (kind, number)


def _read_link(element: Element, source: str, target: str) -> Iterator[DraftLink]:
    said = [_text(element, "DiagramLinkAnnotation")]
    said += ["Miradi marks it as uncertain"] * _is_true(element, "IsUncertainLink")
    place = f"link {element.get('Id')}"
    link = DraftLink(source, target, note="; ".join(filter(None, said)), place=place)
    yield link
    if _is_true(element, "IsBidirectionalLink"):
        yield link._replace(source=target, target=source)


def _list_ids(element: Element, path: str) -> list[str]:
    return [(each.text or "").strip() for each in element.iterfind(path)]


def _find_end(element: Element, path: str) -> _Key:
    """Return the sort and id that an element within the path names."""
    named = next((each for above in element.iterfind(path) for each in above), None)
    return ("", "") if named is None else (named.tag.removesuffix("Id"), (named.text or "").strip())


def _text(element: Element, path: str) -> str:
    found = element.find(path)
    return "" if found is None else " ".join(" ".join(found.itertext()).split())


def _is_true(link: Element, name: str) -> bool:
    return _text(link, f"DiagramLink{name}") in {"true", "1"}


EXCHANGE = Exchange(
    "Miradi project",
    (".xmpz2",),
    is_miradi,
    read_miradi,
    keeps="results chains: strategies as activities, results as outcomes, targets as impacts, a "
    "strand a chain; measurements of their indicators; doubts about links as notes",
)
