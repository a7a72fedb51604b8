"""Reads causal links, whose keys name the nodes they join."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from contribution.domain.diagnostic import Places, Where, offer
from contribution.domain.located import locate
from contribution.domain.logic_model import ARROW, CausalLink
from contribution.loading.files.document import Document
from contribution.loading.model.catalogue import Catalogue
from contribution.loading.model.element import Source, rebuild_element
from contribution.loading.model.names import End, split_link, suggest_link
from contribution.loading.yaml.node import Entry, FieldPlaces, YamlNode
from contribution.words.labels import suggest_id
from contribution.words.phrases import quote


def read_links(
    entries: Iterable[Entry], document: Document, catalogue: Catalogue
) -> Iterator[CausalLink]:
    """Yield the links of a section; a chain gives several that share one body."""
    file = document.shown
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
        link = rebuild_element(CausalLink, source, catalogue.log, document.file.memory)
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
