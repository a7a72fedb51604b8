"""The house keeps its own rules: the import contract, small rooms, plain words."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "contribution"
MODULES = sorted(PACKAGE.rglob("*.py"))
FORBIDDEN_NAMES = {"utils", "helpers", "common", "base", "manager", "_impl"}


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _own_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    docstring = ast.get_docstring(node, clean=False)
    length = (node.end_lineno or node.lineno) - node.lineno + 1
    return length - (len(docstring.splitlines()) if docstring else 0)


def test_imports_keep_the_one_way_order() -> None:
    result = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_is_small(module: Path) -> None:
    text = module.read_text("utf-8")

    assert len(text.splitlines()) <= 300
    too_long = [f.name for f in _functions(ast.parse(text)) if _own_lines(f) > 40]
    assert too_long == []


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_promises_one_thing_and_has_a_plain_name(module: Path) -> None:
    docstring = ast.get_docstring(ast.parse(module.read_text("utf-8")))

    assert docstring
    assert module.stem not in FORBIDDEN_NAMES


def test_no_upward_import_hides_under_type_checking() -> None:
    hidden = []
    # The package itself stands above every room, and says there what its lazy names are.
    for module in set(MODULES) - {PACKAGE / "__init__.py"}:
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
                hidden += [
                    f"{module.name}: {each.module}"
                    for each in ast.walk(node)
                    if isinstance(each, ast.ImportFrom)
                    and (each.module or "").startswith("contrib")
                ]

    assert hidden == []


# Each room says in its docstring how many lines of Python it may have. Most stand above what the
# house is meant for; a room may shrink its number, and raise it only with the reason in the commit.
BUDGET = re.compile(r"^At most ([\d,]+) lines\.$", re.MULTILINE)


@pytest.mark.parametrize("room", sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py")))
def test_every_room_has_a_budget_and_keeps_it(room: str) -> None:
    docstring = ast.get_docstring(ast.parse((PACKAGE / room / "__init__.py").read_text("utf-8")))
    budget = BUDGET.search(docstring or "")

    assert budget, "the room's docstring says no budget"
    modules = (PACKAGE / room).rglob("*.py")
    lines = sum(len(module.read_text("utf-8").splitlines()) for module in modules)
    assert lines <= int(budget[1].replace(",", ""))


def test_nothing_catches_every_exception() -> None:
    caught = [
        str(module.relative_to(ROOT))
        for module in MODULES
        if re.search(r"except\s*:|except (Base)?Exception\b", module.read_text("utf-8"))
    ]

    assert caught == []


# Escapers, the search for near names, the plural: each stands once.
SECOND = re.compile(
    r"html import .*\bescape\b|html\.escape|saxutils|unicodedata|&amp;|%0A|\.isprintable\("
    r"|get_close_matches|SequenceMatcher|== 1 else 's'"
)


def test_no_second_escaper_plural_or_did_you_mean_stands_outside_words() -> None:
    found = [
        str(module.relative_to(PACKAGE))
        for module in MODULES
        if module.parent.name != "words" and SECOND.search(module.read_text("utf-8"))
    ]

    assert found == []


def test_no_file_names_this_machine_or_a_registry() -> None:
    words = re.compile(
        r"/work/|/tmp/|pypi\.org|registry\.npmjs|deb\.debian\.org|files\.pythonhosted"
    )
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\n")
    named = []
    for name in filter(None, listed):
        path = ROOT / name
        if name.startswith("tests/") or not path.is_file() or path.suffix in {".ttf", ".png"}:
            continue
        if words.search(path.read_text("utf-8", errors="replace")):
            named.append(name)

    assert named == []
