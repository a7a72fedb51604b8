"""What a foreign file says about a theory of change, before anybody has agreed to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from contribution.domain.logic_model import LogicModel

# How the stages are called in files of tables and in options; an outcome is one of three.
STAGES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "context": ("context", ""),
        "input": ("inputs", ""),
        "activity": ("activities", ""),
        "output": ("outputs", ""),
        "short-term outcome": ("outcomes", "short"),
        "medium-term outcome": ("outcomes", "medium"),
        "long-term outcome": ("outcomes", "long"),
        "outcome": ("outcomes", "medium"),
        "impact": ("impacts", ""),
        "assumption": ("assumptions", ""),
        "factor": ("factors", ""),
    }
)
# What `--stage` is told of all cards that nothing else is told of.
ANY = "*"
_PLURALS = {section: stage for stage, (section, _) in STAGES.items() if section != "outcomes"}


def find_stage(word: str, told: Mapping[str, str]) -> str | None:
    """Return the stage that a foreign word means, by what was told or by itself; else None."""
    plain = " ".join(word.casefold().replace("_", " ").replace("-", " ").split())
    if (meant := told.get(word.casefold().strip())) is not None:
        return meant
    for section, stage in (*_PLURALS.items(), ("outcomes", "outcome")):
        plain = stage if plain == section else plain
    return {each.replace("-", " "): each for each in STAGES}.get(plain) or told.get(ANY)


class DraftNode(NamedTuple):
    """A card: `key` is how the file's links name it, `known_as` our id where the file carries it.

    `stage` is the file's own word for the sort of thing; empty where it has none.
    """

    key: str
    label: str
    known_as: str = ""
    stage: str = ""
    strand: str = ""
    note: str = ""
    place: str = ""


class DraftLink(NamedTuple):
    """An arrow between two keys; `hinders` where the file says that it works against."""

    source: str
    target: str
    because: str = ""
    hinders: bool = False
    assumes: tuple[str, ...] = ()
    note: str = ""
    place: str = ""


class DraftQuote(NamedTuple):
    """What one source said of a link, word for word."""

    source: str
    target: str
    quote: str
    voice: str
    place: str = ""


class ForeignModel(NamedTuple):
    """Everything that could be read: `dropped` counts what the format has and we do not carry.

    `faults` are what is not understood, each with its place in the file.
    """

    title: str = ""
    nodes: tuple[DraftNode, ...] = ()
    links: tuple[DraftLink, ...] = ()
    quotes: tuple[DraftQuote, ...] = ()
    dropped: Mapping[str, int] = MappingProxyType({})
    faults: tuple[tuple[str, str], ...] = ()


class Exchange(NamedTuple):
    """How one foreign format is read and written; either may be missing.

    `sniff` says whether bytes are in it. `keeps` says for the documentation what survives.
    `written` are the endings of what is written, where they are not all that are read.
    """

    title: str
    suffixes: tuple[str, ...]
    sniff: Callable[[bytes], bool]
    read: Callable[[bytes], ForeignModel] | None = None
    write: Callable[[ForeignModel], bytes] | None = None
    keeps: str = ""
    written: tuple[str, ...] = ()


def describe_model(model: LogicModel) -> ForeignModel:
    """Return the model as a draft, its ids carried along; evidence stays at home."""
    nodes = [
        DraftNode(
            key=node.id,
            label=node.label,
            known_as=node.id,
            stage=str(node.stage),
            strand=node.strand or "",
            note=node.note or "",
        )
        for node in model.nodes
    ]
    nodes += [
        DraftNode(each.id, each.label, each.id, "assumption", note=each.note or "")
        for each in model.assumptions
    ]
    nodes += [
        DraftNode(each.id, each.label, each.id, "factor", note=each.role) for each in model.factors
    ]
    links = tuple(
        DraftLink(
            link.source,
            link.target,
            link.because or "",
            link.effect == "hinders",
            tuple(link.assumes or ()),
            link.note or "",
        )
        for link in model.links
    )
    return ForeignModel(model.title or model.name, tuple(nodes), links)
