"""The chart of each kind of table by the command line, and what is said where there is none."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from contribution import cli
from tests.foreign_tables import KINDS, SURVEY, write_evaluation

FIGURES = {
    "survey": ("41", "61"),
    "indicator": ("1,391", "1,410", "mean before (1,201)"),
    "ledger": ("123,456", "110,000", "budget", "actual"),
    "case-matching": ("P12", "before", "after"),
}


def draw(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, folder: Path, table: str = SURVEY
) -> int:
    write_evaluation(folder, "survey", table)
    monkeypatch.chdir(folder)
    monkeypatch.setattr("sys.argv", ["contribution", "draw", "models/m.yaml", *arguments])
    return cli.main()


@pytest.mark.parametrize("kind", KINDS)
def test_the_chart_of_each_kind_shows_and_tells_its_figures(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert draw(["--chart", f"{kind}-item", "-o", "x.svg"], monkeypatch, tmp_path) == 0

    svg = ET.parse(tmp_path / "x.svg").getroot()
    space = {"s": "http://www.w3.org/2000/svg"}
    assert svg.get("role") == "img"
    assert svg.findtext("s:title", namespaces=space)
    told = svg.findtext("s:desc", namespaces=space) or ""
    shown = " ".join("".join(each.itertext()) for each in svg.iter() if each.text)
    for figure in FIGURES[kind]:
        assert figure.split(" (")[0] in f"{told} {shown}", figure
    assert len(re.findall(r"\d", told)) > 4


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("suffix", "begins"), [("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_the_chart_as_an_image_and_for_print(
    kind: str, suffix: str, begins: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert draw(["--chart", f"{kind}-item", "-o", f"x.{suffix}"], monkeypatch, tmp_path) == 0

    assert (tmp_path / f"x.{suffix}").read_bytes().startswith(begins)


@pytest.mark.parametrize(
    "asked",
    [
        ("survey-itme", "x.svg", SURVEY, "Did you mean survey-item?"),
        ("survey-item", "x.mmd", SURVEY, "Use one of these: svg, png, pdf"),
        ("survey-item", "x.dot", SURVEY, "shows the whole model only"),
        ("survey-item", "x.svg", "", "no table that could be read”. Use one of these: "),
        ("survey-item", "x.bmp", SURVEY, "draw cannot write x.bmp"),
    ],
)
def test_where_there_is_no_chart_one_sentence_says_so(
    asked: tuple[str, str, str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    item, output, table, words = asked

    assert draw(["--chart", item, "-o", output], monkeypatch, tmp_path, table) == 2

    said = capsys.readouterr().err
    assert words in said
    assert said.count("\n") == 1
    assert not (tmp_path / output).exists()
