"""Every kind of bad table, from file to assessment: read right, or named at file and row."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.worksheet.worksheet import Worksheet

from contribution.cli import group
from contribution.domain.evidence import Sighting
from tests.foreign_tables import (
    KINDS,
    TABLES,
    Result,
    read_evaluation,
    write_evaluation,
)

Read = Callable[..., Result]

# A line of each sound table on which its item rests: line number, cell as printed, its column.
CELL = {
    "survey": (3, "60", "count"),
    "indicator": (10, "1391", "value"),
    "ledger": (2, "123456", "actual"),
    "case-matching": (11, "8", "value"),
}


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Return what reads the evaluation with the table of one kind replaced."""

    def _read(kind: str, content: str | bytes, name: str = "") -> Result:
        result = read_evaluation(tmp_path, kind, content, name)
        others = [each for each in KINDS if each != kind]
        assert [result.of(each).outcome for each in others] == [Sighting.FOUND] * 3
        for each in result.assessment.diagnostics:
            assert each.next_step
        return result

    return _read


def with_cell(kind: str, text: str) -> str:
    """Return the sound table with the number its item rests on printed as this text."""
    line, old, _ = CELL[kind]
    lines = TABLES[kind].splitlines()
    head, _, tail = lines[line - 1].rpartition(old)
    assert head
    lines[line - 1] = f'{head}"{text}"{tail}'
    return "\n".join(lines) + "\n"


def is_as_sound(result: Result, tmp_path: Path) -> bool:
    """Return whether the item says just what it says of the sound table."""
    folder = tmp_path / "sound"
    sound = read_evaluation(folder, result.kind, TABLES[result.kind]).observation
    return (
        [each.number for each in sound.figures]
        == [each.number for each in result.observation.figures]
        and result.observation.outcome == sound.outcome
        and not [each for each in result.found if each.severity.name == "ERROR"]
    )  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_the_sound_tables_say_something_and_meet_no_objection(kind: str, read: Read) -> None:
    result = read(kind, TABLES[kind])

    assert result.observation.outcome is Sighting.FOUND
    assert result.found == ()


# -- the header ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "column"),
    [("survey", "option"), ("survey", "wave"), ("indicator", "value"), ("indicator", "period"),
     ("ledger", "year"), ("case-matching", "era"), ("case-matching", "feature")],
)  # fmt: skip
def test_a_missing_column(kind: str, column: str, read: Read) -> None:
    rows = [line.split(",") for line in TABLES[kind].splitlines()]
    gone = rows[0].index(column)
    lines = (",".join(cell for n, cell in enumerate(row) if n != gone) for row in rows)

    result = read(kind, "\n".join(lines))

    assert result.observation.outcome is Sighting.NOT_SEARCHED
    assert result.says(1, f'no column "{column}"', f"call the column {column}")


@pytest.mark.parametrize(
    ("kind", "column", "slip"),
    [("survey", "statement", "statment"), ("survey", "count", "cuont"),
     ("survey", "percent", "pecent"), ("indicator", "value", "vlaue"),
     ("indicator", "place", "palce"), ("ledger", "actual", "acutal"), ("ledger", "year", "yaer"),
     ("case-matching", "feature", "featrue")],
)  # fmt: skip
def test_a_misspelt_column(kind: str, column: str, slip: str, read: Read) -> None:
    result = read(kind, TABLES[kind].replace(column, slip, 1))

    told = result.says(1, "did you mean", slip, column)
    assert told is not None
    assert told.where.column == TABLES[kind].split("\n")[0].split(",").index(column) + 1


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "change",
    [
        lambda header: header.title(),
        lambda header: header.upper().replace(",", " , "),
        lambda header: "Table 3: what they said\n" + header,
        lambda header: "Table 3,,,,,\n,,,,,\n" + header,
        lambda header: "Asked,,,Given,,\n" + header,
        lambda header: "\n\n" + header,
        lambda header: header + ",,",
    ],
    ids=["title case", "upper case", "title", "title row", "two header rows", "blank", "commas"],
)
def test_headers_as_people_have_them(
    kind: str, change: Callable[[str], str], read: Read, tmp_path: Path
) -> None:
    header, rows = TABLES[kind].split("\n", 1)
    changed = change(header)
    extra = ",," if changed.endswith(",,") else ""

    result = read(kind, f"{changed}\n" + rows.replace("\n", f"{extra}\n"))

    assert is_as_sound(result, tmp_path)


