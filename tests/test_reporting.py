from __future__ import annotations

from pathlib import Path

import pytest

from contribution.domain.plugins import View
from contribution.errors import (
    FileNotWritableError,
    UnknownFormatError,
    UnknownNameError,
    ViewNotShownError,
)
from contribution.reporting import check_paths, draw_to_file

ROOT = Path(__file__).parent.parent
CLUBS = "models/breakfast-clubs.yaml"


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

    found = check_paths(paths, min_rating=("clubs-and-punctuality=very strong",)).diagnostics

    assert [each.where.file for each in found if each.id == "CA599"] == [CLUBS]


def test_a_file_is_written_in_the_format_of_its_ending(tmp_path: Path) -> None:
    size = draw_to_file(CLUBS, str(tmp_path / "it.dot"), "ordinal", View())

    text = (tmp_path / "it.dot").read_text("utf-8")
    assert text.startswith("digraph")
    assert size == len(text.encode())


@pytest.mark.parametrize(
    ("output", "view", "error"),
    [
        ("it.doc", View(), UnknownFormatError),
        ("nowhere/it.dot", View(), FileNotWritableError),
        ("it.dot", View(strand="foood"), UnknownNameError),
        ("it.dot", View(focus="attendence"), UnknownNameError),
        ("it.svg", View(chart="late-arrivals"), UnknownNameError),
        ("it.dot", View(form="overview"), ViewNotShownError),
        ("it.svg", View(form="overview", rank="TB"), ViewNotShownError),
        ("it.svg", View(form="overview", chart="late-arrivals"), ViewNotShownError),
    ],
)
def test_what_cannot_be_written_is_said_before_anything_is(
    output: str, view: View, error: type[Exception], tmp_path: Path
) -> None:
    with pytest.raises(error):
        draw_to_file(CLUBS, str(tmp_path / output), "ordinal", view)

    assert list(tmp_path.iterdir()) == []


def test_a_broken_model_leaves_nothing_half_written(tmp_path: Path) -> None:
    model = tmp_path / "empty.yaml"
    model.write_text("")

    with pytest.raises(Exception, match="contribution check"):
        draw_to_file(str(model), str(tmp_path / "it.svg"), "ordinal", View())

    assert not (tmp_path / "it.svg").exists()
