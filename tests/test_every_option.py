"""Every option of every command changes what comes out, or is refused with the way out.

The commands and options are taken from the command line itself, so that a new one is tried without
anybody thinking of it: one that has no value to try in the table below fails the test.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click
import pytest

from contribution import cli

ROOT = Path(__file__).parent.parent
MODEL = "models/breakfast-clubs.yaml"
# What is asked of each command before an option is tried on it.
CALLS: dict[str, tuple[tuple[str, ...], ...]] = {
    "init": (("init", "clubs"),),
    # It has no options, and never ends of itself.
    "watch": (),
    "check": (("check", "models/many.yaml"), ("check", "models/many.yaml", "--format", "json")),
    "score": (
        ("score", MODEL),
        ("score", MODEL, "--why", "arrive-on-time"),
        ("score", MODEL, "--sensitivity", "arrive-on-time"),
        *(("score", MODEL, "--format", name) for name in ("json", "csv")),
    ),
    "next": (
        ("next", MODEL),
        ("next", MODEL, "arrive-on-time"),
        ("next", MODEL, "--format", "json"),
    ),
    "diff": (("diff", "old.yaml", MODEL), ("diff", "old.yaml", MODEL, "--format", "md")),
    "draw": tuple(
        ("draw", MODEL, "-o", f"out.{ending}") for ending in ("svg", "dot", "mmd", "png")
    ),
    "report": (("report", MODEL, "-o", "out.html"), ("report", MODEL, "-o", "out.md")),
    "serve": (("serve", MODEL),),
    "explain": (("explain", "hoop"),),
    "import": (
        ("import", "links.csv", "--into", "models/new.yaml", "--stage", "*=output"),
        ("import", "coded.csv", "--into", MODEL, "--map-code", "b=attendance"),
    ),
    "export": (("export", MODEL, "-o", "out.xlsx"),),
    "portfolio": (
        ("portfolio", "models", "--jobs", "1"),
        ("portfolio", "models", "--jobs", "1", "--format", "json"),
    ),
    "schema": (("schema", "model"),),
    "lsp": (),
    "fmt": (("fmt", "models"),),
    "rename": (("rename", MODEL, "attendance", "present"),),
}
# A value that has to make a difference, and one that nothing is called.
VALUES: dict[str, tuple[str | None, str | None]] = {
    "select": ("CA9", "CA999x"),
    "ignore": ("CA3", "nonsense"),
    "fail_on": ("note", "banana"),
    "min_rating": ("arrive-on-time=very strong", "arrive-on-time=banana"),
    "why": ("attendance", "attendence"),
    "sensitivity": ("attendance", "attendence"),
    "scorer": ("weight-of-evidence", "ordnal"),
    "strand": ("food", "foood"),
    "focus": ("attendance", "attendence"),
    "chart": ("late-marks", "late-mark"),
    "form": ("gaps", "map"),
    "rank": ("TB", "XX"),
    "paper": ("A3", "A9"),
    "at": ("HEAD", "no-such-revision"),
    "name": ("json", "doc"),
    "output": ("again.json", "out.doc"),
    "quiet": (None, None),
    "brief": (None, None),
    "bare": (None, None),
    "since": ("old.yaml", "no-such-revision"),
    "only_check": (None, None),
    "as_diff": (None, None),
    "every": (None, None),
    "into": ("old.yaml", "models"),
    "stages": ("a=impact", "a=banana"),
    "is_written": (None, None),
    "columns": ("source=Who", "form=a"),
    "codes": ("a=attendance", "attendance"),
    "with_quotes": (None, None),
    "with_names": (None, None),
    "comments": ("copy.xlsx", "no-such-folder/copy.xlsx"),
    "excel": (None, None),
    "store": ("other.db", "models"),
    "vocabulary": ("old.yaml", "no-such.yaml"),
    "result": ("Better attendance", "Better attendence"),
    "with_plan": (None, None),
    "verify": (None, None),
    "jobs": ("2", "0"),
    "time_limit": ("30", "soon"),
    "memory_limit": ("2000", "little"),
    "scheduler": ("nonsense://x", "nowhere"),
    "shared": (None, None),
    "parquet": ("tables", "old.yaml"),
    "reports": ("pages", "old.yaml"),
    "lan": ("127.0.0.2", "192.0.2.1"),
    "port": ("8799", "0"),
    "smallest": ("5", "2"),
    "forget": (None, None),
    "trying": (None, None),
    "tile": (None, None),
    "fix": (None, None),
    "unsafe_fixes": (None, None),
    "diff": (None, None),
    "write_baseline": (None, None),
    "prune_baseline": (None, None),
    "show_settings": (None, None),
}


class Ended(NamedTuple):
    """What a call gave: exit code, what it printed, and every file that it made or changed."""

    code: int
    out: str
    err: str
    files: dict[str, bytes]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with the small model, and one beside it that differs."""
    for folder in ("models", "evidence"):
        shutil.copytree(
            ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("stockport*")
        )
    old = (tmp_path / MODEL).read_text("utf-8").replace("Better attendance", "Attendance grows")
    (tmp_path / "models/breakfast-clubs-old.yaml").write_text(old, "utf-8")
    (tmp_path / "links.csv").write_text("from,to\na,b\n", "utf-8")
    (tmp_path / "coded.csv").write_text("text,code,source\nA word,b,Ann\nTwo,a,Bo\n", "utf-8")
    (tmp_path / "old.yaml").write_text(old.replace("../evidence", "evidence"), "utf-8")
    many = old.replace("    because:", "    note:")
    # A comment that mutes nothing can be taken away by a fix.
    many = many.replace("outcomes:", "# contribution: ignore CA110 because it was so\noutcomes:")
    named = "evidence: [../evidence/breakfast-clubs]\n"
    (tmp_path / "models/many.yaml").write_text(named + many, "utf-8")
    monkeypatch.chdir(tmp_path)
    # A room would stay open; what it says before is what its options change.
    monkeypatch.setattr("uvicorn.Server.run", lambda *_, **__: None)
    return tmp_path


