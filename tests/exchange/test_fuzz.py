"""Files of every format, damaged in every way that a file is: one line within two seconds, always.

Bytes are cut and turned; within archives, JSON and XML their parts are, so that what is damaged
still opens. Sheets are renamed, columns shuffled, headed in other languages or not at all.
"""

from __future__ import annotations

import io
import json
import random
import re
import resource
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from contribution.exchange import find_exchange, list_exchanges
from contribution.exchange.draft import DraftItem, DraftLink, DraftNode, DraftRegister, ForeignModel
from tests.exchange.samples import SAMPLES, call

_ODD = (
    "", "=1+1", "أثر\nالمشروع", "~", "; ", "->", "\u202eabc", "a > b", "x" * 5_000, "1e999", "-",
    "#", "\x0b", "نتيجة", "Ursache", "影響", "{", "]]>", "&lt;", "None", "from", "🙂",
)  # fmt: skip
_SMALL = tuple(each for each in _ODD if len(each) < 100 and "\x0b" not in each)
_JSON: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    1.5,
    "",
    "a",
    [],
    {},
    [[]],
    [None],
    {"id": None},
    10**30,
)
_MODEL = ForeignModel(
    "Clubs, مقاهي",
    (
        DraftNode("clubs", "Clubs open", "clubs", "activity", "Mornings", "Each day"),
        DraftNode("b", "أطفال\nفي الوقت", "b", "output"),
        DraftNode("on-time", "~On “time”; early", "on-time", "short-term outcome"),
        DraftNode("safe", "It is safe", "safe", "assumption"),
    ),
    (
        DraftLink("clubs", "b", "They are there", assumes=("safe",)),
        DraftLink("b", "on-time", "", hinders=True, note="so"),
        DraftLink("on-time", "clubs"),
    ),
    registers=(
        DraftRegister(
            "Visit", "document", (DraftItem(("b",), {"says": "Seen", "outcome": "found"}),)
        ),
    ),
)
ROUNDS = 40


def _list_files() -> dict[str, tuple[str, bytes]]:
    files = {name: (each.suffix, each.content) for name, each in SAMPLES.items()}
    for name in list_exchanges():
        form = find_exchange(name)
        if form.write:
            files[f"{name}, written"] = ((form.written or form.suffixes)[0], form.write(_MODEL))
    return files


FILES = _list_files()


def _turn(content: bytes, chance: random.Random) -> bytes:
    """Return the bytes cut somewhere, some of them turned."""
    cut = bytearray(content[: chance.randrange(1, len(content) + 1)])
    for _ in range(chance.randrange(6)):
        cut[chance.randrange(len(cut))] = chance.randrange(256)
    return bytes(cut)


def _replace_words(text: str, chance: random.Random) -> str:
    """Return the text with some of its words, numbers or signs replaced or left out."""
    found = list(re.finditer(r"[^\W_]+|[^\w\s]", text))
    for each in sorted(chance.sample(found, min(len(found), 4)), key=lambda m: -m.start()):
        text = text[: each.start()] + chance.choice(_ODD) + text[each.end() :]
    return text


def _change_json(whole: Any, chance: random.Random) -> Any:
    """Return the value with something in it of another sort than it should be."""
    if not isinstance(whole, dict | list) or not whole or chance.random() < 0.1:
        return chance.choice(_JSON)
    key = chance.choice(list(whole) if isinstance(whole, dict) else range(len(whole)))
    made = whole.copy()
    made[key] = _change_json(whole[key], chance)
    return made


