"""What was acknowledged is on the disk: after a kill, a full disk, and any order of events."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sqlite3
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from contribution.room.live import find_record, forget
from contribution.room.meeting import (
    CLOSED,
    DRAFT,
    OPEN,
    REVEALED,
    SCHEMA,
    Ballot,
    Participant,
    Refused,
    add_round,
    cast_ballot,
    drop_round,
    move_round,
    read_meeting,
    take_in,
)
from contribution.room.store import NotKept, Store
from tests.room.conftest import LINK
from tests.room.crowd import LAN, Caller, Server, join, open_desk, serving

WORDS = ("strong", "moderate", "doubtful", "untested")


def test_a_refused_change_leaves_nothing_and_holds_nobody_up(tmp_path: Path) -> None:
    store = Store(tmp_path / "room.sqlite")
    store.save(partial(add_round, subject="a -> b", state=OPEN)).result()
    good = store.save(partial(take_in, person=Participant("p", "staff", paper=False)))
    bad = store.save(partial(cast_ballot, answer=Ballot(1, "nobody", 1, "strong")))
    best = store.save(partial(cast_ballot, answer=Ballot(1, "p", 1, "strong")))

    assert (good.result(), best.result()) == (None, None)
    with pytest.raises(Refused):
        bad.result()
    store.close()
    again = Store(tmp_path / "room.sqlite")
    assert [each.person for each in again.meeting.answers] == ["p"]
    again.close()


def test_a_full_disk_is_told_and_never_acknowledged(tmp_path: Path) -> None:
    store = Store(tmp_path / "room.sqlite")
    store.save(partial(add_round, subject="a -> b", state=OPEN)).result()
    # As SQLite meets it: no page more may be written.
    pages = store._db.execute("PRAGMA page_count").fetchone()[0]
    store._db.execute(f"PRAGMA max_page_count = {pages}")
    long = "x" * 400
    kept: list[str] = []
    lost: list[str] = []
    for number in range(200):
        person = f"p{number}"
        try:
            store.save(partial(take_in, person=Participant(person, "s", paper=False))).result()
            answer = Ballot(1, person, 1, "strong", long)
            store.save(partial(cast_ballot, answer=answer)).result()
            kept.append(person)
        except NotKept as error:
            lost.append(str(error))
    assert lost
    assert all("full" in each for each in lost)
    assert {each.person for each in store.meeting.answers} == set(kept)
    store._db.execute("PRAGMA max_page_count = 100000")
    store.save(partial(add_round, subject="c -> d", state=OPEN)).result()
    store.close()


class Events(RuleBasedStateMachine):
    """Whatever comes in whatever order: what is stored is what was acknowledged, and no more.

    Beside the record stands the simplest one that can be right.
    """

    def __init__(self) -> None:
        super().__init__()
        self.db = sqlite3.connect(":memory:")
        self.db.executescript(SCHEMA)
        for person in "012":
            take_in(self.db, Participant(person, "staff", paper=False))
        self.rounds: dict[int, str] = {}
        self.known: dict[tuple[int, str], tuple[int, str]] = {}
        self.sent: list[Ballot] = []

    def _is_done(self, change: Callable[[sqlite3.Connection], None]) -> bool:
        try:
            change(self.db)
        except Refused:
            return False
        return True

    @rule(who=st.sampled_from("012"), seq=st.integers(1, 4), word=st.sampled_from(WORDS))
    def vote(self, who: str, seq: int, word: str) -> None:
        ballot = Ballot(max(self.rounds, default=1), who, seq, word)
        self.sent.append(ballot)
        self._send(ballot)

    @precondition(lambda self: self.sent)
    @rule(data=st.data())
    def retry(self, data: st.DataObject) -> None:
        self._send(data.draw(st.sampled_from(self.sent)))

    def _send(self, ballot: Ballot) -> None:
        place, said = (ballot.round, ballot.person), (ballot.seq, ballot.word)
        former = self.known.get(place)
        is_new = former is None or former[0] < ballot.seq
        is_open = self.rounds.get(ballot.round) == OPEN
        is_taken = self._is_done(partial(cast_ballot, answer=ballot))
        assert is_taken == (former == said or (is_new and is_open))
        if is_taken:
            self.known[place] = said

    @rule(state=st.sampled_from([DRAFT, OPEN]))
    def add(self, state: str) -> None:
        last = max(self.rounds, default=0)
        now = self.rounds.get(last, REVEALED)
        is_done = self._is_done(partial(add_round, subject="a -> b", state=state))
        assert is_done == (state == OPEN or now == REVEALED)
        if is_done:
            self.rounds[last + 1 if now == REVEALED else last] = state

    @precondition(lambda self: self.rounds)
    @rule(state=st.sampled_from([OPEN, CLOSED, REVEALED]), back=st.integers(0, 1))
    def move(self, state: str, back: int) -> None:
        number = max(1, max(self.rounds) - back)
        now = self.rounds[number]
        ways = {(DRAFT, OPEN), (OPEN, CLOSED), (CLOSED, OPEN), (CLOSED, REVEALED)}
        is_done = self._is_done(partial(move_round, number=number, state=state))
        assert is_done == (now == state or (now, state) in ways)
        if is_done:
            self.rounds[number] = state

    @precondition(lambda self: self.rounds)
    @rule()
    def drop(self) -> None:
        last = max(self.rounds)
        is_done = self._is_done(partial(drop_round, number=last))
        assert is_done == (self.rounds[last] == DRAFT)
        if is_done:
            del self.rounds[last]

    @invariant()
    def what_is_stored_was_acknowledged(self) -> None:
        meeting = read_meeting(self.db)
        assert {(b.round, b.person): (b.seq, b.word) for b in meeting.answers} == self.known
        assert {each.id: each.state for each in meeting.rounds} == self.rounds

    def teardown(self) -> None:
        self.db.close()


TestAnyOrderOfVotesRetriesAndStates = Events.TestCase


async def _vote_until_killed(phone: Caller, seed: int, acknowledged: dict[int, str]) -> None:
    chance = random.Random(seed)
    try:
        for seq in range(1, 10_000):
            word = chance.choice(WORDS)
            body = {"round": 1, "word": word, "seq": seq, "comment": f"{seed}"}
            if (await phone.ask("POST", "/vote", body)).status == 200:
                acknowledged[seed] = f"{seq} {word}"
    except (OSError, asyncio.IncompleteReadError):
        pass


async def _load(server: Server, people: int, seconds: float) -> dict[int, str]:
    desk = await open_desk(server)
    await desk.ask("POST", "/open", {"subject": LINK})
    phones = [await join(server, "staff") for _ in range(people)]
    acknowledged: dict[int, str] = {}
    voting = [
        asyncio.ensure_future(_vote_until_killed(phone, seed, acknowledged))
        for seed, phone in enumerate(phones)
    ]
    # The load is full once many have been answered; the kill comes at any moment after it.
    async with asyncio.timeout(30):
        while len(acknowledged) <= people / 4:
            await asyncio.sleep(0.01)
    await asyncio.sleep(seconds)
    await asyncio.to_thread(server.kill)
    await asyncio.gather(*voting)
    for caller in (desk, *phones):
        await caller.close()
    return acknowledged


# The suite kills a small room a few times; the long run is ROOM_KILLS=20 ROOM_PEOPLE=200.
KILLS, PEOPLE = int(os.environ.get("ROOM_KILLS", "5")), int(os.environ.get("ROOM_PEOPLE", "20"))


def test_kills_in_full_load_lose_nothing_that_was_acknowledged(model: Path) -> None:
    total = 0
    for seed in range(KILLS):
        forget(model)
        with serving(model) as server:
            seconds = random.Random(seed).random() * 0.8
            acknowledged = asyncio.run(_load(server, PEOPLE, seconds))
        db = sqlite3.connect(find_record(model))
        stored = {int(c): (s, w) for s, w, c in db.execute("SELECT seq, word, comment FROM answer")}
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        db.close()
        assert len(acknowledged) > PEOPLE / 4
        for seed_of_phone, said in acknowledged.items():
            seq, word = said.split(" ")
            # A later answer may be stored whose acknowledgement died on its way.
            assert stored[seed_of_phone][0] >= int(seq)
            if stored[seed_of_phone][0] == int(seq):
                assert stored[seed_of_phone][1] == word
            total += int(seq)
    print(f"{KILLS} kills, {PEOPLE} people: {total} acknowledged, none lost")
    assert total > 40 * KILLS


def test_after_a_crash_the_same_room_goes_on(model: Path) -> None:
    async def before(server: Server) -> tuple[Caller, str]:
        desk, phone = await open_desk(server), await join(server, "parents")
        await desk.ask("POST", "/open", {"subject": LINK})
        await phone.ask("POST", "/vote", {"round": 1, "word": "strong", "seq": 1, "comment": ""})
        await desk.close()
        await phone.close()
        return phone, desk.cookie

    async def after(phone: Caller, cookie: str, server: Server) -> None:
        assert "Saved: strong" in (await phone.ask("GET", f"/j/{server.code}")).body
        desk = Caller("127.0.0.1", server.port)
        desk.cookie = cookie
        assert "1</b> of 1 have answered" in (await desk.ask("GET", "/wall")).body
        await desk.close()
        await phone.close()

    with serving(model) as server:
        phone, cookie = asyncio.run(before(server))
        server.kill()
    began = time.monotonic()
    with serving(model, port=server.port) as again:
        assert again.code == server.code
        asyncio.run(after(phone, cookie, again))
    assert time.monotonic() - began < 20


def test_a_room_with_open_pages_stops_at_once_and_without_a_word(model: Path) -> None:
    async def play(server: Server) -> tuple[float, int]:
        phone = await join(server, "staff")
        reader, writer = await asyncio.open_connection(LAN, server.port)
        head = f"GET /events HTTP/1.1\r\nHost: {phone.base}\r\nCookie: {phone.cookie}\r\n\r\n"
        writer.write(head.encode())
        await reader.readuntil(b"data:")
        began = time.monotonic()
        server.process.send_signal(signal.SIGINT)
        code = await asyncio.to_thread(server.process.wait)
        writer.close()
        await phone.close()
        return time.monotonic() - began, code

    with serving(model) as server:
        took, code = asyncio.run(play(server))
    assert code == 0
    assert took < 5
