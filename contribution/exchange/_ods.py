"""Reads the sheets of OpenDocument spreadsheets, as LibreOffice and Google Sheets write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from contribution.exchange._packed import UnreadableError, parse_xml, read_members

# A hundred letters say an empty cell, so tables pack far better than other files.
_MOST_RATIO, _MOST_BYTES = 1_000, 64_000_000
_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_OFFICE, _TABLE = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "table")
)
# What a file breaks into lines is one blank.
_BLANKS = re.compile(r"[ \t\r\n]+")
_SIGNS = {"s": " ", "tab": "\t", "line-break": "\n"}


def is_ods(content: bytes) -> bool:
    """Return whether these are the bytes of an OpenDocument spreadsheet."""
    # Its type stands first, and is not packed.
    return content.startswith(b"PK") and _TYPE in content[:200]


def read_ods(content: bytes, most: tuple[int, int]) -> Iterator[tuple[str, Iterator[list[str]]]]:
    """Yield the name of each sheet and its rows; an empty row is an empty list.

    `most` are the rows and columns that a person made: there is at most one row more.

    Raises:
        UnreadableError: it is damaged, or declares a document type.
    """
    name = "content.xml"
    text = read_members(content, name.__eq__, most_ratio=_MOST_RATIO).get(name)
    if text is None:
        raise UnreadableError("the spreadsheet is damaged: it has no content")
    if len(text) > _MOST_BYTES:
        raise UnreadableError("the spreadsheet is larger than is sensible; import it in parts")
    for sheet in parse_xml(text).iter("table"):
        yield sheet.get(f"{_TABLE}name", ""), _read_rows(sheet, *most)


def _read_rows(sheet: Element, most_rows: int, most_columns: int) -> Iterator[list[str]]:
    left = most_rows + 1
    for row in sheet.iter("table-row"):
        cells: list[str] = []
        for cell in row:
            cells += [_read_cell(cell)] * _count(cell, "columns", most_columns - len(cells))
        # The rest of a sheet is one empty row, repeated a million times.
        times = _count(row, "rows", left)
        left -= times
        yield from [cells if any(cells) else []] * times


def _count(element: Element, what: str, most: int) -> int:
    """Return how often the element stands there, at most as often as there is room for it."""
    said = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return max(0, min(int(said) if said.isdecimal() and len(said) < 9 else 1, most))


def _read_cell(cell: Element) -> str:
    """Return what people see: shares in percent, days in figures, the lines of a text."""
    kind = cell.get(f"{_OFFICE}value-type", "")
    value = cell.get(f"{_OFFICE}value", "")
    if kind == "percentage":
        return f"{100 * _to_float(value):.10g}%"
    if kind in {"float", "currency"}:
        return value
    if kind == "date":
        return cell.get(f"{_OFFICE}date-value", "")
    lines = [_read_line(each) for each in cell.findall("p")]
    return "\n".join(lines).strip() or cell.get(f"{_OFFICE}string-value", "")


def _to_float(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("nan")


def _read_line(line: Element) -> str:
    """Return the words of a line; in it blanks, tabs and breaks are elements of their own."""
    for each in line.iter():
        each.text = _SIGNS.get(each.tag) or _BLANKS.sub(" ", each.text or "")
        each.tail = _BLANKS.sub(" ", each.tail or "") if each is not line else ""
    return "".join(line.itertext()).strip()
