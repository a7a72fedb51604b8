from __future__ import annotations

from typing import Any

import pytest

MODEL = "as_of: 2026-06-30\nactivities: {a: A}\n"
REGISTER = """\
title: R
kind: survey
data: t.csv
corrections:
- {{row: {row}, column: {column}, printed: "{printed}", corrected: "5", reason: misprint}}
items: {{}}
"""
TABLE = "wave,statement,option,count\n1,a,Agree,50\n1,b,Agree,7\n"


def load(project: Any, **words: object) -> Any:
    register = REGISTER.format(**{"row": 2, "column": "count", "printed": "50", **words})
    files = {"models/m.yaml": MODEL, "evidence/m/r.yaml": register, "evidence/m/t.csv": TABLE}
    return project.write(files).load()


def counts(loaded: Any) -> list[str]:
    return [row.cells["count"] for row in loaded.registers[0].table]


def test_a_correction_replaces_the_printed_value(project: Any) -> None:
    loaded = load(project)
    assert loaded.diagnostics == ()
    assert counts(loaded) == ["5", "7"]


@pytest.mark.parametrize(
    ("words", "problem", "column", "said"),
    [
        ({"printed": "51"}, "CA048", 36, ("51", "50", "row 2")),
        ({"row": 3}, "CA048", 36, ("50", "7")),
        ({"row": 9}, "CA049", 9, ("row 9",)),
        ({"column": "cuont"}, "CA049", 20, ("cuont", "did you mean count")),
    ],
)
def test_a_correction_that_does_not_fit_changes_nothing(
    words: dict[str, object], problem: str, column: int, said: tuple[str, ...], project: Any
) -> None:
    loaded = load(project, **words)
    found = loaded.diagnostics[0]
    assert (found.id, found.where.line, found.where.column) == (problem, 5, column)
    for word in said:
        assert word in f"{found.message}; {found.next_step}"
    assert counts(loaded) == ["50", "7"]


def test_a_cell_is_corrected_once_only(project: Any) -> None:
    loaded = load(project)
    row = '- {row: 2, column: count, printed: "50", corrected: "9", reason: again}\n'
    register = REGISTER.format(row=2, column="count", printed="50")
    register = register.replace("items:", f"{row}items:")
    loaded = project.write({"evidence/m/r.yaml": register}).load()
    assert [(each.id, each.where.line) for each in loaded.diagnostics] == [("CA049", 6)]
    assert counts(loaded) == ["5", "7"]


def test_the_header_cannot_be_corrected(project: Any) -> None:
    loaded = load(project, row=1)
    assert [each.id for each in loaded.diagnostics] == ["CA025"]


def test_a_correction_quotes_a_decimal_comma_as_it_is_printed(project: Any) -> None:
    table = "wave;statement;option;percent\n1;a;Agree;50,5\n1;b;Agree;7,0\n"
    register = REGISTER.format(row=2, column="percent", printed="50,5").replace('"5"', '"5,5"')
    files = {"models/m.yaml": MODEL, "evidence/m/r.yaml": register, "evidence/m/t.csv": table}

    loaded = project.write(files).load()

    assert loaded.diagnostics == ()
    assert [row.cells["percent"] for row in loaded.registers[0].table] == ["5.5", "7.0"]
