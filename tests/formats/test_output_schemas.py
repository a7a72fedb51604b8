"""What commands write as JSON is as the published schemas say, and nothing is left undescribed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from contribution.app.assess import assess
from contribution.app.check import check_paths
from contribution.app.compare import compare_versions
from contribution.app.explain import explain_word
from contribution.cli import group
from contribution.domain.assessment import Assessment
from contribution.domain.view import View
from contribution.formats import render_as
from tests.portfolio.projects import make_project

ROOT = Path(__file__).parent.parent.parent
SCHEMAS = {path.stem: path for path in sorted((ROOT / "docs/schemas").glob("*.json"))}
MODELS = ("models/breakfast-clubs.yaml", "models/stockport-family.yaml")


def _close(schema: Any) -> Any:
    """Return the schema with no key allowed that it does not name: we may write none."""
    if isinstance(schema, list):
        return [_close(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: _close(value) for key, value in schema.items()}
    return {"additionalProperties": False, **closed} if "required" in schema else closed


def _judge(command: str, made: object) -> list[str]:
    shape = import_module(f"contribution.formats.{command}.json").SHAPE
    schema = _close(json.loads(SCHEMAS[f"{command}-{shape}"].read_text("utf-8")))
    found = Draft202012Validator(schema).iter_errors(json.loads(str(made)))
    return [f"{each.json_path}: {each.message[:200]}" for each in found]


@pytest.fixture(scope="module", params=MODELS)
def assessment(request: pytest.FixtureRequest) -> Assessment:
    return assess(ROOT / request.param)


def test_each_schema_is_one_and_describes_all_it_names() -> None:
    for name, path in SCHEMAS.items():
        schema = json.loads(path.read_text("utf-8"))
        Draft202012Validator.check_schema(schema)
        assert [key for key, each in _find_properties(schema) if "description" not in each] == [], (
            name
        )


def test_whatever_is_written_as_json_has_its_schema() -> None:
    written = {path.parent.name for path in (ROOT / "contribution/formats").glob("*/json.py")}

    # What `schema` writes is itself a schema.
    assert {name.rpartition("-")[0] for name in SCHEMAS} == written - {"schema"}


def _find_properties(schema: Any) -> Iterator[tuple[str, Any]]:
    for key, each in schema.items() if isinstance(schema, dict) else ():
        if key == "properties":
            yield from ((name, one) for name, one in each.items() if "$ref" not in one)
        yield from _find_properties(each)


@pytest.mark.parametrize("command", ["score", "next", "report"])
def test_ratings_and_plans_are_as_described(command: str, assessment: Assessment) -> None:
    assert _judge(command, render_as(command, "json", assessment)) == []


@pytest.mark.parametrize("model", MODELS)
def test_weights_are_as_described(model: str) -> None:
    weighed = assess(ROOT / model, "weight-of-evidence")

    for command in ("score", "next"):
        assert _judge(command, render_as(command, "json", weighed)) == []


def test_reasons_are_as_described(assessment: Assessment) -> None:
    for claim in assessment.graph.claims:
        assert _judge("why", render_as("why", "json", assessment, View(focus=claim))) == []


def test_what_would_change_each_claim_is_as_described(assessment: Assessment) -> None:
    for claim in [*assessment.graph.claims][:4]:
        made = render_as("sensitivity", "json", assessment, View(focus=claim))
        assert _judge("sensitivity", made) == []


def test_weights_and_nothing_at_all_are_as_described(tmp_path: Path) -> None:
    weighed = assess(ROOT / MODELS[0], "weight-of-evidence")
    assert _judge("sensitivity", render_as("sensitivity", "json", weighed)) == []
    (tmp_path / "m.yaml").write_text("title: Nothing yet\nas_of: 2026-06-30\n", "utf-8")
    empty = assess(tmp_path / "m.yaml")
    for command in ("sensitivity", "score", "next", "check"):
        assert _judge(command, render_as(command, "json", empty)) == []


@pytest.mark.parametrize("word", ["CA021", "moderate", "hoop", "horizon"])
def test_a_page_is_as_described(word: str) -> None:
    assert _judge("explain", render_as("explain", "json", explain_word(word))) == []


def test_diagnostics_are_as_described(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = (ROOT / MODELS[0]).read_text("utf-8")
    Path("models").mkdir()
    Path("models/m.yaml").write_text(text.replace("horizon: short", "horzion: brief"), "utf-8")
    checked = check_paths(["models"])

    assert any(each.fixes for each in checked.diagnostics)
    assert _judge("check", render_as("check", "json", checked)) == []


def test_comparisons_are_as_described(tmp_path: Path) -> None:
    text = (ROOT / MODELS[0]).read_text("utf-8")
    evidence = ROOT / "evidence/breakfast-clubs"
    for name, version in (("old", text), ("new", text.replace("attendance", "presence"))):
        folder = tmp_path / name / "models"
        folder.mkdir(parents=True)
        (folder / "m.yaml").write_text(version, "utf-8")
        (tmp_path / name / "evidence").mkdir()
        if name == "old":
            (tmp_path / name / "evidence/m").mkdir()
            for each in evidence.iterdir():
                (tmp_path / name / "evidence/m" / each.name).write_bytes(each.read_bytes())
    compared = compare_versions(
        str(tmp_path / "old/models/m.yaml"), str(tmp_path / "new/models/m.yaml")
    )

    assert compared.changes
    assert compared.moves
    assert _judge("diff", render_as("diff", "json", compared)) == []


def test_portfolios_are_as_described(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        make_project(tmp_path / f"g{number}", came="found" if number else "not-found")
    (tmp_path / "g0" / "models" / "list.yaml").write_text("- a\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    asked = ["portfolio", ".", "--format", "json", "--plan", "--jobs", "1", "--fail-on", "never"]
    told = CliRunner().invoke(group, [*asked, "--result", "Parents trust the visitors"]).stdout

    assert _judge("portfolio", told) == []
    made = json.loads(told)
    assert made["models"] == {"found": 6, "unchanged": 0, "assessed": 6, "failed": 0}
    assert made["findings"]["error"] == 1
    for answer in made["answers"].values():
        assert {len(row) for row in answer["rows"]} <= {len(answer["head"])}
    described = json.loads(SCHEMAS["portfolio-1"].read_text("utf-8"))["properties"]["answers"]
    assert made["answers"].keys() <= set(re.findall(r"[a-z-]+", described["description"]))
