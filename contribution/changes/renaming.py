"""Recognises what only got another name: the same label, and the same place in the model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from contribution.domain.evidence import Evidence
from contribution.domain.graph import ContributionGraph
from contribution.domain.located import WrittenElement
from contribution.domain.logic_model import ARROW, Assumption, ContributionClaim, Factor, Node

Element = Node | Assumption | Factor | ContributionClaim


def find_renamed(old: ContributionGraph, new: ContributionGraph) -> Mapping[str, str]:
    """Return new names by old ones for elements whose label and links are the same.

    A label that two of the elements in question share decides nothing.
    """
    names: dict[str, str] = {}
    for kind in ("nodes", "assumptions", "factors", "claims"):
        names |= _match(
            _label_missing(getattr(old, kind), getattr(new, kind)),
            _label_missing(getattr(new, kind), getattr(old, kind)),
        )
    while True:
        # One pair that fails may have held up another, so they are looked at again.
        wrong = [name for name in names if not _has_same_place(name, old, new, names)]
        if not wrong:
            return names
        for name in wrong:
            del names[name]


def find_renamed_items(
    old: ContributionGraph, new: ContributionGraph, names: Mapping[str, str]
) -> Mapping[str, str]:
    """Return new item ids by old ones for items that say the same about the same."""

    def key(each: Evidence, known: Mapping[str, str]) -> tuple[Any, ...]:
        about = sorted(translate_name(name, known) for name in each.item.about)
        return each.item.says, tuple(about), each.register.kind

    return _match(
        {each.id: key(each, names) for each in old.evidence if each.id not in new.items},
        {each.id: key(each, {}) for each in new.evidence if each.id not in old.items},
    )


def find_renamed_registers(
    old: ContributionGraph, new: ContributionGraph, items: Mapping[str, str]
) -> Mapping[str, str]:
    """Return new register ids by old ones: a file that moved keeps most of its items."""
    here = {each.register.id for each in old.evidence}
    there = {each.register.id for each in new.evidence}
    homes = {each.id: each.register.id for each in new.evidence}
    shared = Counter(
        (each.register.id, homes[name])
        for each in old.evidence
        if (name := items.get(each.id, each.id)) in homes
    )
    found: dict[str, str] = {}
    for (source, target), _ in shared.most_common():
        is_free = source not in there and target not in here
        if is_free and source not in found and target not in found.values():
            found[source] = target
    return found


def translate_name(name: str, names: Mapping[str, str]) -> str:
    """Return the new name of an element or of a link, whose ends may have been renamed."""
    if name in names:
        return names[name]
    return ARROW.join(names.get(part, part) for part in name.split(ARROW))


def translate_graph(
    graph: ContributionGraph,
    names: Mapping[str, str],
    items: Mapping[str, str],
    registers: Mapping[str, str],
) -> ContributionGraph:
    """Return the graph in the new names; what it says is the same."""
    if not (names or items or registers):
        return graph
    model = graph.model.model_copy(
        update={
            kind: tuple(_translate(each, names) for each in getattr(graph.model, kind))
            for kind in ("nodes", "links", "assumptions", "factors", "claims")
        }
    )
    moved = {
        each.register.id: each.register.model_copy(
            update={"id": registers.get(each.register.id, each.register.id)}
        )
        for each in graph.evidence
    }
    evidence = tuple(
        each._replace(
            register=moved[each.register.id],
            item=_translate(
                each.item.model_copy(update={"id": items.get(each.id, each.id)}), names, own=False
            ),
        )
        for each in graph.evidence
    )
    return ContributionGraph(model, evidence)


def _translate(
    element: WrittenElement, names: Mapping[str, str], *, own: bool = True
) -> WrittenElement:
    update: dict[str, Any] = {}
    fields = type(element).model_fields
    if own and "id" in fields:
        update["id"] = translate_name(getattr(element, "id", ""), names)
    for name in ("source", "target"):
        if own and getattr(element, name, None):
            update[name] = names.get(getattr(element, name), getattr(element, name))
    for name in ("about", "assumes", "affects"):
        if getattr(element, name, None):
            update[name] = tuple(translate_name(each, names) for each in getattr(element, name))
    return element.model_copy(update=update)


def _label_missing(
    elements: Mapping[str, Any], others: Mapping[str, Any]
) -> dict[str, tuple[Any, ...]]:
    # A claim that nobody wrote is called after its outcome and follows it.
    return {
        name: _label(each)
        for name, each in elements.items()
        if name not in others and not getattr(each, "default", False)
    }


def _label(element: Element) -> tuple[Any, ...]:
    if isinstance(element, ContributionClaim):
        return (ContributionClaim, element.says)
    kind = element.stage if isinstance(element, Node) else type(element)
    return (kind, element.label)


def _match(
    old: Mapping[str, tuple[Any, ...]], new: Mapping[str, tuple[Any, ...]]
) -> dict[str, str]:
    gone, come = Counter(old.values()), Counter(new.values())
    by_key = {key: name for name, key in new.items()}
    return {name: by_key[key] for name, key in old.items() if gone[key] == 1 and come.get(key) == 1}


def _has_same_place(
    name: str, old: ContributionGraph, new: ContributionGraph, names: Mapping[str, str]
) -> bool:
    before = _find_place(old, name)
    after = _find_place(new, names[name])
    return {translate_name(each, names) for each in before} == set(after)


def _find_place(graph: ContributionGraph, name: str) -> Iterable[str]:
    element = graph.nodes.get(name) or graph.assumptions.get(name) or graph.factors.get(name)
    if isinstance(element, Factor):
        return element.affects
    if isinstance(element, Assumption):
        return [link.id for link in graph.model.links if name in (link.assumes or ())]
    if isinstance(element, Node):
        return [each.id for each in (*graph.find_links_into(name), *graph.find_links_from(name))]
    claim = graph.claims[name]
    return [f"{claim.source or ''}{ARROW}{claim.target}"]
