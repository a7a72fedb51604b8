"""Control characters and commands in labels reach no terminal, CI log, page or picture."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from contribution.app.assess import assess
from contribution.app.compare import compare_versions
from contribution.domain.view import View
from contribution.formats import COMMANDS, list_formats, render_as
from contribution.words.letters import ACTING

MODEL = r"""
title: "::add-mask::\e[31mred\u202e"
purpose: "##[add-mask]x ![a](https://example.org/a.png)"
as_of: 2026-06-30
activities: {a: {label: "\x1b]0;gone\x07", starts: 2026-01-01}}
outputs: {b: "b\u2066\x9b31m | <img src=x onerror=alert(1)>"}
outcomes: {c: {label: "::error::c\r\n::stop-commands::x", horizon: short, latency: 1 year}}
links:
  a -> b: {because: "\x1b[8mhidden\n::error::x"}
  b -> c: {because: "[click](javascript:alert(1))"}
"""
PRINTED = [
    (command, name)
    for command in COMMANDS
    if command != "explain"
    for name in list_formats(command)
    if name not in {"png", "pdf", "docx", "pptx"}
]


@pytest.mark.parametrize(("command", "name"), PRINTED)
def test_what_a_label_holds_acts_nowhere(command: str, name: str, tmp_path: Path) -> None:
    model, older = tmp_path / "m.yaml", tmp_path / "o.yaml"
    model.write_text(MODEL, "utf-8")
    older.write_text(MODEL.replace("hidden", "seen"), "utf-8")
    focus = {"why": "programme -> c", "sensitivity": "programme -> c"}
    subject = compare_versions(str(older), str(model)) if command == "diff" else assess(str(model))

    made = render_as(command, name, subject, View(focus=focus.get(command)))

    assert isinstance(made, str)
    assert ACTING.search(made) is None
    if name in {"text", "md"}:
        assert "##[" not in made
        assert not any(line.lstrip().startswith("::") for line in made.splitlines())
    if name == "md":
        assert "![a](" not in made
        assert re.search(r"(?<!\\)<img", made) is None
    if name == "github":
        assert all(line.startswith("::") for line in made.splitlines())
