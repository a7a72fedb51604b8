from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

MODEL = "as_of: 2026-06-30\nactivities: {a: A}\n"


def register(item: str) -> str:
    body = "{says: s, about: a, outcome: found, at: p}"
    return f"title: R\nkind: interviews\nitems: {{{item}: {body}}}\n"


def test_without_evidence_the_folder_of_the_models_name_is_taken(project: Any) -> None:
    files = {
        "models/m.yaml": MODEL,
        "evidence/m/z.yaml": register("z"),
        "evidence/m/b.yml": register("b"),
        "evidence/m/notes.txt": "x",
        "evidence/other/c.yaml": register("c"),
    }
    loaded = project.write(files).load()
    assert loaded.diagnostics == ()
    assert [each.id for each in loaded.registers] == ["b", "z"]


def test_evidence_names_files_and_folders_each_read_once(project: Any) -> None:
    files = {
        "models/m.yaml": MODEL + "evidence: [../evidence/x/, ../evidence/x/b.yaml, ../one.yaml]\n",
        "evidence/x/b.yaml": register("b"),
        "evidence/m/not-named.yaml": register("n"),
        "one.yaml": register("o"),
    }
    loaded = project.write(files).load()
    assert loaded.diagnostics == ()
    assert [each.id for each in loaded.registers] == ["b", "one"]


def test_a_folder_without_registers_is_a_warning_where_it_is_named(project: Any) -> None:
    (project.folder / "evidence/x").mkdir(parents=True)
    loaded = project.write({"models/m.yaml": MODEL + "evidence: ../evidence/x\n"}).load()
    assert [(str(each.where), each.id) for each in loaded.diagnostics] == [
        ("models/m.yaml:3:11", "CA010")
    ]


def test_two_registers_of_one_name_are_refused(project: Any) -> None:
    files = {
        "models/m.yaml": MODEL + "evidence: [../e/a/, ../e/b/]\n",
        "e/a/r.yaml": register("one"),
        "e/b/r.yaml": register("two"),
    }
    loaded = project.write(files).load()
    assert [(each.id, each.where.file) for each in loaded.diagnostics] == [("CA033", "e/b/r.yaml")]
    assert "e/a/r.yaml" in loaded.diagnostics[0].message
    assert len(loaded.registers) == 1


def test_a_link_that_leads_out_of_the_project_is_refused(
    project: Any, tmp_path_factory: Any
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.yaml"
    outside.write_text(register("s"))
    project.write({"models/m.yaml": MODEL, "evidence/m/r.yaml": register("r")})
    (project.folder / "evidence/m/s.yaml").symlink_to(outside)
    loaded = project.load()
    assert [each.id for each in loaded.diagnostics] == ["CA007"]
    assert [each.id for each in loaded.registers] == ["r"]


def test_a_folder_that_the_system_does_not_give(
    project: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.write({"models/m.yaml": MODEL, "evidence/m/r.yaml": register("r")})

    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    loaded = project.load()
    assert [each.id for each in loaded.diagnostics] == ["CA009"]
    assert len(loaded.model.nodes) == 1


def test_a_name_too_long_for_the_system(project: Any) -> None:
    loaded = project.write({"models/m.yaml": MODEL + f"evidence: {'x' * 5000}\n"}).load()
    assert [each.id for each in loaded.diagnostics] == ["CA009"]


def test_evidence_outside_is_refused(project: Any) -> None:
    loaded = project.write({"models/m.yaml": MODEL + "evidence: [../../other/]\n"}).load()
    assert [each.id for each in loaded.diagnostics] == ["CA007"]


def test_evidence_that_is_no_name(project: Any) -> None:
    loaded = project.write({"models/m.yaml": MODEL + "evidence: [7, {a: b}]\n"}).load()
    assert [each.id for each in loaded.diagnostics] == ["CA023", "CA023"]


def test_a_table_that_no_register_names_is_said(project: Any) -> None:
    files = {
        "models/m.yaml": MODEL,
        "evidence/m/parents.yaml": "title: P\nkind: survey\ndata: parents.csv\nitems: {}\n",
        "evidence/m/parents.csv": "wave,question,statement,option,percent,count\n1,Q,S,O,5,5\n",
        "evidence/m/visits.csv": "month,visits\nMay,3\n",
        "evidence/m/.~lock.parents.csv": "x",
        "evidence/m/raw/visits.csv": "month,visits\nMay,3\n",
    }
    loaded = project.write(files).load()
    assert [(each.id, str(each.where)) for each in loaded.diagnostics] == [
        ("CA059", "evidence/m/visits.csv:1:1")
    ]


def test_tables_beside_a_register_that_cannot_be_read_wait_for_it(project: Any) -> None:
    files = {
        "models/m.yaml": MODEL,
        "evidence/m/parents.yaml": "title: P\nkind: surwey\ndata: parents.csv\nitems: {}\n",
        "evidence/m/parents.csv": "wave,question,statement,option,percent,count\n",
    }
    assert [each.id for each in project.write(files).load().diagnostics] == ["CA029"]


def test_a_subject_named_twice_and_a_grade_of_true_are_said(project: Any) -> None:
    item = "{says: s, about: [a, a], outcome: found, quality: true, at: p}"
    files = {
        "models/m.yaml": MODEL,
        "evidence/m/talk.yaml": f"title: R\nkind: interviews\nitems:\n  one: {item}\n"
        f"  two: {item.replace('quality: true', 'quality: 1')}\n",
    }
    told = [(each.id, each.where.line) for each in project.write(files).load().diagnostics]
    assert told == [("CA026", 4), ("CA025", 5)]
