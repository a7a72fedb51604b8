"""Who is let in, from where, with what: each threat of docs/threats.md has its line here."""

from __future__ import annotations

import asyncio
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest
from starlette.routing import Route

from contribution.room.guard import Limits, make_code
from contribution.room.live import Live, RoomSettings
from tests.room.conftest import DESK, LAN, LINK, PHONES, PORT, Room, find_token

JSON = {"content-type": "application/json"}


def _ask(room: Room, base: str, method: str, *paths: str, **headers: str) -> list[int]:
    """Return the statuses of all paths, asked by a desk or a phone with these headers."""

    async def ask() -> list[httpx.Response]:
        client = await room.desk() if base == DESK else await room.phone()
        client.headers.update(headers)
        body = {"content": b"{}"} if method == "POST" else {}
        return [await client.request(method, path, **body) for path in paths]  # type: ignore[arg-type]

    return [each.status_code for each in asyncio.run(ask())]


WRITES = ("/save", "/preview", "/check", "/add", "/open")
READS = ("/", "/wall", "/text?file=models/breakfast-clubs.yaml")


def test_a_foreign_name_is_refused_on_every_request_reads_included(room: Room) -> None:
    names = (
        "evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:80", f"{LAN}:{PORT}", "",
        f"127.0.0.1.evil.example:{PORT}", f"localhost.:{PORT}",
    )  # fmt: skip
    for name in names:
        assert set(_ask(room, DESK, "GET", *READS, host=name)) == {421}, name


def test_all_three_names_of_this_machine_are_ours(room: Room) -> None:
    for name in (f"127.0.0.1:{PORT}", f"localhost:{PORT}", f"[::1]:{PORT}"):
        assert _ask(room, DESK, "GET", "/wall", host=name) == [200]


def test_a_forwarded_host_changes_nothing(room: Room) -> None:
    forwarded = {"x-forwarded-host": "evil.example", "x-forwarded-for": "10.0.0.1"}

    assert _ask(room, DESK, "GET", "/wall", **forwarded) == [200]
    assert _ask(room, DESK, "GET", "/", host="evil.example", **forwarded) == [421]


def test_another_site_cannot_write_through_the_desk(room: Room) -> None:
    foreign: list[dict[str, str]] = [
        {**JSON, "origin": "http://evil.example"},
        {**JSON, "origin": "null"},
        {**JSON, "origin": ""},
        {**JSON, "origin": f"https://127.0.0.1:{PORT}"},
        {**JSON, "sec-fetch-site": "cross-site"},
        {**JSON, "sec-fetch-site": "same-site"},
        {"content-type": "text/plain"},
        {"content-type": "application/x-www-form-urlencoded"},
        {"content-type": "multipart/form-data; boundary=x"},
        {**JSON, "x-room": "wrong"},
        {**JSON, "x-room": ""},
    ]
    for headers in foreign:
        assert set(_ask(room, DESK, "POST", *WRITES, **headers)) <= {403, 409, 415}, headers
    assert set(_ask(room, DESK, "POST", "/check", **JSON)) == {200}
    # The secret of the header alone, without the cookie, opens nothing.
    assert set(_ask(room, DESK, "POST", *WRITES, **JSON, cookie="")) == {409}


def test_a_form_is_taken_from_its_own_page_alone(room: Room) -> None:
    """The one exception to JSON, for phones without JavaScript: held by four things, each alone."""
    form = "application/x-www-form-urlencoded"

    async def play() -> None:
        victim, attacker = room.client(), room.client()
        page, other = [await each.get(f"/j/{room.live.code}") for each in (victim, attacker)]
        good = {"token": find_token(page.text), "group": "staff"}
        foreign: list[tuple[dict[str, str], dict[str, str]]] = [
            ({"origin": "http://evil.example"}, good),
            ({"origin": "null"}, good),
            ({"origin": DESK}, good),
            ({"sec-fetch-site": "cross-site"}, good),
            ({"sec-fetch-site": "same-site"}, good),
            ({"host": f"evil.example:{PORT}"}, good),
            ({"content-type": "text/plain"}, good),
            ({"content-type": "multipart/form-data; boundary=x"}, good),
            ({}, {"group": "staff"}),
            ({}, {**good, "token": ""}),
            ({}, {**good, "token": find_token(other.text)}),
        ]
        for headers, fields in foreign:
            sent = {"content-type": form, **headers}
            body = urlencode(fields)
            answer = await victim.post(f"/j/{room.live.code}", content=body, headers=sent)
            assert answer.status_code in {403, 415, 421}, (headers, fields)
        # Without its cookie, which another site's form does not carry, nobody joins.
        bare = await room.client().post(f"/j/{room.live.code}", data=good)
        assert "keeps no cookies" in bare.text
        for path in ("/vote", "/events", "/"):
            assert (await victim.post(path, data=good)).status_code in {405, 415}
        desk = await room.desk()
        for path in WRITES:
            assert (await desk.post(path, data=good)).status_code == 415
        assert room.live.store.meeting.people == ()
        assert (await victim.post(f"/j/{room.live.code}", data=good)).status_code == 303
        assert len(room.live.store.meeting.people) == 1

    asyncio.run(play())