def _change_workbook(content: bytes, chance: random.Random) -> bytes:
    """Return the workbook with a sheet renamed, columns shuffled, or cells of another sort."""
    book = load_workbook(io.BytesIO(content))
    sheet = chance.choice(book.worksheets)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    order = list(range(max(map(len, rows), default=0)))
    chance.shuffle(order)
    for number, row in enumerate(rows):
        for column, at in enumerate(order):
            odd = chance.random() < 0.05
            sheet.cell(number + 1, column + 1).value = chance.choice(_SMALL) if odd else row[at]
    if chance.random() < 0.3:
        sheet.title = chance.choice(("Tabelle1", "روابط", "Links", "Nodes", "sources"))
    if chance.random() < 0.3:
        sheet.delete_rows(1)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _change_archive(content: bytes, chance: random.Random) -> bytes:
    """Return the archive with one of its files damaged, or gone, or under another name."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        hurt = chance.choice(old.namelist())
        for name in old.namelist():
            inside = old.read(name)
            if name == hurt and chance.random() < 0.2:
                continue
            if name == hurt:
                text = inside.decode("utf-8", "replace")
                ways = (
                    _replace_words(text, chance).encode("utf-8", "replace"),
                    _turn(inside, chance),
                )
                inside = chance.choice(ways) if inside else b"x"
            new.writestr(name, inside)
    return out.getvalue()


def _list_ways(content: bytes) -> list[Callable[[bytes, random.Random], bytes]]:
    ways: list[Callable[[bytes, random.Random], bytes]] = [_turn]
    if content.startswith(b"PK"):
        ways.append(_change_archive)
        if b"xl/workbook.xml" in content:
            ways.append(_change_workbook)
        return ways
    ways.append(
        lambda held, chance: _replace_words(held.decode(), chance).encode("utf-8", "replace")
    )
    if content.lstrip()[:1] == b"{":
        ways.append(
            lambda held, chance: json.dumps(_change_json(json.loads(held), chance)).encode()
        )
    return ways


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_one_line_within_two_seconds(name: str, model: Path) -> None:
    suffix, content = FILES[name]
    ways, chance = _list_ways(content), random.Random(name)
    file = model.parent.parent / f"in{suffix}"
    comments = ("--comments", str(file.with_name("copy.xlsx"))) if suffix == ".xlsx" else ()
    for round_ in range(ROUNDS):
        hurt = ways[round_ % len(ways)](content, chance)
        file.write_bytes(hurt)
        started = time.process_time()
        made = call("import", str(file), "--into", str(model), "--as", name.partition(",")[0],
                    "--stage", "*=output", *comments)  # fmt: skip
        assert made.exception is None or made.exception.__class__.__name__ in {
            "SystemExit", "ForeignFileError", "NotHonouredError",
        }, (round_, made.exception, hurt[:200])  # fmt: skip
        assert time.process_time() - started < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 1_500_000


@pytest.mark.parametrize(
    "name", [each for each in FILES if each.endswith(", written") and FILES[each][0] == ".xlsx"]
)
def test_columns_may_stand_in_any_order(name: str) -> None:
    content = FILES[name][1]
    book = load_workbook(io.BytesIO(content))
    for sheet in book:
        rows = [[cell.value for cell in row][::-1] for row in sheet.iter_rows()]
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                sheet.cell(number, column).value = value
    out = io.BytesIO()
    book.save(out)
    read = find_exchange(name.partition(",")[0]).read
    assert read is not None
    first, other = read(content), read(out.getvalue())

    assert [each._replace(place="") for each in other.nodes] == [
        each._replace(place="") for each in first.nodes
    ]
    assert [each._replace(place="") for each in other.links] == [
        each._replace(place="") for each in first.links
    ]
    assert other.faults == ()


def test_a_workbook_whose_parts_declare_a_document_type_is_refused(model: Path) -> None:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(FILES["excel, written"][1])) as old,
        zipfile.ZipFile(out, "w") as new,
    ):
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, b'<!DOCTYPE x [<!ENTITY a "b">]>' * name.endswith("1.xml") + text)
    file = model.parent / "typed.xlsx"
    file.write_bytes(out.getvalue())

    told = str(call("import", str(file), "--into", str(model), "--as", "excel").exception)
    assert "declares a document type" in told


def test_signs_that_no_text_holds_and_ids_that_are_none_are_left_out_and_said(model: Path) -> None:
    file = model.parent / "odd.json"
    elements = [{"label": "Late\x0b\x7f risers", "type": "output", "contribution_id": "x" * 5_000}]
    file.write_text(json.dumps({"elements": elements, "connections": []}), "utf-8")
    told = call("import", str(file), "--into", str(model), "--write")

    assert told.exit_code == 0, told.output
    assert "signs that act on a page are left out" in told.output
    assert "xxx…” is no id here; the card comes in as late-risers" in told.output
    assert "late-risers: Late risers" in model.read_text("utf-8")
