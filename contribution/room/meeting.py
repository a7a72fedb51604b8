"""What may happen in a meeting: people join, rounds open and close, answers come; or a refusal.

Each change is a function over an open transaction. It either holds for good or raises `Refused`
and leaves nothing; who asks for it and when it reaches the disk is decided elsewhere.
"""

from __future__ import annotations

from contextlib import closing
from sqlite3 import Connection
from typing import Any, NamedTuple

from contribution.domain.stakeholder_ratings import ANSWERS

# No table says when anything came, and none keeps the order: neither can leave what is not there.
SCHEMA = """
CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS round (
  id INTEGER PRIMARY KEY, subject TEXT NOT NULL, number INTEGER NOT NULL, state TEXT NOT NULL,
  UNIQUE (subject, number));
CREATE TABLE IF NOT EXISTS person (
  id TEXT PRIMARY KEY, team TEXT NOT NULL, paper INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS answer (
  round INTEGER NOT NULL, person TEXT NOT NULL, seq INTEGER NOT NULL, word TEXT NOT NULL,
  comment TEXT NOT NULL, late INTEGER NOT NULL, PRIMARY KEY (round, person)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS statement (
  id TEXT PRIMARY KEY, says TEXT NOT NULL, team TEXT NOT NULL, about TEXT NOT NULL,
  place TEXT NOT NULL) WITHOUT ROWID;
"""
DRAFT, OPEN, CLOSED, REVEALED = "draft", "open", "closed", "revealed"
# From which states a round may come to which; only after closing is it revealed, so that nobody
# answers what they see. What is asked for twice stays as it is.
_WAYS = {OPEN: {DRAFT, CLOSED}, CLOSED: {OPEN}, REVEALED: {CLOSED}}
LONGEST_COMMENT = 500
# Beyond it nobody is a participant of a half-day; a flood of made-up people ends here.
MOST_PEOPLE = 1_000


class Refused(Exception):  # noqa: N818 - not an error: an answer
    """A change that may not be made now; its text is for the person who asked."""


class Round(NamedTuple):
    """One blind rating of one subject; a second round of it has the number 2."""

    id: int
    subject: str
    number: int
    state: str


class Participant(NamedTuple):
    """Somebody who rates: known by a hash, the group chosen, and whether on paper."""

    id: str
    team: str
    paper: bool


class Ballot(NamedTuple):
    """One person's answer in one round; of two the one with the higher `seq` holds.

    `late` marks one that was typed in from paper after the reveal: kept, and not shown in the room.
    """

    round: int
    person: str
    seq: int
    word: str
    comment: str = ""
    late: bool = False


class Statement(NamedTuple):
    """What somebody said in the room: words, group, what it is about, and where it was said."""

    id: str
    says: str
    team: str
    about: str
    place: str


class Meeting(NamedTuple):
    """Everything on record, in an order that tells nothing: by subject, by name, by hash."""

    facts: dict[str, str]
    rounds: tuple[Round, ...] = ()
    people: tuple[Participant, ...] = ()
    answers: tuple[Ballot, ...] = ()
    statements: tuple[Statement, ...] = ()


def read_meeting(db: Connection) -> Meeting:
    """Return what is on record."""
    # A cursor left open would keep the former state alive, and the log growing.
    with closing(db.cursor()) as cursor:

        def rows(table: str, order: str) -> list[Any]:
            return cursor.execute(f"SELECT * FROM {table} ORDER BY {order}").fetchall()  # noqa: S608

        return Meeting(
            dict(rows("fact", "name")),
            tuple(Round(*row) for row in rows("round", "id")),
            tuple(Participant(*row) for row in rows("person", "id")),
            tuple(Ballot(*row) for row in rows("answer", "round, person")),
            tuple(Statement(*row) for row in rows("statement", "id")),
        )


