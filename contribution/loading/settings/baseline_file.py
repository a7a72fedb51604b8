"""Reads the baseline of a project: the findings that are known and left for later."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from contribution.domain.diagnostic import Where
from contribution.domain.located import Names, Written
from contribution.loading.files.document import read_document
from contribution.loading.files.folders import NamedFile
from contribution.loading.log import DiagnosticLog
from contribution.loading.model.element import Source, build_element, spell_keys
from contribution.loading.model.validation import find_keys


class KnownFinding(Written):
    """Findings of one check at one place that are left for later."""

    from_key: ClassVar[frozenset[str]] = frozenset()

    file: str
    """The file, from the folder of the baseline."""
    check: str
    """The id of the check."""
    at: str = ""
    """The element, or the row of a table."""
    names: Names = ()
    """What the message quotes."""
    count: Annotated[int, Field(ge=1)] = 1
    """How many findings of this kind are known."""
    because: str | None = None
    """Why they are left for later."""


class Baseline(Written):
    """What a project leaves for later."""

    from_key: ClassVar[frozenset[str]] = frozenset()

    known: tuple[KnownFinding, ...] = ()
    """The findings that are left for later, sorted."""


def read_baseline(file: NamedFile, asked_at: Where, log: DiagnosticLog) -> tuple[KnownFinding, ...]:
    """Return the entries that can be read; what is wrong with others goes to the log."""
    document = read_document(file, asked_at, log, empty="known: []")
    if document is None:
        return ()
    whole = Source(file.shown, file.path.name, document.root, document.root)
    entries = spell_keys(document.entries, find_keys(Baseline), source=whole, log=log)
    members = entries["known"].value.members if "known" in entries else ()
    sources = (Source(file.shown, "the entry", each, each) for each in members)
    return tuple(
        known for each in sources if (known := build_element(KnownFinding, each, log, strict=True))
    )
