"""Reads evidence registers: header, items and table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import get_origin

from contribution.domain.diagnostic import Finding, Places, Where, offer_near
from contribution.domain.evidence import EvidenceItem, EvidenceKind, EvidenceRegister
from contribution.domain.located import locate
from contribution.domain.table import Table
from contribution.evidence_kinds import find_kinds
from contribution.loading.files.document import Document, Intake, read_document
from contribution.loading.files.folders import NamedFile, find_named
from contribution.loading.files.memory import Made, Memory, recall
from contribution.loading.log import DiagnosticLog
from contribution.loading.model.catalogue import Catalogue
from contribution.loading.model.element import Source, build_element, spell_keys
from contribution.loading.model.evidence_dates import is_after, is_late
from contribution.loading.model.references import keep_known, keep_known_subjects, keep_known_voices
from contribution.loading.model.sections import find_elements
from contribution.loading.model.validation import find_keys
from contribution.loading.tables.table import load_table
from contribution.loading.yaml.node import Entry, YamlNode
from contribution.words.labels import compose
from contribution.words.near import find_meant, suggest
from contribution.words.phrases import quote

_ABOUT = ("about",)
# What can be said once at the head of a register, for every item that says nothing of its family.
_FAMILIES = (
    frozenset({"test", "sensitivity", "type_i_error", "expected_if_true", "expected_if_false"}),
    frozenset({"outcome"}),
)


def read_register(
    file: NamedFile, asked_at: Where, intake: Intake, *, catalogue: Catalogue, as_of: date | None
) -> EvidenceRegister | None:
    """Return the register with its sound items and its table, or None when there is none."""
    whole = read_document(file, asked_at, intake.log)
    kind = _find_kind(whole, intake.log) if whole else None
    if whole is None or kind is None:
        return None

    def keep(what: str, of: tuple[object, ...], make: Callable[[DiagnosticLog], Made]) -> Made:
        return recall(file.memory, (what, file.shown), of, intake.log, make)

    document = _spell_keys(whole, kind, intake.log)
    defaults = _find_defaults(document, kind)
    head = {name: each for name, each in document.entries.items() if name not in defaults}
    read = keep("header", (whole.root,), lambda log: _read_header(document, head, kind, log))
    if read is None:
        return None
    holder = f"the register {read.id}"
    known = keep_known(read, "stakeholders", ("stakeholder",), catalogue=catalogue, holder=holder)
    late = is_late(known, as_of, intake.log)
    before = None if file.memory is None else keep("items", (whole.root,), lambda _: Memory())
    items = tuple(
        item
        for item in _read_items(document, defaults, kind, catalogue=catalogue, before=before)
        if not is_after(item, as_of, intake.log) and not (late and item.date is None)
    )
    data = _find_data(known, file, intake)
    content = data.content if data and file.memory else None
    table = keep(
        "table", (whole.root, content), lambda log: _read_table(known, data, kind=kind, log=log)
    )
    filled = known.model_copy(update={"table": table})
    items += () if late else _read_rows(filled, document, defaults, kind, catalogue)
    all_of_it = (known, table, *items)
    return keep("whole", all_of_it, lambda _: filled.model_copy(update={"items": items}))


def read_by_itself(document: Document, catalogue: Catalogue) -> None:
    """Read what a register says without its table; what is wrong goes to the log."""
    kind = _find_kind(document, catalogue.log)
    if kind is None:
        return
    document = _spell_keys(document, kind, catalogue.log)
    defaults = _find_defaults(document, kind)
    head = {name: each for name, each in document.entries.items() if name not in defaults}
    _read_header(document, head, kind, catalogue.log)
    tuple(_read_items(document, defaults, kind, catalogue=catalogue, before=None))


def list_keys() -> tuple[frozenset[str], frozenset[str]]:
    """Return the keys of a register or item of any kind, and those below which ids stand."""
    kinds = find_kinds().values()
    fields = {name: each for kind in kinds for name, each in kind.register.model_fields.items()}
    parts = {name for name, each in fields.items() if get_origin(each.annotation) is Mapping}
    every = (find_keys(each.register) | find_keys(each.item) for each in kinds)
    return frozenset({"items"}).union(*every), frozenset({"items", *parts})


def _read_rows(
    register: EvidenceRegister,
    document: Document,
    defaults: Mapping[str, Entry],
    kind: EvidenceKind,
    catalogue: Catalogue,
) -> tuple[EvidenceItem, ...]:
    made = read_table_items(register, document, (defaults, _FAMILIES), kind, catalogue)
    return tuple(filter(None, (_keep_known(each, catalogue) for each in made)))


def _find_data(register: EvidenceRegister, file: NamedFile, intake: Intake) -> NamedFile | None:
    where = register.places.at("data")
    if register.data is not None:
        return find_named(register.data, file, root=intake.root, where=where, log=intake.log)
    if register.corrections:
        message = "corrections are declared, but the register names no table in data:"
        where = register.places.at("corrections")
        intake.log.add("CA049", where, message, "add data: with the table's name, or remove them")
    return None


def _read_table(
    register: EvidenceRegister, data: NamedFile | None, *, kind: EvidenceKind, log: DiagnosticLog
) -> Table | None:
    if data is None:
        return None
    where = register.places.at("data")
    return load_table(data, where, kind.shape, register=register, log=log)


def _find_kind(document: Document, log: DiagnosticLog) -> EvidenceKind | None:
    kinds = find_kinds()
    entries = document.entries
    slips = (each for name, each in entries.items() if find_meant(name, ("kind",)))
    entry = entries.get("kind") or next(slips, None)
    if entry is not None and entry.value.is_broken:
        return None
    if entry is None or entry.value.value is None:
        other = entry or entries.get("type")
        where = other.key.where(document.shown) if other else document.root.where(document.shown)
        message = f"the register {document.file.path.stem} does not say its {quote('kind')}"
        log.add("CA022", where, message, f"write kind: with one of {', '.join(kinds)}")
        return None
    name = str(entry.value.value) if not isinstance(entry.value.value, dict | list) else ""
    if name not in kinds:
        message = f"there is no kind of evidence called {quote(name)}"
        where = entry.value.where(document.shown)
        # Of a kind that was not meant all its items would be wrong, so nothing of it is read.
        fixes = offer_near(where, name, kinds)
        log.add("CA029", where, message, suggest(name, kinds), fixes=fixes)
        return None
    return kinds[name]


def _spell_keys(document: Document, kind: EvidenceKind, log: DiagnosticLog) -> Document:
    known = find_keys(kind.register, kind.register.from_key) | list_defaults(kind) | {"items"}
    name = f"the register {compose(document.file.path.stem)}"
    source = Source(document.shown, name, document.root, document.root)
    entries = spell_keys(document.entries, known, source=source, log=log)
    return document._replace(root=document.root._replace(value=entries))


def list_defaults(kind: EvidenceKind) -> frozenset[str]:
    """Return the keys of items of this kind that its register may say for all of them."""
    every = frozenset().union(*_FAMILIES) & find_keys(kind.item, kind.item.from_key)
    return every - find_keys(kind.register, kind.register.from_key)


def _find_defaults(document: Document, kind: EvidenceKind) -> Mapping[str, Entry]:
    wanted = list_defaults(kind)
    return {name: each for name, each in document.entries.items() if name in wanted}


def _fill_in(body: YamlNode, defaults: Mapping[str, Entry]) -> YamlNode:
    """Return the item with the register's defaults; its own word of a family wins over all of it.

    What is planned has not been looked for, whatever came of the rest.
    """
    own = body.entries
    added = {
        name: each
        for family in _FAMILIES
        if family.isdisjoint(own)
        for name, each in defaults.items()
        if name in family and (name != "outcome" or "planned" not in own)
    }
    return body._replace(value={**own, **added}) if added and own else body


def _read_header(
    document: Document, head: Mapping[str, Entry], kind: EvidenceKind, log: DiagnosticLog
) -> EvidenceRegister | None:
    identity = compose(document.file.path.stem)
    entries = {name: each for name, each in head.items() if name != "items"}
    source = Source(
        file=document.shown,
        name=f"the register {identity}",
        key=document.root,
        body=document.root._replace(value=entries),
        preset={"id": identity, "kind": kind.name},
    )
    register = build_element(kind.register, source, log)
    if register is None and "title" not in entries:
        # Its items are sound although it has no title.
        log_of_retry = DiagnosticLog()
        register = build_element(
            kind.register,
            Source(
                source.file,
                source.name,
                source.key,
                source.body,
                preset={**source.preset, "title": identity},
            ),
            log_of_retry,
        )
    return register


def _read_items(
    document: Document,
    defaults: Mapping[str, Entry],
    kind: EvidenceKind,
    *,
    catalogue: Catalogue,
    before: Memory | None,
) -> Iterator[EvidenceItem]:
    log = catalogue.log
    for entry in find_elements(document, "items", find_keys(kind.item, kind.item.from_key), log):
        usable = catalogue.declare("item", entry.name, entry.where(document.shown))
        if entry.value.is_broken or not _is_about_something(entry, document.shown, log):
            continue
        source = Source(
            file=document.shown,
            name=f"the item {entry.name}",
            key=entry.key,
            body=_fill_in(entry.value, defaults),
            preset={"id": entry.name},
        )
        item = recall(before, entry.name, (), log, partial(_build_item, kind, source))
        known = _keep_known(item, catalogue) if item is not None and usable else None
        if known is not None:
            catalogue.add_sound("item", (known.id,))
            yield known


def _build_item(kind: EvidenceKind, source: Source, log: DiagnosticLog) -> EvidenceItem | None:
    return build_element(kind.item, source, log, strict=True)


def _is_about_something(entry: Entry, file: str, log: DiagnosticLog) -> bool:
    body = entry.value.entries
    about = body.get("about") or next(
        (body[each] for each in body if find_meant(each, _ABOUT)), None
    )
    if about is not None and (about.value.members or about.value.is_broken):
        return True
    where = (about or entry).key.where(file)
    message = f"the item {entry.name} is evidence about nothing"
    log.add("CA037", where, message, "add about: with a link, node, assumption or factor")
    return False


def _keep_known(item: EvidenceItem, catalogue: Catalogue) -> EvidenceItem | None:
    """Return the item with the names that are known; None when it is about none of them.

    Each unknown name is a diagnostic of its own, and one mistake is told once.
    """
    holder = f"the item {item.id}"
    item = keep_known(item, "stakeholders", ("stakeholder",), catalogue=catalogue, holder=holder)
    item = keep_known_voices(item, catalogue, holder=holder)
    known = keep_known_subjects(item, catalogue, holder=holder)
    return known if known.about else None


Families = tuple[frozenset[str], ...]


def read_table_items(
    register: EvidenceRegister,
    document: Document,
    defaults: tuple[Mapping[str, Entry], Families],
    kind: EvidenceKind,
    catalogue: Catalogue,
) -> Iterator[EvidenceItem]:
    """Yield the items; what the register says at its head wins over what the kind supposes."""
    said, families = defaults
    settled = frozenset[str]().union(*(each for each in families if not each.isdisjoint(said)))
    log = catalogue.log
    for made in kind.spread(register) if kind.spread and register.table else ():
        if isinstance(made, Finding):
            log.add("CA037", made.where, made.message, made.next_step)
            continue
        values = {name: each for name, each in made.values.items() if name not in settled}
        name = str(values["id"])
        body = document.root._replace(value=dict(said))
        source = Source(document.shown, f"the item {name}", document.root, body, preset=values)
        item = build_element(kind.item, source, log, strict=True)
        if item is not None and catalogue.declare("item", name, made.where):
            yield locate(item, Places(made.where))
