"""What did not change is kept, what did is made anew, and a stopped run goes on."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from contribution.errors import NoModelError, StoreFailedError
from contribution.loading.project import find_inputs, load_project
from contribution.portfolio.bundle import name_input
from contribution.portfolio.jobs import Job
from contribution.portfolio.run import Counts, Run, RunWish, spread_here
from contribution.portfolio.store import Archive
from contribution.portfolio.work import assess_job
from tests.portfolio.projects import dump, make_portfolio, make_project

ROOT = Path(__file__).parent.parent.parent
SHIPPED = sorted((ROOT / "models").glob("*.yaml"))


def run(folder: Path, *roots: str, workers: int = 1, verify: bool = False) -> tuple[Counts, str]:
    """Run the portfolio below the folder; return the counts and all that is kept."""
    with Archive(folder / ".contribution" / "portfolio.db") as store:
        asked = RunWish(tuple(str(folder / each) for each in roots or (".",)), verify=verify,
                      workers=workers)  # fmt: skip
        counts = Run(store, asked, lambda _: None).carry_out(spread_here(asked))
        return counts, dump(store)


def let_time_pass(folder: Path) -> None:
    """Make all files older than the moment in which time stamps can lie."""
    for path in folder.rglob("*"):
        if ".contribution" not in path.parts:
            os.utime(path, (time.time() - 3600, time.time() - 3600))


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


def _start(folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "contribution", "portfolio", ".", "--jobs", "2"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def test_killed_at_random_and_run_again_it_ends_as_if_undisturbed(tmp_path: Path) -> None:
    quiet, stormy = tmp_path / "quiet", tmp_path / "stormy"
    for folder in (quiet, stormy):
        make_portfolio(folder, 300)
    _, expected = run(quiet, workers=2)
    chance = random.Random(5)
    for _ in range(4):
        with _start(stormy) as process:
            time.sleep(chance.uniform(0.6, 2.0))
            process.kill()
    counts, found = run(stormy, workers=2)

    assert counts.found == 300
    assert found == expected


def test_an_interrupt_keeps_what_is_done_and_leaves_no_process(tmp_path: Path) -> None:
    make_portfolio(tmp_path, 1_500)
    process = _start(tmp_path)
    time.sleep(2.5)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=30)

    assert b"Traceback" not in told
    assert process.returncode == 2
    with Archive(tmp_path / ".contribution" / "portfolio.db") as store:
        ((kept,),) = store.ask("select count(*) from model")
    assert kept % 25 == 0
    assert run(tmp_path, workers=2)[0].found == 1_500