def note_fact(db: Connection, name: str, value: str, *, once: bool = False) -> None:
    """Keep one fact of the meeting, such as its code; with `once` only where none is known."""
    if not once:
        db.execute("DELETE FROM fact WHERE name = ?", (name,))
    db.execute("INSERT OR IGNORE INTO fact VALUES (?, ?)", (name, value))


def take_in(db: Connection, person: Participant) -> None:
    """Take somebody in, or let them choose another group while they have rated nothing."""
    known = db.execute("SELECT team FROM person WHERE id = ?", (person.id,)).fetchone()
    if known is not None and known[0] == person.team:
        return
    if known and db.execute("SELECT 1 FROM answer WHERE person = ?", (person.id,)).fetchone():
        raise Refused("You have rated as one group already, so the group stays.")
    if db.execute("SELECT count(*) FROM person").fetchone()[0] >= MOST_PEOPLE:
        raise Refused("The room is full.")
    db.execute("INSERT OR REPLACE INTO person VALUES (?, ?, ?)", person)


def add_round(db: Connection, subject: str, state: str) -> None:
    """Draft or open a subject: its first round, or after a reveal a new one.

    One that is a draft or closed is opened; another draft beside it is refused.
    """
    last = db.execute(
        "SELECT id, number, state FROM round WHERE subject = ? ORDER BY number DESC", (subject,)
    ).fetchone()
    if last is None or last[2] == REVEALED:
        values = subject, last[1] + 1 if last else 1, state
        db.execute("INSERT INTO round (subject, number, state) VALUES (?, ?, ?)", values)
    elif state == OPEN:
        move_round(db, last[0], OPEN)
    else:
        raise Refused(f"It stands in the list already: {last[2]}.")


def move_round(db: Connection, number: int, state: str) -> None:
    """Open, close or reveal a round, in this order; a closed one may be opened again."""
    now = _find_state(db, number)
    if now != state and now not in _WAYS[state]:
        raise Refused(f"This round is {now}, so it cannot be {state} now.")
    db.execute("UPDATE round SET state = ? WHERE id = ?", (state, number))


def drop_round(db: Connection, number: int) -> None:
    """Forget a draft, which nobody has answered."""
    if _find_state(db, number) != DRAFT:
        raise Refused("Only a draft can be dropped: this round was open to answers.")
    db.execute("DELETE FROM round WHERE id = ?", (number,))


def _find_state(db: Connection, number: int) -> str:
    row = db.execute("SELECT state FROM round WHERE id = ?", (number,)).fetchone()
    if row is None:
        raise Refused("There is no such round.")
    return str(row[0])


def cast_ballot(db: Connection, answer: Ballot) -> None:
    """Keep an answer; the same one sent again is harmless, an older one never wins."""
    person = db.execute("SELECT paper FROM person WHERE id = ?", (answer.person,)).fetchone()
    if person is None:
        raise Refused("Choose your group first.")
    if answer.word not in ANSWERS:
        raise Refused(f"{answer.word!r} is no answer.")
    if len(answer.comment) > LONGEST_COMMENT:
        raise Refused(f"A comment has at most {LONGEST_COMMENT} letters.")
    state = _find_state(db, answer.round)
    former = db.execute(
        "SELECT seq, word, comment FROM answer WHERE round = ? AND person = ?",
        (answer.round, answer.person),
    ).fetchone()
    if former == (answer.seq, answer.word, answer.comment):
        return
    if former is not None and former[0] >= answer.seq:
        raise Refused("A newer answer of yours is saved already.")
    if state == DRAFT:
        raise Refused("This question is not open yet.")
    if state != OPEN and not person[0]:
        raise Refused("This question is closed.")
    late = bool(person[0]) and state == REVEALED
    kept = answer._replace(late=late)
    db.execute("INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?, ?)", kept)


def note_statement(db: Connection, statement: Statement) -> None:
    """Keep what was said; sent twice it is kept once."""
    db.execute("INSERT OR REPLACE INTO statement VALUES (?, ?, ?, ?, ?)", statement)