def test_an_empty_header_cell_over_numbers(read: Read) -> None:
    result = read("survey", TABLES["survey"].replace("percent", "", 1))

    assert result.says(2, 'column 5 holds "11" but has no name', "name it in line 1")


def test_two_columns_of_one_name(read: Read) -> None:
    result = read("ledger", TABLES["ledger"].replace("forecast", "actual", 1))

    assert result.says(1, 'two columns are called "actual"', "rename")
    assert result.observation.outcome is Sighting.NOT_SEARCHED


# -- the numbers ---------------------------------------------------------------------------------

SAME = [
    "{:,}",
    "{:,}.0",
    "+{}",
    " {} ",
    "£{:,}",
    "£ {:,}",
    "{:,} €",
    "${}",
    "GBP {:,}",
    "{}.000000",
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", SAME)
def test_numbers_as_people_print_them(kind: str, form: str, read: Read, tmp_path: Path) -> None:
    number = int(CELL[kind][1])

    assert is_as_sound(read(kind, with_cell(kind, form.format(number))), tmp_path)


@pytest.mark.parametrize("kind", ["indicator", "ledger"])
@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "\u2009"])
def test_thousands_set_off_by_spaces(kind: str, space: str, read: Read, tmp_path: Path) -> None:
    text = f"{int(CELL[kind][1]):,}".replace(",", space)

    assert is_as_sound(read(kind, with_cell(kind, text)), tmp_path)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("text", "likely"),
    [("about 8", ""), ("many", ""), ("see note", ""), ("#REF!", ""), ("#VALUE!", ""),
     ("1.391,5", "1391.5"), ("1391,5", "1391.5"), ("12,5", "12.5"), ("1'391", "1391"),
     ("6O", "60"), ("60*", "60"), ("60 (r)", "60"), ("60[1]", "60"), ("13 91", "1391"),
     ("123-", "-123"), ("£12k", "12000"), ("1-4", ""), ("2026-02-01", ""), ("1E+05", "")],
)  # fmt: skip
def test_text_where_a_number_is_wanted(kind: str, text: str, likely: str, read: Read) -> None:
    result = read(kind, with_cell(kind, text))

    line, _, column = CELL[kind]
    told = result.says(line, column, text)
    assert result.observation.outcome is Sighting.NOT_SEARCHED
    assert told is not None
    assert kind == "case-matching" or not likely or f"likely means {likely}" in told.message


@pytest.mark.parametrize("kind", ["survey", "indicator", "ledger"])
@pytest.mark.parametrize("text", ["many", "1O5", "see note", "#REF!"])
def test_text_in_a_row_on_which_no_item_rests(kind: str, text: str, read: Read) -> None:
    spare = {
        "survey": f"1,Q2,Other,Yes,,{text}\n",
        "indicator": f"Visits,2015/16,Town,{text},number\n",
        "ledger": f"Heating,2016/17,,{text},,\n",
    }

    result = read(kind, TABLES[kind] + spare[kind])

    line = TABLES[kind].count("\n") + 1
    assert result.says(line, f"“{text}” is no number", "correct the cell")
    assert result.observation.outcome is Sighting.FOUND


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("mark", ["*", "<5", "c", "x", "~", "[c]", "[low]", "≤5", "suppressed"])
def test_a_withheld_figure(kind: str, mark: str, read: Read) -> None:
    result = read(kind, with_cell(kind, mark))

    line, _, column = CELL[kind]
    assert result.observation.outcome is Sighting.NOT_SEARCHED
    assert result.says(line, column, mark)


