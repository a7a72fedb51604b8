"""Findings that are known are left for later: new ones are told, and what is mended has to go."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from contribution.app.check import check_paths, rewrite_baselines
from contribution.app.govern import Asked
from contribution.domain.assessment import Assessment
from contribution.errors import NoBaselineError

ROOT = Path(__file__).parent.parent.parent
MODEL = Path("models/breakfast-clubs.yaml")
BASELINE = Path("contribution-baseline.yaml")
STRICT = Asked(fail_on="note")


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("models", "evidence"):
        shutil.copytree(
            ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("stockport*")
        )
    monkeypatch.chdir(tmp_path)
    _change("latency: 2 terms", "note: soon")


def _change(old: str, new: str, times: int = 1) -> None:
    text = MODEL.read_text("utf-8")
    assert old in text
    MODEL.write_text(text.replace(old, new, times), "utf-8")


def _tell(asked: Asked = STRICT) -> tuple[list[str], bool]:
    checked: Assessment = check_paths(["models"], asked)
    return [each.id for each in checked.diagnostics], checked.fails


def test_what_is_known_is_left_for_later_wherever_its_line_goes() -> None:
    assert _tell() == (["CA114", "CA390"], True)
    assert rewrite_baselines(["models"], grow=True).endswith(
        "2 findings more left for later, 0 taken out\n"
    )
    _change("title: Breakfast", "\n\n# Two lines more, and a comment.\ntitle: Breakfast")

    assert _tell() == ([], False)
    assert len(check_paths(["models"]).known) == 2


def test_an_entry_is_one_line_in_a_sorted_list() -> None:
    rewrite_baselines(["models"], grow=True)

    known = (
        "  - {file: evidence/breakfast-clubs/workshop.yaml, check: CA390, at: items/room-on-trust}"
    )
    lines = BASELINE.read_text("utf-8").splitlines()
    assert lines[3:5] == ["known:", known]
    assert lines[5].startswith(
        "  - {file: models/breakfast-clubs.yaml, check: CA114, at: outcomes/"
    )
    assert len(lines) == 6


def test_a_new_finding_of_the_same_check_is_told() -> None:
    rewrite_baselines(["models"], grow=True)
    _change("latency: 2 terms", "note: soon")

    assert _tell() == (["CA114"], True)


def test_what_is_mended_fails_until_it_is_taken_out() -> None:
    rewrite_baselines(["models"], grow=True)
    text = BASELINE.read_text("utf-8").replace("arrive-on-time}", "arrive-on-time, because: later}")
    BASELINE.write_text(text, "utf-8")
    assert _tell() == ([], False)
    _change("note: soon", "latency: 2 terms")

    assert _tell() == (["CA904"], True)
    assert _tell(Asked(select=("CA3",))) == ([], False)
    rewrite_baselines(["models"], grow=False)
    assert _tell() == ([], False)
    assert "CA114" not in BASELINE.read_text("utf-8")


def test_a_reason_survives_when_the_baseline_is_written_again() -> None:
    rewrite_baselines(["models"], grow=True)
    text = BASELINE.read_text("utf-8").replace("on-time}", 'on-time, because: "May, say"}')
    BASELINE.write_text(text, "utf-8")

    rewrite_baselines(["models"], grow=True)

    assert BASELINE.read_text("utf-8") == text


def test_pruning_never_adds_and_needs_a_baseline() -> None:
    with pytest.raises(NoBaselineError, match="--write-baseline"):
        rewrite_baselines(["models"], grow=False)
    rewrite_baselines(["models"], grow=True)
    before = BASELINE.read_bytes()
    _change("latency: 2 terms", "note: soon")

    rewrite_baselines(["models"], grow=False)

    assert BASELINE.read_bytes() == before


def test_errors_of_reading_and_floors_are_never_left_for_later() -> None:
    Path("contribution.yaml").write_text("require: {breakfast-clubs: {trust-school: strong}}")
    _change("horizon: short", "horizon: brief")

    rewrite_baselines(["models"], grow=True)

    told, fails = _tell()
    assert {"CA024", "CA599"} <= set(told)
    assert fails


def test_a_baseline_that_was_named_must_be_there_and_its_mistakes_have_places() -> None:
    Path("contribution.yaml").write_text("baseline: later.yaml")
    assert _tell()[0][0] == "CA001"
    Path("later.yaml").write_text("known:\n  - {file: m.yaml, chek: CA114, count: 0}\n")

    found = check_paths(["models"]).diagnostics

    assert [f"{each.where} {each.id}" for each in found if each.where.file == "later.yaml"] == [
        "later.yaml:2:20 CA021",
        "later.yaml:2:40 CA025",
    ]


def test_a_model_that_is_not_checked_keeps_its_entries() -> None:
    rewrite_baselines(["models"], grow=True)
    shutil.copytree("evidence/breakfast-clubs", "evidence/other")
    text = MODEL.read_text("utf-8")
    MODEL.write_text(text.replace("note: soon", "latency: 2 terms", 1), "utf-8")
    Path("models/other.yaml").write_text(text, "utf-8")

    assert rewrite_baselines(["models/other.yaml"], grow=True).count("more") == 1
    assert "models/breakfast-clubs.yaml" in BASELINE.read_text("utf-8")
