"""The workbook that a group fills in: nodes, links, assumptions, factors, and lists of stages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contribution.domain.evidence import ProbativeTest, Sighting
from contribution.exchange._sheets import (
    Record,
    TextSheet,
    count_unread,
    find_records,
    find_sheets,
    read_sheets,
)
from contribution.exchange._workbook import write_workbook
from contribution.exchange.draft import (
    STAGES,
    DraftItem,
    DraftLink,
    DraftNode,
    DraftRegister,
    Exchange,
    ForeignModel,
)

_NODES = {
    "id": ("contribution_id", "name"),
    "label": ("what", "title", "step"),
    "stage": ("type", "level", "column"),
    "strand": ("theme", "row"),
    "note": ("notes", "remark", "comment"),
}
_LINKS = {
    "from": ("source", "cause"),
    "to": ("target", "effect"),
    "because": ("why", "mechanism"),
    "assumes": ("assumptions",),
    "effect": ("helps or hinders",),
    "note": ("notes", "comment"),
}
_CARDS = {"nodes": "", "assumptions": "assumption", "factors": "factor"}
_JUDGED = ("says", "outcome", "test", "source", "page")
_EVIDENCE = {
    "register": ("where it is listed",),
    "id": ("contribution_id",),
    "about": ("link", "claim", "node"),
    "says": ("what was observed", "finding", "observation"),
    "outcome": ("found",),
    "test": ("strength of test",),
    "source": ("who or what", "document"),
    "page": ("pages", "p"),
    "kind": ("kind of evidence",),
}
_READ_ME = (
    ("How to fill in this workbook",),
    ("Nodes: one row a step. Leave id empty: it is made from the label. Choose a stage.",),
    ("Links: from and to are ids or labels of nodes. because says why one leads to the other.",),
    ("Assumptions: what must hold for links to work. Factors: what else could explain a result.",),
    ("Evidence: about is a link (from -> to) or a node; several stand apart by ; in one cell.",),
    ("Leave outcome and test empty where nobody has judged: the check asks for them.",),
    ("Then: contribution import this.xlsx --into models/mine.yaml",),
)


def is_excel(content: bytes) -> bool:
    """Return whether these are the bytes of a workbook with our sheets."""
    return "nodes" in {each.name.casefold() for each in find_sheets(content)}


def read_excel(content: bytes) -> ForeignModel:
    """Return the workbook as a draft; whatever is wrong is told by sheet and cell, all at once.

    Raises:
        UnreadableError: it is no sound workbook.
        MissingLibraryError: openpyxl is not installed.
    """
    sheets = {each.name.casefold(): each for each in read_sheets(content)}
    faults: list[tuple[str, str]] = []
    asked = {
        **dict.fromkeys(_CARDS, (_NODES, ("label",))),
        "links": (_LINKS, ("from", "to")),
        "evidence": (_EVIDENCE, ("about", "says")),
    }
    records = {name: _find(sheets.get(name), *each, faults) for name, each in asked.items()}
    nodes = [each for name, stage in _CARDS.items()
             for each in _read_nodes(records[name], stage, faults)]  # fmt: skip
    links = list(_read_links(records["links"], faults))
    registers = _read_evidence(records["evidence"], faults)
    known = {*asked, "read me"}
    dropped = {f"rows of the sheet {each.name}": len(each.lines)
               for name, each in sheets.items() if name not in known and each.lines}  # fmt: skip
    dropped |= count_unread(each for found in records.values() for each in found)
    return ForeignModel(
        "", tuple(nodes), tuple(links), registers=registers, dropped=dropped, faults=tuple(faults)
    )


def _read_evidence(
    records: list[Record], faults: list[tuple[str, str]]
) -> tuple[DraftRegister, ...]:
    registers: dict[tuple[str, str], list[DraftItem]] = {}
    for record in records:
        cells = record.cells
        empty = [each for each in ("about", "says") if not cells[each]]
        faults += [(record.place(each), f"{each} is empty") for each in empty]
        fields = {key: cells.get(key, "") for key in ("says", "source", "page")}
        for key, words in (("outcome", Sighting), ("test", ProbativeTest)):
            word = "-".join(cells.get(key, "").casefold().replace("_", " ").split())
            if word and word not in list(words):
                told = f"“{cells[key]}” is none of {', '.join(words)}"
                faults.append((record.place(key), told))
            fields[key] = word if word in list(words) else ""
        if empty:
            continue
        about = tuple(each.strip() for each in re.split(r"[;\n]", cells["about"]) if each.strip())
        item = DraftItem(about, fields, cells.get("id", ""), record.place("about"))
        home = cells.get("register") or "Evidence from the workbook"
        registers.setdefault((home, cells.get("kind") or "document"), []).append(item)
    return tuple(
        DraftRegister(title, kind, tuple(items), place=items[0].place)
        for (title, kind), items in registers.items()
    )


def _read_nodes(
    records: list[Record], stage: str, faults: list[tuple[str, str]]
) -> Iterator[DraftNode]:
    for record in records:
        cells = record.cells
        if not cells["label"]:
            faults.append((record.place("label"), "there is no label"))
            continue
        key = cells.get("id") or cells["label"]
        yield DraftNode(
            key, cells["label"], cells.get("id", ""), stage or cells.get("stage", ""),
            cells.get("strand", ""), cells.get("note", ""), record.place("stage"),
        )  # fmt: skip


def _read_links(records: list[Record], faults: list[tuple[str, str]]) -> Iterator[DraftLink]:
    for record in records:
        cells = record.cells
        if not (cells["from"] and cells["to"]):
            end = "from" if not cells["from"] else "to"
            faults.append((record.place(end), f"{end} is empty"))
            continue
        assumes = tuple(
            each.strip() for each in cells.get("assumes", "").split(",") if each.strip()
        )
        yield DraftLink(
            cells["from"], cells["to"], cells.get("because", ""),
            cells.get("effect", "").casefold() == "hinders", assumes, cells.get("note", ""),
            record.place("from"),
        )  # fmt: skip


def _find(
    sheet: TextSheet | None,
    headings: dict[str, tuple[str, ...]],
    needed: tuple[str, ...],
    faults: list[tuple[str, str]],
) -> list[Record]:
    if sheet is None or not sheet.lines:
        return []
    records = find_records(sheet, headings, needed)
    if records is None:
        faults.append((f"{sheet.name}!A1", f"no row has the headings {' and '.join(needed)}"))
    return records or []


def write_excel(draft: ForeignModel) -> bytes:
    """Return the draft as the workbook; one without nodes is the empty template.

    Raises:
        MissingLibraryError: openpyxl is not installed.
    """
    steps = [node for node in draft.nodes if node.stage not in {"assumption", "factor"}]
    nodes: list[tuple[str, ...]] = [("id", "label", "stage", "strand", "note")]
    nodes += [(each.known_as, each.label, each.stage, each.strand, each.note) for each in steps]
    links: list[tuple[str, ...]] = [("from", "to", "because", "assumes", "effect", "note")]
    links += [
        (each.source, each.target, each.because, ", ".join(each.assumes),
         "hinders" if each.hinders else "", each.note)
        for each in draft.links
    ]  # fmt: skip
    named = {"Nodes": nodes, "Links": links}
    for title, stage in (("Assumptions", "assumption"), ("Factors", "factor")):
        own = [node for node in draft.nodes if node.stage == stage]
        named[title] = [("id", "label", "note")]
        named[title] += [(node.known_as, node.label, node.note) for node in own]
    stages = ",".join(each for each in STAGES if each not in {"assumption", "factor", "outcome"})
    named["Evidence"] = [("register", "id", "about", "says", "outcome", "test", "source", "page",
                          "kind")]  # fmt: skip
    named["Evidence"] += [
        (each.title, item.known_as, "; ".join(item.about),
         *(str(item.fields.get(key, "")) for key in _JUDGED), each.kind)
        for each in draft.registers if not each.table for item in each.items
    ]  # fmt: skip
    choices = {
        "Nodes!C": stages,
        "Links!E": "helps,hinders",
        "Evidence!E": ",".join(Sighting),
        "Evidence!F": ",".join(ProbativeTest),
    }
    return write_workbook({**named, "Read me": list(_READ_ME)}, choices)


EXCHANGE = Exchange(
    "Excel workbook",
    (".xlsx",),
    is_excel,
    read_excel,
    write_excel,
    "ids, labels, stages, strands, notes, assumptions, factors; links with because, effect, "
    "assumptions; evidence that somebody judged",
)
