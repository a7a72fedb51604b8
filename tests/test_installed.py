"""What is installed from a wheel, made from the source archive, works without a checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# The line of docs/install.md, then what the shell asks when the tab key is pressed.
COMPLETING = {
    "bash": """
        eval "$(_CONTRIBUTION_COMPLETE=bash_source contribution)"
        COMP_WORDS=(contribution score --sens) COMP_CWORD=2
        _contribution_completion contribution; echo "${COMPREPLY[@]}"
    """,
    "zsh": """
        autoload -U compinit && compinit -u -D
        eval "$(_CONTRIBUTION_COMPLETE=zsh_source contribution)"
        words=(contribution score --sens) CURRENT=3
        compadd() { print -l -- "$@" $completions; }
        _describe() { print -l -- "$completions_with_descriptions[@]"; }
        _contribution_completion
    """,
    "fish": """
        _CONTRIBUTION_COMPLETE=fish_source contribution | source
        complete -C "contribution score --sens"
    """,
}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a package installed from the wheel of this source."""
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--target", folder / "builder", "hatchling"], check=True)
    build = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(folder)]
    builder = {**os.environ, "PYTHONPATH": str(folder / "builder")}
    subprocess.run(build, check=True, cwd=ROOT, env=builder, capture_output=True)
    [archive] = folder.glob("*.tar.gz")
    subprocess.run([*pip, "wheel", "--no-deps", "-w", folder, archive], check=True)
    [wheel] = folder.glob("*.whl")
    subprocess.run([*pip, "install", "--no-deps", "--target", folder / "site", wheel], check=True)
    return folder / "site"


def run(installed: Path, folder: Path, *words: str) -> str:
    ended = subprocess.run(
        [sys.executable, "-m", "contribution", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def test_the_first_steps_work_from_a_wheel(installed: Path, tmp_path: Path) -> None:
    where = "import contribution; print(contribution.__file__)"
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    told = subprocess.run(
        [sys.executable, "-c", where],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.startswith(str(installed))

    assert "wrote models/clubs.yaml" in run(installed, tmp_path, "init", "clubs")
    run(installed, tmp_path, "check", "models/clubs.yaml", "--fail-on", "error")
    assert "moderate" in run(installed, tmp_path, "score", "models/clubs.yaml")
    run(installed, tmp_path, "report", "models/clubs.yaml", "-o", "clubs.html")
    run(installed, tmp_path, "draw", "models/clubs.yaml", "-o", "clubs.svg")
    assert "horizon" in run(installed, tmp_path, "explain", "horizon")
    assert "patternProperties" in run(installed, tmp_path, "schema", "model")


def test_the_source_archive_holds_what_the_tests_and_the_makefile_read(installed: Path) -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("what belongs to the source is known in a checkout only")
    [archive] = installed.parent.glob("*.tar.gz")
    with tarfile.open(archive) as held:
        names = {each.split("/", 1)[1] for each in held.getnames()}
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert set(listed.stdout.split()) - names == set()
    assert not [each for each in names if each.startswith(("build/", ".venv", "dist/"))]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_completes_commands_and_options(shell: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    written = (ROOT / "docs/install.md").read_text("utf-8").replace("\\|", "|")
    assert any(
        line.strip() in written for line in COMPLETING[shell].split("\n") if "_source" in line
    )
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    told = subprocess.run(
        [shell, "-c", COMPLETING[shell]],
        cwd=tmp_path,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=True,
    )

    assert "--sensitivity" in told.stdout
