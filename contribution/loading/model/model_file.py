"""Reads the sections of model files into nodes, links, assumptions, factors and claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Annotated, Literal, NamedTuple, TypeVar

from pydantic import BeforeValidator, Field

from contribution.domain.calendar import Day, Span
from contribution.domain.diagnostic import Places, Where, offer
from contribution.domain.located import Names, Written, locate
from contribution.domain.logic_model import (
    ARROW,
    Activity,
    Assumption,
    CausalLink,
    Context,
    ContributionClaim,
    Factor,
    Impact,
    Input,
    Node,
    Outcome,
    Output,
    RivalFamily,
    StakeholderQuestion,
)
from contribution.domain.table import AnyText
from contribution.loading.files.document import Document
from contribution.loading.model.catalogue import Catalogue
from contribution.loading.model.element import Source, build_element
from contribution.loading.model.names import End, split_link, suggest_link
from contribution.loading.model.sections import find_elements
from contribution.loading.model.validation import find_keys
from contribution.loading.yaml.node import Entry, FieldPlaces, YamlNode
from contribution.words.labels import suggest_id
from contribution.words.phrases import quote


def read_links(entries: Iterable[Entry], file: str, catalogue: Catalogue) -> Iterator[CausalLink]:
    """Yield the links of a section; a chain gives several that share one body."""
    for entry in entries:
        ends = split_link(entry.name) or _report_name(entry, file, catalogue)
        if not ends:
            continue
        source = Source(
            file=file,
            name=f"the link {ARROW.join(end.name for end in ends)}",
            key=entry.key,
            body=entry.value,
            preset={"source": ends[0].name, "target": ends[1].name},
        )
        link = build_element(CausalLink, source, catalogue.log)
        for first, second in pairwise(ends):
            yield from _place_link(link, first, second, source=source, catalogue=catalogue)


def _place_link(
    link: CausalLink | None,
    first: End,
    second: End,
    *,
    source: Source,
    catalogue: Catalogue,
) -> Iterator[CausalLink]:
    name = f"{first.name}{ARROW}{second.name}"
    if (known := catalogue.find_link(name)) is not None:
        message = f"the link {quote(name)} stands at {known} already; the second was left out"
        catalogue.log.add("CA035", source.where, message, "join the two, or remove one")
        return
    catalogue.declare_name("link", name, source.where)
    if link is None:
        return
    ends = {
        "source": place_of_end(source.key, first, source.file),
        "target": place_of_end(source.key, second, source.file),
    }
    fields = FieldPlaces(source.body, source.file, beside=ends)
    yield locate(_between(link, first.name, second.name), Places(source.where, fields))


def _between(link: CausalLink, source: str, target: str) -> CausalLink:
    """Return the link with these ends, and with no assumptions where it says "none"."""
    assumes = () if link.assumes == ("none",) else link.assumes
    if (link.source, link.target, link.assumes) == (source, target, assumes):
        return link
    return link.model_copy(update={"source": source, "target": target, "assumes": assumes})


def place_of_end(key: YamlNode, end: End, file: str) -> Where:
    """Return the place of a node's name within the link name written at `key`."""
    text = str(key.value)
    if not key.end_column:
        return key.where(file)
    quoted = key.end_column - key.column == len(text) + 2
    column = key.column + end.position + (1 if quoted else 0)
    return Where(file, key.line, column, column + len(end.name))


def _report_name(entry: Entry, file: str, catalogue: Catalogue) -> tuple[End, ...]:
    """Return the ends that were surely meant; none where the name is a riddle."""
    where = entry.where(file)
    meant = suggest_link(entry.name)
    next_step = f"write {ARROW.join(meant or ('cause', 'effect'))}"
    if not meant and ARROW.strip() in entry.name:
        parts = (suggest_id(part) for part in entry.name.split(ARROW.strip()))
        next_step = f"write {ARROW.join(parts)}"
    message = (
        f"{quote(entry.name)} is no name of a link: that is two ids with {ARROW.strip()} between"
    )
    fixes = offer(where, ARROW.join(meant), is_safe=True) if meant else ()
    catalogue.log.add("CA031", where, message, next_step, fixes=fixes)
    return tuple(End(name, entry.name.find(name)) for name in meant)


Element = TypeVar("Element", bound=Written)

_NODES: Mapping[str, type[Node]] = {
    "context": Context,
    "inputs": Input,
    "activities": Activity,
    "outputs": Output,
    "outcomes": Outcome,
    "impacts": Impact,
}
SECTIONS: Mapping[str, type[Written]] = {
    **_NODES,
    "assumptions": Assumption,
    "factors": Factor,
    "links": CausalLink,
    "claims": ContributionClaim,
    "questions": StakeholderQuestion,
}


class FilesOfModel(Written):
    """The other files that a model names; each is read where it is named."""

    from_key = frozenset()

    include: Names = ()
    """Files with more sections of this model, from the folder of this file."""
    evidence: Names = ()
    """Folders and files of registers; left out, the folder of the model's name in evidence."""
    rule: AnyText | None = None
    """A file with numbers of your own for the rule, or the number of a published version."""


_NOT_IN_HEADER = SECTIONS.keys() | FilesOfModel.model_fields.keys()


def _as_label(value: object) -> object:
    return value["label"] if isinstance(value, dict) and set(value) == {"label"} else value


