"""Every published or derived figure of the method has its test, and says how well it is known."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import NamedTuple

TESTS = Path(__file__).parent
LIST = TESTS / "published_numbers.txt"
ROWS = 46
_ROW = re.compile(r"(?P<number>\d+) (?P<status>[VCSD]!?) (?P<source>\S.*)")
_NAME = re.compile(r"_rows?(?P<numbers>(?:_\d+)+)_(?:.*_)?(?P<status>v_differs|[vcsd])$")
_NUMBERED = re.compile(r"_rows?_\d")


class Figures(NamedTuple):
    """One block of the list: how well the figures are known, and the tests that reproduce them."""

    status: str
    tests: tuple[str, ...]


def test_every_row_has_a_test() -> None:
    listed = _read_list()

    assert list(listed) == list(range(1, ROWS + 1))
    assert [number for number, row in listed.items() if not row.tests] == []


def test_every_test_of_the_list_exists() -> None:
    known = set(_find_tests())

    named = {test for row in _read_list().values() for test in row.tests}
    assert named - known == set()


def test_every_test_named_for_a_row_is_on_the_list_under_it() -> None:
    listed = {(number, test) for number, row in _read_list().items() for test in row.tests}

    numbered = {
        (int(number), test)
        for test in _find_tests()
        if _NUMBERED.search(test)
        for number in _read_name(test)[0]
    }
    assert numbered == listed


def test_the_name_of_a_test_says_how_well_its_figures_are_known() -> None:
    wrong = [
        test
        for row in _read_list().values()
        for test in row.tests
        if _read_name(test)[1] != row.status
    ]

    assert wrong == []


def _read_list() -> dict[int, Figures]:
    listed: dict[int, Figures] = {}
    last = 0
    for line in LIST.read_text("utf-8").splitlines():
        if match := _ROW.fullmatch(line):
            last = int(match["number"])
            assert last not in listed, f"row {last} is listed twice"
            listed[last] = Figures(match["status"], ())
        elif "::" in line:
            row = listed[last]
            listed[last] = row._replace(tests=(*row.tests, line.strip()))
    return listed


def _find_tests() -> list[str]:
    return [
        f"{module.relative_to(TESTS).as_posix()}::{node.name}"
        for module in sorted(TESTS.rglob("test_*.py"))
        for node in ast.parse(module.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    ]


def _read_name(test: str) -> tuple[list[str], str]:
    match = _NAME.search(test)
    assert match, f"{test} names a row but not how well it is known"
    status = match["status"].replace("_differs", "!").upper()
    return match["numbers"].strip("_").split("_"), status
