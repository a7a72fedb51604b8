"""The pages on security say what is so: each test they name exists, no requirement is left out."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from tests.room.conftest import ROOT

TESTS = "".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("test_*.py"))
# OWASP ASVS 4.0.3, level 1: in each section the requirements that the list of OWASP marks.
LEVEL_1 = {
    "2.1": range(1, 13), "2.2": (1, 2, 3), "2.3": (1,), "2.5": range(1, 7), "2.7": range(1, 5),
    "2.8": (1,), "3.1": (1,), "3.2": (1, 2, 3), "3.3": (1, 2), "3.4": range(1, 6), "3.7": (1,),
    "4.1": (1, 2, 3, 5), "4.2": (1, 2), "4.3": (1, 2), "5.1": range(1, 6), "5.2": range(1, 9),
    "5.3": range(1, 11), "5.5": range(1, 5), "6.2": (1,), "7.1": (1, 2), "7.4": (1,),
    "8.2": (1, 2, 3), "8.3": range(1, 5), "9.1": (1, 2, 3), "10.3": (1, 2, 3),
    "11.1": range(1, 6), "12.1": (1,), "12.3": range(1, 6), "12.4": (1, 2), "12.5": (1, 2),
    "12.6": (1,), "13.1": (1, 3), "13.2": (1, 2, 3), "13.3": (1,), "14.2": (1, 2, 3),
    "14.3": (2, 3), "14.4": range(1, 8), "14.5": (1, 2, 3),
}  # fmt: skip


NUMBER = r"\d+\.\d+\.\d+"
ROW = rf"^\| ({NUMBER}(?:(?:-|, ){NUMBER})*) [^|]*\| ([^|]+) \| ([^|]+) \|$"


def test_every_test_that_the_pages_name_exists() -> None:
    for page in ("threats.md", "asvs.md"):
        text = (ROOT / "docs" / page).read_text("utf-8")
        named = set(re.findall(r"`(test_\w+|Test\w+)`", text))
        assert len(named) > 10
        assert [name for name in named if not re.search(rf"{name}(\(| =)", TESTS)] == []


def test_every_requirement_of_level_1_stands_once_with_what_holds_it() -> None:
    text = (ROOT / "docs/asvs.md").read_text("utf-8")
    stands: Counter[str] = Counter()
    for numbers, state, told in re.findall(ROW, text, re.MULTILINE):
        assert state in {"holds", "partly", "does not hold", "no ground"}, numbers
        assert told
        for first, _, last in (each.partition("-") for each in numbers.split(", ")):
            section, number = first.rsplit(".", 1)
            end = int((last or first).rsplit(".", 1)[1])
            stands.update(f"{section}.{n}" for n in range(int(number), end + 1))
    wanted = {f"{section}.{n}" for section, numbers in LEVEL_1.items() for n in numbers}
    assert len(wanted) == 128
    assert stands == Counter(wanted)
