"""Adding a thing is one file: a kind, check, format or verdict, with every command."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner

from contribution.checks import find_checks
from contribution.cli import group
from contribution.evidence_kinds import find_kinds

ROOT = Path(__file__).parent.parent
AUDIT = '''
"""Financial audits: what each fund was granted and what it spent, by year."""

from contribution.domain.evidence import (
    EvidenceItem,
    EvidenceKind,
    EvidenceRegister,
    Observation,
    Sighting,
)
from contribution.domain.table import NumberColumn, PlanColumns, TableShape
from contribution.words.numbers import read_number


class AuditItem(EvidenceItem):
    """All money of one fund, and whether less than `at_most` was spent."""

    fund: str
    at_most: float


def observe(item: EvidenceItem, register: EvidenceRegister) -> Observation:
    """Return whether the fund stayed below the sum."""
    rows = [each for each in register.table or () if each.cells["fund"] == item.fund]
    spent = sum(read_number(each.cells["spent"]) or 0 for each in rows)
    found = Sighting.FOUND if spent <= item.at_most else Sighting.NOT_FOUND
    return Observation(found, sentence=f"{item.fund} spent {spent}.")


KIND = EvidenceKind(
    name="audit",
    title="Financial audit",
    method="audit",
    item=AuditItem,
    observe=observe,
    shape=TableShape(
        required=("fund", "year", "approved", "spent"),
        key=("fund", "year"),
        labels=("fund",),
        subject="fund",
        period="year",
        yearly=True,
        quantities=(NumberColumn("approved", "money"), NumberColumn("spent", "money")),
        plan=PlanColumns("approved", "spent"),
    ),
    is_computed=True,
    picks=("fund",),
)
'''
REGISTER = """
title: Auditor's letters
kind: audit
by: independent
data: audit.csv
items:
  food-within-grant:
    says: Food stayed within its grant
    about: open-club -> places-filled
    fund: Food
    at_most: 99999
    test: straw
    at: {page: 3}
"""
HEADER = "fund,year,approved,spent"
SOUND = [
    f"{fund},{year}/{(year + 1) % 100:02},{approved},{approved - year % 7}"
    for year in range(2009, 2016)
    for fund, approved in (("Food", 1200), ("Staff", 5400), ("Total", 6600))
]
SOUND = [
    line if not line.startswith("Total") else f"{line.rsplit(',', 1)[0]},{6600 - 2 * (year % 7)}"
    for year in range(2009, 2016)
    for line in SOUND
    if f",{year}/" in line
]
CHECK = '''
"""Nobody is called Bob.

What it finds
    A node called Bob.
