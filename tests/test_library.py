"""The package as people use it from Python: typed, short in a debugger, at home in a notebook."""

from __future__ import annotations

import csv
import doctest
import io
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import get_args

import pandas as pd
import pytest

import contribution
from contribution import Assessment, assess, load, render
from contribution.errors import UnknownNameError
from contribution.formats.render import BinaryFormat, TextFormat
from tests.library_page import PAGE, renewed

ROOT = Path(__file__).parent.parent
STOCKPORT = ROOT / "models/stockport-family.yaml"
SCRIPT = """
from contribution import ContributionError, LogicModel, Verdict, View, assess, load, render

reveal_type(assess)
reveal_type(load("m.yaml").model)
reveal_type(render(assess("m.yaml"), "svg"))
reveal_type(render(assess("m.yaml"), "pdf", View(focus="x")))
reveal_type(assess("m.yaml").ratings.claims["c"].verdict)
reveal_type(assess("m.yaml").links_table())
"""
REVEALED = """\
def (path: str | pathlib.Path, scorer: str =, unsaved: typing.Mapping[pathlib.Path, bytes] \
| None =) -> contribution.domain.assessment.Assessment
contribution.domain.logic_model.LogicModel | None
str
bytes
contribution.domain.verdict.Verdict
list[dict[str, str | int | None]]
"""


@pytest.fixture(scope="module")
def stockport() -> Assessment:
    return assess(STOCKPORT)


def test_a_type_checker_knows_what_the_public_functions_take_and_give(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, "utf-8")

    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file=", str(script)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    revealed = re.findall(r'Revealed type is "(.*)"', checked.stdout)
    assert "\n".join(revealed) + "\n" == REVEALED, checked.stdout
    assert "error:" not in checked.stdout


def test_importing_the_package_loads_nothing_of_it() -> None:
    code = "import sys, contribution; print([n for n in sys.modules if 'contribution.' in n])"

    printed = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    # Nothing but its own number.
    assert printed.stdout.strip() == "['contribution.version']"


def test_the_public_names_are_there_however_often_they_are_asked_for() -> None:
    for _ in range(2):
        assert all(callable(getattr(contribution, name)) for name in contribution.__all__)
    assert set(contribution.__all__) <= set(dir(contribution))
    with pytest.raises(AttributeError, match="asses"):
        contribution.asses  # type: ignore[attr-defined]  # noqa: B018


def test_every_public_noun_is_short_in_a_debugger(stockport: Assessment) -> None:
    longest: dict[type, str] = {}
    for noun in (*_find_nouns(stockport), *_find_nouns(load(STOCKPORT))):
        longest[type(noun)] = max(longest.get(type(noun), ""), repr(noun), key=len)

    assert len(longest) > 25, "something is wrong with the search itself"
    assert [text for text in longest.values() if len(text) > 260] == []


def test_a_noun_says_what_it_is(stockport: Assessment) -> None:
    link = stockport.graph.model.links[0]

    assert repr(stockport).startswith("Assessment(name='stockport-family', links=")
    assert repr(stockport.graph.model).startswith("LogicModel(name='stockport-family', nodes=")
    assert str(stockport.graph.model) == repr(stockport.graph.model)
    assert repr(link) == f"CausalLink(id={link.id!r})"


def test_a_notebook_shows_the_picture_and_every_verdict(stockport: Assessment) -> None:
    shown = stockport._repr_html_()

    assert shown is not None
    assert "<svg" in shown
    for claim in stockport.claims_table():
        assert f"<td>{claim['verdict']}</td>" in shown


def test_a_notebook_shows_what_people_wrote_as_text(tmp_path: Path) -> None:
    model = tmp_path / "model.yaml"
    text = (ROOT / "models/breakfast-clubs.yaml").read_text("utf-8")
    model.write_text(text.replace("Fewer late arrivals", "Fewer <script>alert(1)</script> ones"))

    shown = assess(model)._repr_html_()

    assert shown is not None
    assert "<script" not in shown
    assert "&lt;script" in shown


def test_a_notebook_shows_the_links_of_a_model(stockport: Assessment) -> None:
    model = stockport.graph.model.model_copy(update={"title": "Schools & <families>"})

    shown = model._repr_html_()

    assert "<h3>Schools &amp; &lt;families&gt;</h3>" in shown
    assert shown.count("<tr>") == len(model.links) + 1
    assert shown.count("-&gt;") >= len(model.links)


def test_a_notebook_shows_a_model_of_which_nothing_can_be_read(tmp_path: Path) -> None:
    model = tmp_path / "model.yaml"
    model.write_text("nodes: [")

    shown = assess(model)._repr_html_()

    assert shown is not None
    assert "nothing of the model could be read" in shown


TABLES = ("claims_table", "links_table", "evidence_table", "diagnostics_table")


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_plain_records_that_pandas_and_csv_take(
    stockport: Assessment, table: str
) -> None:
    records = getattr(stockport, table)()

    assert records
    assert {type(value) for record in records for value in record.values()} <= {
        str,
        int,
        type(None),
    }
    assert pd.DataFrame(records).shape == (len(records), len(records[0]))
    written = io.StringIO()
    writer = csv.DictWriter(written, records[0].keys())
    writer.writerows(records)
    assert written.getvalue()


def test_the_tables_have_a_line_for_each_element(stockport: Assessment) -> None:
    graph = stockport.graph

    assert [each["claim"] for each in stockport.claims_table()] == list(graph.claims)
    assert [each["link"] for each in stockport.links_table()] == list(graph.links)
    assert [each["item"] for each in stockport.evidence_table()] == list(graph.items)
    assert len(stockport.diagnostics_table()) == len(stockport.diagnostics)


def test_the_formats_whose_type_is_known_give_that_type() -> None:
    small = assess(ROOT / "models/breakfast-clubs.yaml")

    assert all(isinstance(render(small, name), str) for name in get_args(TextFormat))
    assert all(isinstance(render(small, name), bytes) for name in get_args(BinaryFormat))


def test_an_unknown_format_is_refused_by_name(stockport: Assessment) -> None:
    with pytest.raises(UnknownNameError, match="no format called 'htlm'"):
        render(stockport, "htlm")


@pytest.mark.parametrize(
    "name",
    [
        "contribution",
        "contribution.app.assess",
        "contribution.loading.project",
        "contribution.formats.render",
    ],
)
def test_what_a_docstring_shows_happens(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    module = __import__(name, fromlist=["*"])

    result = doctest.testmod(module, optionflags=doctest.IGNORE_EXCEPTION_DETAIL)

    assert result.attempted
    assert not result.failed


def test_the_page_about_the_library_shows_what_its_code_prints() -> None:
    text = PAGE.read_text("utf-8")

    assert renewed(text) == text, "run: python -m tests.library_page"


def _find_nouns(start: object) -> Iterator[object]:
    """Everything of the domain and of loading within this, once each."""
    seen: set[int] = set()
    waiting = [start]
    while waiting:
        noun = waiting.pop()
        if id(noun) in seen:
            continue
        seen.add(id(noun))
        if type(noun).__module__.startswith(("contribution.domain", "contribution.loading")):
            yield noun
        if isinstance(noun, Mapping):
            waiting += noun.values()
        elif isinstance(noun, tuple):
            waiting += noun
        elif type(noun).__module__.startswith("contribution"):
            waiting += getattr(noun, "__dict__", {}).values()
