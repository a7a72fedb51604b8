"""The next step of a finding, followed to the letter, cures it and keeps what was meant."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from contribution.app.check import check_paths
from contribution.loading.model.catalogue import find_way

ROOT = Path(__file__).parent.parent.parent
MODEL = Path("models/breakfast-clubs.yaml")
INTERVIEWS = Path("evidence/breakfast-clubs/interviews.yaml")
ABOUT = "about: [children-come, places-filled -> arrive-on-time]"


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("models", "evidence"):
        shutil.copytree(
            ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("stockport*")
        )
    monkeypatch.chdir(tmp_path)


def _find(file: Path, right: str, typed: str) -> list[tuple[str, str]]:
    text = file.read_text("utf-8")
    assert right in text
    file.write_text(text.replace(right, typed, 1), "utf-8")
    found = check_paths([str(MODEL)]).diagnostics
    file.write_text(text, "utf-8")
    return [(each.message, each.next_step) for each in found if each.is_loss]


# What was typed, the next step, and what somebody writes who follows it.
ABOUTS = {
    "arrive-on-time -> places-filled": (
        "write places-filled -> arrive-on-time",
        "places-filled -> arrive-on-time",
    ),
    "open-club -> arrive-on-time": (
        "name a link of the way: open-club -> places-filled, places-filled -> arrive-on-time",
        "open-club -> places-filled",
    ),
    "arrive-on-time -> grant": ("add it under links:, or name grant alone", "grant"),
    "children-come, places-filled -> arrive-on-time": (
        "write [children-come, places-filled -> arrive-on-time]",
        "[children-come, places-filled -> arrive-on-time]",
    ),
    "children-come and open-club": (
        "write [children-come, open-club]",
        "[children-come, open-club]",
    ),
    "bus-timetable -> attendance": ("name bus-timetable alone", "bus-timetable"),
}


@pytest.mark.parametrize("typed", ABOUTS)
def test_what_evidence_is_about_can_be_mended_by_the_next_step(typed: str) -> None:
    step, followed = ABOUTS[typed]

    assert [each[1] for each in _find(INTERVIEWS, ABOUT, f"about: {typed}")] == [step]
    assert _find(INTERVIEWS, ABOUT, f"about: {followed}") == []


def test_a_blank_forgotten_between_braces_is_named() -> None:
    found = _find(MODEL, "strand: food}", "strand:food}")

    assert [each[1] for each in found] == ["put a blank after the colon: strand: food"]


def test_an_answer_that_is_no_outcome_is_told_where_it_belongs() -> None:
    found = _find(INTERVIEWS, "outcome: found", "outcome: against")

    assert len(found) == 1
    assert "predicts:" in found[0][1]


def test_a_factor_in_a_link_is_told_of_affects() -> None:
    found = _find(
        MODEL, "  grant -> open-club:", "  grant -> open-club:\n  bus-timetable -> attendance:"
    )

    assert len(found) == 1
    assert found[0][1].endswith("on what bus-timetable works is said by its affects:")


def test_a_way_is_a_shortest_one_and_none_leads_back() -> None:
    links = ["a -> b", "b -> c", "a -> x", "x -> y", "y -> c", "c -> a"]

    assert find_way("a", "c", links) == ("a -> b", "b -> c")
    assert find_way("c", "b", links) == ("c -> a", "a -> b")
    assert find_way("b", "z", links) == ()
