"""What the machine does wrong is one line and exit code 2, and the former file survives."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from contribution.app import write
from contribution.errors import FileNotWritableError

ROOT = Path(__file__).parent.parent
MODEL = "models/breakfast-clubs.yaml"
EVIDENCE = "evidence/breakfast-clubs"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a folder that holds the small model with its evidence."""
    (tmp_path / "models").mkdir()
    shutil.copy(ROOT / MODEL, tmp_path / MODEL)
    shutil.copytree(ROOT / EVIDENCE, tmp_path / EVIDENCE)
    return tmp_path


def _run(project: Path, *words: str, **more: object) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-m", "contribution", *words]
    env = {**os.environ, "PYTHONPATH": str(ROOT), **more.pop("env", {})}  # type: ignore[dict-item]
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        call, cwd=project, env=env, text=True, check=False, stderr=subprocess.PIPE, **more
    )


def _is_one_line(ended: subprocess.CompletedProcess[str]) -> bool:
    return ended.returncode == 2 and ended.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["check", "score", "next"])
def test_a_full_disk_behind_the_output_is_one_line(command: str, project: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        ended = _run(project, command, MODEL, stdout=full)

    assert _is_one_line(ended), ended.stderr
    assert "no space left" in ended.stderr


def test_a_closed_output_is_one_line(project: Path) -> None:
    ended = _run(project, "score", MODEL, preexec_fn=lambda: os.close(1))

    assert _is_one_line(ended), ended.stderr


def test_a_folder_that_is_gone_is_one_line(project: Path) -> None:
    gone = project / "gone"
    gone.mkdir()

    ended = _run(gone, "check", f"../{MODEL}", preexec_fn=gone.rmdir)

    assert _is_one_line(ended), ended.stderr
    assert "is gone" in ended.stderr


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "utf-8"])
def test_letters_that_the_output_lacks_are_written_as_their_numbers(
    encoding: str, project: Path
) -> None:
    env = {"PYTHONIOENCODING": encoding}
    ended = _run(project, "score", MODEL, env=env, stdout=subprocess.PIPE, encoding=encoding)

    assert ended.returncode == 0, ended.stderr
    assert ("▲" if encoding == "utf-8" else "\\u25b2") in ended.stdout


def test_a_file_that_outgrows_the_disk_leaves_the_former_report_whole(project: Path) -> None:
    def limit() -> None:
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    report = project / "story.html"
    report.write_text("the former report", "utf-8")
    names = sorted(path.name for path in project.iterdir())

    ended = _run(project, "report", MODEL, "-o", "story.html", preexec_fn=limit)

    assert _is_one_line(ended), ended.stderr
    assert report.read_text("utf-8") == "the former report"
    assert sorted(path.name for path in project.iterdir()) == names


@pytest.mark.parametrize("what", ["a folder", "nothing behind a link", "a pipe"])
def test_a_table_that_is_no_file_is_a_diagnostic_at_its_place(what: str, project: Path) -> None:
    table = project / EVIDENCE / "attendance.csv"
    table.unlink()
    if what == "a folder":
        table.mkdir()
    elif what == "a pipe":
        os.mkfifo(table)
    else:
        table.symlink_to("nowhere.csv")

    ended = _run(project, "check", MODEL, stdout=subprocess.PIPE, timeout=60)

    assert ended.returncode == 1, ended.stderr
    assert "attendance" in ended.stdout
    assert "Traceback" not in ended.stderr


def test_a_table_that_vanishes_while_it_is_read_is_one_line(project: Path) -> None:
    # Long tables are gone through several times; here somebody moves one after the first.
    code = (
        "import pathlib, contribution.app.assess as room\n"
        "load = room.load_project\n"
        "def load_and_lose(path):\n"
        "    found = load(path)\n"
        f"    pathlib.Path('{EVIDENCE}/attendance.csv').unlink()\n"
        "    return found\n"
        "room.load_project = load_and_lose\n"
        "from contribution.cli import run\n"
        "run()\n"
    )
    call = [sys.executable, "-c", code, "check", MODEL]
    ended = subprocess.run(
        call,
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        text=True,
        check=False,
        capture_output=True,
    )

    assert ended.returncode in {0, 1} or _is_one_line(ended), ended.stderr


def test_the_file_keeps_its_rights_and_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.html", tmp_path / "link.html"
    real.write_text("before", "utf-8")
    real.chmod(0o640)
    link.symlink_to(real)

    write.write_file(str(link), "after")

    assert link.is_symlink()
    assert real.read_text("utf-8") == "after"
    assert real.stat().st_mode & 0o777 == 0o640


def test_what_is_no_name_or_no_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotWritableError, match="no file name"):
        write.write_file(str(tmp_path / "a\0b"), "x")
    with pytest.raises(FileNotWritableError):
        write.write_file(str(tmp_path), "x")
