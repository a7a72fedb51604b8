"""What the documents say is what the program does."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from contribution.app.explain import explain_word, find_pages
from contribution.cli import group
from tests.readme import README, renewed

ROOT = README.parent


def test_the_made_parts_of_the_readme_are_up_to_date() -> None:
    text = README.read_text("utf-8")

    assert renewed(text) == text, "run: python -m tests.readme"


def _commands() -> list[str]:
    text = README.read_text("utf-8") + (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    found = re.findall(
        r"contribution ((?:check|score|draw|report|next|explain|init)[^\n`|]*)", text
    )
    return sorted({each.strip() for each in found if "MODEL" not in each})


@pytest.mark.parametrize("command", _commands())
def test_every_command_in_the_documents_is_understood(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runner = CliRunner()
    words = shlex.split(command.replace("models/*.yaml", "models/my-programme.yaml"))
    monkeypatch.chdir(tmp_path)
    if words[0] != "init":
        runner.invoke(group, ["init", "my-programme"], catch_exceptions=False)
    result = runner.invoke(group, words, catch_exceptions=False)

    assert result.exit_code == 0, result.output


def test_the_python_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    [block] = re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), flags=re.DOTALL)
    names: dict[str, object] = {}

    exec(block, names)

    assert "<html" in str(names["page"])


def test_targets_named_in_the_documents_exist() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for document in ("README.md", "CONTRIBUTING.md"):
        for target in re.findall(r"\bmake ([a-z]+)`", (ROOT / document).read_text("utf-8")):
            assert re.search(rf"^{target}:", makefile, flags=re.MULTILINE), target


def test_the_rooms_that_contributing_names_are_those_of_the_package() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    named = {
        part.strip("`/ ").removesuffix(".py")
        for line in re.findall(r"^\| (`.*?) \|", text, flags=re.MULTILINE)
        for part in line.split(",")
    }
    package = ROOT / "contribution"
    rooms = {
        path.stem
        for path in package.iterdir()
        if (path.is_dir() and (path / "__init__.py").exists()) or path.suffix == ".py"
    }

    assert rooms - {"__init__"} == named


@pytest.mark.parametrize("word", sorted(find_pages()))
def test_every_word_has_a_page_that_says_something(word: str) -> None:
    assert len(explain_word(word).text) > 40
