"""Mending what a check found: what was meant is written, the rest stays as its author left it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from contribution.app.assess import assess
from contribution.app.fix import fix_paths
from contribution.app.govern import Asked

ROOT = Path(__file__).parent.parent.parent
MODEL = Path("models/breakfast-clubs.yaml")
INTERVIEWS = Path("evidence/breakfast-clubs/interviews.yaml")
# What is right, and what people type instead; the fix writes what is right.
SLIPS = {
    "horizon: short": "horzion: short",
    "activities:": "activites:",
    "direction: decrease": "direction: decrese",
    "open-club -> places-filled:": "open-club => places-filled:",
    "title: Breakfast": "title:Breakfast",
    "strand: food}": "strand:food}",
    "assumes: [parents-know]": "assumes: [parents-knows]",
    "context:": "# contribution: ignore CA114 because the date is known\ncontext:",
}


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("models", "evidence"):
        shutil.copytree(
            ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("stockport*")
        )
    monkeypatch.chdir(tmp_path)


def _type(text: str) -> str:
    for right, typed in SLIPS.items():
        assert right in text
        text = text.replace(right, typed, 1)
    return text


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_many_slips_at_once_are_written_as_they_were_meant(ends: str, mark: str) -> None:
    right = mark + MODEL.read_text("utf-8").replace("\n", ends)
    ratings = assess(MODEL).ratings.claims
    MODEL.write_bytes(_type(right).encode())

    told = fix_paths([str(MODEL)])

    assert MODEL.read_bytes().decode() == right
    assert told.err.endswith(f"{len(SLIPS)} places mended in 1 file\n")
    assert {name: each.verdict for name, each in assess(MODEL).ratings.claims.items()} == {
        name: each.verdict for name, each in ratings.items()
    }


def test_what_was_mended_once_is_left_alone() -> None:
    MODEL.write_text(_type(MODEL.read_text("utf-8")), "utf-8")
    fix_paths([str(MODEL)])
    once = MODEL.read_bytes()

    told = fix_paths([str(MODEL)])

    assert (told.changes, told.err) == (0, "nothing was mended\n")
    assert MODEL.read_bytes() == once


def test_a_difference_shows_what_would_be_mended_and_writes_nothing() -> None:
    INTERVIEWS.write_text(INTERVIEWS.read_text("utf-8").replace("kind: i", "kin: i"), "utf-8")
    before = INTERVIEWS.read_bytes()

    told = fix_paths([str(MODEL)], write=False)

    assert "-kin: interviews\n+kind: interviews\n" in told.out
    assert INTERVIEWS.read_bytes() == before


def test_a_guess_is_made_only_when_it_is_asked_for() -> None:
    MODEL.write_text(MODEL.read_text("utf-8").replace("horizon: short", "horizon: shong"), "utf-8")

    assert fix_paths([str(MODEL)]).changes == 0
    assert fix_paths([str(MODEL)], unsafe=True).changes > 0


def test_only_what_is_asked_for_is_mended() -> None:
    MODEL.write_text(_type(MODEL.read_text("utf-8")), "utf-8")

    # What could not be read is told, and mended, whatever is asked for; other findings are not.
    told = fix_paths([str(MODEL)], Asked(ignore=("CA903",)))

    assert "CA034" in told.err
    assert "CA903" not in told.err


def test_two_versions_left_by_a_merge_are_for_their_author_to_choose() -> None:
    left = "<<<<<<< ours\ntitle: One\n=======\ntitle: Two\n>>>>>>> theirs\n"
    text = MODEL.read_text("utf-8").replace("title: Breakfast clubs", f"{left}note: Clubs")
    MODEL.write_text(text, "utf-8")

    assert fix_paths([str(MODEL)], unsafe=True).changes == 0
    assert MODEL.read_text("utf-8") == text


def test_text_cut_at_a_number_sign_is_put_in_quotes_only_when_guesses_are_asked_for() -> None:
    text = MODEL.read_text("utf-8")
    MODEL.write_text(
        text.replace("label: Better attendance", "label: Better attendance #4"), "utf-8"
    )

    assert fix_paths([str(MODEL)]).changes == 0
    assert fix_paths([str(MODEL)], unsafe=True).changes == 1
    assert "label: 'Better attendance #4'\n" in MODEL.read_text("utf-8")