@pytest.mark.parametrize("mark", ["", "-", "–", "n/a", "..", ":", "none", "NaN", "#N/A", "#DIV/0!"])
def test_a_missing_figure(mark: str, read: Read) -> None:
    survey = read("survey", with_cell("survey", mark)).observation
    indicator = read("indicator", with_cell("indicator", mark)).observation
    ledger = read("ledger", with_cell("ledger", mark))
    case = read("case-matching", with_cell("case-matching", mark))

    # The percentage is printed, so the share is still that of the table.
    assert [figure.number for figure in survey.figures[:2]] == [41.0, 61.0]
    assert {figure.label: figure.number for figure in indicator.figures}["Mean since"] == (
        pytest.approx((1402 + 1377 + 1410) / 3)
    )
    assert ledger.observation.outcome is Sighting.NOT_SEARCHED
    assert any("no actual for 2016/17" in each.message for each in ledger.found)
    assert case.observation.outcome is Sighting.NOT_SEARCHED
    assert case.says(11, "value")


@pytest.mark.parametrize("mark", ["n/a", "-", "..", ""])
def test_a_missing_count_of_another_answer_gives_no_false_base(mark: str, read: Read) -> None:
    result = read("survey", TABLES["survey"].replace("50,100", f"50,{mark}"))

    assert result.observation.figures[0].number == 41.0


def test_counts_of_which_one_is_missing_say_nothing(read: Read) -> None:
    rows = [line.split(",") for line in TABLES["survey"].splitlines()]
    for row in rows[1:]:
        row[4] = "50" if row[3] == "Disagree" else ""
    rows[3][5] = ".."

    result = read("survey", "\n".join(map(",".join, rows)))

    assert result.observation.outcome is Sighting.NOT_SEARCHED
    assert result.says(4, "Disagree", "no count", "fill in the cell")


def test_brackets_are_negative_in_accounts_and_in_doubt_elsewhere(read: Read) -> None:
    ledger = read("ledger", TABLES["ledger"].replace(",-2000", ",(2000)"))
    survey = read("survey", TABLES["survey"].replace(",18\n2", ",(18)\n2"))

    assert ledger.found == ()
    assert survey.says(5, "count “(18)” is no number", "likely 18")


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [("survey", "-60", "count"), ("indicator", "-1391", "only value below 0"),
     ("case-matching", "-8", "only value below 0"), ("ledger", "-123456", "actual")],
)  # fmt: skip
def test_a_negative_count(kind: str, text: str, words: str, read: Read) -> None:
    result = read(kind, with_cell(kind, text))

    line = 4 if kind == "ledger" else CELL[kind][0]
    assert result.says(line, words)


def test_percent_signs_are_read_and_a_stray_one_is_told(read: Read, tmp_path: Path) -> None:
    assert is_as_sound(read("survey", TABLES["survey"].replace(",30,60", ",30%,60")), tmp_path)
    assert read("indicator", with_cell("indicator", "12%")).says(10, "number to percent")


def test_a_percentage_above_a_hundred(read: Read) -> None:
    assert read("survey", TABLES["survey"].replace(",30,60", ",130,60")).says(3, "percent", "130")
    series = TABLES["indicator"].replace("number", "percent")
    assert read("indicator", series).says(2, "12 of 12 percentages", "above 100")


# -- the file ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_other_delimiters(kind: str, delimiter: str, read: Read, tmp_path: Path) -> None:
    text = TABLES[kind].replace(",", delimiter)

    assert is_as_sound(read(kind, text), tmp_path)
    assert is_as_sound(read(kind, f"Table 1, as printed, in full\n{text}", "t.tsv"), tmp_path)


CONTINENTAL = {
    "survey": ("percent",),
    "indicator": ("value",),
    "ledger": ("budget", "actual", "variance"),
    "case-matching": ("value",),
}


def continental(kind: str, write: Callable[[int], str]) -> str:
    """Return the sound table with semicolons between its cells and its numbers written so."""
    head, *lines = TABLES[kind].splitlines()
    numbers = [head.split(",").index(name) for name in CONTINENTAL[kind]]
    rows = [line.split(",") for line in lines]
    for row in rows:
        for place in numbers:
            row[place] = write(int(row[place])) if row[place] else ""
    return "\n".join([head.replace(",", ";"), *(";".join(row) for row in rows), ""])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "write",
    [
        lambda number: f"{number},0",
        lambda number: f"{number:,}".replace(",", ".") + ",00",
        lambda number: f"{number:,}".replace(",", " ") + ",0 €",
    ],
)
def test_decimal_commas_between_semicolons(
    kind: str, write: Callable[[int], str], read: Read, tmp_path: Path
) -> None:
    assert is_as_sound(read(kind, continental(kind, write)), tmp_path)


