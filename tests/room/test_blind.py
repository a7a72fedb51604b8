"""Before the reveal nothing that leaves the server tells what somebody else answered, or when."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from collections.abc import Iterator

import httpx
import pytest
from starlette.routing import Route

from contribution.room.live import find_record
from contribution.room.meeting import SCHEMA
from contribution.room.views import show_desk, show_phone, show_wall
from tests.room.conftest import LINK, Room, begun

# Words that stand on no page by themselves.
SECRET = "zebra crossing"
WORD = "contradicted"


async def _bodies(room: Room, client: httpx.AsyncClient) -> list[tuple[str, str]]:
    """Every route as this client, with every method, and the first of its stream."""
    found = []
    for path in _list_paths(room):
        for method in ("GET", "POST", "HEAD", "OPTIONS"):
            if (method, path) == ("GET", "/events"):
                continue
            answer = await client.request(method, path, json={} if method == "POST" else None)
            found.append((f"{method} {path}", f"{answer.headers} {answer.text}"))
    stream = room.live.streams.follow("walker", "")
    found.append(("stream", "".join([(await anext(stream)).decode() for _ in range(2)])))
    return found


def _list_paths(room: Room) -> Iterator[str]:
    routes = room.app._app.routes
    assert len(routes) > 10
    for route in routes:
        assert isinstance(route, Route)
        yield route.path.replace("{code}", room.live.code)
    yield from ("/.contribution/", "/static/../room.sqlite", "/export", "/wall?as=desk", "/state")


def _require_blind(name: str, body: str) -> None:
    # The list of answers holds each word once; a second time would be somebody's.
    assert SECRET not in body, name
    assert not re.search(rf"(Saved|You said): {WORD}", body), name
    assert not re.search(rf'{WORD}"[^>]* checked', body), name
    assert "<meter" not in body, name


async def _walk(room: Room, who: httpx.AsyncClient) -> None:
    for name, body in await _bodies(room, who):
        _require_blind(name, body)
    # What a page would not draw must not even reach it.
    scene = room.live.scene
    made = [show_wall(scene), show_desk(scene), show_phone(scene, "nobody")]
    _require_blind("views", repr(made))


@pytest.mark.parametrize("state", ["open", "closed", "again"])
def test_a_phone_that_walks_every_route_learns_nothing_of_another(room: Room, state: str) -> None:
    async def play() -> None:
        async with begun(room):
            desk, spy = await room.desk(), await room.phone()
            # So many that no group is too small to be shown: only blindness hides them.
            others = [await room.phone() for _ in range(4)]
            await room.act(desk, do="open", subject=LINK)
            if state == "again":
                # What was revealed before tells nothing of what is asked now.
                await room.act(desk, do="close", round=1)
                await room.act(desk, do="reveal", round=1)
                await room.act(desk, do="open", subject=LINK)
            for other in others:
                await room.vote(other, 2 if state == "again" else 1, WORD, comment=SECRET)
            if state == "closed":
                await room.act(desk, do="close", round=1)
            path = f"/j/{room.live.code}"
            # The desk walks last: it may close what is open.
            for who in (spy, room.client(), desk):
                await _walk(room, who)
                if who is spy:
                    page, own = [(await e.get(path)).text for e in (spy, others[0])]
            if state != "closed":
                assert "4 of 5 have answered" in page
                assert " checked>" not in page
            written = await room.act(desk, do="export")
            assert written.status_code == 409
            assert f'value="{WORD}" required checked' in own or f"You said: {WORD}" in own

    asyncio.run(play())


def test_no_table_keeps_a_time_or_an_order(room: Room) -> None:
    assert not re.search("time|date|when|stamp|autoincrement", SCHEMA, re.IGNORECASE)

    async def play() -> None:
        desk = await room.desk()
        phones = [await room.phone() for _ in range(5)]
        await room.act(desk, do="open", subject=LINK)
        for phone in phones:
            await room.vote(phone, 1, "strong")

    asyncio.run(play())
    room.live.store.close()
    db = sqlite3.connect(find_record(room.live.model))
    stored = [row[0] for row in db.execute("SELECT person FROM answer")]
    db.close()
    assert stored == sorted(stored)


def test_a_version_gathers_what_happens_within_a_moment(room: Room) -> None:
    async def play() -> int:
        async with begun(room):
            stream = room.live.streams.follow("wall", "")
            seen = [await anext(stream), await anext(stream)]
            for _ in range(50):
                room.live.streams.tell()
            seen.append(await anext(stream))
            return len({each for each in seen if b"data" in each})

    assert asyncio.run(play()) == 2


def test_the_record_is_for_its_owner_alone_and_kept_out_of_git(room: Room) -> None:
    record = find_record(room.live.model)

    assert record.stat().st_mode & 0o077 == 0
    assert record.parent.stat().st_mode & 0o077 == 0
    assert (record.parent / ".gitignore").read_text("utf-8") == "*\n"
