"""How long 200 people at once wait for "saved", and the desk for its picture.

Both over real sockets on this machine, with server, clients and browser on the same processors:
read the figures as an upper bound. The streams are open while people vote, as phones have them.
"""

from __future__ import annotations

import asyncio
import random
import shutil
import statistics
import time
from pathlib import Path
from typing import Any

import pytest

from tests.room.crowd import LAN, Caller, Server, join, open_desk, serving

ROOT = Path(__file__).parent.parent
LINK = "places-filled -> arrive-on-time"
PEOPLE, ANSWERS = 200, 10


def _copy(folder: Path, name: str) -> Path:
    (folder / "models").mkdir(parents=True)
    shutil.copy(ROOT / f"models/{name}.yaml", folder / "models")
    shutil.copytree(ROOT / f"evidence/{name}", folder / f"evidence/{name}")
    return folder / f"models/{name}.yaml"


async def _listen(phone: Caller, path: str) -> int:
    """Hold a stream open and look again when told, as a phone does; return how often."""
    reader, writer = await asyncio.open_connection(LAN, int(phone.base.rpartition(":")[2]))
    head = f"GET /events HTTP/1.1\r\nHost: {phone.base}\r\nCookie: {phone.cookie}\r\n\r\n"
    writer.write(head.encode())
    looked = 0
    looking = Caller(LAN, int(phone.base.rpartition(":")[2]))
    looking.cookie, looking.headers["X-Part"] = phone.cookie, "1"
    try:
        while line := await reader.readline():
            if line.startswith(b"id:"):
                await asyncio.sleep(random.random() * 1.2)
                looked += (await looking.ask("GET", path)).status == 200
    finally:
        writer.close()
        await looking.close()
    return looked


async def _vote(phone: Caller) -> list[float]:
    took = []
    for seq in range(1, ANSWERS + 1):
        body = {"round": 1, "word": "strong", "seq": seq, "comment": "as I saw it"}
        answer = await phone.ask("POST", "/vote", body)
        assert answer.status == 200, answer.body
        took.append(answer.took)
    return took


async def _crowd(server: Server) -> tuple[list[float], float]:
    desk = await open_desk(server)
    await desk.ask("POST", "/open", {"subject": LINK})
    phones = [await join(server, "staff") for _ in range(PEOPLE)]
    listening = [asyncio.ensure_future(_listen(phone, f"/j/{server.code}")) for phone in phones]
    await asyncio.sleep(2)
    began = time.perf_counter()
    took = await asyncio.gather(*map(_vote, phones))
    whole = time.perf_counter() - began
    wall = (await desk.ask("GET", "/wall")).body
    assert f"<b>{PEOPLE}</b> of {PEOPLE} have answered" in wall
    await asyncio.sleep(1.5)
    for each in listening:
        each.cancel()
    await asyncio.gather(*listening, return_exceptions=True)
    for caller in (desk, *phones):
        await caller.close()
    return [each for some in took for each in some], whole


def test_two_hundred_people_answer_at_once(benchmark: Any, tmp_path: Path) -> None:
    found: list[tuple[list[float], float]] = []

    def play() -> None:
        folder = tmp_path / str(len(found))
        with serving(_copy(folder, "breakfast-clubs")) as server:
            found.append(asyncio.run(_crowd(server)))

    benchmark.pedantic(play, rounds=1)
    took, whole = found[-1]
    percentiles = statistics.quantiles(took, n=100)
    benchmark.extra_info["milliseconds, half"] = round(percentiles[49] * 1000)
    benchmark.extra_info["milliseconds, 95 in 100"] = round(percentiles[94] * 1000)
    benchmark.extra_info["answers a second"] = round(len(took) / whole)
    print(benchmark.extra_info)


@pytest.mark.parametrize(("name", "limit"), [("breakfast-clubs", 200), ("stockport-family", 400)])
def test_an_edit_is_drawn_at_the_desk(
    benchmark: Any, tmp_path: Path, name: str, limit: int
) -> None:
    sync_api = pytest.importorskip("playwright.sync_api")
    chromium = shutil.which("chromium")
    took: list[float] = []
    with sync_api.sync_playwright() as playwright, serving(_copy(tmp_path, name)) as server:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(server.desk)
        page.wait_for_selector("#canvas svg")
        page.evaluate(
            "new MutationObserver(() => { window.drawn = performance.now(); })"
            ".observe(document.getElementById('canvas'), {childList: true})"
        )

        def edit() -> None:
            page.locator(".cm-content").click()
            page.keyboard.press("Control+Home")
            page.evaluate("window.drawn = 0; window.began = performance.now()")
            # A title is drawn, so that each edit gives another picture.
            page.keyboard.insert_text(f"title: Edit {len(took)}\n")
            while not page.evaluate("window.drawn"):
                time.sleep(0.01)
            took.append(page.evaluate("window.drawn - window.began"))
            page.keyboard.press("Control+z")
            time.sleep(1.5)

        benchmark.pedantic(edit, rounds=8)
        browser.close()
    benchmark.extra_info["milliseconds from key to picture"] = round(statistics.median(took))
    benchmark.extra_info["of them silence"] = 150
    benchmark.extra_info["goal"] = limit
    print(benchmark.extra_info, [round(each) for each in took])
