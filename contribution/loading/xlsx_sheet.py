"""What a sheet of a workbook hides: formulas without a result, merged cells, hidden rows."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import Element, iterparse
from zipfile import ZipFile

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")


class SheetTraits:
    """Places as (row, column), counted from 1; a merged range as its first and last place."""

    def __init__(self) -> None:
        self.without_result: list[tuple[int, int]] = []
        self.merged: list[tuple[tuple[int, int], tuple[int, int]]] = []
        self.hidden: list[int] = []


def scan_sheet(workbook: Path, member: str) -> SheetTraits:
    """Return the traits of one sheet, read as a stream; `member` is its name in the archive.

    Raises what the standard library raises for a damaged archive or damaged XML.
    """
    traits = SheetTraits()
    with ZipFile(workbook) as archive, archive.open(member.lstrip("/")) as stream:
        for _, element in iterparse(stream):  # noqa: S314 - expat refuses entity bombs by itself
            if element.tag == f"{_MAIN}row":
                _read_row(element, traits)
                element.clear()
            elif element.tag == f"{_MAIN}mergeCell":
                first, _, last = element.get("ref", "").partition(":")
                traits.merged.append((parse_place(first), parse_place(last or first)))
    return traits


def parse_place(reference: str) -> tuple[int, int]:
    """Return row and column of a reference such as B7; (0, 0) for anything else."""
    match = _CELL.fullmatch(reference.replace("$", ""))
    if match is None:
        return 0, 0
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def _read_row(row: Element, traits: SheetTraits) -> None:
    if row.get("hidden") in {"1", "true"}:
        traits.hidden.append(int(row.get("r", "0")))
    for cell in row:
        formula, value = cell.find(f"{_MAIN}f"), cell.find(f"{_MAIN}v")
        empty = value is None or not (value.text or "").strip()
        # A formula that gives an empty text stores an empty result of type str.
        if formula is not None and empty and cell.get("t") != "str":
            traits.without_result.append(parse_place(cell.get("r", "")))
