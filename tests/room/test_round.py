"""A round from open to revealed, through the routes: who may do what, and what becomes of it."""

from __future__ import annotations

import asyncio
import re
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from contribution.room.guard import make_code
from contribution.room.joining import introduce
from contribution.room.live import Live, RoomSettings
from tests.room.conftest import GENEROUS, LAN, LINK, PORT, ROOT, Room, find_token


def test_a_round_from_joining_to_the_spread_beside_the_evidence(room: Room) -> None:
    async def play() -> None:
        desk = await room.desk()
        staff = [await room.phone("staff") for _ in range(3)]
        parents = [await room.phone("parents") for _ in range(3)]
        assert (await room.act(desk, do="open", subject=LINK)).status_code == 200
        for phone in staff:
            assert (await room.vote(phone, 1, "strong")).json()["saved"] == "strong"
        for phone in parents:
            await room.vote(phone, 1, "doubtful", comment="I saw the gate")
        wall = (await desk.get("/wall")).text
        assert "<b>6</b> of 6 have answered" in wall
        assert "Saved: strong" in (await staff[0].get(f"/j/{room.live.code}")).text
        assert (await room.act(desk, do="reveal", round=1)).status_code == 409
        await room.act(desk, do="close", round=1)
        assert (await room.vote(staff[0], 1, "moderate", seq=2)).status_code == 409
        await room.act(desk, do="reveal", round=1)
        for page in (
            (await desk.get("/wall")).text,
            (await staff[0].get(f"/j/{room.live.code}")).text,
        ):
            assert "The evidence says: <b>moderate</b>" in page
            assert "School staff (3)" in page
            assert "1 rung above the evidence" in page
            assert "4 rungs below the evidence" in page
            assert "I saw the gate" in page

    asyncio.run(play())


def test_an_answer_sent_again_is_harmless_and_an_older_one_never_wins(room: Room) -> None:
    async def play() -> None:
        desk, phone = await room.desk(), await room.phone()
        await room.act(desk, do="open", subject=LINK)
        for word, seq, status in (
            ("strong", 1, 200), ("moderate", 2, 200), ("strong", 1, 409), ("moderate", 2, 200),
        ):  # fmt: skip
            assert (await room.vote(phone, 1, word, seq)).status_code == status
        await room.act(desk, do="close", round=1)
        # Acknowledged before, and asked about again after the round was closed.
        assert (await room.vote(phone, 1, "moderate", 2)).status_code == 200
        assert [each.word for each in room.live.store.meeting.answers] == ["moderate"]

    asyncio.run(play())


def test_without_javascript_a_form_joins_and_rates(room: Room) -> None:
    async def play() -> None:
        desk, phone = await room.desk(), await room.phone("parents")
        await room.act(desk, do="open", subject=LINK)
        page = (await phone.get(f"/j/{room.live.code}")).text
        form = {
            "token": find_token(page),
            "round": "1",
            "seq": "1",
            "word": "strong",
            "comment": "so",
        }
        sent = await phone.post(f"/j/{room.live.code}", data=form)
        assert sent.status_code == 303
        assert "Saved: strong" in (await phone.get(f"/j/{room.live.code}")).text
        assert (
            await phone.post(f"/j/{room.live.code}", data={**form, "token": "x"})
        ).status_code == 403

    asyncio.run(play())


def test_what_is_no_answer_no_group_and_no_round_is_refused_at_the_door(room: Room) -> None:
    async def play() -> None:
        desk, phone = await room.desk(), await room.phone()
        await room.act(desk, do="open", subject=LINK)
        bad: list[dict[str, Any]] = [
            {"word": "banana"}, {"word": 5}, {"round": 99}, {"round": "1"}, {"seq": 0},
            {"seq": True}, {"comment": "x" * 501}, {"comment": None}, {"word": ["strong"]},
        ]  # fmt: skip
        for change in bad:
            body = {"round": 1, "word": "strong", "seq": 1, "comment": "", **change}
            assert (await phone.post("/vote", json=body)).status_code == 409, change
        stranger = room.client()
        assert (await room.vote(stranger, 1, "strong")).status_code == 409
        page = (await stranger.get(f"/j/{room.live.code}")).text
        form = {"token": find_token(page), "group": "banana"}
        assert "no such group" in (await stranger.post(f"/j/{room.live.code}", data=form)).text
        assert (await room.act(desk, do="open", subject="a -> b")).status_code == 409
        assert room.live.store.meeting.answers == ()

    asyncio.run(play())


