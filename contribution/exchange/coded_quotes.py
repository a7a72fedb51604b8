"""Tables of coded quotes: a row a passage, with its code, as every coding software exports one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from contribution.exchange._packed import UnreadableError
from contribution.exchange._sheets import (
    ENDS,
    GROUPS,
    NO_COLUMNS,
    Record,
    TextSheet,
    count_unread,
    find_records,
    name_headings,
    read_head,
    read_sheets,
)
from contribution.exchange.draft import TREE, DraftQuote, Exchange, ForeignModel

# As Taguette, ATLAS.ti, Dedoose, MAXQDA, NVivo and QualCoder call them, in several languages.
_HEADINGS = {
    "text": (
        "content", "quotation content", "segment", "coded segment", "excerpt", "excerpt copy",
        "quote", "quotation", "highlight", "textstelle", "zitat", "inhalt", "codiertes segment",
        "extrait", "citation", "cita", "fragmento", "segmento", "trecho",
    ),
    "code": (
        "codes", "tag", "tags", "code name", "code system", "codes applied combined", "node",
        "nodes", "theme", "kode", "codings", "código", "códigos", "étiquette", "etichetta",
    ),
    "source": (
        "document", "document name", "document title", "file", "file name", "media title",
        "resource", "case", "participant", "respondent", "interview", "dokument", "dokumentname",
        "documento", "nom du document", "quelle", "fuente",
    ),
    "group": GROUPS,
    "page": ("reference", "quotation reference", "page", "position", "paragraph", "range", "seite"),
    "id": ("number", "quotation id", "quotation number", "excerpt id"),
}  # fmt: skip
_NEEDED = ("text", "code")


def is_coded_quotes(content: bytes) -> bool:
    """Return whether the bytes are a table with passages, their codes and where they are from."""
    sheets = read_head(content)
    named = {each.name.casefold() for each in sheets}
    needed = (*_NEEDED, "source")
    # A table of links may have tags besides, and our own workbook holds quotes in no sheet.
    return "nodes" not in named and any(
        find_records(each, _HEADINGS, needed) is not None and find_records(each, ENDS, ENDS) is None
        for each in sheets
    )


def read_coded_quotes(content: bytes, told: Mapping[str, str] = NO_COLUMNS) -> ForeignModel:
    """Return the quotes, each under its code; `told` says what columns are called in this file.

    Of a cell with many codes each takes the quote. A tree of codes is kept as A > B.

    Raises:
        UnreadableError: no sheet has the columns of a passage and of its code.
    """
    sheets = read_sheets(content)
    records = next(filter(None, (_find(each, told) for each in sheets)), None)
    if records is None:
        told_of = ", ".join(f"{each}=…" for each in ("text", "code", "source"))
        raise UnreadableError(
            f"no row names the columns of text and code; there are {name_headings(sheets)}: say "
            f"--map {told_of}"
        )
    faults: list[tuple[str, str]] = []
    quotes: list[DraftQuote] = []
    separator = _find_separator(record.cells["code"] for record in records)
    for record in records:
        cells = record.cells
        missing = [each for each in _NEEDED if not cells[each]]
        faults += [(record.place(each), f"{each} is empty") for each in missing]
        if missing:
            continue
        place = cells.get("page") or cells.get("id", "")
        quotes += [
            DraftQuote((code,), cells["text"], cells.get("source", ""), cells.get("group", ""),
                       place, record.place("code"))
            for code in _split(cells["code"], separator)
        ]  # fmt: skip
    return ForeignModel(quotes=tuple(quotes), dropped=count_unread(records), faults=tuple(faults))


def _find(sheet: TextSheet, told: Mapping[str, str]) -> list[Record] | None:
    return find_records(sheet, _HEADINGS, (*_NEEDED, *(set(told) - {*_NEEDED})), told)


def _find_separator(cells: Iterator[str]) -> str:
    """Return what stands between codes of one cell: a line break, a semicolon or a bar, if any.

    A comma parts them only where each part stands alone in another cell.
    """
    seen = set(cells)
    for each in ("\n", ";", "|"):
        if any(each in cell for cell in seen):
            return each
    parts = [part.strip() for cell in seen if "," in cell for part in cell.split(",")]
    return "," if parts and all(part in seen for part in parts) else ""


def _split(cell: str, separator: str) -> Iterator[str]:
    for code in cell.split(separator) if separator else (cell,):
        names = [each.strip() for each in re.split(r"\s*(?:>|\\|::)\s*", code) if each.strip()]
        if names:
            yield TREE.join(names)


EXCHANGE = Exchange(
    "Table of coded quotes",
    (".csv", ".tsv", ".xlsx"),
    is_coded_quotes,
    read_coded_quotes,
    keeps="passages with source, group and place, under what their code is about; trees of codes",
    columns=tuple(_HEADINGS),
    read_told=read_coded_quotes,
)
