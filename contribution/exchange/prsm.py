"""PRSM maps: the workbook with sheets Factors and Links, and .prsm files, packed or plain JSON."""

from __future__ import annotations

from collections import Counter
from typing import Any

from contribution.exchange._packed import UnreadableError, list_objects, read_json, unpack_lz
from contribution.exchange._sheets import (
    find_records,
    find_sheets,
    is_workbook,
    read_sheets,
)
from contribution.exchange._workbook import write_workbook
from contribution.exchange.draft import DraftLink, DraftNode, Exchange, ForeignModel
from contribution.words.phrases import list_words

_FACTORS = {
    "Label": ("label",), "Note": ("note",), "Style": ("style",),
    "contribution_id": (), "stage": (), "strand": (),
}  # fmt: skip
_LINKS = {
    "From": ("from",), "To": ("to",), "Label": ("label",), "Note": ("note",),
    "effect": (), "assumes": (),
}  # fmt: skip


# How PRSM calls a style that nobody named.
_UNNAMED = "Sample"


def is_prsm(content: bytes) -> bool:
    """Return whether these are the bytes of a PRSM map."""
    names = {each.name for each in find_sheets(content)}
    if names:
        return {"Factors", "Links"} <= names and "Nodes" not in names
    try:
        text = _unpack(content)
    except UnreadableError:
        return False
    return text.startswith("{") and '"nodes"' in text and '"edges"' in text


def _unpack(content: bytes) -> str:
    """Return the text of a .prsm file, whether it is packed or not."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(f"the file is no text: {error}") from error
    # A packed text ends with a blank, and none of its letters is below one.
    is_packed = text.endswith(" ") and text[:1] != "{" and "\n" not in text
    return unpack_lz(text) if is_packed else text.lstrip()


def read_prsm(content: bytes) -> ForeignModel:
    """Return the map as a draft; a style is the sort of thing, thumbs and positions are dropped.

    Raises:
        UnreadableError: it is neither a sound workbook nor sound JSON, packed or plain.
        MissingLibraryError: openpyxl is not installed.
    """
    if is_workbook(content):
        return _read_workbook(content)
    whole = read_json(_unpack(content).encode("utf-8", "replace"))
    found, joined = (list_objects(whole.get(key)) for key in ("nodes", "edges"))
    styles = _name_styles(whole)
    nodes = tuple(
        DraftNode(str(each.get("id")), str(each.get("label") or each.get("id")),
                  str(each.get("contribution_id") or ""),
                  styles.get(str(each.get("grp")), str(each.get("grp") or "")),
                  note=_read_note(each.get("note")), place=f"factor {number}")
        for number, each in enumerate(found, start=1)
    )  # fmt: skip
    links = tuple(
        DraftLink(str(each.get("from")), str(each.get("to")), str(each.get("label") or ""),
                  note=_read_note(each.get("note")), place=f"link {number}")
        for number, each in enumerate(joined, start=1)
    )  # fmt: skip
    title = str(whole.get("mapTitle") or "")
    return ForeignModel(title, nodes, links, dropped=_count_dropped(found))


def _name_styles(whole: dict[str, Any]) -> dict[str, str]:
    """Return what people called the styles of cards, by the names that the file has for them."""
    styles = whole.get("styles")
    cards = styles.get("nodes") if isinstance(styles, dict) else {}
    return {
        name: each["groupLabel"].strip()
        for name, each in (cards.items() if isinstance(cards, dict) else ())
        if isinstance(each, dict) and isinstance(each.get("groupLabel"), str)
        and each["groupLabel"].strip() not in {"", _UNNAMED}
    }  # fmt: skip


def _read_note(note: object) -> str:
    """Return the words of a note, which may be parts of marked-up text."""
    if not isinstance(note, dict):
        return str(note or "")
    parts = (each.get("insert") for each in list_objects(note.get("ops")))
    return "".join(each for each in parts if isinstance(each, str)).strip()


def _read_workbook(content: bytes) -> ForeignModel:
    sheets = {each.name: each for each in read_sheets(content)}
    if not {"Factors", "Links"} <= set(sheets):
        raise UnreadableError(f"a map has sheets Factors and Links; there are {list_words(sheets)}")
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
