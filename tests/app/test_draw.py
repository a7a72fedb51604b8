from __future__ import annotations

from pathlib import Path

import pytest

from contribution.app.check import check_paths
from contribution.app.draw import make_file
from contribution.app.govern import Asked
from contribution.domain.view import View
from contribution.errors import (
    FileNotWritableError,
    NotWrittenError,
    UnknownNameError,
    ViewNotShownError,
)

ROOT = Path(__file__).parents[2]
CLUBS = "models/breakfast-clubs.yaml"


def _draw(model: str, path: Path, view: View) -> int:
    return make_file("draw", model, view, scorer="ordinal", name=None, output=str(path)).size


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_the_diagnostics_of_all_paths_come_together_once() -> None:
    alone = check_paths([CLUBS]).diagnostics
    twice = check_paths([CLUBS, CLUBS]).diagnostics
    both = check_paths([CLUBS, "models/stockport-family.yaml"]).diagnostics

    assert twice == alone
    assert set(alone) < set(both)


def test_a_floor_may_name_a_claim_of_any_path() -> None:
    paths = ["models/stockport-family.yaml", CLUBS]

    found = check_paths(paths, Asked(min_rating=("clubs-and-punctuality=very strong",))).diagnostics

    assert [each.where.file for each in found if each.id == "CA599"] == [CLUBS]


def test_a_file_is_written_in_the_format_of_its_ending(tmp_path: Path) -> None:
    size = _draw(CLUBS, tmp_path / "it.dot", View())

    text = (tmp_path / "it.dot").read_text("utf-8")
    assert text.startswith("digraph")
    assert size == len(text.encode())


@pytest.mark.parametrize(
    ("output", "view", "error"),
    [
        ("it.doc", View(), NotWrittenError),
        ("nowhere/it.dot", View(), FileNotWritableError),
        ("it.dot", View(strand="foood"), UnknownNameError),
        ("it.dot", View(focus="attendence"), UnknownNameError),
        ("it.svg", View(chart="late-arrivals"), UnknownNameError),
        ("it.dot", View(form="overview"), ViewNotShownError),
        ("it.svg", View(form="gaps", rank="TB"), ViewNotShownError),
        ("it.svg", View(form="overview", chart="late-arrivals"), ViewNotShownError),
    ],
)
def test_what_cannot_be_written_is_said_before_anything_is(
    output: str, view: View, error: type[Exception], tmp_path: Path
) -> None:
    with pytest.raises(error):
        _draw(CLUBS, tmp_path / output, view)

    assert list(tmp_path.iterdir()) == []


def test_a_broken_model_leaves_nothing_half_written(tmp_path: Path) -> None:
    model = tmp_path / "empty.yaml"
    model.write_text("")

    with pytest.raises(Exception, match="contribution check"):
        _draw(str(model), tmp_path / "it.svg", View())

    assert not (tmp_path / "it.svg").exists()
