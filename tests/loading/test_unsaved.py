"""Texts that somebody is typing win over the disk, wherever loading reads."""

from pathlib import Path
from typing import Any

from contribution.loading.project import load_project

MODEL = """\
title: Clubs
as_of: 2026-06-30
activities: {club: Club}
outputs: {places: Places}
links: {club -> places: {because: Free}}
"""
REGISTER = """\
title: Places
kind: ledger
items:
  spent:
    {says: More, about: places, line: Clubs, between: [2024, 2025], expect: increase, at: {page: 1}}
data: spending.csv
"""
TABLE = "line,year,budget,actual\nClubs,2024,10,10\nClubs,2025,12,12\n"


def write(project: Any) -> Path:
    project.write(
        {
            "models/m.yaml": MODEL,
            "evidence/m/spending.yaml": REGISTER,
            "evidence/m/spending.csv": TABLE,
        }
    )
    return Path.cwd()


def test_an_unsaved_model_is_read_and_the_disk_is_not(project: Any) -> None:
    here = write(project)
    unsaved = {here / "models/m.yaml": MODEL.replace("Places}", "Places filled}").encode()}

    loaded = load_project(Path("models/m.yaml"), unsaved)

    assert loaded.model is not None
    assert loaded.model.nodes[1].label == "Places filled"
    assert loaded.sources["models/m.yaml"][3] == "outputs: {places: Places filled}"
    assert load_project(Path("models/m.yaml")).model.nodes[1].label == "Places"  # type: ignore[union-attr]


def test_an_unsaved_table_and_register_win_and_a_path_may_lead_around(project: Any) -> None:
    here = write(project)
    unsaved = {
        here / "models/../evidence/m/spending.csv": TABLE.replace("2025,12,12", "2025,12").encode(),
        here / "evidence/m/spending.yaml": REGISTER.replace("title:", "titel:").encode(),
    }

    found = load_project(Path("models/m.yaml"), unsaved).diagnostics

    assert [(each.where.file, each.where.line) for each in found] == [
        ("evidence/m/spending.yaml", 1),
        ("evidence/m/spending.csv", 3),
    ]


def test_files_that_the_disk_does_not_have_yet_are_found(tmp_path: Path) -> None:
    unsaved = {
        tmp_path / "models/m.yaml": MODEL.encode(),
        tmp_path / "evidence/m/spending.yaml": REGISTER.encode(),
        tmp_path / "evidence/m/spending.csv": TABLE.encode(),
    }

    loaded = load_project(tmp_path / "models/m.yaml", unsaved)

    assert loaded.diagnostics == ()
    assert [each.id for each in loaded.registers] == ["spending"]
    assert loaded.registers[0].table is not None
    assert len(list(loaded.registers[0].table.rows)) == 2


def test_an_unsaved_text_meets_the_same_refusals(project: Any) -> None:
    here = write(project)
    unsaved = {here / "models/m.yaml": b"title: caf\xe9\n", here / "other.yaml": b"title: [\n"}

    found = load_project(Path("models/m.yaml"), unsaved).diagnostics

    assert [each.id for each in found] == ["CA004"]
