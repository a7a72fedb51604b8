"""Reads the items that stand in a register's table: rows that are evidence themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from contribution.domain.diagnostic import Finding, Places
from contribution.domain.evidence import EvidenceItem, EvidenceKind, EvidenceRegister
from contribution.domain.located import locate
from contribution.loading.files.document import Document
from contribution.loading.model.catalogue import Catalogue
from contribution.loading.model.element import Source, build_element
from contribution.loading.yaml.node import Entry

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
