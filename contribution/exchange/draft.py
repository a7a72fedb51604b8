"""What a foreign file says about a theory of change, before anybody has agreed to it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

from contribution.domain.evidence import EvidenceItem, EvidenceRegister
from contribution.domain.logic_model import LogicModel
from contribution.editing.adding import Value
from contribution.words.escaping import without_acting

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
# Stands between the names of a code in a tree of codes.
TREE = " > "
# Stands before a label or a subject that is meant to be the other way round.
OPPOSITE = "~"
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
    """An arrow between two keys; `hinders` where the file says that it works against.

    Without a target it leads to one of the keys `among`, and a person says to which.
    """

    source: str
    target: str
    because: str = ""
    hinders: bool = False
    assumes: tuple[str, ...] = ()
    note: str = ""
    place: str = ""
    among: tuple[str, ...] = ()


class DraftQuote(NamedTuple):
    """What one source said, word for word: of two ends of a link, or of one card or code.

    `hinders` where it says of a link that it works against.
    """

    about: tuple[str, ...]
    quote: str
    voice: str
    group: str = ""
    page: str = ""
    place: str = ""
    hinders: bool = False


class DraftItem(NamedTuple):
    """A piece of evidence about cards, or links as "a -> b"; `known_as` is our id, if any.

    `fields` are its keys as they stand in a register; what is not known is left to a person.
    """

    about: tuple[str, ...]
    fields: Mapping[str, Value]
    known_as: str = ""
    place: str = ""


class DraftRegister(NamedTuple):
    """A register of evidence, by its id or title, and its table with the header first.

    Without a title it is called as the file is, without a kind its table says of which it is.
    """

    title: str
    kind: str
    items: tuple[DraftItem, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    place: str = ""


class ForeignModel(NamedTuple):
    """Everything that could be read: `dropped` counts what the format has and we do not carry.

    `faults` are what is not understood, each with its place in the file. `notes` say how it was
    read, where that could have been otherwise. `candidates` are pairs of codes that may be links.
    `span` is the first and last day of the programme.
    """

    title: str = ""
    nodes: tuple[DraftNode, ...] = ()
    links: tuple[DraftLink, ...] = ()
    quotes: tuple[DraftQuote, ...] = ()
    dropped: Mapping[str, int] = MappingProxyType({})
    faults: tuple[tuple[str, str], ...] = ()
    registers: tuple[DraftRegister, ...] = ()
    notes: tuple[str, ...] = ()
    span: tuple[str, str] = ("", "")
    candidates: tuple[tuple[str, str], ...] = ()


class Meanings(NamedTuple):
    """What a person said where a file could mean several things.

    `stages` are the meanings of words and labels, `codes` what a code is about, `columns` the
    headings by what stands below them. Words and names of people stay away unless wanted.
    """

    stages: Mapping[str, str] = MappingProxyType({})
    codes: Mapping[str, str] = MappingProxyType({})
    columns: Mapping[str, str] = MappingProxyType({})
    quotes: bool = False
    names: bool = False


class Exchange(NamedTuple):
    """How one foreign format is read and written; either may be missing.

    `sniff` says whether bytes are in it. `keeps` says for the documentation what survives.
    `written` are the endings of what is written, where they are not all that are read. Of a table
    whose headings people choose, `read_told` takes what each of `columns` is called. A whole
    project of texts `keeps_words_back` unless they are asked for.
    """

    title: str
    suffixes: tuple[str, ...]
    sniff: Callable[[bytes], bool]
    read: Callable[[bytes], ForeignModel] | None = None
    write: Callable[[ForeignModel], bytes] | None = None
    keeps: str = ""
    written: tuple[str, ...] = ()
    keeps_words_back: bool = False
    columns: tuple[str, ...] = ()
    read_told: Callable[[bytes, Mapping[str, str]], ForeignModel] | None = None


def describe_model(model: LogicModel, registers: Sequence[EvidenceRegister]) -> ForeignModel:
    """Return the model as a draft, its ids carried along.

    Of the evidence it holds what somebody judged and series of indicators with their table, never
    the words of people.
    """
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
    return ForeignModel(
        model.title or model.name,
        tuple(nodes),
        links,
        registers=tuple(_describe_register(each) for each in registers),
        span=(_write_day(model.programme.starts), _write_day(model.programme.ends)),
    )


def _write_day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _describe_register(register: EvidenceRegister) -> DraftRegister:
    items = tuple(
        DraftItem(each.about, _describe_item(each, register), each.id)
        for each in register.items
        # What a table makes stands in no file, and what is computed is judged by nobody.
        if getattr(each, "outcome", None) and not getattr(each, "quotes", ())
    )
    series = tuple(
        DraftItem(each.about, _describe_item(each, register), each.id)
        for each in register.items
        if getattr(each, "indicator", None)
    )
    table = register.table
    if table is None or not series:
        return DraftRegister(register.id, register.kind, items)
    rows = (tuple(row.cells.get(name, "") for name in table.columns) for row in table)
    return DraftRegister(register.id, register.kind, series, (table.columns, *rows))


def _describe_item(item: EvidenceItem, register: EvidenceRegister) -> Mapping[str, Value]:
    keys = ("says", "outcome", "test", "source", "indicator", "expect")
    fields = {key: getattr(item, key, None) for key in keys}
    fields |= {"page": item.at.page if item.at else None, "unit": getattr(register, "unit", None)}
    return {key: str(each) for key, each in fields.items() if each is not None}


def drop_controls(draft: ForeignModel) -> ForeignModel:
    """Return the draft without signs that no text may hold, and a note where there were any."""
    made: ForeignModel = _tidy(draft)
    if made == draft:
        return draft
    return made._replace(notes=(*made.notes, "signs that act on a page are left out"))


def _tidy(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, str):
        return without_acting(value)
    if isinstance(value, tuple):
        parts = map(_tidy, value)
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    if isinstance(value, Mapping):
        return {_tidy(key): _tidy(each) for key, each in value.items()}
    return value


def merge_links(links: Iterable[DraftLink]) -> list[tuple[DraftLink, Counter[bool]]]:
    """Return each link once, with the first reason and the sign that most say, and their number.

    The number of mentions is by whether they say that it hinders.
    """
    found: dict[tuple[str, str], DraftLink] = {}
    signs: defaultdict[tuple[str, str], Counter[bool]] = defaultdict(Counter)
    for each in links:
        ends = each.source, each.target
        signs[ends][each.hinders] += 1
        before = found.setdefault(ends, each)
        if not before.because:
            found[ends] = before._replace(because=each.because)
    return [(each._replace(hinders=signs[ends].most_common(1)[0][0]), signs[ends])
            for ends, each in found.items()]  # fmt: skip


def leads_to(after: Mapping[str, Sequence[str]], start: str, end: str) -> bool:
    """Return whether a way leads from the start to the end, by what comes after each."""
    seen, left = {start}, [start]
    while left:
        for each in after.get(left.pop(), ()):
            if each == end:
                return True
            if each not in seen:
                seen.add(each)
                left.append(each)
    return False
