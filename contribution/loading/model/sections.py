"""The sections of a file as they were meant: a name misspelt, a list in place of labels."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from contribution.domain.diagnostic import offer
from contribution.domain.logic_model import ARROW
from contribution.loading.files.document import Document
from contribution.loading.log import DiagnosticLog
from contribution.loading.model.catalogue import Catalogue
from contribution.loading.model.element import Source, spell_keys
from contribution.loading.model.names import is_id, split_link
from contribution.loading.yaml.node import Entry, YamlNode, enter_under, to_plain
from contribution.words.labels import suggest_id
from contribution.words.phrases import quote

# Sections whose elements are labels alone.
_LABELS = ("strands", "stakeholders")
_PLAIN = re.compile(r"[^\W_][\w ,-]*")


def spell_sections(
    documents: tuple[Document, ...], known: frozenset[str], catalogue: Catalogue
) -> tuple[Document, ...]:
    """Return the documents with only known keys at their top; what another holds is lost.

    A section whose name is surely a slip keeps its elements.
    """
    spelt = []
    for document in documents:
        whole = Source(document.shown, "a model file", document.root, document.root)
        entries = spell_keys(document.entries, known, source=whole, log=catalogue.log)
        kept = {entry.name for entry in entries.values()}
        for name, entry in document.entries.items():
            if name not in kept:
                catalogue.note_lost(_list_names(entry.value))
        if entries.get("include") is not document.entries.get("include"):
            catalogue.note_unread()
        for name in _LABELS:
            if name in entries:
                entries[name] = _label(entries[name], document.shown, catalogue.log)
        spelt.append(document._replace(root=document.root._replace(value=entries)))
    return tuple(spelt)


def _list_names(section: YamlNode) -> Iterator[str]:
    for name in section.entries:
        ends = split_link(name)
        yield from (f"{one.name}{ARROW}{other.name}" for one, other in pairwise(ends))
        yield name


def _label(entry: Entry, file: str, log: DiagnosticLog) -> Entry:
    """Return a list of ids, or of labels on one line, as ids with labels."""
    given = entry.value.value
    if isinstance(given, str) and _PLAIN.fullmatch(given):
        labels = {suggest_id(each): each.strip() for each in given.split(",")}
    else:
        names = [each.value for each in entry.value.members]
        if not isinstance(given, list) or not all(isinstance(n, str) and is_id(n) for n in names):
            return entry
        labels = {str(name): str(name).replace("-", " ").capitalize() for name in names}
    written = "{" + ", ".join(f"{name}: {label}" for name, label in labels.items()) + "}"
    where = entry.value.where(file)
    fixes = offer(where, written, is_safe=True)
    message = f"{quote(to_plain(entry.value))} has no ids with labels, which {entry.name} need"
    log.add("CA023", where, message, f"write {written}", fixes=fixes)
    inner = {
        name: enter_under(entry.value._replace(value=name), entry.value._replace(value=label))
        for name, label in labels.items()
    }
    return entry._replace(value=entry.value._replace(value=inner)) if fixes else entry


def find_elements(
    document: Document, section: str, keys: frozenset[str], log: DiagnosticLog
) -> Iterable[Entry]:
    """Return the entries of a section; one that is no set of ids is reported.

    Among them several `keys` of an element mean that its id is missing above them.
    """
    entry = document.entries.get(section)
    if entry is None or not entry.value.members:
        return ()
    if isinstance(entry.value.value, dict):
        astray = [each for name, each in entry.value.entries.items() if name in keys]
        # One alone may be an id that somebody chose.
        if len(astray) < 2:
            return entry.value.entries.values()
        message = f"no id stands above {quote(astray[0].name)}, a word of an element"
        next_step = "write an id with a colon above it, and indent what follows"
        log.add("CA022", astray[0].key.where(document.shown), message, next_step)
        return [each for each in entry.value.entries.values() if each not in astray]
    message = f"{section} has {entry.value.shape}, where ids with a colon each should stand"
    next_step = "write an id and a colon for each, for example some-id: {label: ...}"
    log.add("CA023", entry.value.where(document.shown), message, next_step)
    return ()
