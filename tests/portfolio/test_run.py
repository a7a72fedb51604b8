"""What did not change is kept, what did is made anew, and a stopped run goes on."""

from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path

import pytest

from contribution.errors import NoModelError, StoreFailedError
from contribution.loading.files.folders import NamedFile
from contribution.loading.project import Loaded, find_inputs, load_project
from contribution.portfolio import work
from contribution.portfolio.bundle import Looked, look, name_input
from contribution.portfolio.jobs import Job
from contribution.portfolio.run import Counts, Run, RunWish
from contribution.portfolio.store import Archive
from contribution.portfolio.work import assess_job
from tests.portfolio.projects import let_time_pass, make_portfolio, make_project, run

ROOT = Path(__file__).parent.parent.parent
SHIPPED = sorted((ROOT / "models").glob("*.yaml"))


def test_what_did_not_change_is_not_assessed_again(tmp_path: Path) -> None:
    make_portfolio(tmp_path, 6)
    first, kept = run(tmp_path)
    again, same = run(tmp_path)

    assert first == Counts(6, 0, 6, 0)
    assert again == Counts(6, 6, 0, 0)
    assert kept == same


def test_neither_touch_nor_another_folder_nor_another_time_zone_is_a_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    make_portfolio(here, 3)
    _, kept = run(here)
    for path in here.rglob("*.yaml"):
        path.touch()
    assert run(here)[0].unchanged == 3

    shutil.copytree(here, tmp_path / "there")
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    time.tzset()
    counts, same = run(tmp_path / "there")
    monkeypatch.undo()
    time.tzset()

    assert (counts.unchanged, counts.assessed) == (3, 0)
    assert same == kept


@pytest.mark.parametrize("model", SHIPPED, ids=lambda path: path.stem)
def test_one_byte_in_any_input_of_a_shipped_project_makes_it_anew(
    model: Path, tmp_path: Path
) -> None:
    evidence = ROOT / "evidence" / model.stem
    shutil.copytree(evidence, tmp_path / "evidence" / model.stem)
    (tmp_path / "models").mkdir()
    shutil.copy(model, tmp_path / "models")
    run(tmp_path)
    let_time_pass(tmp_path)
    run(tmp_path)
    inputs = load_project(tmp_path / "models" / model.name).inputs
    files = [path for path in inputs if path.is_file()]

    missed = []
    for path in files:
        before = path.read_bytes()
        middle = len(before) // 2
        path.write_bytes(before[:middle] + bytes([before[middle] ^ 1]) + before[middle + 1 :])
        with Archive(tmp_path / ".contribution" / "portfolio.db") as store:
            asked = RunWish((str(tmp_path),))
            found = list(Run(store, asked, lambda _: None)._find_jobs())
        if not found:
            missed.append(path)
        path.write_bytes(before)

    assert len(files) > 3
    assert missed == []


def test_a_register_that_is_added_or_taken_away_is_a_change(tmp_path: Path) -> None:
    model = make_project(tmp_path / "grant")
    run(tmp_path)
    let_time_pass(tmp_path)
    run(tmp_path)
    registers = model.parent.parent / "evidence" / "visits"
    more = registers / "more.yaml"
    more.write_text((registers / "conversations.yaml").read_text("utf-8"), "utf-8")
    assert run(tmp_path)[0].assessed == 1
    more.unlink()
    assert run(tmp_path)[0].assessed == 1

    # A table that no register names is told as well.
    (registers / "figures.csv").write_text("a,b\n1,2\n", "utf-8")
    counts, kept = run(tmp_path)
    assert counts.assessed == 1
    assert "CA059" in kept


def test_a_change_within_the_tick_of_a_time_stamp_is_seen(tmp_path: Path) -> None:
    model = make_project(tmp_path / "grant")
    run(tmp_path)
    known = model.stat()
    model.write_text(model.read_text("utf-8").replace("Home visits", "Home vizits"), "utf-8")
    os.utime(model, ns=(known.st_atime_ns, known.st_mtime_ns))

    assert run(tmp_path)[0].assessed == 1


def test_an_old_file_whose_time_stamp_lies_is_seen_when_all_is_verified(tmp_path: Path) -> None:
    model = make_project(tmp_path / "grant")
    let_time_pass(tmp_path)
    run(tmp_path)
    known = model.stat()
    model.write_text(model.read_text("utf-8").replace("Home visits", "Home vizits"), "utf-8")
    os.utime(model, ns=(known.st_atime_ns, known.st_mtime_ns))

    assert run(tmp_path)[0].assessed == 0
    assert run(tmp_path, verify=True)[0].assessed == 1


@pytest.mark.parametrize("model", SHIPPED, ids=lambda path: path.stem)
def test_everything_that_is_opened_counts_as_an_input(model: Path) -> None:
    opened: list[Path] = []
    watching = True

    def watch(event: str, args: tuple[object, ...]) -> None:
        if watching and event == "open" and isinstance(args[0], str):
            opened.append(Path(args[0]).absolute())

    sys.addaudithook(watch)
    done = assess_job(Job("here", str(model)))
    watching = False
    inputs = {ROOT / name for name, _ in done.inputs}
    ours = {path for path in opened for top in ("models", "evidence") if ROOT / top in path.parents}

    assert len(ours) > 3
    assert {path.resolve() for path in ours} <= {path.resolve() for path in inputs}
    quick = {name_input(path, ROOT) for path in find_inputs(model)}
    assert {name for name, _ in done.inputs} <= quick


