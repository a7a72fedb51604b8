"""The packaged extension in VS Code itself, where a code-server of npm is there to run it."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page, expect, sync_playwright

from contribution.app.init import write_tutorial

ROOT = Path(__file__).parents[2]
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not all(map(shutil.which, ("code-server", "npm", "chromium"))),
        reason="no code-server, npm or Chromium to run VS Code with",
    ),
]


def _run(folder: Path, *command: str) -> None:
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=180)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    model = write_tutorial("clubs", folder)[0]
    text = model.read_text("utf-8").replace("horizon: short", "horzion: short", 1)
    model.write_text(text, "utf-8")
    # The server is found in the folder's own environment.
    (folder / ".venv").symlink_to(Path(sys.executable).parents[1])
    return folder


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Iterator[str]:
    home = tmp_path_factory.mktemp("home")
    source = home / "vscode"
    shutil.copytree(ROOT / "editors/vscode", source, ignore=shutil.ignore_patterns("node_modules"))
    _run(source, "npm", "install", "--no-audit", "--no-fund")
    _run(source, "npm", "run", "package")
    own = ("--user-data-dir", str(home / "user"), "--extensions-dir", str(home / "extensions"))
    _run(home, "code-server", *own, "--install-extension", str(source / "contribution.vsix"))
    settings = home / "user/User/settings.json"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('{"workbench.startupEditor": "none", "editor.minimap.enabled": false}')
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    more = ("--auth", "none", "--disable-telemetry", "--disable-update-check")
    command = ["code-server", *own, *more, "--disable-workspace-trust", "--bind-addr", host]
    environment = {**os.environ, "HOME": str(home)}
    with (home / "log").open("wb") as log:
        served = subprocess.Popen(
            command, env=environment, stdout=log, stderr=log, start_new_session=True
        )
    yield f"http://{host}/?folder={project}"
    os.killpg(served.pid, 15)
    served.wait(20)


@pytest.fixture(scope="module")
def window(address: str) -> Iterator[Page]:
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 1500, "height": 1000})
        for _ in range(60):
            try:
                page.goto(address)
                break
            except Error as error:
                if "REFUSED" not in str(error):
                    raise
                page.wait_for_timeout(500)
        page.set_default_timeout(40_000)
        expect.set_options(timeout=20_000)
        page.get_by_role("treeitem", name="models").click()
        page.get_by_role("treeitem", name="clubs.yaml").dblclick()
        page.wait_for_selector(".codelens-decoration a", state="attached")
        yield page
        browser.close()


def go_to(window: Page, project: Path, line: str) -> None:
    window.get_by_role("tab", name=re.compile("clubs.yaml")).click()
    number = (project / "models/clubs.yaml").read_text("utf-8").split("\n").index(line) + 1
    window.keyboard.press("Control+g")
    expect(window.locator(".quick-input-widget input").first).to_be_focused()
    window.keyboard.type(f"{number}:5")
    window.keyboard.press("Enter")


def test_a_mistake_is_shown_and_mended(window: Page, project: Path) -> None:
    window.keyboard.press("F8")
    marked = window.locator(".marker-widget")
    expect(marked).to_contain_text('"horzion" is no part of the node arrive-on-time')
    window.keyboard.press("Escape")
    window.keyboard.press("Control+.")
    expect(window.locator(".action-widget")).to_contain_text("write horizon")
    window.keyboard.press("Enter")
    window.keyboard.press("Control+s")
    expect(window.get_by_role("treeitem", name=re.compile("clubs.yaml.*problem"))).to_have_count(0)
    window.wait_for_timeout(500)

    assert "horzion" not in (project / "models/clubs.yaml").read_text("utf-8")


def test_the_verdict_stands_over_an_outcome_and_leads_to_its_reasons(window: Page) -> None:
    lens = window.locator(".codelens-decoration a").get_by_text("moderate: weakest").first
    expect(lens).to_contain_text("weakest: Free breakfast club before school")
    lens.click()
    expect(window.get_by_role("tab", name=re.compile("why.txt"))).to_be_visible()
    lines = window.locator(".editor-instance").last.locator(".view-lines")
    expect(lines).to_contain_text("A\u00a0pathway\u00a0is\u00a0as\u00a0strong")
    # Read-only: nobody is asked to save it.
    expect(window.locator(".tab.dirty")).to_have_count(0)
    window.keyboard.press("Control+F4")


def test_the_picture_stands_beside_the_text_and_follows_it(window: Page, project: Path) -> None:
    window.get_by_role("tab", name=re.compile("clubs.yaml")).click()
    window.get_by_role("button", name="Contribution: show the picture beside the text").click()
    inside = window.frame_locator("iframe.webview").frame_locator("#active-frame")
    expect(inside.locator("svg").first).to_contain_text("Fewer late arrivals")
    go_to(window, project, "    label: Fewer late arrivals")
    window.keyboard.press("End")
    window.keyboard.type(" now")

    expect(inside.locator("svg").first).to_contain_text("Fewer late arrivals now")


def test_names_are_offered_and_a_new_one_is_shown_before_it_is_given(
    window: Page, project: Path
) -> None:
    go_to(window, project, "  hungry-starts -> grant:")
    window.keyboard.press("Home")
    window.keyboard.type("grant -> arr")
    window.keyboard.press("Control+Space")
    expect(window.locator(".suggest-widget")).to_contain_text("arrive-on-time")
    window.keyboard.press("Escape")
    for _ in range(40):
        window.keyboard.press("Control+z")
    go_to(window, project, "  attendance:")
    window.keyboard.press("F2")
    window.locator(".rename-box input").fill("presence")
    window.keyboard.press("Control+Enter")
    window.get_by_role("button", name="Apply").click()
    expect(window.locator(".view-lines").first).to_contain_text("presence")
