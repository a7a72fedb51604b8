"""From two names to a comparison in a file, with places that people can look up."""

from __future__ import annotations

from pathlib import Path

import pytest

from contribution.app.compare import compare_versions
from contribution.changes.change import How, Kind
from contribution.errors import (
    NothingToShowError,
    UnknownNameError,
)
from contribution.formats import render_as
from tests.app.test_revisions import MODEL, commit_change, make_repository

_LOG = "evidence/clubs/club-log.yaml"


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in the folder of a committed model."""
    folder = make_repository(tmp_path)
    monkeypatch.chdir(folder)
    return folder


def test_a_model_is_the_same_as_in_its_last_commit(work: Path) -> None:
    assert compare_versions(MODEL).is_empty


def test_other_words_around_and_another_order_of_keys_are_no_change(work: Path) -> None:
    text = (work / MODEL).read_text("utf-8")
    lines = text.splitlines()
    strands = next(each for each in lines if each.startswith("strands:"))
    rest = [each for each in lines if each != strands]
    (work / MODEL).write_text("# A new comment\n\n" + "\n".join([*rest, strands]) + "\n", "utf-8")

    assert compare_versions(MODEL).is_empty


def test_a_file_that_moved_is_no_change(work: Path) -> None:
    (work / "evidence" / "clubs" / "club-log.yaml").rename(work / "evidence" / "clubs" / "log.yaml")

    assert compare_versions(MODEL).is_empty


def test_what_moved_since_a_revision_is_told_with_places_in_it(work: Path) -> None:
    commit_change(work, "outcome: found", "outcome: not-found", _LOG)
    text = (work / _LOG).read_text("utf-8")
    (work / _LOG).write_text(text[: text.index("  greeter-rota:")], "utf-8")

    comparison = compare_versions(MODEL, at="HEAD~1")

    changes = {each.id: each for each in comparison.changes}
    assert set(changes) == {"opened-daily", "places-taken", "greeter-rota"}
    assert changes["greeter-rota"].how is How.REMOVED
    assert changes["greeter-rota"].where.file == f"HEAD~1:work/{_LOG}"
    assert changes["opened-daily"].where.file == _LOG
    assert (comparison.old_name, comparison.new_name) == (f"HEAD~1:work/{MODEL}", MODEL)
    moved = {(each.kind, each.subject): each for each in comparison.moves}
    assert [each.id for each in moved[Kind.NODE, "greet-families"].movers] == ["greeter-rota"]
    assert all(mover in comparison.changes for each in comparison.moves for mover in each.movers)


def test_a_corrected_cell_is_told_at_the_item_that_rests_on_it(work: Path) -> None:
    commit_change(
        work, ",Club schools,12.1,", ",Club schools,10.9,", "evidence/clubs/attendance.csv"
    )

    comparison = compare_versions(f"HEAD~1:./{MODEL}", f"HEAD:./{MODEL}")

    assert {each.id for each in comparison.changes} == {
        "late-arrivals-fell",
        "fell-against-others",
    }
    assert all(
        "values of the table" in {field.name for field in each.fields}
        for each in comparison.changes
    )


@pytest.mark.parametrize("name", ["text", "json", "md", "svg"])
def test_every_format_says_that_nothing_changed(name: str, work: Path) -> None:
    assert "Nothing changed in meaning" in str(render_as("diff", name, compare_versions(MODEL)))


def test_wrong_calls_are_told_in_one_line(work: Path) -> None:
    (work / "models" / "empty.yaml").write_text("title: Nothing\n", "utf-8")

    with pytest.raises(UnknownNameError, match="ordinal"):
        compare_versions(MODEL, scorer="ordinals")
    with pytest.raises(NothingToShowError):
        compare_versions(MODEL, "models/empty.yaml")
