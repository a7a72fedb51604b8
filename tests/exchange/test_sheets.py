"""Sheets as strangers make them: OpenDocument, columns in any order, more than anybody reads."""

from __future__ import annotations

import csv
import io
import random
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pytest

from contribution.errors import ForeignFileError, NotHonouredError
from contribution.exchange import find_exchange, sniff
from contribution.exchange._packed import UnreadableError
from contribution.exchange._sheets import read_sheets
from contribution.exchange.logframe import read_logframe
from tests.exchange.samples import PLAIN_LOGFRAME, SAMPLES, call, make_dfid

_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    + " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    + "><office:body><office:spreadsheet>"
)
_TAIL = "</office:spreadsheet></office:body></office:document-content>"
_LINKS = "from,to,quote,source\nA,B,She came,P1\nA,B,They knew,P2\nB,C,So what,P1\n"
_TABLES = {
    "coded-quotes": SAMPLES["coded-quotes"].content.decode(),
    "links-table": _LINKS,
    "logframe": PLAIN_LOGFRAME.decode(),
    "survey-export": SAMPLES["survey-export"].content.decode(),
}


def pack(sheets: str, head: str = _HEAD) -> bytes:
    """Return an OpenDocument spreadsheet as LibreOffice packs it, its type first."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _TYPE, zipfile.ZIP_STORED)
        archive.writestr("content.xml", head + sheets + _TAIL)
    return out.getvalue()


def write_table(name: str, rows: list[list[str]]) -> str:
    """Return a sheet of texts, with the empty rest of rows and sheet as programs repeat it."""
    lines = []
    for row in rows:
        cells = "".join(
            '<table:table-cell office:value-type="string">'
            + "".join(f"<text:p>{escape(line)}</text:p>" for line in cell.splitlines())
            + "</table:table-cell>"
            for cell in row
        )
        rest = f'<table:table-cell table:number-columns-repeated="{16_384 - len(row)}"/>'
        lines.append(f"<table:table-row>{cells}{rest}</table:table-row>")
    lines.append(
        '<table:table-row table:number-rows-repeated="1048500"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'
    )
    return f"<table:table table:name={quoteattr(name)}>{''.join(lines)}</table:table>"


def as_ods(content: bytes) -> bytes:
    """Return the sheets of a workbook or a text as an OpenDocument spreadsheet."""
    made = []
    for sheet in read_sheets(content):
        rows: list[list[str]] = [[] for _ in range(sheet.lines[-1][0])]
        for number, cells in sheet.lines:
            rows[number - 1] = cells
        made.append(write_table(sheet.name or "Sheet1", rows))
    return pack("".join(made))


def test_a_spreadsheet_of_libreoffice_is_read_like_a_workbook() -> None:
    content = as_ods(make_dfid())

    assert sniff(content, ".ods") == "logframe"
    assert read_sheets(content) == read_sheets(make_dfid())
    assert read_logframe(content) == read_logframe(make_dfid())


@pytest.mark.parametrize("name", _TABLES)
def test_every_table_comes_in_as_a_spreadsheet_too(name: str, tmp_path: Path) -> None:
    exchange = find_exchange(name)
    text = _TABLES[name].encode()
    content = as_ods(text)
    assert exchange.read is not None
    made, before = exchange.read(content), exchange.read(text)

    assert sniff(content, ".ods") == name
    # Only the places are others: cells, not lines.
    assert [each[:6] for each in made.nodes] == [each[:6] for each in before.nodes]
    assert [each[:5] for each in made.quotes] == [each[:5] for each in before.quotes]
    assert [each.table for each in made.registers] == [each.table for each in before.registers]


def test_cells_are_read_as_people_see_them() -> None:
    row = """<table:table-row>
        <table:table-cell office:value-type="percentage" office:value="0.415"/>
        <table:table-cell office:value-type="float" office:value="1200"/>
        <table:table-cell office:value-type="date" office:date-value="2016-03-31"/>
        <table:table-cell office:value-type="string"><office:annotation><text:p>A remark</text:p>
        </office:annotation><text:p>Two<text:s/>words<text:tab/>and <text:span>more</text:span>
        </text:p><text:p>below</text:p></table:table-cell>
        <table:covered-table-cell table:number-columns-repeated="2"/>
        <table:table-cell office:value-type="float" office:value="7"
        table:number-columns-repeated="3"/></table:table-row>"""
    (sheet,) = read_sheets(pack(f'<table:table table:name="S">{row}</table:table>'))

    assert sheet.lines == (
        (1, ["41.5%", "1200", "2016-03-31", "Two words\tand more\nbelow", "", "", "7", "7", "7"]),
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (pack("", f"<!DOCTYPE a>{_HEAD}"), "document type"),
        (pack("", "<"), "no sound XML"),
        (pack(write_table("S", [["a", "b"]] * 50_001)), "more than 50,000 rows"),
        (pack(write_table("S", [["a"]])[:-40]), "no sound XML"),
    ],
)
def test_a_spreadsheet_that_nobody_made_is_refused(content: bytes, told: str) -> None:
    with pytest.raises(UnreadableError, match=told):
        read_sheets(content)


def test_a_cell_repeated_without_end_is_cut_off() -> None:
    cell = (
        'table-cell table:number-columns-repeated="99999999"><text:p>x</text:p></table:table-cell>'
    )
    row = f'<table:table-row table:number-rows-repeated="3"><table:{cell}</table:table-row>'
    (sheet,) = read_sheets(pack(f'<table:table table:name="S">{row}</table:table>'))

    assert [len(cells) for _, cells in sheet.lines] == [200] * 3


def test_comments_are_written_into_workbooks_alone(model: Path) -> None:
    file = model.parent / "plan.ods"
    file.write_bytes(as_ods(make_dfid()))
    made = call(
        "import", str(file), "--into", str(model), "--comments", str(model.parent / "c.xlsx")
    )

    assert isinstance(made.exception, NotHonouredError)
    assert "saved as .xlsx" in str(made.exception)


@pytest.mark.parametrize("name", _TABLES)
def test_columns_stand_in_any_order(name: str) -> None:
    read = find_exchange(name).read
    assert read is not None
    separator = ";" if name == "survey-export" else ","
    rows = list(csv.reader(io.StringIO(_TABLES[name]), delimiter=separator))
    before = read(_TABLES[name].encode())
    for seed in range(8):
        order = random.Random(seed).sample(range(len(rows[0])), len(rows[0]))
        out = io.StringIO()
        csv.writer(out, delimiter=separator).writerows([[row[at] for at in order] for row in rows])
        made = read(out.getvalue().encode())

        assert {each[:4] for each in made.nodes} == {each[:4] for each in before.nodes}
        assert {each[:2] for each in made.links} == {each[:2] for each in before.links}
        assert {each[:5] for each in made.quotes} == {each[:5] for each in before.quotes}
        assert [{*each.table} for each in made.registers] == [
            {*each.table} for each in before.registers
        ]


@pytest.mark.parametrize("name", _TABLES)
def test_more_rows_than_anybody_typed_are_one_line(name: str, model: Path) -> None:
    head, first = _TABLES[name].splitlines()[:2]
    file = model.parent / "big.csv"
    file.write_text(f"{head}\n" + f"{first}\n" * 50_001, "utf-8")
    made = call("import", str(file), "--into", str(model), "--as", name)

    assert "more than 50,000 rows; import it in parts" in str(made.exception)


def test_a_damaged_spreadsheet_is_one_line(model: Path) -> None:
    content = as_ods(make_dfid())
    chance = random.Random(3)
    file = model.parent / "plan.ods"
    for _ in range(40):
        cut = bytearray(content[: chance.randrange(len(content) // 2, len(content) + 1)])
        for _ in range(chance.randrange(1, 9)):
            cut[chance.randrange(len(cut))] = chance.randrange(256)
        file.write_bytes(bytes(cut))
        made = call("import", str(file), "--into", str(model), "--as", "logframe")

        assert made.exception is None or isinstance(made.exception, ForeignFileError | SystemExit)
