"""One version of a model as tables of its parts, which can be exchanged one by one."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from contribution.changes.change import Change, Kind
from contribution.domain.evidence import Evidence, EvidenceRegister
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import ContributionClaim, Impact, LogicModel, Outcome
from contribution.domain.rule import Rule

HEADER = (
    "title",
    "stage",
    "purpose",
    "beneficiaries",
    "desired_effect",
    "source",
    "version",
    "as_of",
    "programme",
    "strands",
    "stakeholders",
    "no_rival_considered",
)
_TABLES = {
    Kind.NODE: "nodes",
    Kind.LINK: "links",
    Kind.ASSUMPTION: "assumptions",
    Kind.FACTOR: "factors",
}


class Version(NamedTuple):
    """Every part of a version by kind and name; `defaults` are the claims that nobody wrote."""

    parts: Mapping[Kind, Mapping[str, Any]]
    defaults: Mapping[str, ContributionClaim]


def build_version(graph: ContributionGraph, rule: Rule) -> Version:
    """Return the parts of a graph and of the rule that rates it."""
    parts: dict[Kind, Mapping[str, Any]] = {
        kind: getattr(graph, table) for kind, table in _TABLES.items()
    }
    parts[Kind.MODEL] = {name: getattr(graph.model, name) for name in HEADER}
    parts[Kind.RULE] = dict(_flatten(rule.model_dump(mode="json", exclude={"file"})))
    parts[Kind.CLAIM] = {name: each for name, each in graph.claims.items() if not each.default}
    parts[Kind.REGISTER] = {each.register.id: each.register for each in graph.evidence}
    parts[Kind.ITEM] = graph.items
    defaults = {name: each for name, each in graph.claims.items() if each.default}
    return Version(parts, defaults)


def undo_changes(
    old: Version, new: Version, changes: Iterable[Change]
) -> tuple[ContributionGraph, Rule]:
    """Return the new version with some changes taken back, as a graph that holds together.

    A link that comes back brings its ends; a node that goes takes its links and claims along.
    """
    parts = {kind: dict(table) for kind, table in new.parts.items()}
    for change in changes:
        before = old.parts[change.kind].get(change.id)
        if before is None:
            parts[change.kind].pop(change.id, None)
        else:
            parts[change.kind][change.id] = before
            _bring_ends(parts[Kind.NODE], before, old)
    graph = _build_graph(parts, {**old.defaults, **new.defaults})
    return graph, _build_rule(parts[Kind.RULE])


def _flatten(values: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, object]]:
    # Each parameter is a part, so that a verdict is explained by those of the rule that moved it.
    for key, value in values.items():
        if isinstance(value, Mapping):
            yield from _flatten(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def _build_rule(values: Mapping[str, object]) -> Rule:
    tree: dict[str, Any] = {}
    for name, value in values.items():
        *above, last = name.split(".")
        branch = tree
        for each in above:
            branch = branch.setdefault(each, {})
        branch[last] = value
    return Rule.model_validate(tree)


def _bring_ends(nodes: dict[str, Any], element: object, old: Version) -> None:
    for end in (getattr(element, "source", None), getattr(element, "target", None)):
        if end in old.parts[Kind.NODE]:
            nodes.setdefault(str(end), old.parts[Kind.NODE][str(end)])


def _build_graph(
    parts: Mapping[Kind, Mapping[str, Any]], defaults: Mapping[str, ContributionClaim]
) -> ContributionGraph:
    nodes = parts[Kind.NODE]
    written = [each for each in parts[Kind.CLAIM].values() if each.target in nodes]
    claimed = {each.target for each in written if each.source is None}
    unwritten = [
        each
        for each in defaults.values()
        if isinstance(nodes.get(each.target), Outcome | Impact) and each.target not in claimed
    ]
    model = LogicModel.model_construct(
        name="",
        nodes=tuple(nodes.values()),
        links=tuple(
            each
            for each in parts[Kind.LINK].values()
            if each.source in nodes and each.target in nodes
        ),
        assumptions=tuple(parts[Kind.ASSUMPTION].values()),
        factors=tuple(parts[Kind.FACTOR].values()),
        claims=(*written, *unwritten),
        **parts[Kind.MODEL],
    )
    registers = parts[Kind.REGISTER]
    evidence = tuple(_rehome(each, registers) for each in parts[Kind.ITEM].values())
    return ContributionGraph(model, evidence)


def _rehome(evidence: Evidence, registers: Mapping[str, EvidenceRegister]) -> Evidence:
    register = registers.get(evidence.register.id, evidence.register)
    return evidence if register is evidence.register else evidence._replace(register=register)
