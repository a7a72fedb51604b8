"""Tables of links: a row a link, or a row a quote about one, as Causal Map and QuIP export them.

A workbook of Causal Map has sheets links, sources and statements: a link names its source, or its
statement, which names it. Labels nest by "; ", and ~ before a part of one means the opposite.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from contribution.domain.logic_model import ARROW
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
from contribution.exchange._workbook import write_workbook
from contribution.exchange.draft import (
    OPPOSITE,
    DraftLink,
    DraftNode,
    DraftQuote,
    Exchange,
    ForeignModel,
)

_HEADINGS = {
    **ENDS,
    "quote": ("quotation", "text", "segment", "selected_text"),
    "source": ("source_id", "respondent", "participant", "interview", "document"),
    "group": GROUPS,
    "because": ("label", "mechanism", "why"),
    "note": ("memo", "notes", "comment"),
    "sign": ("effect sign", "polarity", "helps or hinders"),
}
_OURS = {"contribution_id": (), "statement": ("statement_id",)}
_BESIDE: Mapping[str, Mapping[str, Sequence[str]]] = {
    "sources": {"source": ("source_id", "id"), "group": GROUPS, "title": ()},
    "statements": {"statement": ("statement_id",), "source": ("source_id",), "quote": ("text",)},
}
_NESTS = "; "
_NONE = (("This theory has no links yet.",),)
_AGAINST = frozenset(("-", "negative", "hinders"))


def is_links_table(content: bytes) -> bool:
    """Return whether the bytes are a table with a column of causes and one of effects."""
    return _find(read_head(content), NO_COLUMNS) is not None


def read_links_table(content: bytes, told: Mapping[str, str] = NO_COLUMNS) -> ForeignModel:
    """Return the table as a draft; each label is a node, and rows of one link make it one.

    Raises:
        UnreadableError: no sheet has the headings from and to.
    """
    sheets = read_sheets(content)
    records = _find(sheets, told)
    if records is None:
        raise UnreadableError(
            "no row holds the headings from and to (or cause and effect); there are "
            f"{name_headings(sheets)}: say --map from=…,to=…"
        )
    made = _Rows(_Beside(sheets, told) if records and records[0].sheet == "links" else None)
    for record in records:
        made.take(record)
    merged = len(records) - len(made.faults) - len({key[:2] for key in made.links})
    return ForeignModel(
        nodes=tuple(made.nodes.values()),
        links=tuple(made.links.values()),
        quotes=tuple(made.quotes),
        dropped=count_unread(records) + (made.beside.dropped if made.beside else Counter()),
        faults=tuple(made.faults),
        notes=(f"{merged} rows say a link again, which comes in once",) if merged else (),
    )


class _Rows:
    """What was met so far; each source counts once for a sign of a link."""

    def __init__(self, beside: _Beside | None) -> None:
        self.beside = beside
        self.nodes: dict[str, DraftNode] = {}
        self.links: dict[tuple[str, str, bool, str], DraftLink] = {}
        self.quotes: list[DraftQuote] = []
        self.faults: list[tuple[str, str]] = []

    def take(self, record: Record) -> None:
        """Take a row: its cards, its link, and what was said of it."""
        empty = next((each for each in ("from", "to") if not record.cells[each]), "")
        if empty:
            self.faults.append((record.place(empty), f"{empty} is empty"))
            return
        cells = self.beside.complete(record.cells) if self.beside else record.cells
        ends, hinders = _read_ends(cells)
        own = cells.get("contribution_id", "").split(ARROW)
        for number, label in enumerate(ends):
            above, nests, _ = label.partition(_NESTS)
            strand = above if nests and self.beside else ""
            node = DraftNode(label, label, own[number] if own[1:] else "", strand=strand)
            place = record.place(("from", "to")[number])
            self.nodes.setdefault(label, node._replace(place=place))
        voice = cells.get("source", "")
        link = DraftLink(*ends, cells.get("because", ""), hinders, note=cells.get("note", ""))
        self.links.setdefault((*ends, hinders, voice), link._replace(place=record.place("from")))
        if cells.get("quote"):
            quote = DraftQuote(ends, cells["quote"], voice, cells.get("group", ""), hinders=hinders)
            self.quotes.append(quote._replace(place=record.place()))


def _read_ends(cells: Mapping[str, str]) -> tuple[tuple[str, str], bool]:
    """Return the labels of both ends as they are meant, and whether one works against the other."""
    source, target = cells["from"], cells["to"]
    negative = cells.get("sign", "").casefold() in _AGAINST
    if cells.get("contribution_id"):
        # What we wrote holds the sign besides, so that a label may begin with ~ by itself.
        return (source, target.removeprefix(OPPOSITE) if negative else target), negative
    turned = []
    for label in (source, target):
        parts = [each.strip() for each in label.split(_NESTS.strip())]
        turned.append(any(each.startswith(OPPOSITE) for each in parts))
        plain = [each.lstrip(OPPOSITE).strip() for each in parts] if turned[-1] else ()
        source, target = target, _NESTS.join(plain) if plain else label
    return (source, target), negative or sum(turned) == 1


class _Beside:
    """What stands in the sheets beside the links: whose words, of which group, and the words."""

    def __init__(self, sheets: Sequence[TextSheet], told: Mapping[str, str]) -> None:
        self.dropped: Counter[str] = Counter()
        self._known: dict[str, dict[str, Mapping[str, str]]] = {}
        for sheet in sheets:
            headings = _BESIDE.get(sheet.name, {})
            key = next(iter(headings), "")
            found = find_records(sheet, headings, (key,), told) if key else None
            if found is not None:
                self.dropped += count_unread(found)
                self._known[sheet.name] = {each.cells[key]: each.cells for each in found}
            elif sheet.name != "links" and sheet.lines:
                self.dropped[f"rows of the sheet {sheet.name}"] += len(sheet.lines)

    def complete(self, cells: Mapping[str, str]) -> Mapping[str, str]:
        """Return the cells of a link with what its statement and its source say besides."""
        for sheet, key in (("statements", "statement"), ("sources", "source")):
            more = self._known.get(sheet, {}).get(cells.get(key, ""), {})
            cells = {**more, **{name: cell for name, cell in cells.items() if cell}}
        return cells


def _find(sheets: tuple[TextSheet, ...], told: Mapping[str, str]) -> list[Record] | None:
    for sheet in sheets:
        # Our own workbook has nodes beside its links, and is another format.
        if sheet.name.casefold() in {"nodes", "factors"}:
            return None
        records = find_records(sheet, {**_HEADINGS, **_OURS}, ("from", "to"), told)
        if records is not None:
            return records
    return None


def write_links_table(draft: ForeignModel) -> bytes:
    """Return the links as Causal Map takes them, said by one source: the theory itself.

    No empty sheet is written, for it deletes there.

    Raises:
        MissingLibraryError: openpyxl is not installed.
    """
    labels = {node.key: node.label for node in draft.nodes}
    rows = [("from_label", "to_label", "source_id", "because", "memo", "sign", "contribution_id")]
    for link in draft.links:
        source, target = (labels.get(end, end) for end in (link.source, link.target))
        target, sign = (OPPOSITE + target, "-") if link.hinders else (target, "")
        own = f"{link.source}{ARROW}{link.target}"
        rows.append((source, target, "theory", link.because, link.note, sign, own))
    sources = (("source_id", "title"), ("theory", draft.title))
    sheets = {"links": rows, "sources": sources} if draft.links else {"Read me": _NONE}
    return write_workbook(sheets, {})


EXCHANGE = Exchange(
    "Table of links (Causal Map, QuIP)",
    (".csv", ".tsv", ".xlsx"),
    is_links_table,
    read_links_table,
    write_links_table,
    "labels of linked cards, nested ones under a strand; links with because and sign; quotes with "
    "source and group; no stages or assumptions",
    (".xlsx",),
    columns=tuple(_HEADINGS),
    read_told=read_links_table,
)
