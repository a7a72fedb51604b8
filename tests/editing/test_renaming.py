"""A name changes wherever it is a name, and nowhere else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from contribution.app import rename as room
from contribution.app.assess import assess
from contribution.app.rename import rename
from contribution.app.write import write_texts
from contribution.editing.edits import Edit, apply_edits
from contribution.errors import CannotRenameError, ChangedMeanwhileError, UnknownNameError

ROOT = Path(__file__).parents[2]
MODEL = "models/breakfast-clubs.yaml"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a copy of the shipped projects."""
    for folder in ("models", "evidence"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _bytes(project: Path) -> dict[str, bytes]:
    return {str(each): each.read_bytes() for each in project.rglob("*") if each.is_file()}


@pytest.mark.parametrize(
    ("model", "name"),
    [
        (MODEL, "arrive-on-time"),  # in links, claims, registers and a column of ratings
        (MODEL, "children-come"),  # an assumption
        (MODEL, "bus-timetable"),  # an influence
        (MODEL, "food"),  # a strand
        (MODEL, "parents"),  # stakeholders, also in a column of ratings
        (MODEL, "mornings-easier"),  # an item
        ("models/stockport-family.yaml", "families-voice"),
        ("models/stockport-family.yaml", "social-workers"),
    ],
)
def test_there_and_back_gives_the_same_bytes_and_means_the_same(
    model: str, name: str, project: Path
) -> None:
    before, verdicts = _bytes(project), _tell(model)

    rename(model, name, "quite-another")
    between = _tell(model)
    rename(model, "quite-another", name)

    assert between.replace("quite-another", name) == verdicts
    assert _bytes(project) == before


def _tell(model: str) -> str:
    assessment = assess(model)
    rated = [f"{name} {each.rating.verdict}" for name, each in assessment.ratings.claims.items()]
    rated += [f"{name} {each.rating.verdict}" for name, each in assessment.ratings.links.items()]
    return "\n".join([*rated, *(each.id for each in assessment.diagnostics)])


def test_prose_is_named_and_left_alone(project: Path) -> None:
    text = (project / MODEL).read_text("utf-8")
    (project / MODEL).write_text(text + "# arrive-on-time is the first to be judged\n", "utf-8")

    told = rename(MODEL, "arrive-on-time", "punctual")

    last = text.count("\n") + 1
    assert f"{MODEL}:{last}" in told.err
    assert "# arrive-on-time is the first" in (project / MODEL).read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "error", "says"),
    [
        ("nobody", "x", UnknownNameError, "nobody"),
        ("attendance", "Better Attendance", CannotRenameError, "better-attendance"),
        ("attendance", "attainment", CannotRenameError, "another element"),
    ],
)
def test_what_would_not_do_is_refused(
    old: str, new: str, error: type[Exception], says: str, project: Path
) -> None:
    before = _bytes(project)

    with pytest.raises(error, match=says):
        rename(MODEL, old, new)

    assert _bytes(project) == before


def test_a_file_that_does_not_read_is_mended_first(project: Path) -> None:
    with (project / MODEL).open("a", encoding="utf-8") as file:
        file.write("  broken: [\n")

    with pytest.raises(CannotRenameError, match="cannot be read as YAML"):
        rename(MODEL, "attendance", "present")


def test_a_name_behind_an_alias_is_refused(project: Path) -> None:
    model = project / MODEL
    text = model.read_text("utf-8")
    text = text.replace("assumes: [children-come]", "assumes: &all [children-come]", 1)
    before, _, after = text.rpartition("assumes: none")
    model.write_text(f"{before}assumes: *all{after}", "utf-8")
    assert "*all" in model.read_text("utf-8")

    with pytest.raises(CannotRenameError, match="alias"):
        rename(MODEL, "children-come", "they-come")


def test_a_file_changed_in_the_meantime_is_not_written_over(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = write_texts

    def be_late(before: dict[Path, str], after: dict[Path, str]) -> None:
        with (project / MODEL).open("a", encoding="utf-8") as file:
            file.write("# somebody was quicker\n")
        write(before, after)

    monkeypatch.setattr(room, "write_texts", be_late)
    others = {name: each for name, each in _bytes(project).items() if not name.endswith(MODEL)}

    with pytest.raises(ChangedMeanwhileError, match="in the meantime"):
        rename(MODEL, "attendance", "present")

    assert others.items() <= _bytes(project).items()
    assert (project / MODEL).read_text("utf-8").endswith("# somebody was quicker\n")


def test_edits_are_made_in_any_order_once_and_never_over_one_another() -> None:
    file = Path("x")
    edits = [Edit(file, 4, 7, "two"), Edit(file, 0, 3, "ONE"), Edit(file, 0, 3, "ONE")]

    assert apply_edits("one TWO", edits) == "ONE two"
    with pytest.raises(ValueError, match="want the character"):
        apply_edits("one TWO", [*edits, Edit(file, 2, 5, "")])


SETTINGS = """\
require:
  breakfast-clubs: {attendance: suggestive} # why
  other: {attendance: strong}
ignore: [attendance]
"""
BASELINE = f"""\
known:
  - {{file: {MODEL}, check: CA114, at: outcomes/attendance, names: [attendance]}}
  - {{file: {MODEL}, check: CA201, at: "links/attendance -> attainment"}}
  - {{file: models/other.yaml, check: CA114, at: outcomes/attendance}}
"""


def test_a_floor_and_what_is_left_for_later_go_with_the_name(project: Path) -> None:
    Path("contribution.yaml").write_text(SETTINGS)
    Path("contribution-baseline.yaml").write_text(BASELINE)
    before = _bytes(project)

    rename(MODEL, "attendance", "present")

    floors = SETTINGS.replace("{attendance: suggestive}", "{present: suggestive}")
    own, other = BASELINE.rsplit("\n  - ", 1)
    assert Path("contribution.yaml").read_text() == floors
    known = f"{own.replace('attendance', 'present')}\n  - {other}"
    assert Path("contribution-baseline.yaml").read_text() == known
    rename(MODEL, "present", "attendance")
    assert _bytes(project) == before


def test_a_floor_in_pyproject_is_mentioned_for_people_to_change() -> None:
    table = "[tool.contribution.require.breakfast-clubs]\nattendance = 'C'\n"
    Path("pyproject.toml").write_text(table)

    assert "pyproject.toml:2" in rename(MODEL, "attendance", "present").err
    assert Path("pyproject.toml").read_text() == table