def test_a_second_round_keeps_the_first_and_paper_counts_once(room: Room) -> None:
    async def play() -> None:
        desk = await room.desk()
        phones = [await room.phone() for _ in range(3)]
        await room.act(desk, do="open", subject=LINK)
        for phone in phones:
            await room.vote(phone, 1, "strong")
        paper = {"do": "paper", "round": 1, "group": "parents", "sheet": "7", "word": "moderate"}
        await room.act(desk, **paper)
        await room.act(desk, **{**paper, "word": "doubtful"})
        await room.act(desk, do="close", round=1)
        await room.act(desk, do="reveal", round=1)
        shown = (await desk.get("/wall")).text
        # Typed in after the reveal, it would give one person away: kept, and not shown.
        await room.act(desk, **{**paper, "sheet": "8"})
        assert (await desk.get("/wall")).text.count("(3)") == shown.count("(3)")
        await room.act(desk, do="open", round=1)
        for phone in phones:
            await room.vote(phone, 2, "moderate")
        meeting = room.live.store.meeting
        assert [(each.subject, each.number, each.state) for each in meeting.rounds] == [
            (LINK, 1, "revealed"), (LINK, 2, "open"),
        ]  # fmt: skip
        words = sorted((each.round, each.word, each.late) for each in meeting.answers)
        assert words == [
            (1, "doubtful", 0), (1, "moderate", 1), *[(1, "strong", 0)] * 3,
            *[(2, "moderate", 0)] * 3,
        ]  # fmt: skip

    asyncio.run(play())


def test_groups_that_are_small_are_shown_together_or_not_at_all(room: Room) -> None:
    async def play() -> None:
        desk = await room.desk()
        staff = [await room.phone("staff") for _ in range(3)]
        few = [await room.phone("parents") for _ in range(2)]
        await room.act(desk, do="open", subject=LINK)
        for phone in staff:
            await room.vote(phone, 1, "strong")
        for phone in few:
            await room.vote(phone, 1, "doubtful", comment="only me")
        await room.act(desk, do="close", round=1)
        await room.act(desk, do="reveal", round=1)
        wall = (await desk.get("/wall")).text
        assert "2 answered: too few to show" in wall
        assert "only me" not in wall
        assert "doubtful" not in wall
        assert "Parents and carers" not in wall

    asyncio.run(play())


def test_a_group_chosen_by_mistake_is_changed_and_by_nobody_who_has_rated(room: Room) -> None:
    async def play() -> None:
        desk, phone = await room.desk(), await room.phone("pupils")
        await room.act(desk, do="open", subject=LINK)
        path = f"/j/{room.live.code}"
        page = (await phone.get(path)).text
        assert f'You answer as Pupils. <a href="{path}?group">' in page
        again = (await phone.get(f"{path}?group")).text
        assert "Which group are you in?" in again
        token = find_token(again)
        await phone.post(path, data={"token": token, "group": "staff"})
        assert "You answer as School staff." in (await phone.get(path)).text
        assert len(room.live.store.meeting.people) == 1
        await room.vote(phone, 1, "strong")
        refused = await phone.post(path, data={"token": token, "group": "parents"})
        assert "the group stays" in refused.text
        for each in (path, f"{path}?group"):
            page = (await phone.get(each)).text
            assert "?group" not in page
            assert "You answer as School staff." in page

    asyncio.run(play())


def test_the_wall_shows_how_to_join_a_clock_and_what_is_in_focus(room: Room) -> None:
    async def play() -> None:
        desk = await room.desk()
        wall = (await desk.get("/wall")).text
        assert wall.count("<svg") == 2
        assert room.live.code in wall
        await room.act(desk, do="wifi", name="Hall", password="long enough")
        await room.act(desk, do="time", seconds=90)
        wall = (await desk.get("/wall")).text
        assert wall.count('class="qr"') == 2
        assert 'data-seconds="90"' in wall
        await room.act(desk, do="time", seconds=0)
        await room.act(desk, do="open", subject=LINK)
        await room.act(desk, do="open", subject="children-come")
        assert "The children who need it come" in (await desk.get("/wall")).text
        await room.act(desk, do="focus", round=1)
        wall = (await desk.get("/wall")).text
        assert "data-seconds" not in wall
        assert "0</b> of 0 have answered" in wall
        await room.act(desk, do="focus", round=0)
        assert "Joined so far" in (await desk.get("/wall")).text
        sheets = (await desk.get("/sheets")).text
        assert sheets.count("Sheet number") == 3

    asyncio.run(play())


def test_the_code_is_taken_as_people_type_it(room: Room) -> None:
    async def play() -> None:
        phone = room.client()
        assert "eight letters" in (await phone.get("/j")).text
        code = room.live.code
        typed = f" {code[:4].lower()} {code[4:].lower()}"
        sent = await phone.post("/j", data={"code": typed})
        assert (sent.status_code, sent.headers["location"]) == (303, f"/j/{code}")
        assert (await phone.post("/j", data={"code": "nonsense"})).status_code == 404

    asyncio.run(play())