# What each route answers a stranger's phone, one that joined, this laptop's other user, the desk.
ANSWERS = {
    "GET /": (303, 303, 403, 200),
    "GET /j": (200, 200, 200, 200),
    "GET /j/{code}": (200, 200, 200, 200),
    "POST /j": (415, 415, 415, 415),
    "POST /j/{code}": (415, 415, 415, 415),
    "POST /vote": (409, 409, 409, 409),
    "GET /events": (403, 0, 403, 0),
    "GET /wall": (404, 404, 403, 200),
    "GET /sheets": (404, 404, 403, 200),
    "GET /text": (404, 404, 409, 200),
    "GET /static/codemirror.js": (404, 404, 200, 200),
}


@pytest.mark.parametrize("state", ["nothing", "draft", "open", "closed", "revealed"])
def test_every_route_answers_each_role_as_it_should_in_every_state(room: Room, state: str) -> None:
    async def play() -> None:
        desk, phone = await room.desk(), await room.phone()
        states = ("nothing", "draft", "open", "close", "reveal")
        reached = states[: ["nothing", "draft", "open", "closed", "revealed"].index(state) + 1]
        for each in reached[1:]:
            asked = {"subject": LINK} if each == "draft" else {"round": 1}
            assert (await desk.post(f"/{each}", json=asked)).status_code == 200
        roles = (room.client(), phone, room.client(DESK), desk)
        for route in room.app._app.routes:
            assert isinstance(route, Route)
            for method in sorted((route.methods or set()) - {"HEAD"}):
                name = f"{method} {route.path}"
                # An action of the desk: of nobody else, whatever it would say to the desk.
                wanted = ANSWERS.get(name) or (404, 404, 409, 0)
                path = route.path.replace("{code}", room.live.code)
                path += f"?file={next(iter(room.live.files.names))}" if path == "/text" else ""
                for who, status in zip(roles, wanted, strict=True):
                    if status:
                        body: dict[str, str] | None = {} if method == "POST" else None
                        found = (await who.request(method, path, json=body)).status_code
                        assert found == status, (name, wanted)
        assert {each.state for each in room.live.store.meeting.rounds} <= {state}

    asyncio.run(play())


def test_a_phone_has_no_desk_and_no_wall_whatever_it_sends(room: Room) -> None:
    secret = room.live.store.meeting.facts["desk"]
    sent = {**JSON, "cookie": f"desk{PORT}={secret}", "origin": PHONES}
    paths = ("/wall", "/sheets", "/text", "/save", "/preview", "/open", "/static/codemirror.js")
    for method in ("GET", "POST"):
        assert set(_ask(room, PHONES, method, *paths, **sent)) == {404}
    assert _ask(room, PHONES, "GET", "/", **sent) == [303]


def test_the_key_opens_the_desk_once_and_never_stays_in_the_address(room: Room) -> None:
    async def play() -> None:
        key = room.live.make_key()
        first, second = room.client(DESK), room.client(DESK)
        opened = await first.get(f"/?key={key}")
        assert (opened.status_code, opened.headers["location"]) == (303, "/")
        cookie = opened.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=strict" in cookie
        assert (await first.get("/")).status_code == 200
        assert (await second.get(f"/?key={key}")).status_code == 403
        assert (await second.get("/?key=")).status_code == 403

    asyncio.run(play())


def test_every_answer_carries_the_policy_and_no_page_an_inline_handler(room: Room) -> None:
    async def play() -> None:
        desk, phone = await room.desk(), await room.phone()
        pages = [await desk.get(path) for path in ("/", "/wall", "/sheets", "/nowhere")]
        pages += [await phone.get(path) for path in ("/j", f"/j/{room.live.code}", "/wall")]
        for page in pages:
            policy = page.headers["content-security-policy"]
            assert policy.startswith("default-src 'none'; script-src 'nonce-")
            assert "unsafe" not in policy
            assert page.headers["x-content-type-options"] == "nosniff"
            assert page.headers["cache-control"] == "no-store"
            assert page.headers["content-type"].endswith("charset=utf-8")
            assert "server" not in page.headers
            assert " style=" not in page.text
            assert " onclick=" not in page.text
        answer = await phone.post("/vote", json={})
        assert answer.headers["content-disposition"].startswith("attachment")
        nonces = {page.headers["content-security-policy"].split("'")[3] for page in pages}
        assert len(nonces) == len(pages)

    asyncio.run(play())


