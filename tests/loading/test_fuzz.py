"""Whatever stands in a file, loading ends with a Loaded and never with an exception."""

from __future__ import annotations

import io
import tempfile
import zipfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contribution.loading.model.rule import load_rule
from contribution.loading.project import Loaded, load_project
from tests.foreign_tables import KINDS, TABLES, read_evaluation

ROOT = Path(__file__).parent.parent.parent
MODEL = (ROOT / "models/stockport-family.yaml").read_text("utf-8")
REGISTER = (ROOT / "evidence/stockport-family/family-survey.yaml").read_text("utf-8")
TABLE = (ROOT / "evidence/stockport-family/family-survey.csv").read_text("utf-8")
RULE = (ROOT / "contribution/scoring/rule.yaml").read_text("utf-8")
SMALL = "as_of: 2026-06-30\nactivities: {a: A}\noutcomes: {o: {label: O, horizon: short}}\n"
SURVEY = """\
title: Survey
kind: survey
data: t.csv
corrections:
- {row: 3, column: count, printed: "4", corrected: "5", reason: misprint}
items:
  i: {says: x, about: a, options: [Agree], expect: increase, at: p}
"""
PIECES = st.sampled_from(
    [
        "a", "label", "links", "inputs", "outcomes", "claims", "as_of", "2026-06-30", "include",
        "evidence", "rule", "a -> b", ": ", ":\n", "\n", "\n  ", "\n    ", "- ", "[", "]", "{", "}",
        ", ", "&x ", "*x", "!t ", "'", '"', "#", "|\n", ">\n", "? ", "---\n", "\t", "%", "@", "\\",
        "<<", "~", "\x85", "\u2028", "\ufeff", "\x00", "\r", "é", "-", "1e999", ".nan", "0x1F",
    ]
)  # fmt: skip
YAMLISH = st.lists(PIECES, max_size=60).map("".join)
EXAMPLES = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def load(model: str | bytes, **others: str | bytes) -> Loaded:
    with tempfile.TemporaryDirectory() as folder:
        files = {"models/m.yaml": model}
        files.update({name.replace("__", "."): content for name, content in others.items()})
        for name, content in files.items():
            path = Path(folder) / (name if "/" in name else f"evidence/m/{name}")
            path.parent.mkdir(parents=True, exist_ok=True)
            raw = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
            path.write_bytes(raw)
        loaded = load_project(Path(folder) / "models/m.yaml")
    assert isinstance(loaded, Loaded)
    for each in loaded.diagnostics:
        assert each.message
        assert each.next_step
        assert each.where.line >= 1
        assert each.where.column >= 1
        lines = loaded.sources.get(each.where.file)
        assert lines is None or each.where.line <= max(len(lines), 1)
    return loaded


@EXAMPLES
@given(st.binary(max_size=300))
def test_random_bytes(content: bytes) -> None:
    load(content)
    load(SMALL, r__yaml=content)
    load(SMALL, r__yaml=SURVEY, t__csv=content)


@EXAMPLES
@given(st.text(max_size=200))
def test_random_text(content: str) -> None:
    load(content)
    load(SMALL, r__yaml=SURVEY, t__csv=content)


@EXAMPLES
@given(YAMLISH)
def test_text_like_yaml(content: str) -> None:
    load(content)
    load(SMALL + content)
    load(SMALL, r__yaml=SURVEY + content)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_real_file_with_a_random_injury(data: st.DataObject) -> None:
    model, register, table = MODEL, REGISTER, TABLE
    target = data.draw(st.sampled_from(["model", "register", "table"]))
    text = {"model": MODEL, "register": REGISTER, "table": TABLE}[target]
    begin = data.draw(st.integers(0, len(text)))
    end = begin + data.draw(st.integers(0, 80))
    injured = text[:begin] + data.draw(YAMLISH) + text[end:]
    model = injured if target == "model" else model
    register = injured if target == "register" else register
    table = injured if target == "table" else table
    load(model, r__yaml=register, **{"family-survey__csv": table})


@EXAMPLES
@given(
    st.lists(st.lists(st.text(max_size=6), max_size=6), max_size=6),
    st.sampled_from([",", ";", "\t", "|"]),
)
def test_random_tables(rows: list[list[str]], delimiter: str) -> None:
    text = "\n".join(delimiter.join(row) for row in rows)
    load(SMALL, r__yaml=SURVEY, t__csv=text)
    load(SMALL, r__yaml=SURVEY, t__csv=f"wave,statement,option,percent,count\n{text}")


@EXAMPLES
@given(st.binary(max_size=200))
def test_random_workbooks(content: bytes) -> None:
    load(SMALL, r__yaml=SURVEY.replace("t.csv", "t.xlsx"), t__xlsx=content)


KINDS_OF_TABLE = st.sampled_from(KINDS)


