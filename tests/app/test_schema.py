"""The schema of files says what loading says, by a validator that knows nothing of loading."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from contribution.app.init import write_tutorial
from contribution.app.schema import SCHEMAS, build_schema
from contribution.domain.diagnostic import Severity
from contribution.loading.log import DiagnosticLog
from contribution.loading.project import load_project
from contribution.loading.yaml.node import to_plain
from contribution.loading.yaml.text import parse_yaml
from tests.keys_page import PAGE, build_page

ROOT = Path(__file__).parents[2]
VALIDATORS = {what: Draft202012Validator(build_schema(what)) for what in SCHEMAS}

MODEL = """\
title: Clubs
as_of: 2026-06-30
programme: {starts: 2025-09-01}
strands: {food: Food}
stakeholders: {staff: Staff}
inputs: {grant: Grant}
activities:
  club: {label: Club, strand: food, starts: 2025-09-15}
outputs: {places: Places}
outcomes:
  on-time: {label: On time, horizon: short, latency: 2 terms}
assumptions: {come: {label: They come, necessary: true}}
factors:
  bus: {label: Bus, role: competing, family: something-else, affects: [on-time]}
links:
  grant -> club:
  club -> places: {because: Free, assumes: come}
  places -> on-time: {because: Inside, assumes: [come], at: {page: 3}}
claims:
  clubs: {says: Clubs helped, from: club, to: on-time}
"""
SURVEY = """\
title: Parents
kind: survey
by: evaluator
quality: 2
data: parents.csv
waves:
  1: {from: 2025-06-01, to: 2025-07-10, invited: 100, answered: 60}
  2: {from: 2026-05-01, to: 2026-06-12, invited: 100, answered: 70}
overlap: unknown
items:
  easier:
    says: Easier
    about: places -> on-time
    test: straw
    question: Easier
    options: [Agree]
    expect: increase
    at: {page: 12}
"""
TALKS = """\
title: Staff
kind: interviews
interviewed: {staff: 9}
items:
  calm: {says: Calm, about: places, outcome: found, voices: {staff: most}, at: p. 2}
