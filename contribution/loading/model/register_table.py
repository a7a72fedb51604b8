"""Reads a register's table, and the items that stand in it: rows that are evidence themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from contribution.domain.diagnostic import Finding, Places
from contribution.domain.evidence import EvidenceItem, EvidenceKind, EvidenceRegister
from contribution.domain.located import locate
from contribution.domain.table import Table
from contribution.loading.files.document import Document, Intake
from contribution.loading.files.folders import NamedFile, find_named
from contribution.loading.files.memory import recall
from contribution.loading.log import DiagnosticLog
from contribution.loading.model.catalogue import Catalogue
from contribution.loading.model.element import Source, build_element
from contribution.loading.tables.table import load_table
from contribution.loading.yaml.node import Entry

Families = tuple[frozenset[str], ...]


def read_data(
    register: EvidenceRegister, whole: Document, kind: EvidenceKind, intake: Intake
) -> tuple[bytes | None, Table | None]:
    """Return the bytes of the register's table, where they are read again, and the table."""
    file = whole.file
    data = _find_data(register, file, intake)
    content = data.content if data and file.memory else None
    read = partial(_read_table, register, data, kind)
    of = whole.root, content
    return content, recall(file.memory, ("table", file.shown), of, intake.log, read)


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
    register: EvidenceRegister, data: NamedFile | None, kind: EvidenceKind, log: DiagnosticLog
) -> Table | None:
    if data is None:
        return None
    where = register.places.at("data")
    return load_table(data, where, kind.shape, register=register, log=log)


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
