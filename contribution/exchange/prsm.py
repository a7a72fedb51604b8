"""PRSM maps: the workbook with sheets Factors and Links, and .prsm files that are plain JSON."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from contribution.exchange._packed import UnreadableError
from contribution.exchange._sheets import (
    find_records,
    find_sheets,
    is_workbook,
    read_sheets,
)
from contribution.exchange._workbook import write_workbook
from contribution.exchange.draft import DraftLink, DraftNode, Exchange, ForeignModel

_FACTORS = {
    "Label": ("label",), "Note": ("note",), "Style": ("style",),
    "contribution_id": (), "stage": (), "strand": (),
}  # fmt: skip
_LINKS = {
    "From": ("from",), "To": ("to",), "Label": ("label",), "Note": ("note",),
    "effect": (), "assumes": (),
}  # fmt: skip


def is_prsm(content: bytes) -> bool:
    """Return whether these are the bytes of a PRSM map."""
    if content.lstrip()[:1] == b"{":
        return b'"nodes"' in content and b'"edges"' in content
    names = {each.name for each in find_sheets(content)}
    return {"Factors", "Links"} <= names and "Nodes" not in names


def read_prsm(content: bytes) -> ForeignModel:
    """Return the map as a draft; a style is the sort of thing, thumbs and positions are dropped.

    Raises:
        UnreadableError: it is neither a sound workbook nor sound JSON.
        MissingLibraryError: openpyxl is not installed.
    """
    if is_workbook(content):
        return _read_workbook(content)
    try:
        whole = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"the file is no sound JSON: {error}") from error
    found, joined = ([each for each in whole.get(key) or () if isinstance(each, dict)]
                     for key in ("nodes", "edges"))  # fmt: skip
    nodes = tuple(
        DraftNode(str(each.get("id")), str(each.get("label") or each.get("id")),
                  str(each.get("contribution_id") or ""), str(each.get("grp") or ""),
                  note=str(each.get("note") or ""), place=f"factor {number}")
        for number, each in enumerate(found, start=1)
    )  # fmt: skip
    links = tuple(
        DraftLink(str(each.get("from")), str(each.get("to")), str(each.get("label") or ""),
                  note=str(each.get("note") or ""), place=f"link {number}")
        for number, each in enumerate(joined, start=1)
    )  # fmt: skip
    return ForeignModel(nodes=nodes, links=links, dropped=_count_dropped(found))


def _read_workbook(content: bytes) -> ForeignModel:
    sheets = {each.name: each for each in read_sheets(content)}
    factors = find_records(sheets["Factors"], _FACTORS, ("Label",)) or []
    joined = find_records(sheets["Links"], _LINKS, ("From", "To")) or []
    nodes = []
    for each in factors:
        cells = each.cells
        stage = cells.get("stage") or cells.get("Style", "")
        own = cells.get("contribution_id", "")
        # Labels that stand twice were told apart on the way out.
        label = cells["Label"].removesuffix(f" ({own})")
        nodes.append(
            DraftNode(cells["Label"], label, own, stage,
                      cells.get("strand", ""), cells.get("Note", ""), each.place("Label"))
        )  # fmt: skip
    links = [
        DraftLink(each.cells["From"], each.cells["To"], each.cells.get("Label", ""),
                  each.cells.get("effect") == "hinders",
                  tuple(each.cells.get("assumes", "").split()), each.cells.get("Note", ""),
                  each.place("From"))
        for each in joined
    ]  # fmt: skip
    return ForeignModel(nodes=tuple(nodes), links=tuple(links))


def _count_dropped(nodes: list[dict[str, Any]]) -> Counter[str]:
    return +Counter(
        {
            "positions": sum("x" in each for each in nodes),
            "thumbs": sum(bool(each.get("thumbUp") or each.get("thumbDown")) for each in nodes),
        }
    )


def write_prsm(draft: ForeignModel) -> bytes:
    """Return the draft as the workbook that PRSM imports; labels name the ends of a link.

    Raises:
        MissingLibraryError: openpyxl is not installed.
    """
    counted = Counter(node.label for node in draft.nodes)
    shown = {
        node.key: node.label if counted[node.label] == 1 else f"{node.label} ({node.key})"
        for node in draft.nodes
    }
    factors = [("Label", "Note", "contribution_id", "stage", "strand")]
    factors += [
        (shown[node.key], node.note, node.known_as, node.stage, node.strand) for node in draft.nodes
    ]
    links = [("From", "To", "Label", "Note", "effect", "assumes")]
    links += [
        (shown.get(link.source, link.source), shown.get(link.target, link.target), link.because,
         link.note, "hinders" if link.hinders else "", " ".join(link.assumes))
        for link in draft.links
    ]  # fmt: skip
    return write_workbook({"Factors": factors, "Links": links}, {})


EXCHANGE = Exchange(
    "PRSM map",
    (".xlsx", ".prsm", ".json"),
    is_prsm,
    read_prsm,
    write_prsm,
    "ids, labels, styles as stages, strands, notes; links with because, effect and assumptions",
    (".xlsx",),
)
