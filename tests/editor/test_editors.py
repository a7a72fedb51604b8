"""The settings that the documents name, tried in the editors themselves where those are there."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from contribution.app.init import write_tutorial

ROOT = Path(__file__).parents[2]
EDITORS = ROOT / "editors"

NEOVIM = """
vim.cmd("luafile {settings}")
vim.cmd("edit models/clubs.yaml")
vim.cmd("set ft=yaml")
vim.wait(30000, function() return #vim.diagnostic.get(0) > 0 end, 50)
for _, each in ipairs(vim.diagnostic.get(0)) do
  io.write((each.lnum + 1) .. ": " .. each.code .. " " .. each.message .. "\\n")
end
vim.cmd("qa!")
"""
# Without a terminal nothing runs the hook by which the server is started.
EMACS = """
(require 'package)
(package-initialize)
(load "{settings}")
(find-file "models/clubs.yaml")
(unless (eglot-current-server) (apply #'eglot--connect (eglot--guess-contact)))
(let ((left 300))
  (while (and (> left 0) (null (flymake-diagnostics)))
    (accept-process-output nil 0.1)
    (setq left (1- left))))
(dolist (each (flymake-diagnostics))
  (princ (format "%d: %s\\n" (line-number-at-pos (flymake-diagnostic-beg each))
                 (flymake-diagnostic-text each))))
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    model = write_tutorial("clubs", tmp_path)[0]
    text = model.read_text("utf-8")
    model.write_text(text.replace("horizon: short", "horzion: short", 1), "utf-8")
    return tmp_path


def run(project: Path, *command: str) -> str:
    # The server that the settings start is the one under test.
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    ended = subprocess.run(
        command,
        cwd=project,
        env={**os.environ, "PATH": path, "HOME": str(project)},
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    return ended.stdout + ended.stderr


@pytest.mark.skipif(shutil.which("nvim") is None, reason="Neovim is not installed")
def test_neovim_shows_a_mistake(project: Path) -> None:
    script = project / "try.lua"
    settings = EDITORS / "neovim/contribution.lua"
    script.write_text(NEOVIM.replace("{settings}", str(settings)), "utf-8")

    said = run(project, "nvim", "--headless", "-u", "NONE", "-c", f"luafile {script}")

    assert 'CA021 "horzion" is no part of the node arrive-on-time' in said


def has_eglot() -> bool:
    if shutil.which("emacs") is None:
        return False
    asks = "(progn (package-initialize) (require 'eglot) (require 'yaml-mode))"
    command = ["emacs", "--batch", "--eval", asks]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_emacs_shows_a_mistake(project: Path) -> None:
    if not has_eglot():
        pytest.skip("Emacs, eglot or yaml-mode is not installed")
    script = project / "try.el"
    settings = EDITORS / "emacs/contribution.el"
    script.write_text(EMACS.replace("{settings}", str(settings)), "utf-8")

    said = run(project, "emacs", "--batch", "-l", str(script))

    assert '"horzion" is no part of the node arrive-on-time' in said


def test_helix_is_told_the_command_that_there_is() -> None:
    told = tomllib.loads((EDITORS / "helix/languages.toml").read_text("utf-8"))
    server = told["language-server"]["contribution"]
    helped = run(ROOT, sys.executable, "-m", server["command"], *server["args"], "--help")

    assert "Serve an editor" in helped


def test_the_extension_names_what_the_server_has() -> None:
    manifest = json.loads((EDITORS / "vscode/package.json").read_text("utf-8"))
    client = (EDITORS / "vscode/client.js").read_text("utf-8")
    server = (ROOT / "contribution/editor/server.py").read_text("utf-8")

    for command in manifest["contributes"]["commands"]:
        assert f'"{command["command"]}"' in client
    for word in ("contribution.explain", "contribution/preview"):
        assert f'"{word}"' in client
        assert f'"{word}"' in server


@pytest.mark.skipif(shutil.which("node") is None, reason="Node is not installed")
def test_the_extension_finds_the_server(tmp_path: Path) -> None:
    own = tmp_path / ".venv/bin/contribution"
    own.parent.mkdir(parents=True)
    own.write_text("")
    script = (
        f"const {{ findServer }} = require({json.dumps(str(EDITORS / 'vscode/find_server.js'))});"
        f"console.log(JSON.stringify(findServer([], [{json.dumps(str(tmp_path))}], '')));"
    )

    said = run(tmp_path, "node", "-e", script)

    assert json.loads(said) == {"command": str(own), "args": ["lsp"]}
