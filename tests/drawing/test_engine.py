"""Graphviz is found wherever it is, and its refusals are told in one line."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from contribution.drawing.order.layout import find_dot, run_dot
from contribution.errors import DrawingFailedError


def test_draws_without_an_activated_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    assert b"<svg" in run_dot("digraph { a -> b }", "svg")


def test_the_system_program_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "dot"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert find_dot() == str(program)


def test_a_refusal_is_an_error_with_its_reason() -> None:
    with pytest.raises(DrawingFailedError, match="syntax error"):
        run_dot("digraph {", "svg")


def test_a_missing_program_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda *_, **__: None)

    with pytest.raises(DrawingFailedError, match="not found"):
        run_dot("digraph {}", "svg")


def test_a_program_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("dot", 1)

    monkeypatch.setattr(subprocess, "run", never)

    with pytest.raises(DrawingFailedError, match="seconds"):
        run_dot("digraph {}", "svg")
