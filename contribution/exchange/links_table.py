"""Tables of links: a row a link, or a row a quote about one, as Causal Map and QuIP export them."""

from __future__ import annotations

from collections import Counter

from contribution.exchange._packed import UnreadableError
from contribution.exchange._sheets import (
    Record,
    TextSheet,
    count_unread,
    find_records,
    find_sheets,
    is_workbook,
    read_sheets,
    write_workbook,
)
from contribution.exchange.draft import DraftLink, DraftNode, DraftQuote, Exchange, ForeignModel

_HEADINGS = {
    "from": ("from_label", "cause", "source node", "influence factor", "driver"),
    "to": ("to_label", "effect", "target", "consequence factor", "outcome"),
    "quote": ("quotation", "text", "segment"),
    "source": ("source_id", "respondent", "participant", "interview", "document"),
    "because": ("label", "mechanism", "why", "memo"),
    "effect sign": ("sign", "polarity", "helps or hinders"),
}
_OPPOSITE = "~"
# Bytes that hold the headings of any table.
_HEAD = 100_000


def is_links_table(content: bytes) -> bool:
    """Return whether the bytes are a table with a column of causes and one of effects."""
    if is_workbook(content):
        return _find(find_sheets(content)) is not None
    if content.startswith(b"PK") or content.lstrip()[:1] in (b"{", b"<") or b"\0" in content:
        return False
    try:
        return _find(read_sheets(content[:_HEAD])) is not None
    except UnreadableError:
        return False


def read_links_table(content: bytes) -> ForeignModel:
    """Return the table as a draft; each label is a node, and rows of one link make it one.

    Labels that begin with ~ stand for the opposite, so the link works against.

    Raises:
        UnreadableError: no sheet has the headings from and to.
    """
    records = _find(read_sheets(content))
    if records is None:
        raise UnreadableError("no row holds the headings from and to (or cause and effect)")
    nodes: dict[str, DraftNode] = {}
    links: dict[tuple[str, str], DraftLink] = {}
    quotes: list[DraftQuote] = []
    faults: list[tuple[str, str]] = []
    merged: Counter[str] = Counter()
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
        sign = record.cells.get("effect sign", "").casefold()
        hinders = against or sign in {"-", "negative", "hinders"}
        because = record.cells.get("because", "")
        link = DraftLink(source, target, because, hinders, place=record.place("from"))
        merged["rows merged into a link that stands there before"] += (source, target) in links
        links.setdefault((source, target), link)
        if record.cells.get("quote"):
            voice = record.cells.get("source", "")
            quotes.append(DraftQuote(source, target, record.cells["quote"], voice, record.place()))
    return ForeignModel(
        nodes=tuple(nodes.values()),
        links=tuple(links.values()),
        quotes=tuple(quotes),
        dropped=+merged + count_unread(records),
        faults=tuple(faults),
    )


def _find(sheets: tuple[TextSheet, ...]) -> list[Record] | None:
    for sheet in sheets:
        # Our own workbook has nodes beside its links, and is another format.
        if sheet.name.casefold() in {"nodes", "factors"}:
            return None
        records = find_records(sheet, _HEADINGS, ("from", "to"))
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
    "Table of links or coded quotes",
    (".csv", ".tsv", ".xlsx"),
    is_links_table,
    read_links_table,
    write_links_table,
    "labels; links with because and sign; quotes with their source; no stages or assumptions",
    (".xlsx",),
)