def _call(
    words: tuple[str, ...],
    project: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Ended:
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    monkeypatch.setattr(sys, "argv", ["contribution", *words])
    code = cli.main()
    out, err = capfd.readouterr()
    made = {
        path.name: path.read_bytes()
        for path in project.rglob("*")
        # What is kept for the next run is no outcome.
        if path.is_file()
        and before.get(path) != path.read_bytes()
        and ".contribution" not in path.parts
    }
    for path in list(project.rglob("*")):
        if path.is_file() and path not in before:
            path.unlink()
    return Ended(code, out, err, made)


def _list_tries() -> Iterator[tuple[tuple[str, ...], str]]:
    for command, calls in CALLS.items():
        for option in cli.group.commands[command].params:
            if isinstance(option, click.Option):
                for call in calls:
                    # With a format in words any ending will do: results.log, say.
                    if "--format" not in call or option.name not in {"name", "output"}:
                        yield call, str(option.name)


TRIES = [
    pytest.param(call, option, id=f"{' '.join(call)} {option}") for call, option in _list_tries()
]


def _flag(call: tuple[str, ...], option: str) -> str:
    params = cli.group.commands[call[0]].params
    return next(each.opts[-1] for each in params if each.name == option)


def test_every_command_is_tried() -> None:
    assert set(CALLS) == set(cli.group.commands)


@pytest.mark.parametrize(("call", "option"), TRIES)
def test_an_option_changes_the_outcome_or_is_refused_in_one_line(
    call: tuple[str, ...],
    option: str,
    project: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    value = "md" if (call[0], option) == ("schema", "name") else VALUES[option][0]
    plain = _call(call, project, capfd, monkeypatch)
    given = (_flag(call, option), *([value] if value else []))
    ended = _call((*call, *given), project, capfd, monkeypatch)

    assert plain.code in {0, 1}, plain.err
    if ended.code == 2:
        assert ended.err.strip()
        assert ended.files == {}
        return
    assert (ended.code, ended.out, ended.files) != (plain.code, plain.out, plain.files)


@pytest.mark.parametrize(("call", "option"), TRIES)
def test_a_name_that_nothing_has_is_refused_in_one_line(
    call: tuple[str, ...],
    option: str,
    project: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _, wrong = VALUES[option]
    if wrong is None:
        return
    ended = _call((*call, _flag(call, option), wrong), project, capfd, monkeypatch)

    assert ended.code == 2, ended.out[:300]
    assert ended.files == {}
    assert "Traceback" not in ended.err
