from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from contribution.domain.evidence import ProbativeTest
from contribution.errors import FileNotReadableError
from contribution.loading.model.rule import load_rule
from contribution.loading.project import load_project


def test_the_packaged_rule_is_whole_and_says_where_it_comes_from() -> None:
    rule, diagnostics = load_rule()
    assert diagnostics == ()
    assert rule.version == "2.0"
    assert rule.file == "contribution/scoring/rule.yaml"
    assert rule.tests[ProbativeTest.STRAW] == (0.6, 0.4)


def test_a_project_overrides_single_values(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path("own.yaml")
    path.write_text("version: '2'\nladder: {moderate_groups: 5}\ncaps: {rival_open: 1}\n")
    rule, diagnostics = load_rule(path)
    packaged, _ = load_rule()
    assert diagnostics == ()
    assert (rule.version, rule.file) == ("2", "own.yaml")
    assert rule.ladder.moderate_groups == 5
    assert rule.ladder.moderate_single == packaged.ladder.moderate_single
    assert rule.caps.rival_open == 1
    assert rule.tokens == packaged.tokens


@pytest.mark.parametrize(
    ("text", "problem", "place", "word"),
    [
        ("default_tset: hoop\n", "CA021", (1, 1), "did you mean default_test"),
        ("caps: {rival_open: 9}\n", "CA025", (1, 20), "at most 4"),
        ("caps: {rival_opne: 1}\n", "CA021", (1, 8), "rival_open"),
        ("tokens: {straw: {found: 9}}\n", "CA025", (1, 25), "at most 3"),
        ("default_test: strw\n", "CA024", (1, 15), "write straw"),
        ("tests: {hoop: [0.5]}\n", "CA022", (1, 9), "hoop"),
        ("file: x\n", "CA021", (1, 1), "file"),
        ("ladder: [1]\n", "CA023", (1, 9), "a colon each"),
    ],
)
def test_a_value_that_does_not_fit_falls_back_to_the_packaged_one(
    text: str, problem: str, place: tuple[int, int], word: str, tmp_path: Path
) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(text)
    rule, diagnostics = load_rule(path)
    packaged, _ = load_rule()
    assert [each.id for each in diagnostics] == [problem]
    assert (diagnostics[0].where.line, diagnostics[0].where.column) == place
    assert word in f"{diagnostics[0].message}; {diagnostics[0].next_step}"
    assert rule == packaged.model_copy(update={"file": str(path)})


def test_a_missing_rule_on_the_command_line_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotReadableError):
        load_rule(tmp_path / "none.yaml")


def test_a_model_names_its_rule(project: Any) -> None:
    files = {
        "models/m.yaml": "as_of: 2026-06-30\nactivities: {a: A}\nrule: ../rule.yaml\n",
        "rule.yaml": "default_test: hoop\n",
    }
    loaded = project.write(files).load()
    assert loaded.diagnostics == ()
    assert (loaded.rule.default_test, loaded.rule.file) == ("hoop", "rule.yaml")


@pytest.mark.parametrize("text", ["rule: no.yaml", "rule: [a]", "rule: /etc/passwd"])
def test_a_rule_that_cannot_be_read_leaves_the_packaged_one(text: str, load: Any) -> None:
    loaded = load(f"as_of: 2026-06-30\n{text}\n")
    assert len(loaded.diagnostics) == 1
    assert loaded.diagnostics[0].where.line == 2
    assert loaded.rule.file == "contribution/scoring/rule.yaml"


@pytest.mark.parametrize("name", ["1.0", '"1.0"'])
def test_an_older_published_rule_can_be_named_and_counts_as_published(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("m.yaml").write_text(f"as_of: 2026-06-30\nactivities: {{a: A}}\nrule: {name}\n")

    loaded = load_project(Path("m.yaml"))

    assert loaded.diagnostics == ()
    assert (loaded.rule.version, loaded.rule.is_packaged) == ("1.0", True)
    assert not loaded.rule.guards.bearer
    assert loaded.rule.caps == load_rule()[0].caps.model_copy(
        update={
            "assumptions_not_stated": 4,
            "rival_ruled_out_by_programme": 4,
            "condition_not_met": 4,
        }
    )
