"""Printed tables with known misprints: each is found without help, and hardly anything else.

The tables are those of the evaluation of Stockport Family (2017) as printed; the declared
corrections are taken away, so that the checks have to find by themselves what a reader found.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from contribution.app.assess import assess
from contribution.domain.diagnostic import Diagnostic

ROOT = Path(__file__).parents[2]
_CORRECTIONS = re.compile(r"^corrections:\n(?:(?: .*|)\n)+?(?=^\w)", re.MULTILINE)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> tuple[Diagnostic, ...]:
    folder = tmp_path_factory.mktemp("stockport")
    shutil.copytree(ROOT / "evidence" / "stockport-family", folder / "evidence/stockport-family")
    (folder / "models").mkdir()
    shutil.copy(ROOT / "models" / "stockport-family.yaml", folder / "models")
    for register in (folder / "evidence/stockport-family").glob("*.yaml"):
        text = register.read_text("utf-8")
        register.write_text(_CORRECTIONS.sub("", text), "utf-8")
    return assess(folder / "models/stockport-family.yaml").diagnostics


def _lines(found: tuple[Diagnostic, ...], file: str, *ids: str) -> set[int]:
    return {each.where.line for each in found if each.where.file.endswith(file) and each.id in ids}


def test_every_count_against_its_percentage(found: tuple[Diagnostic, ...]) -> None:
    assert _lines(found, "staff-survey.csv", "CA340") == {26, 71, 155, 184, 186, 267}
    assert _lines(found, "family-survey.csv", "CA340") == {224}


def test_the_likely_corrections_are_those_that_a_reader_made(found: tuple[Diagnostic, ...]) -> None:
    likely = {each.where.line: each.next_step for each in found if each.id == "CA340"}

    assert likely[26].startswith("write count 26, ")
    assert likely[71].startswith("write count 12, ")
    assert likely[155].startswith("write count 19, ")
    assert "count 14 or 15" in likely[184]
    assert "count 2 " in likely[186]
    assert likely[224].startswith("write percent 23, ")


def test_the_percentage_in_brackets(found: tuple[Diagnostic, ...]) -> None:
    assert 560 in _lines(found, "staff-survey.csv", "CA310", "CA342")


def test_statements_printed_twice(found: tuple[Diagnostic, ...]) -> None:
    assert _lines(found, "staff-survey.csv", "CA347") == {130, 135, 242}


def test_labels_spelt_in_two_ways(found: tuple[Diagnostic, ...]) -> None:
    assert _lines(found, "staff-survey.csv", "CA350") == {146, 250, 269}
    assert _lines(found, "administrative-data.csv", "CA350") == {452, 756}
    assert _lines(found, "family-survey.csv", "CA350") == {152, 153}


def test_titles_that_contradict_their_values(found: tuple[Diagnostic, ...]) -> None:
    assert _lines(found, "administrative-data.csv", "CA346") == {77, 227}


def test_the_column_copied_twice(found: tuple[Diagnostic, ...]) -> None:
    assert _lines(found, "administrative-data.csv", "CA348") == {437}


def test_the_period_that_lost_a_figure(found: tuple[Diagnostic, ...]) -> None:
    assert _lines(found, "administrative-data.csv", "CA310", "CA352") <= {747, 748, 749, 750, 751}
    assert _lines(found, "administrative-data.csv", "CA310", "CA352")


def test_series_that_jump(found: tuple[Diagnostic, ...]) -> None:
    assert _lines(found, "administrative-data.csv", "CA351") == {286, 361}


def test_sound_tables_are_left_alone(found: tuple[Diagnostic, ...]) -> None:
    assert [each for each in found if each.where.file.endswith("lac-ledger.csv")] == []
    early_help = [each for each in found if each.where.file.endswith("early-help-assessments.csv")]
    assert early_help == []


def test_nothing_else_is_reported(found: tuple[Diagnostic, ...]) -> None:
    in_tables = [each for each in found if each.where.file.endswith(".csv")]
    notes = [each for each in in_tables if each.id == "CA349"]

    assert {each.where.line for each in notes} == {212, 392, 494, 536}
    assert len(in_tables) <= 32