def test_two_roots_one_model_and_two_models_of_one_name(tmp_path: Path) -> None:
    make_portfolio(tmp_path, 2)
    counts, kept = run(tmp_path, "grant-000", ".", "grant-*")

    assert counts.found == 2
    assert "grant-000/models/visits.yaml" in kept
    assert "grant-001/models/visits.yaml" in kept


def test_a_file_that_is_no_model_is_listed_and_a_root_without_any_is_refused(
    tmp_path: Path,
) -> None:
    make_project(tmp_path / "grant")
    (tmp_path / "grant" / "models" / "list.yaml").write_text("- a\n- b\n", "utf-8")
    counts, kept = run(tmp_path)
    (tmp_path / "empty").mkdir()

    assert counts.found == 2
    assert "CA023" in kept
    with pytest.raises(NoModelError):
        run(tmp_path, "empty")
    with pytest.raises(NoModelError):
        run(tmp_path, "nowhere")


def test_a_name_that_is_no_text_is_kept_all_the_same(tmp_path: Path) -> None:
    model = make_project(tmp_path / "grant")
    model.rename(os.fsdecode(os.fsencode(model.parent) + b"/caf\xe9.yaml"))
    counts, _ = run(tmp_path)

    assert (counts.found, counts.assessed) == (1, 1)
    assert run(tmp_path)[0].unchanged == 1


def test_nothing_that_is_kept_tells_of_a_time_or_a_folder(tmp_path: Path) -> None:
    model = make_project(tmp_path / "grant")
    model.write_text(model.read_text("utf-8") + "evidence: [../../../elsewhere]\n", "utf-8")
    _, kept = run(tmp_path)

    assert "CA007" in kept
    assert str(tmp_path) not in kept
    assert tmp_path.name not in kept


def test_a_store_of_another_version_is_left_alone(tmp_path: Path) -> None:
    make_project(tmp_path / "grant")
    run(tmp_path)
    path = tmp_path / ".contribution" / "portfolio.db"
    with Archive(path) as store, store.db:
        store.db.execute("update about set value = '99' where key = 'schema'")
    before = path.read_bytes()

    with pytest.raises(StoreFailedError, match="another version"):
        run(tmp_path)
    assert path.read_bytes() == before
    text = tmp_path / ".contribution" / "notes.db"
    text.write_text("not a database at all, but some words", "utf-8")
    with pytest.raises(StoreFailedError):
        Archive(text)


def test_one_process_and_two_give_the_same(tmp_path: Path) -> None:
    for name in ("one", "two"):
        make_portfolio(tmp_path / name, 30)

    assert run(tmp_path / "one", workers=1)[1] == run(tmp_path / "two", workers=2)[1]


def test_a_file_that_changes_while_it_is_read_is_read_once_more_then_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = make_project(tmp_path / "grant")
    text = model.read_text("utf-8")
    titles = iter(range(9))
    left = 1

    def load_meanwhile(file: NamedFile) -> Loaded:
        nonlocal left
        loaded = load_project(file)
        if left:
            left -= 1
            model.write_text(text.replace("grant", f"grant {next(titles)}{'x' * left}"), "utf-8")
        return loaded

    monkeypatch.setattr(work, "load_project", load_meanwhile)
    once = assess_job(Job("here", str(model)))
    assert "'grant 0'" in repr(once.rows)
    assert once.inputs == assess_job(Job("here", str(model))).inputs

    left = 5
    assert "changed while it was read; run again" in assess_job(Job("here", str(model))).failure


def test_a_link_that_leaves_the_project_is_told_and_what_lies_there_makes_no_difference(
    tmp_path: Path,
) -> None:
    model = make_project(tmp_path / "grant")
    outside = tmp_path / "outside.yaml"
    outside.write_text("title: Somebody else's\n", "utf-8")
    (model.parent.parent / "evidence" / "visits" / "link.yaml").symlink_to(outside)
    _, kept = run(tmp_path)
    assert "CA007" in kept
    assert "Somebody" not in kept

    outside.write_text("title: Somebody else's again\n", "utf-8")
    counts, same = run(tmp_path)
    assert (counts.unchanged, same) == (1, kept)


def test_a_register_that_many_models_read_is_hashed_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = make_project(tmp_path / "grant")
    shared = model.parent.parent / "evidence" / "visits" / "conversations.yaml"
    for name in ("second", "third"):
        text = model.read_text("utf-8") + "evidence: [../evidence/visits]\n"
        (model.parent / f"{name}.yaml").write_text(text, "utf-8")
    assert run(tmp_path)[0].assessed == 3
    let_time_pass(tmp_path)
    run(tmp_path)
    shared.touch()
    hashed = []

    def note(paths: list[Path], folder: Path) -> dict[str, Looked]:
        hashed.extend(paths)
        return look(paths, folder)

    monkeypatch.setattr("contribution.portfolio.run.look", note)
    assert run(tmp_path)[0].unchanged == 3
    assert hashed.count(shared) == 1


def test_neither_another_day_nor_a_clock_that_is_wrong_is_a_change(tmp_path: Path) -> None:
    make_portfolio(tmp_path, 2)
    _, kept = run(tmp_path)
    for moment, ahead in (("2019-01-01T00:00:00+00:00", 0), ("2090-01-01T00:00:00+00:00", 9e8)):
        with Archive(tmp_path / ".contribution" / "portfolio.db") as store, store.db:
            store.db.execute("update run set started = ?", (moment,))
        for path in tmp_path.rglob("*.yaml"):
            os.utime(path, (time.time() + ahead, time.time() + ahead))
        counts, same = run(tmp_path)
        assert (counts.unchanged, same) == (2, kept)
