"""What is installed from a wheel works without a checkout."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a package installed from the wheel of this source."""
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "-w", folder, ROOT], check=True)
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
