"""What may be written where the cursor stands: keys, words, names, cells of tables, files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from contribution.app.schema import Shape, build_schema
from contribution.domain.assessment import Assessment
from contribution.domain.located import Written
from contribution.domain.logic_model import ARROW
from contribution.domain.table import Table
from contribution.editor.cursor import Cursor, find_cursor
from contribution.editor.page import OpenText, Place, TextSpan
from contribution.words.labels import plain_label

_KIND = re.compile(r"^kind:\s*([\w-]+)", re.MULTILINE)
_MOST_CELLS = 500
# Which things a key names, by the sections of the graph; links have names of their own.
_NAMED = {
    "assumes": ("assumptions",),
    "about": ("links", "nodes", "assumptions", "factors", "claims"),
    "affects": ("nodes",),
    "from": ("nodes",),
    "to": ("nodes",),
    "link": ("links",),
    "headline": ("claims", "nodes"),
    "answered_by": ("claims", "nodes", "items"),
}
_LISTED = {"strand": "strands", "from": "strands", "stakeholders": "stakeholders"}
# The columns that keys of other names take their cells from.
_COLUMNS = {"between": ("year",), "since": ("year", "period"), "compare": ("place",)}
_NO_TEXT = frozenset({"true", "false", "null", "yes", "no", "on", "off"})
_FILES = {"data": (".csv", ".tsv", ".txt", ".xlsx"), "include": (".yaml", ".yml")}


class Offer(NamedTuple):
    """Text that may be written in place of `span`; `sort` is key, word, name, cell or file."""

    text: str
    sort: str
    span: TextSpan
    detail: str = ""
    said: str = ""


def find_offers(page: OpenText, place: Place, assessment: Assessment | None) -> tuple[Offer, ...]:
    """Return what may be written at the place, each text once."""
    cursor = find_cursor(page, place)
    found = {each.text: each for each in reversed([*_find_all(page, place, cursor, assessment)])}
    there = _list_beside(page.line(place[0]), place[1])
    return tuple(each for each in reversed(found.values()) if each.text not in there)


def _list_beside(line: str, column: int) -> set[str]:
    """Return what stands in the list in brackets around the column: nothing is named twice."""
    before, bracket, _ = line[:column].rpartition("[")
    inside = line[len(before) + 1 :].partition("]")[0]
    if not bracket or len(before) + 1 + len(inside) < column:
        return set()
    after = column - len(before) - 1
    others = (*inside[:after].split(",")[:-1], *inside[after:].split(",")[1:])
    return {each.strip() for each in others}


def _find_all(
    page: OpenText, place: Place, cursor: Cursor, assessment: Assessment | None
) -> Iterator[Offer]:
    span = TextSpan((place[0], cursor.start), place)
    if cursor.key:
        for shape in _find_shapes(page, (*cursor.path, cursor.key)):
            yield from _offer_words(shape, span)
            yield from _offer_own_keys(shape, cursor, span) if cursor.begins_item else ()
        if assessment is not None:
            yield from _offer_names(assessment, cursor, span)
            yield from _offer_cells(assessment, page, cursor, span)
        yield from _offer_files(page, cursor, span)
    else:
        yield from _offer_keys(page, place, cursor, assessment)


def _offer_keys(
    page: OpenText, place: Place, cursor: Cursor, assessment: Assessment | None
) -> Iterator[Offer]:
    span = TextSpan((place[0], cursor.start), place)
    if cursor.path == ("links",) and assessment is not None:
        # The name of a link has two ends; what is replaced is the one being written.
        start = cursor.start + len(cursor.word) - len(cursor.word.rpartition("->")[2].lstrip())
        yield from _offer_things(assessment, ("nodes",), TextSpan((place[0], start), place))
    if cursor.path[-1:] in {("voices",), ("interviewed",)} and assessment is not None:
        yield from _offer_listed(assessment, "stakeholders", span)
    for shape in _find_shapes(page, cursor.path):
        yield from _offer_own_keys(shape, cursor, span)


def _offer_own_keys(shape: Shape, cursor: Cursor, span: TextSpan) -> Iterator[Offer]:
    for key, value in shape.get("properties", {}).items():
        if key not in cursor.beside:
            yield Offer(key, "key", span, said=value.get("description", ""))


def say_key(page: OpenText, place: Place) -> str:
    """Return what the key under the place holds; empty where none is."""
    number, column = place
    line = page.line(number)
    end = column
    while end < len(line) and (line[end].isalnum() or line[end] == "_"):
        end += 1
    if line[end : end + 1] != ":":
        return ""
    cursor = find_cursor(page, (number, end))
    shapes = (each.get("properties", {}) for each in _find_shapes(page, cursor.path))
    said = (each[cursor.word]["description"] for each in shapes if cursor.word in each)
    return next(said, "")


def _find_shapes(page: OpenText, path: tuple[str, ...]) -> list[Shape]:
    """Return the shapes that the schema allows at the path, with all that each may be."""
    text = "\n".join(page.lines[:40])
    kind = _KIND.search(text)
    is_register = kind is not None or "evidence" in Path(page.file).parts
    schema = _build("register" if is_register else "model")
    tops = schema.get("oneOf", [schema])
    # Whoever writes the kind chooses among all of them.
    known = kind[1] if kind and path != ("kind",) else ""
    own = [top for top in tops if top.get("title") == known]
    shapes: list[Shape] = own or list(tops)
    for step in path:
        shapes = [
            option
            for shape in shapes
            for below in _descend(shape, step)
            for option in _expand(below, schema["$defs"])
        ]
    return shapes


@cache
def _build(what: str) -> Shape:
    return build_schema(what)


def _descend(shape: Shape, step: str) -> Iterator[Shape]:
    if step in shape.get("properties", {}):
        yield shape["properties"][step]
        return
    yield from shape.get("patternProperties", {}).values()
    if isinstance(shape.get("additionalProperties"), dict):
        yield shape["additionalProperties"]


def _expand(shape: Shape, defined: Mapping[str, Shape]) -> Iterator[Shape]:
    if "$ref" in shape:
        shape = defined[shape["$ref"].rpartition("/")[2]]
    yield shape
    for each in (*shape.get("anyOf", ()), *([shape["items"]] if "items" in shape else [])):
        if isinstance(each, dict):
            yield from _expand(each, defined)


def _offer_words(shape: Shape, span: TextSpan) -> Iterator[Offer]:
    said = shape.get("markdownEnumDescriptions", ())
    for number, word in enumerate(shape.get("enum", ())):
        yield Offer(str(word), "word", span, said=said[number] if said else "")
    if "const" in shape:
        yield Offer(shape["const"], "word", span, said=shape.get("description", ""))
    if shape.get("type") == "boolean":
        yield from (Offer(word, "word", span) for word in ("true", "false"))


def _offer_names(assessment: Assessment, cursor: Cursor, span: TextSpan) -> Iterator[Offer]:
    if cursor.key in {"from", "to"} and cursor.path[:1] != ("claims",):
        return
    yield from _offer_things(assessment, _NAMED.get(cursor.key, ()), span)
    listed = "stakeholders" if cursor.key == "by" and "questions" in cursor.path else ""
    yield from _offer_listed(assessment, listed or _LISTED.get(cursor.key, ""), span)


def _offer_things(assessment: Assessment, sorts: Iterable[str], span: TextSpan) -> Iterator[Offer]:
    for sort in sorts:
        for name, thing in getattr(assessment.graph, sort).items():
            yield Offer(name, "name", span, detail=tell_briefly(assessment, name, thing))


def tell_briefly(assessment: Assessment, name: str, thing: object) -> str:
    """Return the label of a thing and its verdict, where it has one."""
    item = getattr(thing, "item", thing)
    said = [getattr(item, each, None) for each in ("label", "says", "because")]
    label = next((str(each) for each in said if each), "") if isinstance(item, Written) else ""
    return f"{label} ({say_verdict(assessment, name)})".removesuffix(" ()").strip()


def say_verdict(assessment: Assessment, name: str) -> str:
    """Return the verdict on what has that name; empty where nothing of it was rated."""
    try:
        return str(assessment.ratings.of(name).verdict)
    except KeyError:
        return ""


def _offer_listed(assessment: Assessment, section: str, span: TextSpan) -> Iterator[Offer]:
    for name, label in getattr(assessment.graph.model, section, {}).items() if section else ():
        yield Offer(name, "name", span, detail=label)


def _offer_cells(
    assessment: Assessment, page: OpenText, cursor: Cursor, span: TextSpan
) -> Iterator[Offer]:
    table = _find_table(assessment, page)
    wanted = {cursor.key, cursor.key.removesuffix("s"), *_COLUMNS.get(cursor.key, ())}
    column = next((each for each in table.columns if each in wanted), "") if table else ""
    if table is None or not column:
        return
    asked = {
        key: plain_label(value)
        for key, value in cursor.beside.items()
        if key in table.columns and key != column and value and value[0] not in "[{"
    }
    cells: dict[str, None] = {}
    for row in table:
        if all(plain_label(row.cells[key]) == value for key, value in asked.items()):
            cells.setdefault(row.cells[column])
        if len(cells) >= _MOST_CELLS:
            break
    yield from (Offer(_write(cell), "cell", span, detail=column) for cell in cells if cell.strip())


def _find_table(assessment: Assessment, page: OpenText) -> Table | None:
    registers = (each.register for each in assessment.graph.evidence)
    own = (each for each in registers if each.places.key.file == page.file)
    return next((each.table for each in own), None)


def _write(cell: str) -> str:
    plain = re.fullmatch(r"[A-Za-z][\w /()'.%+&-]*|[1-9]\d*(/\d+)?", cell)
    plain = None if cell.lower() in _NO_TEXT else plain
    return cell if plain else '"' + cell.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _offer_files(page: OpenText, cursor: Cursor, span: TextSpan) -> Iterator[Offer]:
    endings = _FILES.get(cursor.key)
    folder = Path(page.file).parent
    if endings is None or not folder.is_dir():
        return
    for each in sorted(folder.rglob("*") if cursor.key == "include" else folder.iterdir()):
        if each.suffix.lower() in endings and each.is_file():
            yield Offer(each.relative_to(folder).as_posix(), "file", span)


def find_name(page: OpenText, place: Place) -> tuple[str, TextSpan] | None:
    """Return the name under the place: the link where the arrow is, else an id."""
    number, column = place
    for match in re.finditer(r"[\w-]+(?:\s*->\s*[\w-]+)*", page.line(number)):
        if not match.start() <= column <= match.end():
            continue
        for part in re.finditer(r"[\w-]*\w", match[0]):
            start = match.start() + part.start()
            if start <= column <= start + len(part[0]):
                return part[0], TextSpan((number, start), (number, start + len(part[0])))
        name = ARROW.join(part.strip() for part in match[0].split("->"))
        return name, TextSpan((number, match.start()), (number, match.end()))
    return None