"""

from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.plugins import Check


def find(assessment):
    """Yield a finding for each node."""
    for node in assessment.graph.model.nodes:
        yield Finding(node.places.at(), f"{node.id} could be called Bob", "call it otherwise")


CHECK = Check("CA899", Severity.NOTE, "Somebody is called Bob", find)
'''
FORMAT = '''
"""The names alone, one a line."""

from contribution.domain.view import Format


def _render(assessment, view):
    return "\\n".join(assessment.graph.nodes)


FORMAT = Format("Names", _render)
'''

VERDICT = """\
        Scale(Verdict.TILTING, 0, "t", 1.9, "7,3,1.5,3", _INK,
              "a sign points for it and a weaker one against it", ("tilts towards",),
              "a thin line of unequal dashes"),
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    for folder in ("models", "evidence"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    for room, name, text in (
        ("evidence_kinds", "audit", AUDIT),
        ("checks.structure", "nobody_is_bob", CHECK),
    ):
        home = tmp_path / "added" / room
        home.mkdir(parents=True)
        (home / f"{name}.py").write_text(text, "utf-8")
        package = import_module(f"contribution.{room}")
        monkeypatch.setattr(package, "__path__", [*package.__path__, str(home)])
    find_kinds.cache_clear()
    find_checks.cache_clear()
    yield tmp_path
    find_kinds.cache_clear()
    find_checks.cache_clear()


def _write(project: Path, rows: list[str]) -> None:
    folder = project / "evidence" / "breakfast-clubs"
    (folder / "audit.yaml").write_text(REGISTER, "utf-8")
    (folder / "audit.csv").write_text("\n".join([HEADER, *rows, ""]), "utf-8")


def _run(*words: str) -> str:
    result = CliRunner().invoke(group, words)
    assert result.exception is None or isinstance(result.exception, SystemExit), words
    assert result.exit_code in {0, 1}, (words, result.output)
    return result.output


def test_every_command_takes_a_new_kind(project: Path) -> None:
    _write(project, SOUND)
    model = "models/breakfast-clubs.yaml"

    assert "audit" not in _run("check", model)
    assert "Financial audits" in _run("explain", "audit")
    assert "Food spent" in _run("score", model, "--why", "open-club -> places-filled")
    for form in ("text", "json"):
        _run("next", model, "--format", form)
    _run("score", model, "--sensitivity", "arrive-on-time")
    for name in ("report.html", "report.md"):
        _run("report", model, "-o", name)
    _run("draw", model, "--view", "gaps", "-o", "gaps.svg")

    page = (project / "report.html").read_text("utf-8")
    assert "Audit</th>" in page
    assert "food-within-grant" in page
    assert "Audit" in (project / "gaps.svg").read_text("utf-8")


@pytest.mark.parametrize(
    ("planted", "found"),
    [
        (("Food,2011/12,1200", "Food,2011/21,1200"), "odd-period"),
        (("Staff,2011/12,5400", "Staf,2011/12,5400"), "label-spelling"),
        (("Food,2011/12,1200", "Food,2011/12,1 2OO"), "impossible-number"),
        (("Food,2011/12,1200,1198", "Food,2011/12,1200,11980"), "scale-slip"),
        (("Total,2011/12,6600", "Total,2011/12,6900"), "total-does-not-add"),
        (("Food,2012/13,1200", "Food,2011/12,1200"), "odd-period"),
    ],
)
def test_its_table_is_proofread_by_the_checks_that_are_there(
    planted: tuple[str, str], found: str, project: Path
) -> None:
    rows = [row.replace(*planted) for row in SOUND]
    assert rows != SOUND
    _write(project, rows)

    output = _run("check", "models/breakfast-clubs.yaml")

    assert any("audit.csv" in line and f"[{found}]" in line for line in output.splitlines()), output


def test_a_new_check_is_found_and_explained(project: Path) -> None:
    model = "models/breakfast-clubs.yaml"

    assert "CA899" in _run("check", model, "--select", "CA899")
    assert "Nobody is called Bob" in _run("explain", "nobody-is-bob")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a folder with the whole package: it asks for its folders when it starts."""
    for name in ("contribution", "models", "evidence"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def _call(folder: Path, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "contribution", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout + done.stderr


def test_a_format_is_one_file(copy: Path) -> None:
    (copy / "contribution" / "formats" / "score" / "names.py").write_text(FORMAT, "utf-8")
    command = ("score", "models/breakfast-clubs.yaml", "--format")

    assert _call(copy, *command, "names").splitlines()[0] == "hungry-starts"
    assert "'names'" in _call(copy, *command, "nmaes")


def test_a_verdict_is_one_file(copy: Path) -> None:
    scale = copy / "contribution" / "domain" / "verdict.py"
    text = scale.read_text("utf-8")
    for before, after in (
        ("    CONTESTED = ", '    TILTING = "tilting"\n    CONTESTED = '),
        ("        Scale(Verdict.CONTESTED,", f"{VERDICT}        Scale(Verdict.CONTESTED,"),
        ("(_M, _G, _C, _C, _X)", "(_M, Verdict.TILTING, _C, _C, _X)"),
    ):
        assert before in text
        text = text.replace(before, after)
    scale.write_text(text, "utf-8")
    model = "models/stockport-family.yaml"

    assert "t  tilting" in _call(copy, "score", model)
    assert "a weaker one against it" in _call(copy, "explain", "tilting").lower()
    for name in ("it.html", "it.svg"):
        assert f"wrote {name}" in _call(
            copy, "report" if "html" in name else "draw", model, "-o", name
        )
        assert "tilting" in (copy / name).read_text("utf-8")
