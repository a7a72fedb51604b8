"""A room without a network: its application called directly, as a desk or as a phone."""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from contribution.room.guard import Limits
from contribution.room.live import Live, RoomSettings
from contribution.room.routes import build_app

ROOT = Path(__file__).parent.parent.parent
PORT = 8765
LINK = "places-filled -> arrive-on-time"
LAN = "127.0.0.2"
DESK, PHONES = f"http://127.0.0.1:{PORT}", f"http://{LAN}:{PORT}"
GENEROUS = Limits(asks_a_second=100_000, answers_a_second=1_000, codes_a_minute=10)


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """Return the small model with its evidence, in a folder of its own."""
    (tmp_path / "models").mkdir()
    shutil.copy(ROOT / "models/breakfast-clubs.yaml", tmp_path / "models")
    shutil.copytree(ROOT / "evidence/breakfast-clubs", tmp_path / "evidence/breakfast-clubs")
    return tmp_path / "models/breakfast-clubs.yaml"


@pytest.fixture
def live(model: Path) -> Iterator[Live]:
    """Return a room about the small model in which groups of three are shown."""
    made = Live(model, RoomSettings(PORT, LAN, smallest=3, limits=GENEROUS))
    yield made
    made.store.close()


async def _watch_nothing() -> None:
    await asyncio.sleep(3600)


class Room:
    """The application of a room with a client for each who asks."""

    def __init__(self, live: Live) -> None:
        self.live = live
        self.app: Any = build_app(live, _watch_nothing)
        self.header = ""

    def client(self, base: str = PHONES) -> httpx.AsyncClient:
        """Return somebody with cookies of their own."""
        headers = {"origin": base} if base in {DESK, PHONES} else {}
        transport = httpx.ASGITransport(app=self.app, client=("127.0.0.9", 5000))
        return httpx.AsyncClient(transport=transport, base_url=base, headers=headers)

    async def desk(self) -> httpx.AsyncClient:
        """Return the facilitator's browser with the desk open."""
        client = self.client(DESK)
        await client.get(f"/?key={self.live.make_key()}")
        page = await client.get("/")
        found = re.search(r'"token": "(\w+)"', page.text)
        assert found, page.text
        client.headers["x-room"] = found[1]
        return client

    async def act(self, desk: httpx.AsyncClient, **asked: Any) -> httpx.Response:
        """Let the desk do something."""
        return await desk.post(f"/{asked.pop('do')}", json=asked)

    async def phone(self, group: str = "staff") -> httpx.AsyncClient:
        """Return a phone that joined a group."""
        client = self.client()
        page = await client.get(f"/j/{self.live.code}")
        form = {"token": find_token(page.text), "group": group}
        joined = await client.post(f"/j/{self.live.code}", data=form)
        assert joined.status_code == 303, joined.text
        return client

    async def vote(
        self, phone: httpx.AsyncClient, number: int, word: str, seq: int = 1, comment: str = ""
    ) -> httpx.Response:
        """Let a phone answer."""
        body = {"round": number, "word": word, "seq": seq, "comment": comment}
        return await phone.post("/vote", json=body)


def find_token(page: str) -> str:
    """Return the token of the forms of a page."""
    found = re.search(r'name="token" value="(\w+)"', page)
    return found[1] if found else ""


@pytest.fixture
def room(live: Live) -> Room:
    """Return the room, not yet begun: no loop runs here."""
    return Room(live)


@asynccontextmanager
async def begun(room: Room) -> AsyncIterator[Room]:
    """Take the running loop as the one that tells pages of changes."""
    room.live.streams.begin()
    yield room