def test_what_people_type_never_becomes_markup(room: Room) -> None:
    async def play() -> None:
        desk = await room.desk()
        phones = [await room.phone() for _ in range(3)]
        await room.act(desk, do="open", subject=LINK)
        for phone in phones:
            await room.vote(phone, 1, "strong", comment="<script>alert(1)</script>\u202e\x00")
        await room.act(desk, do="close", round=1)
        await room.act(desk, do="reveal", round=1)
        wall = (await desk.get("/wall")).text
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in wall
        assert "<script>alert" not in wall
        assert "\u202e" not in wall

    asyncio.run(play())


def test_guessing_codes_ends_after_ten_tries_and_locks_nobody_out_who_is_in(room: Room) -> None:
    async def play() -> None:
        inside, guesser = await room.phone(), room.client()
        tried = [(await guesser.get(f"/j/{make_code()}")).status_code for _ in range(12)]
        assert tried == [404] * 10 + [429] * 2
        assert (await guesser.get(f"/j/{room.live.code}")).status_code == 429
        assert (await inside.get(f"/j/{room.live.code}")).status_code == 200

    asyncio.run(play())


def test_floods_are_bounded_in_size_number_and_streams(model: Path) -> None:
    limits = Limits(asks_a_second=4, answers_a_second=2, streams_of_one=2)
    live = Live(model, RoomSettings(PORT, LAN, smallest=3, limits=limits))

    async def play() -> None:
        room = Room(live)
        live.streams.begin()
        phone = await room.phone()
        large = await phone.post("/vote", json={"comment": "x" * 20_000})
        assert large.status_code == 413
        open_streams = [live.streams.follow("one", "") for _ in range(2)]
        for each in open_streams:
            await anext(each)
        assert not live.streams.has_room("one")
        assert live.streams.has_room("two")
        answers = [(await room.vote(phone, 1, "strong", seq)).json() for seq in range(1, 7)]
        assert "Too many answers" in answers[-1]["error"]
        statuses = [(await phone.get("/j")).status_code for _ in range(30)]
        assert statuses[-1] == 429

    asyncio.run(play())
    live.store.close()


def test_no_file_but_the_model_s_own_can_be_read_or_written(room: Room) -> None:
    secret = room.live.files.root.parent / "secret.yaml"
    secret.write_text("title: secret\n", "utf-8")
    link = room.live.files.root / "evidence/breakfast-clubs/link.yaml"
    link.symlink_to(secret)
    names = (
        "/etc/passwd", "../../etc/passwd", "models/../../secret.yaml", str(secret), str(link),
        "evidence/breakfast-clubs/attendance.csv", "models", "", "\0",
    )  # fmt: skip

    async def play() -> None:
        desk = await room.desk()
        for name in names:
            assert (await desk.get("/text", params={"file": name})).status_code == 409
            body = {"file": name, "text": "gone", "base": "", "base_text": ""}
            assert (await desk.post("/save", json=body)).status_code == 409
            assert (await desk.post("/preview", json={**body, "journal": True})).status_code == 409

    asyncio.run(play())
    assert secret.read_text("utf-8") == "title: secret\n"


def test_a_file_that_became_a_link_out_of_the_project_is_not_followed(room: Room) -> None:
    name = next(iter(room.live.files.names))
    path = room.live.files.names[name]
    outside = path.parent.parent.parent / "outside.yaml"
    outside.write_text("title: outside\n", "utf-8")
    path.unlink()
    path.symlink_to(outside)

    async def play() -> None:
        desk = await room.desk()
        assert (await desk.get("/text", params={"file": name})).status_code in {400, 409}

    asyncio.run(play())


def test_what_is_not_understood_is_refused_in_words(room: Room) -> None:
    bodies = (b"", b"[]", b"{", b"[" * 50_000, b'{"do": "open"}', b'{"do": []}', b"\xff")

    async def play() -> None:
        desk = await room.desk()
        for body in bodies:
            for path in ("/open", "/add", "/save", "/preview"):
                answer = await desk.post(path, content=body, headers=JSON)
                assert answer.status_code in {400, 409}, path
                assert answer.json()["error"]

    asyncio.run(play())
