"""The command line as people meet it: exit codes, one line per wrong call, never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from contribution import cli

ROOT = Path(__file__).parent.parent
Run = Callable[..., tuple[int, str, str]]
STOCKPORT = "models/stockport-family.yaml"
TUTORIAL = "models/breakfast-clubs.yaml"


def _run(
    *words: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["contribution", *words])
    code = cli.main()
    out, err = capsys.readouterr()
    return code, out, err


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(ROOT)
    return lambda *words: _run(*words, capsys=capsys, monkeypatch=monkeypatch)


@pytest.mark.parametrize("model", sorted(path.name for path in (ROOT / "models").glob("*.yaml")))
def test_every_model_that_ships_checks_without_an_error(run: Run, model: str) -> None:
    code, out, _ = run("check", f"models/{model}")

    assert code == 0, out
    assert " error: " not in out


def test_init_writes_a_model_that_checks_clean_and_never_overwrites(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert run("init", "my-clubs")[0] == 0
    (tmp_path / "models/my-clubs.yaml").write_text("title: mine")
    code, _, err = run("init", "my-clubs")
    assert code == 2
    assert "exists already" in err
    assert (tmp_path / "models/my-clubs.yaml").read_text() == "title: mine"
    assert run("init", "other")[0] == 0
    assert run("check", "models/other.yaml", "--fail-on", "warning")[0] == 0


@pytest.mark.parametrize("name", ["../up", "With Space", "", "/abs", "a/b"])
def test_init_refuses_a_name_that_would_not_do(
    run: Run, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    code, _, err = run("init", name)

    assert code == 2
    assert "cannot name a model" in err
    assert list(tmp_path.iterdir()) == []


def test_a_broken_model_exits_with_1_and_still_scores(run: Run, tmp_path: Path) -> None:
    model = tmp_path / "models" / "m.yaml"
    model.parent.mkdir()
    model.write_text(
        "title: T\nas_of: 2026-01-01\nactivities: {do: Do}\noutputs: {made: Made}\n"
        "links:\n  do -> mad: {because: x}\n"
    )

    code, out, _ = run("check", str(model))
    assert code == 1
    assert ":6:9: " in out
    assert "made" in out
    assert run("score", str(model))[0] == 0
    assert run("check", str(model), "--fail-on", "never")[0] == 0
    assert run("check", str(model), "-q") == (1, "", "")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("check", "models/nobody.yaml"), "there is no such file"),
        (("score", STOCKPORT, "--why", "familys-voice"), "Did you mean"),
        (("score", STOCKPORT, "--scorer", "ordnal"), "Did you mean ordinal?"),
        (("draw", STOCKPORT, "-o", "x.bmp"), "Use one of these: dot, mmd, pdf, png, pptx, svg"),
        (("draw", STOCKPORT, "-o", "x.svg", "--focus", "nothing-like-it"), "there is no claim"),
        (("draw", STOCKPORT, "-o", "x.svg", "--strand", "structure"), "Did you mean structures?"),
        (("draw", STOCKPORT, "-o", "/nowhere/x.dot"), "cannot write"),
        (("draw", STOCKPORT, "-o", "x.mmd", "--view", "gaps"), "svg, png, pdf"),
        (("draw", STOCKPORT, "-o", "x.dot", "--view", "gaps"), "the whole model only"),
        (("draw", STOCKPORT, "-o", "x.svg", "--view", "map"), "overview"),
        (("explain", "hop"), "Did you mean hoop"),
        (("chek", STOCKPORT), "check"),
        (("check", STOCKPORT, "--min-rating", "right-help=storng"), "Did you mean strong"),
        (("check", STOCKPORT, "--min-rating", "left-help=strong"), "there is no claim"),
    ],
)
def test_a_wrong_call_is_told_in_a_line_with_the_way_out(
    run: Run, words: tuple[str, ...], says: str
) -> None:
    code, _, err = run(*words)

    assert code == 2
    assert says in err
    assert "Traceback" not in err


def test_a_floor_fails_the_run_and_says_how_to_see_why(run: Run) -> None:
    code, out, _ = run("check", STOCKPORT, "--min-rating", "right-help=very strong")

    assert code == 1
    assert "CA599" in out
    assert "--why" in out


def test_select_and_ignore_take_ids_families_and_slugs(run: Run) -> None:
    def ids(*words: str) -> set[str]:
        _, out, _ = run("check", STOCKPORT, "--format", "json", *words)
        return {each["id"] for each in json.loads(out)["diagnostics"]}

    everything = ids()
    assert ids("--select", "CA3") == {each for each in everything if each.startswith("CA3")}
    assert ids("--ignore", "CA3") == {each for each in everything if not each.startswith("CA3")}
    assert ids("--select", "repeated-rows") == {"CA347"}


def test_score_as_json_holds_what_the_table_shows(run: Run) -> None:
    _, text, _ = run("score", STOCKPORT)
    _, out, _ = run("score", STOCKPORT, "--format", "json")
    document = json.loads(out)
    _, why, _ = run("score", STOCKPORT, "--format", "json", "--why", "right-help")

    for name, claim in document["claims"].items():
        assert name in text
        assert claim["verdict"] in text
    assert json.loads(why)["why"]["because"]


def test_a_cold_check_loads_no_heavy_library() -> None:
    code = (
        "import sys; sys.argv=['contribution','check','models/breakfast-clubs.yaml'];"
        "from contribution.cli import main; main();"
        "heavy={'networkx','graphviz','scipy','numpy','statsmodels','rich','openpyxl','typst',"
        "'multiprocessing','concurrent.futures'};"
        "heavy|={'contribution.drawing.views.overview','contribution.drawing.views.gaps'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert result.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("call", "code", "on", "said"),
    [
        (("check", TUTORIAL), 0, "stdout", "1 note"),
        (("check", TUTORIAL, "--fail-on", "note"), 1, "stdout", "note"),
        (("check", "no-such.yaml"), 2, "stderr", "there is no such file"),
        (("chekc", TUTORIAL), 2, "stderr", "check"),
    ],
)
def test_the_program_ends_with_its_code_and_everything_said(
    call: tuple[str, ...], code: int, on: str, said: str
) -> None:
    result = subprocess.run(
        [sys.executable, "-c", "from contribution.cli import run; run()", *call],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == code
    assert said in getattr(result, on)
    assert "Traceback" not in result.stderr


def test_a_reader_that_has_read_enough_meets_no_traceback() -> None:
    program = subprocess.Popen(
        [sys.executable, "-c", "from contribution.cli import run; run()", "score", STOCKPORT],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert program.stdout is not None
    assert program.stderr is not None
    program.stdout.close()

    assert program.stderr.read() == b""
    assert program.wait() == 1
    program.stderr.close()


def test_output_does_not_depend_on_hash_order_or_locale() -> None:
    def score(seed: str) -> str:
        command = [
            sys.executable,
            "-c",
            "from contribution.cli import main; raise SystemExit(main())",
            "score",
            STOCKPORT,
        ]
        env = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C.UTF-8"}
        return subprocess.run(
            command, cwd=ROOT, env=env, capture_output=True, text=True, check=True
        ).stdout

    assert score("1") == score("2")


def test_help_fits_one_screen(run: Run) -> None:
    _, out, _ = run("--help")

    assert len(out.splitlines()) <= 30
    assert max(len(line) for line in out.splitlines()) <= 100


@pytest.mark.parametrize("words", [("score",), ("next",), ("draw", "-o", "it.svg")])
def test_what_may_be_missing_is_said_beside_what_is_shown(
    words: tuple[str, ...], run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = (ROOT / "models/breakfast-clubs.yaml").read_text("utf-8")
    Path("whole.yaml").write_text("evidence: []\n" + text, "utf-8")
    Path("slip.yaml").write_text(
        "evidence: []\n" + text.replace("horizon: short", "horizon: soon"), "utf-8"
    )

    command, *more = words
    whole, slip = run(command, "whole.yaml", *more), run(command, "slip.yaml", *more)
    assert "may be missing" not in whole[2]
    assert "see contribution check slip.yaml" in slip[2]
    assert slip[0] == 0