def test_a_draft_is_the_desk_s_own_until_it_is_opened(room: Room) -> None:
    async def play() -> None:
        desk, phone = await room.desk(), await room.phone()
        other = "children-come"
        for subject in (LINK, other):
            assert (await room.act(desk, do="draft", subject=subject)).status_code == 200
        assert (await room.act(desk, do="draft", subject=LINK)).status_code == 409
        page = (await phone.get(f"/j/{room.live.code}")).text
        assert "No question is open" in page
        assert "<form" not in page
        assert "Joined so far" in (await desk.get("/wall")).text
        assert "not open yet" in (await room.vote(phone, 1, "strong")).json()["error"]
        paper = {"round": 1, "group": "parents", "sheet": "7", "word": "moderate"}
        assert (await room.act(desk, do="paper", **paper)).status_code == 409
        for action in ("close", "reveal"):
            assert (await room.act(desk, do=action, round=1)).status_code == 409
        assert (await room.act(desk, do="drop", round=2)).status_code == 200
        assert (await room.act(desk, do="draft", subject=other)).status_code == 200
        await room.act(desk, do="open-drafts")
        assert (await phone.get(f"/j/{room.live.code}")).text.count("<form") == 2
        assert (await room.act(desk, do="drop", round=1)).status_code == 409
        await room.act(desk, do="close-all")
        assert {each.state for each in room.live.store.meeting.rounds} == {"closed"}
        # The draft of a second round hides nothing of the first.
        await room.vote(phone, 1, "strong")
        await room.act(desk, do="reveal", round=1)
        assert (await room.act(desk, do="draft", subject=LINK)).status_code == 200
        assert "The evidence says" in (await phone.get(f"/j/{room.live.code}")).text

    asyncio.run(play())


def test_while_the_network_is_tried_phones_are_counted_and_nothing_is_kept(
    model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    monkeypatch.setattr("contribution.room.joining.monotonic", lambda: now[0])
    live = Live(model, RoomSettings(PORT, LAN, limits=GENEROUS, trying=True))
    room = Room(live)

    async def play() -> None:
        desk, phones = await room.desk(), [room.client() for _ in range(3)]
        path = f"/j/{live.code}"
        for phone in phones:
            page = (await phone.get(path)).text
            assert "only the network is tried" in page
        now[0] += 14
        await phones[0].get(path)
        assert "laptop: <b>3</b>" in (await desk.get("/")).text
        assert "In touch now: <b>3</b>" in (await desk.get("/")).text
        now[0] += 2
        assert "In touch now: <b>1</b>" in (await desk.get("/")).text
        assert (await room.client().get(f"/j/{make_code()}")).status_code == 404
        assert (await room.vote(phones[0], 1, "strong")).status_code == 409
        assert (await phones[0].get("/events")).status_code == 403
        assert "laptop: <b>3</b>" in (await desk.get("/")).text
        assert (await phones[0].get("/")).status_code == 303

    asyncio.run(play())
    assert live.store.meeting.people == ()
    # What was tried is what is scanned on the day; the day itself is not today's.
    assert set(live.store.meeting.facts) == {"code", "desk"}
    said = " ".join(introduce(live))
    assert "Try page" in said
    for warned in ("keeps guests apart", "near 8 phones", "without internet"):
        assert warned in said
    live.store.close()


def test_a_clock_that_was_changed_moves_neither_timer_nor_limits_nor_the_day(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Calendar:
        day = "2026-06-24"

        @classmethod
        def today(cls) -> date:
            return date.fromisoformat(cls.day)

    monkeypatch.setattr("contribution.room.desk.date", Calendar)

    async def play() -> None:
        desk = await room.desk()
        await room.act(desk, do="open", subject=LINK)
        await room.act(desk, do="time", seconds=90)
        Calendar.day = "1970-01-01"
        for name in ("time", "time_ns"):
            monkeypatch.setattr(time, name, lambda: 0)
        assert room.live.seconds_left in {89, 90}
        guesser = room.client()
        tried = [(await guesser.get(f"/j/{make_code()}")).status_code for _ in range(11)]
        assert tried == [404] * 10 + [429]
        await room.act(desk, do="open", subject="children-come")
        assert room.live.store.meeting.facts["held"] == "2026-06-24"
        for path in (ROOT / "contribution/room").glob("*.py"):
            # Nobody sets the one clock that is asked; and the calendar is asked in one place.
            assert not re.search(
                r"from time import (?!monotonic$)|import time$", path.read_text(), re.MULTILINE
            )
            assert "datetime import" not in path.read_text() or path.stem == "desk"

    asyncio.run(play())


def test_a_full_disk_is_said_to_the_phone_and_nothing_is_acknowledged(room: Room) -> None:
    async def play() -> None:
        desk, phone = await room.desk(), await room.phone()
        await room.act(desk, do="open", subject=LINK)
        db = room.live.store._db
        db.execute(f"PRAGMA max_page_count = {db.execute('PRAGMA page_count').fetchone()[0]}")
        statuses: list[int] = []
        for seq in range(1, 40):
            phone = await room.phone() if statuses.count(503) == 0 and seq > 1 else phone
            answer = await room.vote(phone, 1, "strong", seq, "x" * 500)
            statuses.append(answer.status_code)
            if answer.status_code == 503:
                break
        assert statuses[-1] == 503
        assert "The disk did not take it" in answer.json()["error"]
        assert len(room.live.store.meeting.answers) == statuses.count(200)
        db.execute("PRAGMA max_page_count = 100000")
        assert (await room.vote(phone, 1, "strong", 41, "x" * 500)).status_code == 200

    asyncio.run(play())
