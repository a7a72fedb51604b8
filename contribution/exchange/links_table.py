"""Tables of links: a row a link, or a row a quote about one, as Causal Map and QuIP export them."""

from __future__ import annotations

from collections.abc import Mapping

from contribution.exchange._packed import UnreadableError
from contribution.exchange._sheets import (
    ENDS,
    NO_COLUMNS,
    Record,
    TextSheet,
    count_unread,
    find_records,
    name_headings,
    read_head,
    read_sheets,
)
from contribution.exchange._workbook import write_workbook
from contribution.exchange.draft import DraftLink, DraftNode, DraftQuote, Exchange, ForeignModel

_HEADINGS = {
    **ENDS,
    "quote": ("quotation", "text", "segment"),
    "source": ("source_id", "respondent", "participant", "interview", "document"),
    "because": ("label", "mechanism", "why", "memo"),
    "sign": ("effect sign", "polarity", "helps or hinders"),
}
_OPPOSITE = "~"


def is_links_table(content: bytes) -> bool:
    """Return whether the bytes are a table with a column of causes and one of effects."""
    return _find(read_head(content), NO_COLUMNS) is not None


def read_links_table(content: bytes, told: Mapping[str, str] = NO_COLUMNS) -> ForeignModel:
    """Return the table as a draft; each label is a node, and rows of one link make it one.

    Labels that begin with ~ stand for the opposite, so the link works against.

    Raises:
        UnreadableError: no sheet has the headings from and to.
    """
    records = _find(read_sheets(content), told)
    if records is None:
        raise UnreadableError(
            "no row holds the headings from and to (or cause and effect); there are "
            f"{name_headings(read_sheets(content))}: say --map from=…,to=…"
        )
    nodes: dict[str, DraftNode] = {}
    # Each source counts once for a sign of a link, however often it says so.
    links: dict[tuple[str, str, bool, str], DraftLink] = {}
    quotes: list[DraftQuote] = []
    faults: list[tuple[str, str]] = []
    for record in records:
        ends = [record.cells[end] for end in ("from", "to")]
        if not all(ends):
            end = "from" if not ends[0] else "to"
            faults.append((record.place(end), f"{end} is empty"))
            continue
        source, target = (each.lstrip(_OPPOSITE).strip() for each in ends)
        for label, end in ((source, "from"), (target, "to")):
            nodes.setdefault(label, DraftNode(label, label, place=record.place(end)))
        against = sum(each.startswith(_OPPOSITE) for each in ends) == 1
        sign = record.cells.get("sign", "").casefold()
        hinders = against or sign in {"-", "negative", "hinders"}
        because = record.cells.get("because", "")
        link = DraftLink(source, target, because, hinders, place=record.place("from"))
        voice = record.cells.get("source", "")
        links.setdefault((source, target, hinders, voice), link)
        if record.cells.get("quote"):
            quote = DraftQuote((source, target), record.cells["quote"], voice, hinders=hinders)
            quotes.append(quote._replace(place=record.place()))
    merged = len(records) - len(faults) - len({key[:2] for key in links})
    return ForeignModel(
        nodes=tuple(nodes.values()),
        links=tuple(links.values()),
        quotes=tuple(quotes),
        dropped=count_unread(records),
        faults=tuple(faults),
        notes=(f"{merged} rows say a link again, which comes in once",) if merged else (),
    )


def _find(sheets: tuple[TextSheet, ...], told: Mapping[str, str]) -> list[Record] | None:
    for sheet in sheets:
        # Our own workbook has nodes beside its links, and is another format.
        if sheet.name.casefold() in {"nodes", "factors"}:
            return None
        records = find_records(sheet, _HEADINGS, ("from", "to"), told)
        if records is not None:
            return records
    return None


def write_links_table(draft: ForeignModel) -> bytes:
    """Return the links as Causal Map takes them: one sheet, for an empty one deletes there.

    Raises:
        MissingLibraryError: openpyxl is not installed.
    """
    labels = {node.key: node.label for node in draft.nodes}
    rows = [("from_label", "to_label", "memo", "sign")]
    rows += [
        (labels.get(link.source, link.source), labels.get(link.target, link.target), link.because,
         "-" if link.hinders else "")
        for link in draft.links
    ]  # fmt: skip
    return write_workbook({"links": rows}, {})


EXCHANGE = Exchange(
    "Table of links",
    (".csv", ".tsv", ".xlsx"),
    is_links_table,
    read_links_table,
    write_links_table,
    "labels; links with because and sign; quotes with their source; no stages or assumptions",
    (".xlsx",),
    columns=tuple(_HEADINGS),
    read_told=read_links_table,
)
