"""Looks up every name that the elements of a model use, and drops what rests on an unknown one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import TypeVar

from contribution.domain.diagnostic import Places, Where
from contribution.domain.located import Written, locate
from contribution.domain.logic_model import (
    ARROW,
    CausalLink,
    ContributionClaim,
    Factor,
    Impact,
    LogicModel,
    Node,
    Outcome,
    StakeholderQuestion,
)
from contribution.loading.model.catalogue import Catalogue
from contribution.loading.model.model_file import ModelHeader
from contribution.loading.model.names import split_link

Element = TypeVar("Element", bound=Written)

_SUBJECTS = ("node", "link", "assumption", "factor")
# What evidence may be about, and whose voices it may hold.
SUBJECTS = (*_SUBJECTS, "claim", "influence")
STAKEHOLDERS = ("stakeholder",)
# What a link may say and an influence from outside may not.
_IDLE = ("assumes", "role", "package", "feedback", "skips_because")


def find_sound_nodes(nodes: tuple[Node, ...], catalogue: Catalogue) -> Iterator[Node]:
    """Yield the nodes without strands and stakeholders that nothing declares."""
    for node in nodes:
        holder = f"the node {node.id}"
        kept: Node = node
        strand = node.strand
        if strand is not None and not catalogue.knows(strand, ("strand",)):
            meant = catalogue.find(strand, ("strand",), node.places.at("strand"), holder=holder)
            kept = locate(node.model_copy(update={"strand": (*meant, None)[0]}), node.places)
        yield keep_known(kept, "stakeholders", ("stakeholder",), catalogue=catalogue, holder=holder)


def find_sound_links(
    links: tuple[CausalLink, ...], nodes: tuple[Node, ...], catalogue: Catalogue
) -> Iterator[CausalLink]:
    """Yield the links whose two ends are different nodes of the model."""
    stages = {node.id: node.stage for node in nodes}
    for link in links:
        if catalogue.knows(link.id, ("influence",)):
            continue
        holder = f"the link {link.id}"
        source, target = (
            (name,)
            if catalogue.knows(name, ("node",))
            else catalogue.find(name, ("node",), link.places.at(side), holder=holder)
            for side, name in (("source", link.source), ("target", link.target))
        )
        if link.source == link.target:
            message = f"the link {link.id} leads from {link.source} to itself"
            catalogue.log.add(
                "CA036", link.places.at("target"), message, "name another node, or remove it"
            )
        elif source and target and stages.keys() >= {source[0], target[0]}:
            kept = _join_ends(link, source[0], target[0], catalogue)
            catalogue.add_sound("link", (kept.id,))
            if stages[kept.source].column > stages[kept.target].column and not kept.feedback:
                catalogue.note_backward(kept.source, kept.target, kept.places.key)
            yield keep_known(kept, "assumes", ("assumption",), catalogue=catalogue, holder=holder)


def _join_ends(link: CausalLink, source: str, target: str, catalogue: Catalogue) -> CausalLink:
    """Return the link between the nodes that its name means, known by both names."""
    if (link.source, link.target) == (source, target):
        return link
    meant = link.model_copy(update={"source": source, "target": target})
    catalogue.declare_name("link", meant.id, link.places.key)
    catalogue.note_meant(link.id, meant.id)
    return locate(meant, link.places)


def find_sound_factors(factors: tuple[Factor, ...], catalogue: Catalogue) -> Iterator[Factor]:
    """Yield the factors without the names in `affects` that nothing declares."""
    for factor in factors:
        holder = f"the factor {factor.id}"
        yield keep_known(factor, "affects", ("node", "link"), catalogue=catalogue, holder=holder)


def list_influences(factors: tuple[Factor, ...], catalogue: Catalogue) -> Iterator[str]:
    """Yield the names of what factors do to single nodes that they affect."""
    for factor in factors:
        for target in factor.affects:
            if catalogue.knows(target, ("node",)):
                yield f"{factor.id}{ARROW}{target}"


def find_influences(
    model: LogicModel, links: tuple[CausalLink, ...], about: AbstractSet[str], catalogue: Catalogue
) -> Iterator[Factor]:
    """Yield what factors do to single results, where a link tells of it or evidence is about it."""
    told = {link.id: link for link in links}
    labels = {node.id: node.label for node in model.nodes}
    for factor in model.factors:
        for target in factor.affects:
            name = f"{factor.id}{ARROW}{target}"
            link = told.get(name)
            if target not in labels or (link is None and name not in about):
                continue
            label = f"{factor.label} → {labels[target]}"
            update = {"id": name, "label": label, "affects": (target,), "of": factor.id}
            if link is not None:
                _refuse_idle_keys(link, catalogue)
                said = {key: getattr(link, key) for key in ("because", "effect", "at", "note")}
                update = {**update, **said}
            yield locate(factor.model_copy(update=update), (link or factor).places)


def _refuse_idle_keys(link: CausalLink, catalogue: Catalogue) -> None:
    for key in _IDLE:
        if key in link.model_fields_set:
            message = f"{link.id} is the influence of a factor, which has no {key}"
            catalogue.log.add("CA021", link.places.at(key), message, f"remove {key}:")


def find_sound_claims(
    claims: tuple[ContributionClaim, ...], catalogue: Catalogue
) -> Iterator[ContributionClaim]:
    """Yield the claims whose two ends are in the model."""
    for claim in claims:
        holder = f"the claim {claim.id}"
        target = catalogue.find(claim.target, ("node",), claim.places.at("to"), holder=holder)
        source: tuple[str | None, ...] = (None,)
        if claim.source is not None:
            place = claim.places.at("from")
            source = catalogue.find(claim.source, ("node", "strand"), place, holder=holder)
        if (source, target) == ((claim.source,), (claim.target,)):
            yield claim
        elif source and target:
            update = {"source": source[0], "target": target[0]}
            yield locate(claim.model_copy(update=update), claim.places)


def find_sound_headline(
    header: ModelHeader, nodes: tuple[Node, ...], catalogue: Catalogue
) -> tuple[str, ...]:
    """Return the names in `headline` that are claims, or results about which there is a claim."""
    kept = keep_known(header, "headline", ("claim", "node"), catalogue=catalogue, holder="headline")
    unclaimed = {node.id for node in nodes if not isinstance(node, Outcome | Impact)}
    for position, name in enumerate(kept.headline):
        if name in unclaimed:
            message = f"headline names {name}, about which there is no claim"
            where = kept.places.at("headline", str(position))
            catalogue.log.add("CA034", where, message, "name a claim, an outcome or an impact")
    return tuple(name for name in kept.headline if name not in unclaimed)


def find_sound_questions(model: LogicModel, catalogue: Catalogue) -> Iterator[StakeholderQuestion]:
    """Yield the questions without names that nothing declares; evidence must have been read."""
    for each in model.questions:
        holder = f"the question {each.id}"
        kept = keep_known(each, "by", ("stakeholder",), catalogue=catalogue, holder=holder)
        wanted = ("claim", *_SUBJECTS, "item")
        yield keep_known(kept, "answered_by", wanted, catalogue=catalogue, holder=holder)


def keep_known(
    element: Element,
    field: str,
    wanted: tuple[str, ...],
    *,
    catalogue: Catalogue,
    holder: str,
) -> Element:
    """Return the element with only the known names in `field`, each still knowing its place."""
    names = getattr(element, field) or ()
    # Nearly always: and then nobody needs to know where each name stands.
    if all(catalogue.knows(name, wanted) for name in names) and len(set(names)) == len(names):
        return element
    for position, name in enumerate(names):
        if name in names[:position]:
            message = f"{field} names {name} twice, in {holder}"
            place = element.places.at(field, position)
            catalogue.log.add("CA025", place, message, "leave one of them out")
    kept = [
        (meant, where)
        for name, where in _spell_out(names, element.places, field)
        for meant in catalogue.find(name, wanted, where, holder=holder)
    ]
    found = tuple(dict(kept))
    if found == tuple(names):
        return element
    fields = {f"{field}.{position}": where for position, (_, where) in enumerate(kept)}
    places = Places(element.places.key, {**(element.places.fields or {}), **fields})
    return locate(element.model_copy(update={field: found}), places)


def keep_known_subjects(element: Element, catalogue: Catalogue, *, holder: str) -> Element:
    """Return the element with only known subjects in `about`."""
    return keep_known(element, "about", SUBJECTS, catalogue=catalogue, holder=holder)


def keep_known_voices(element: Element, catalogue: Catalogue, *, holder: str) -> Element:
    """Return the element with only the voices of known stakeholders, where it has voices at all."""
    voices = getattr(element, "voices", None)
    if not isinstance(voices, Mapping):
        return element
    kept = {
        meant: voice
        for name, voice in voices.items()
        for meant in catalogue.find(
            name, STAKEHOLDERS, element.places.at("voices", name), holder=holder
        )
    }
    if kept == dict(voices):
        return element
    return locate(element.model_copy(update={"voices": kept}), element.places)


def _spell_out(names: tuple[str, ...], places: Places, field: str) -> Iterator[tuple[str, Where]]:
    """Yield each name; link names in their one form, chains as the links they consist of."""
    for position, name in enumerate(names):
        where = places.at(field, position)
        ends = split_link(name) if ARROW.strip() in name else ()
        if not ends:
            yield name, where
        for first, second in pairwise(ends):
            yield f"{first.name}{ARROW}{second.name}", where