def read_injured(kind: str, content: bytes, name: str = "") -> None:
    with tempfile.TemporaryDirectory() as folder:
        result = read_evaluation(Path(folder), kind, content, name)
    others = [result.of(each).outcome.value for each in KINDS if each != kind]
    assert others == ["found"] * 3
    for each in result.assessment.diagnostics:
        assert each.message
        assert each.next_step


@EXAMPLES
@given(KINDS_OF_TABLE, st.data())
def test_a_table_of_each_kind_with_random_injuries_is_assessed(
    kind: str, data: st.DataObject
) -> None:
    content = bytearray(TABLES[kind].encode())
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(content)))
        length = data.draw(st.integers(0, 12))
        content[place : place + length] = data.draw(st.binary(max_size=12) | CELLS)
    read_injured(kind, bytes(content))


CELLS = st.sampled_from(
    [",", ";", "\n", '"', "-", "1e999", "9" * 30, "NaN", "inf", "0", "-0", "1/0", "Q9 9999/00",
     "٣", "½", "²", "(", ")", "%", "£", "1,2,3", "0.1", "-1", "\r", "\u2028", "\ufeff", " "]
).map(str.encode)  # fmt: skip


@EXAMPLES
@given(KINDS_OF_TABLE, st.data())
def test_a_workbook_of_each_kind_with_random_injuries_is_assessed(
    kind: str, data: st.DataObject
) -> None:
    content = bytearray(make_workbook(kind))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place : place + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=4))
    read_injured(kind, bytes(content), "t.xlsx")


@cache
def make_workbook(kind: str, inject: tuple[str, bytes] | None = None) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    for row in TABLES[kind].splitlines():
        book.worksheets[0].append(row.split(","))
    content = io.BytesIO()
    book.save(content)
    if inject is None:
        return content.getvalue()
    injured = io.BytesIO()
    with zipfile.ZipFile(content) as old, zipfile.ZipFile(injured, "w") as new:
        for name in old.namelist():
            new.writestr(name, inject[1] if name == inject[0] else old.read(name))
    return injured.getvalue()


@EXAMPLES
@given(
    KINDS_OF_TABLE,
    st.sampled_from(
        ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml",
         "[Content_Types].xml", "xl/_rels/workbook.xml.rels"]
    ),
    st.data(),
)  # fmt: skip
def test_a_workbook_with_an_injured_part_is_assessed(
    kind: str, member: str, data: st.DataObject
) -> None:
    with zipfile.ZipFile(io.BytesIO(make_workbook(kind))) as archive:
        part = bytearray(archive.read(member))
    place = data.draw(st.integers(0, len(part)))
    part[place : place + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=10) | CELLS)
    read_injured(kind, make_workbook(kind, (member, bytes(part))), "t.xlsx")


@EXAMPLES
@given(YAMLISH, st.integers(0, len(RULE)))
def test_random_rules(content: str, place: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rule.yaml"
        path.write_bytes((RULE[:place] + content + RULE[place:]).encode("utf-8"))
        rule, _ = load_rule(path)
    assert rule.version


@EXAMPLES
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=6,
    ),
    st.data(),
)  # fmt: skip
def test_any_value_under_any_key(value: object, data: st.DataObject) -> None:
    import json

    text = json.dumps(value)
    keys = [
        "title", "as_of", "programme", "strands", "stakeholders", "no_rival_considered", "inputs",
        "links", "claims", "include", "evidence", "rule", "factors", "assumptions",
    ]  # fmt: skip
    key = data.draw(st.sampled_from(keys))
    load(f"{key}: {text}\nactivities: {{a: {text}}}\nlinks: {{a -> b: {text}}}\n")
    header = data.draw(
        st.sampled_from(["waves", "corrections", "collected", "at", "data", "quality"])
    )
    field = data.draw(
        st.sampled_from(["about", "at", "options", "expect", "stated", "on", "period"])
    )
    item = f"{{says: x, about: a, {field}: {text}}}"
    register = f"title: T\nkind: survey\n{header}: {text}\nitems:\n  i: {item}\n"
    load(SMALL, r__yaml=register)
    load(SMALL, r__yaml=f"title: T\nkind: {text}\nitems: {text}\n")


@pytest.mark.parametrize(
    "opening",
    ["[", "{a: ", "- ", "? ", "&a [", "!t ["],
    ids=["list", "mapping", "items", "keys", "anchors", "tags"],
)  # fmt: skip
@pytest.mark.parametrize("levels", [10_000, 1_000_000])
def test_a_million_levels_are_refused(opening: str, levels: int) -> None:
    loaded = load(f"as_of: 2026-06-30\ninputs:\n  a: A\n  b: {opening * levels}\n  c: C\n")
    assert loaded.model is not None
    assert [node.id for node in loaded.model.nodes if node.id == "a"] == ["a"]
    assert loaded.diagnostics