def test_a_slip_in_a_column_with_decimal_commas_is_told_once(read: Read) -> None:
    table = continental("survey", lambda number: f"{number},0").replace("9,0", "9.O", 1)

    result = read("survey", table)

    assert [(each.id, each.where.line) for each in result.found] == [("CA310", 5)]


def test_thousands_that_may_be_decimals_are_asked_about(read: Read) -> None:
    doubtful = continental("indicator", lambda number: f"{number:,}")
    settled = doubtful.replace("1,203", "1203,5", 1)

    result = read("indicator", doubtful)

    assert result.says(2, "value", "1,203", "may be 1203 or 1.203", "write 1203")
    assert [each.id for each in result.found] == ["CA056"]
    assert all(each.id != "CA056" for each in read("indicator", settled).found)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "change",
    [
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: text.replace("\n", "\n\n").encode(),
        lambda text: text.replace("\n", "\n,,,\n").encode(),
        lambda text: text.rstrip("\n").encode(),
        lambda text: (text + "\n\n  \n").encode(),
        lambda text: text.replace("\n", ",,\n").encode(),
    ],
    ids=["mark", "windows", "old mac", "blank lines", "empty rows", "no end", "tail", "commas"],
)
def test_files_as_programs_write_them(
    kind: str, change: Callable[[str], bytes], read: Read, tmp_path: Path
) -> None:
    content = change(TABLES[kind])
    if b",,,\n" in content and kind in {"survey", "ledger", "indicator"}:
        width = TABLES[kind].split("\n")[0].count(",")
        content = TABLES[kind].replace("\n", "\n" + "," * width + "\n").encode()

    assert is_as_sound(read(kind, content), tmp_path)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (lambda text: text.encode("utf-16"), ("UTF-16", "save it as UTF-8")),
        (lambda text: text.encode("utf-16-le"), ("zero byte", "UTF-8")),
        (lambda text: text.encode("utf-32"), ("UTF-32", "save it as UTF-8")),
        (lambda text: b"\0" + text.encode(), ("zero byte", "UTF-8")),
        (lambda text: b"", ("is empty", "column names")),
        (lambda text: b"\n \n\n", ("is empty", "column names")),
        (lambda text: text.split("\n")[0].encode(), ("a header line and no rows", "add its rows")),
    ],
    ids=["UTF-16", "UTF-16 bare", "UTF-32", "NUL", "empty", "blank", "header only"],
)
def test_files_that_hold_no_table(
    kind: str, content: Callable[[str], bytes], words: tuple[str, ...], read: Read
) -> None:
    result = read(kind, content(TABLES[kind]))

    assert result.observation.outcome is Sighting.NOT_SEARCHED
    assert result.says(1, *words)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("injury", "words"),
    [
        (b"caf\xe9,", ("byte 0xe9 is not UTF-8", "save it as UTF-8")),
        (b"\0", ("zero byte",)),
        (b'"', ("quotation marks", "close them")),
        (b"x" * 200_000, ("too long",)),
        (b"x" * 2_000_000, ("longer than 1,000,000 characters", "line of its own")),
        (b"," * 2_000, ("cells, more than 1000",)),
    ],
    ids=["Latin-1", "NUL", "quote", "cell", "line", "wide"],
)
def test_an_injured_line(kind: str, injury: bytes, words: tuple[str, ...], read: Read) -> None:
    lines = TABLES[kind].encode().split(b"\n")
    lines[4] = injury + lines[4]

    result = read(kind, b"\n".join(lines))

    assert result.observation.outcome is Sighting.NOT_SEARCHED
    assert result.says(5, *words)


def test_a_line_of_a_hundred_megabytes(read: Read) -> None:
    result = read("survey", TABLES["survey"].encode() + b"1,Q1," + b"x" * 100_000_000)

    assert result.says(10, "longer than 1,000,000 characters")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("change", "step"),
    [
        (lambda row: row.rpartition(",")[0], "add the cells that are missing"),
        (lambda row: row + ",7", "double quotes"),
    ],
    ids=["fewer", "more"],
)
def test_nothing_is_computed_from_a_table_that_lost_a_row(
    kind: str, change: Callable[[str], str], step: str, read: Read
) -> None:
    lines = TABLES[kind].splitlines()
    lines[4] = change(lines[4])

    result = read(kind, "\n".join(lines))

    assert result.says(5, "cells, the header", step)
    assert result.observation.outcome is Sighting.NOT_SEARCHED
    assert "line 5 could not be taken" in result.observation.sentence


