import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from contribution.errors import MissingLibraryError
from contribution.stats import intervals as exact

ROOT = Path(__file__).parent.parent.parent
OPTIONAL = {"numpy", "scipy", "statsmodels", "pandas"}

MODEL = """\
title: Breakfast clubs
purpose: Every child starts the day on time
as_of: 2026-12-31
programme: {starts: 2025-01-01, ends: 2026-12-31}
inputs: {grant: Council grant}
activities: {club: {label: Breakfast club opens, starts: 2025-01-01}}
outputs: {places: Places filled}
outcomes:
  on-time: {label: Fewer late arrivals, horizon: short, latency: 1 month, direction: decrease}
links:
  grant -> club:
  club -> places: {because: Free, assumes: none}
  places -> on-time: {because: Children are inside already, assumes: none}
"""
REGISTER = """\
title: Attendance registers
kind: indicator
data: attendance.csv
intervention: 2025-01-01
unit: number
items:
  late:
    says: Late arrivals moved
    about: [places -> on-time]
    indicator: Late arrivals
    expect: {expect}
    test: straw
    period: {{from: 2022-01-01, to: 2026-12-31}}
    at: {{table: attendance.csv}}
"""
# Twelve quarters before and eight since; few events before and very many since.
LONG = [30 + (place * 7) % 5 - (6 if place >= 12 else 0) for place in range(20)]
BURST = [0] * 12 + [150] * 8

# Without the extra these cannot be imported, whatever asks for them.
BLOCKED = f"""
import sys
for name in {sorted(OPTIONAL)}:
    sys.modules[name] = None
from contribution.cli import main
sys.exit(main())
"""


def write(folder: Path, values: list[int], expect: str) -> str:
    evidence = folder / "evidence" / "clubs"
    evidence.mkdir(parents=True)
    (folder / "models").mkdir()
    (folder / "models" / "clubs.yaml").write_text(MODEL, "utf-8")
    (evidence / "attendance.yaml").write_text(REGISTER.format(expect=expect), "utf-8")
    rows = [
        f"Late arrivals,Q{place % 4 + 1} {2022 + place // 4},Town,{value},number"
        for place, value in enumerate(values)
    ]
    table = "\n".join(["indicator,period,place,value,unit", *rows])
    (evidence / "attendance.csv").write_text(table, "utf-8")
    return "models/clubs.yaml"


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", BLOCKED, *words]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("load", "module"),
    [
        (exact.special, "scipy.special"),
        (exact.distributions, "scipy.stats"),
    ],
)
def test_a_missing_library_says_what_to_install(
    load: object, module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)

    with pytest.raises(MissingLibraryError, match=r"pip install 'contribution\[stats\]'"):
        load()  # type: ignore[operator]


def test_the_libraries_are_there_where_the_extra_is_installed() -> None:
    assert exact.special().gammaincinv(1, 0.5) == pytest.approx(0.6931, abs=1e-4)


@pytest.mark.parametrize(
    ("words", "values", "expect", "purpose"),
    [
        (("check",), BURST, "increase", "an exact interval"),
        (("score",), BURST, "increase", "an exact interval"),
        (("next",), BURST, "increase", "an exact interval"),
        (("report", "-o", "s.html"), BURST, "increase", "an exact interval"),
        (("draw", "-o", "p.svg"), BURST, "increase", "an exact interval"),
        (("diff", "models/clubs.yaml"), BURST, "increase", "an exact interval"),
    ],
)
def test_without_the_extra_every_command_says_so_in_one_sentence(
    tmp_path: Path, words: tuple[str, ...], values: list[int], expect: str, purpose: str
) -> None:
    model = write(tmp_path, values, expect)

    result = run(tmp_path, words[0], model, *words[1:])

    assert result.returncode == 2
    assert result.stdout == ""
    [line] = result.stderr.splitlines()
    assert line.startswith(f"contribution: {purpose} needs ")
    assert "pip install 'contribution[stats]'" in line


def test_what_needs_no_library_runs_without_the_extra(tmp_path: Path) -> None:
    model = write(tmp_path, LONG[:16], "decrease")

    assert run(tmp_path, "score", model).returncode == 0
    for name in ("stockport-family", "breakfast-clubs"):
        assert run(ROOT, "score", f"models/{name}.yaml").returncode == 0


def find_imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        yield from find_imports(node)


def test_no_other_module_imports_them() -> None:
    found = [
        str(module.relative_to(ROOT))
        for module in (ROOT / "contribution").rglob("*.py")
        for name in find_imports(ast.parse(module.read_text("utf-8")))
        if name.partition(".")[0] in OPTIONAL
    ]

    assert found == []