"""
TABLE = """\
wave,question,statement,option,percent,count
1,Easier,,Agree,50,30
1,Easier,,Other,50,30
2,Easier,,Agree,71,50
2,Easier,,Other,29,20
"""
FILES = {"m": MODEL, "survey": SURVEY, "talks": TALKS}

# The file, what stands in it, what stands there instead.
WRONG = [
    ("m", "title: Clubs", "titel: Clubs"),
    ("m", "title: Clubs", "title: [Clubs]"),
    ("m", "as_of: 2026-06-30", "as_of: 30.06.2026"),
    ("m", "as_of: 2026-06-30", "as_of: soon"),
    ("m", "starts: 2025-09-01", "start: 2025-09-01"),
    ("m", "strands: {food: Food}", "strands: [food]"),
    ("m", "inputs: {grant: Grant}", "inputs: [grant]"),
    ("m", "inputs:", "input:"),
    ("m", "{label: Club, strand", "{lable: Club, strand"),
    ("m", "label: Club,", ""),
    ("m", "starts: 2025-09-15", "starts: September"),
    ("m", "outputs: {places: Places}", "outputs: {places: 5}"),
    ("m", "outputs: {places: Places}", "outputs: {places: [Places]}"),
    ("m", "outputs: {places: Places}", "outputs: {Places!: Places}"),
    ("m", "horizon: short", "horizon: soon"),
    ("m", "latency: 2 terms", "latency: two terms"),
    ("m", "latency: 2 terms", "latency: 2"),
    ("m", "latency: 2 terms", "direction: up"),
    ("m", "necessary: true", "necessary: very"),
    ("m", "role: competing", "role: rival"),
    ("m", "role: competing, ", ""),
    ("m", "family: something-else", "family: other"),
    ("m", "affects: [on-time]", "affects: {on-time: true}"),
    ("m", "grant -> club:", "grant to club:"),
    ("m", "grant -> club:", "grant:"),
    ("m", "because: Free", "why: Free"),
    ("m", "because: Free", "role: essential"),
    ("m", "because: Free", "feedback: perhaps"),
    ("m", "at: {page: 3}", "at: {pages: 3}"),
    ("m", "to: on-time", "too: on-time"),
    ("m", "says: Clubs helped, ", ""),
    ("survey", "kind: survey", "kind: poll"),
    ("survey", "kind: survey\n", ""),
    ("survey", "title: Parents\n", ""),
    ("survey", "by: evaluator", "by: us"),
    ("survey", "quality: 2", "quality: 4"),
    ("survey", "quality: 2", "quality: good"),
    ("survey", "invited: 100, answered: 60", "invited: 0, answered: 60"),
    ("survey", "{from: 2025-06-01", "{form: 2025-06-01"),
    ("survey", "overlap: unknown", "overlap: some"),
    ("survey", "test: straw", "test: strong"),
    ("survey", "    options: [Agree]\n", ""),
    ("survey", "expect: increase", "expect: more"),
    ("survey", "    about: places -> on-time\n", ""),
    ("survey", "test: straw", "outcome: found"),
    ("talks", "outcome: found", "outcome: yes"),
    ("talks", "staff: most", "staff: plenty"),
    ("talks", "interviewed: {staff: 9}", "interviewed: {staff: -1}"),
    ("talks", "at: p. 2", "options: [Agree]"),
]
RIGHT = [
    ("m", "horizon: short, ", ""),
    ("m", "title: Clubs", "title: Clubs\nversion: 2"),
    ("m", "inputs: {grant: Grant}", "inputs: {grant: {label: Grant, note: }}"),
    ("m", "because: Free, assumes: come", "because: Free, assumes: none"),
    ("m", "strands: {food: Food}", "strands: {food: {label: Food}}"),
    ("m", "affects: [on-time]", "affects: on-time"),
    ("m", "  grant -> club:\n  club -> places:", "  grant -> club -> places:"),
    ("survey", "overlap: unknown", "overlap: 12"),
    ("survey", "test: straw", "waves: [1, 2]"),
    ("survey", "kind: survey", "kind: survey\ntest: hoop"),
    ("talks", "staff: most", "staff: {agree: 4, dissent: none, of: 9}"),
]


def find_faults(what: str, text: str) -> list[str]:
    root = parse_yaml(text, "f.yaml", DiagnosticLog())
    assert root is not None
    value = json.loads(json.dumps(to_plain(root)))
    return [each.message for each in VALIDATORS[what].iter_errors(value)]


def judge(tmp_path: Path, name: str, text: str) -> tuple[list[str], list[str]]:
    """Return what the validator and what loading has against the file."""
    files = {**FILES, name: text}
    (tmp_path / "evidence/m").mkdir(parents=True)
    (tmp_path / "models").mkdir()
    (tmp_path / "models/m.yaml").write_text(files["m"], "utf-8")
    for register in ("survey", "talks"):
        (tmp_path / f"evidence/m/{register}.yaml").write_text(files[register], "utf-8")
    (tmp_path / "evidence/m/parents.csv").write_text(TABLE, "utf-8")
    found = load_project(tmp_path / "models/m.yaml").diagnostics
    said = [str(each) for each in found if each.severity > Severity.NOTE]
    return find_faults("model" if name == "m" else "register", text), said


@pytest.mark.parametrize(("name", "old", "new"), WRONG)
def test_what_loading_finds_wrong_in_a_file_the_schema_does_too(
    name: str, old: str, new: str, tmp_path: Path
) -> None:
    assert old in FILES[name]
    faults, said = judge(tmp_path, name, FILES[name].replace(old, new))

    assert said
    assert faults


@pytest.mark.parametrize(("name", "old", "new"), [("m", "", ""), ("survey", "", ""), *RIGHT])
def test_what_loading_takes_the_schema_takes(name: str, old: str, new: str, tmp_path: Path) -> None:
    assert old in FILES[name]
    faults, said = judge(tmp_path, name, FILES[name].replace(old, new, 1))

    assert said == []
    assert faults == []


@pytest.mark.parametrize(
    "file", [*ROOT.glob("models/*.yaml"), *ROOT.glob("evidence/*/*.yaml")], ids=lambda f: f.name
)
def test_every_shipped_file_passes(file: Path) -> None:
    what = "model" if file.parent.name == "models" else "register"

    assert find_faults(what, file.read_text("utf-8")) == []


def test_the_published_rule_passes_and_a_number_as_text_does_not() -> None:
    text = (ROOT / "contribution/scoring/rule.yaml").read_text("utf-8")

    assert find_faults("rule", text) == []
    assert find_faults("rule", text.replace("no_rival: 2", "no_rival: high"))


def find_keys(shape: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(shape, dict):
        for name, value in shape.get("properties", {}).items():
            yield f"{path}/{name}", value
    for name, value in shape.items() if isinstance(shape, dict) else enumerate(shape):
        if isinstance(value, dict | list):
            yield from find_keys(value, f"{path}/{name}")


@pytest.mark.parametrize("what", SCHEMAS)
def test_every_key_is_described_and_the_schema_is_one(what: str) -> None:
    Draft202012Validator.check_schema(build_schema(what))
    silent = [path for path, value in find_keys(build_schema(what)) if not value["description"]]

    assert silent == []


def test_every_key_that_the_schema_names_loading_knows(tmp_path: Path) -> None:
    schema = build_schema("model")
    lines = []
    for section, value in schema["properties"].items():
        bodies = value.get("patternProperties", {}).values()
        refs = [each.get("$ref") or each["anyOf"][0]["$ref"] for each in bodies]
        lines.append(f"{section}:")
        for ref in refs:
            name = "a -> b" if section == "links" else f"x-{section}"
            keys = ", ".join(
                f"{key}: " for key in schema["$defs"][ref.split("/")[-1]]["properties"]
            )
            lines.append(f"  {name}: {{{keys}}}")
    (tmp_path / "m.yaml").write_text("\n".join(lines) + "\n", "utf-8")

    found = load_project(tmp_path / "m.yaml").diagnostics

    assert [str(each) for each in found if each.id == "CA021"] == []


def test_init_leads_an_editor_to_the_schema_and_its_files_pass(tmp_path: Path) -> None:
    written = [each for each in write_tutorial("clubs", tmp_path) if each.suffix == ".yaml"]

    assert len(written) > 5
    for file in written:
        head = file.read_text("utf-8").split("\n")[0]
        schema = file.parent / head.removeprefix("# yaml-language-server: $schema=")
        what = schema.stem
        assert json.loads(schema.read_text("utf-8")) == build_schema(what)
        assert find_faults(what, file.read_text("utf-8")) == []
    assert load_project(written[0]).diagnostics == ()


def test_the_page_of_all_keys_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == build_page(), "run: python -m tests.keys_page"