def test_a_thousands_separator_without_quotation_marks(read: Read) -> None:
    result = read("indicator", TABLES["indicator"].replace("1391", "1,391"))

    assert result.says(10, "6 cells, the header 5", '"1,234"')


# -- the rows ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_that_stands_twice(kind: str, read: Read) -> None:
    line = CELL[kind][0]
    row = TABLES[kind].splitlines()[line - 1]

    result = read(kind, f"{TABLES[kind]}{row}\n")

    assert result.observation.outcome is Sighting.NOT_SEARCHED
    assert result.says(TABLES[kind].count("\n") + 1, "twice" if kind != "case-matching" else "two")


@pytest.mark.parametrize("name", ["Total", "Base", "All respondents"])
def test_a_row_of_totals_is_no_answer(name: str, read: Read, tmp_path: Path) -> None:
    totals = "".join(f"{wave},Q1,I can read in peace,{name},100,200\n" for wave in (1, 2))

    assert is_as_sound(read("survey", TABLES["survey"] + totals), tmp_path)


def test_totals_at_the_end_of_other_tables(read: Read, tmp_path: Path) -> None:
    assert is_as_sound(read("case-matching", TABLES["case-matching"] + "Total,,,99\n"), tmp_path)
    assert is_as_sound(read("survey", TABLES["survey"] + "Total,,,,,400\n"), tmp_path)
    series = read("indicator", TABLES["indicator"] + "Loans,Total,Town,15187,number\n")
    assert series.says(14, 'period "Total" cannot be read')
    assert series.observation.outcome is Sighting.NOT_SEARCHED


@pytest.mark.parametrize("sign", ["’", "‘", "ʼ", "`", "´"])
def test_two_kinds_of_apostrophe_are_one(sign: str, read: Read, tmp_path: Path) -> None:
    text = TABLES["survey"].replace(
        "2,Q1,I can read in peace,Don't", f"2,Q1,I can read in peace,Don{sign}t"
    )

    result = read("survey", text)

    assert is_as_sound(result, tmp_path)
    assert result.found == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [("2,Q1,I can", "2,Q1,I\u00a0can"), ("2,Q1,I can", "2,Q1,I  can"),
     ("2,Q1,I can", "2,Q1,\u200bI can"), ("2,Q1,I can", "2,Q1,I can\u00ad"),
     ("\n2,", "\nWave 2,"), ("peace,Agree,40", "peace,agree ,40")],
)  # fmt: skip
def test_labels_that_no_reader_tells_apart(old: str, new: str, read: Read, tmp_path: Path) -> None:
    result = read("survey", TABLES["survey"].replace(old, new))

    assert is_as_sound(result, tmp_path)
    assert result.found == ()


# -- the periods ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "2016-17 Q1",
        "2016/17 Q1",
        "Q1 2016-17",
        "Q1 2016/2017",
        "Quarter 1 2016/17",
        "Qtr 1, 2016/17",
    ],
)
def test_quarters_as_people_write_them(text: str, read: Read, tmp_path: Path) -> None:
    assert is_as_sound(
        read("indicator", TABLES["indicator"].replace("Q1 2016/17", f'"{text}"')), tmp_path
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [("Q1 2016/1", ("Q1 2016/17",)), ("Q5 2016/17", ()), ("2016Q1", ("financial quarter",)),
     ("Apr-Jun 2016", ("financial quarter",)), ("2016/17", ("financial year",)),
     ("Apr 2016", ("month",)), ("spring", ()), ("", ()), ("Q1 16/17", ("Q1 2016/17",)),
     ("Q1 2016/17*", ("Q1 2016/17",)), ("30/06/2016", ("2016-06-30",)), ("42552", ())],
)  # fmt: skip
def test_a_period_that_does_not_fit_the_series(
    text: str, words: tuple[str, ...], read: Read
) -> None:
    result = read("indicator", TABLES["indicator"].replace("Q1 2016/17", text))

    assert result.observation.outcome is Sighting.NOT_SEARCHED
    assert result.says(10, f'"{text}"', *words)
    assert [each.where.line for each in result.found if each.id == "CA310"] == [10]