Label = Annotated[
    str, BeforeValidator(_as_label, json_schema_input_type=str | dict[Literal["label"], str])
]


class ModelHeader(Written):
    """What a model file says of the model as a whole."""

    from_key = frozenset()

    title: str = ""
    """What people call the programme."""
    stage: Literal["draft"] | None = None
    """While it says draft, nothing is said of what is still missing from the model."""
    purpose: str | None = None
    """What the programme is for, in a sentence."""
    beneficiaries: str | None = None
    """For whom it is."""
    desired_effect: str | None = None
    """The change that is wanted in the end."""
    as_of: Day | None = None
    """The day up to which evidence counts; what comes later is left out."""
    source: str | None = None
    """The document that the model was taken from."""
    author: str | None = None
    """Who wrote the model."""
    lang: str | None = None
    """The language in which the report is written."""
    logo: str | None = None
    """A picture that the report begins with: a PNG, JPEG or SVG file beside this one."""
    headline: Annotated[Names, Field(max_length=7)] = ()
    """At most seven claims, or outcomes, that the report opens with."""
    version: AnyText | None = None
    """The author's own number of this version of the model."""
    programme: Span = Span()
    """When the programme ran."""
    strands: Mapping[str, Label] = {}
    """The rows of the picture: an id and a label for each."""
    stakeholders: Mapping[str, Label] = {}
    """The groups of people concerned: an id and a label for each."""
    no_rival_considered: Mapping[RivalFamily, str] = {}
    """Families of rivals for which none is listed, each with the reason."""


KEYS_OF_MODEL = find_keys(ModelHeader) | _NOT_IN_HEADER
KEYS_OF_SECTIONS = {name: find_keys(cls, cls.from_key) for name, cls in SECTIONS.items()}


class Draft(NamedTuple):
    """The elements of a model as they were read; the names they use are not looked up yet."""

    header: ModelHeader
    nodes: tuple[Node, ...]
    links: tuple[CausalLink, ...]
    assumptions: tuple[Assumption, ...]
    factors: tuple[Factor, ...]
    claims: tuple[ContributionClaim, ...]
    questions: tuple[StakeholderQuestion, ...]
    documents: tuple[Document, ...]


def read_draft(documents: tuple[Document, ...], catalogue: Catalogue) -> Draft:
    """Return everything in the documents that is sound by itself, in their order."""

    def find(document: Document, section: str) -> Iterable[Entry]:
        return find_elements(document, section, KEYS_OF_SECTIONS[section], catalogue.log)

    def read_all(section: str, cls: type[Element], what: str) -> Iterator[Element]:
        for document in documents:
            elements = find(document, section)
            yield from _read_elements(elements, document.shown, cls, what=what, catalogue=catalogue)

    header = _read_header(documents, catalogue)
    nodes: list[Node] = []
    for section, cls in _NODES.items():
        nodes.extend(read_all(section, cls, "node"))
    return Draft(
        header=header,
        nodes=tuple(nodes),
        assumptions=tuple(read_all("assumptions", Assumption, "assumption")),
        factors=tuple(read_all("factors", Factor, "factor")),
        links=tuple(
            link
            for document in documents
            for link in read_links(find(document, "links"), document.shown, catalogue)
        ),
        claims=tuple(read_all("claims", ContributionClaim, "claim")),
        questions=tuple(read_all("questions", StakeholderQuestion, "question")),
        documents=documents,
    )


def _read_elements(
    entries: Iterable[Entry], file: str, cls: type[Element], *, what: str, catalogue: Catalogue
) -> Iterator[Element]:
    for entry in entries:
        usable = catalogue.declare(what, entry.name, entry.where(file))
        source = Source(
            file=file,
            name=f"the {what} {entry.name}",
            key=entry.key,
            body=entry.value,
            preset={"id": entry.name},
        )
        element = build_element(cls, source, catalogue.log)
        if element is not None and usable:
            catalogue.add_sound(what, (entry.name,), getattr(element, "label", ""))
            yield element


def _read_header(documents: tuple[Document, ...], catalogue: Catalogue) -> ModelHeader:
    header = ModelHeader()
    for document in documents:
        own = {
            name: entry
            for name, entry in document.entries.items()
            if name not in _NOT_IN_HEADER
            and entry.value.value is not None
            and not entry.value.is_broken
        }
        body = document.root._replace(value=own)
        source = Source(document.shown, "the model", document.root, body)
        read = build_element(ModelHeader, source, catalogue.log)
        if read is not None:
            # The main file's own header knows where its values stand.
            header = read if document is documents[0] else _merge_headers(header, read)
        for what, key in (("strand", "strands"), ("stakeholder", "stakeholders")):
            for entry in own[key].value.entries.values() if key in own else ():
                catalogue.declare_name(what, entry.name, entry.where(document.shown))
                catalogue.add_sound(what, (entry.name,))
    return header


def _merge_headers(first: ModelHeader, second: ModelHeader) -> ModelHeader:
    """Return the first header with what only the second says; mappings are joined."""
    update: dict[str, object] = {}
    for name in second.model_fields_set:
        mine, other = getattr(first, name), getattr(second, name)
        if isinstance(mine, Mapping):
            update[name] = {**other, **mine}
        elif name not in first.model_fields_set:
            update[name] = other
    return first.model_copy(update=update)