@pytest.mark.parametrize("text", ["2016-17", "2016/2017", "FY2016/17", "FY 2016-17"])
def test_years_of_a_ledger_as_people_write_them(text: str, read: Read, tmp_path: Path) -> None:
    assert is_as_sound(read("ledger", TABLES["ledger"].replace("2016/17", text)), tmp_path)


@pytest.mark.parametrize("text", ["16/17", "2016", "2016/17*"])
def test_a_year_that_a_ledger_does_not_have(text: str, read: Read) -> None:
    result = read("ledger", TABLES["ledger"].replace("2016/17", text))

    assert result.observation.outcome is Sighting.NOT_SEARCHED
    assert any("2016/17" in each.message and text in each.next_step for each in result.found)


# -- workbooks -----------------------------------------------------------------------------------


def workbook(kind: str, change: Callable[[Worksheet, Workbook], Any] | None = None) -> bytes:
    """Return the sound table as a workbook, numbers as numbers, with one thing changed."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in TABLES[kind].splitlines():
        sheet.append([int(cell) if cell.lstrip("-").isdigit() else cell for cell in row.split(",")])
    if change is not None:
        change(sheet, book)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def two_header_rows(sheet: Worksheet, book: Workbook) -> None:
    sheet.insert_rows(1)
    sheet["A1"], sheet["E1"] = "Asked", "Given"
    sheet.merge_cells("A1:D1")
    sheet.merge_cells("E1:F1")


def on_the_second_sheet(sheet: Worksheet, book: Workbook) -> None:
    other = book.create_sheet("Data")
    for row in sheet.iter_rows(values_only=True):
        other.append(row)
    sheet.delete_rows(1, 100)
    sheet["A1"] = "Read me first"


def behind_a_hidden_sheet(sheet: Worksheet, book: Workbook) -> None:
    other = book.create_sheet("Old", 0)
    for row in sheet.iter_rows(values_only=True):
        other.append([each * 2 if isinstance(each, int) else each for each in row])
    other.sheet_state = "hidden"


def numbers_as_text(sheet: Worksheet, book: Workbook) -> None:
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.value = None if cell.value in (None, "") else str(cell.value)


def behind_a_chart(sheet: Worksheet, book: Workbook) -> None:
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=1, min_row=1, max_row=5))
    book.create_chartsheet("Chart", 0).add_chart(chart)


def with_notes_beside(sheet: Worksheet, book: Workbook) -> None:
    sheet["J1"], sheet["J3"] = "note", "checked with the library"
    sheet["A30"] = "Source: desk system"
    sheet.merge_cells("A30:F30")


def blank_rows_and_a_blank_column(sheet: Worksheet, book: Workbook) -> None:
    sheet.insert_rows(1, 3)
    sheet.insert_cols(1)


SOUND_CHANGES: list[Callable[[Worksheet, Workbook], Any]] = [
    lambda sheet, book: None,
    two_header_rows,
    on_the_second_sheet,
    behind_a_hidden_sheet,
    numbers_as_text,
    behind_a_chart,
    with_notes_beside,
    blank_rows_and_a_blank_column,
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("change", SOUND_CHANGES)
def test_workbooks_as_people_have_them(
    kind: str, change: Callable[[Worksheet, Workbook], Any], read: Read, tmp_path: Path
) -> None:
    assert is_as_sound(read(kind, workbook(kind, change), "t.xlsx"), tmp_path)


def test_cells_shown_as_percentages_are_percentages(read: Read) -> None:
    def shown(sheet: Worksheet, book: Workbook) -> None:
        for row in range(2, 10):
            cell = sheet.cell(row, 5)
            cell.value, cell.number_format = int(str(cell.value)) / 100, "0%"
        sheet.delete_cols(6)

    result = read("survey", workbook("survey", shown), "t.xlsx")

    assert [each.number for each in result.observation.figures[:2]] == [41.0, 61.0]
    assert result.found == ()


def number_cell(kind: str) -> tuple[int, int]:
    line, _, column = CELL[kind]
    return line, TABLES[kind].split("\n")[0].split(",").index(column) + 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_formula_without_a_result(kind: str, read: Read) -> None:
    row, column = number_cell(kind)

    def calculated(sheet: Worksheet, book: Workbook) -> None:
        sheet.cell(row, column).value = "=2*30"

    result = read(kind, workbook(kind, calculated), "t.xlsx")

    assert result.says(row, "a formula stands here", "let it calculate")
    assert result.observation.outcome is Sighting.NOT_SEARCHED


@pytest.mark.parametrize("kind", KINDS)
def test_merged_cells_among_the_rows(kind: str, read: Read) -> None:
    result = read(kind, workbook(kind, lambda sheet, book: sheet.merge_cells("A3:A5")), "t.xlsx")

    assert result.says(3, "rows 3 to 5 are merged", "undo the merging")
    assert result.observation.outcome is Sighting.NOT_SEARCHED


@pytest.mark.parametrize("kind", KINDS)
def test_a_hidden_row_counts_and_is_told(kind: str, read: Read, tmp_path: Path) -> None:
    def hide(sheet: Worksheet, book: Workbook) -> None:
        sheet.row_dimensions[4].hidden = True

    result = read(kind, workbook(kind, hide), "t.xlsx")

    assert is_as_sound(result, tmp_path)
    assert result.says(4, "hidden", "show it, or delete it")


@pytest.mark.parametrize("kind", KINDS)
def test_a_date_where_a_number_was_typed(kind: str, read: Read) -> None:
    row, column = number_cell(kind)

    def typed(sheet: Worksheet, book: Workbook) -> None:
        sheet.cell(row, column).value = dt.date(2026, 2, 1)

    result = read(kind, workbook(kind, typed), "t.xlsx")

    assert result.observation.outcome is Sighting.NOT_SEARCHED
    assert result.says(row, "2026-02-01")


def test_a_date_where_a_label_was_typed(read: Read) -> None:
    def typed(sheet: Worksheet, book: Workbook) -> None:
        sheet["D4"] = dt.date(2026, 2, 1)

    text = TABLES["survey"].replace("Disagree", "01-Feb")

    assert read("survey", workbook("survey", typed), "t.xlsx").says(
        4, "is a date", "1-2", "as text"
    )
    assert read("survey", text).says(4, '"01-Feb" is a date', "as text")


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"PK\x03\x04junk", "t.xlsx", ("no workbook that can be read", "save it as CSV")),
        (b"wave,statement\n1,a\n", "t.xlsx", ("no workbook that can be read",)),
        (b"\xd0\xcf\x11\xe0" + b"0" * 600, "t.xlsx", ("no workbook that can be read",)),
        (b"PK\x03\x04\0\0", "t.csv", ("zero byte",)),
    ],
)
def test_what_is_no_workbook(content: bytes, name: str, words: tuple[str, ...], read: Read) -> None:
    assert read("survey", content, name).says(1, *words)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda sheet, book: sheet.delete_rows(1, 100), ("is empty",)),
        (lambda sheet, book: sheet.delete_rows(2, 100), ("a header line and no rows",)),
    ],
)
def test_an_empty_sheet(
    kind: str,
    change: Callable[[Worksheet, Workbook], Any],
    words: tuple[str, ...],
    read: Read,
) -> None:
    assert read(kind, workbook(kind, change), "t.xlsx").says(1, *words)


# -- the command line ----------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", ["1O5", "<5", "60,5,5", '"', "\0", "many", "-6O", "caf\u00e9"])
def test_the_command_line_names_file_and_row_and_never_breaks(
    kind: str, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = CELL[kind][0]
    lines = TABLES[kind].splitlines()
    lines[number - 1] = lines[number - 1].replace(CELL[kind][1], text)
    write_evaluation(tmp_path, kind, "\n".join(lines))
    monkeypatch.chdir(tmp_path)

    result = CliRunner().invoke(group, ["check", "models/m.yaml"], catch_exceptions=False)

    assert result.exit_code == 1
    assert f"evidence/m/{kind}.csv:{number}:" in result.output
    assert "Traceback" not in result.output
