"""What the facilitator can do in the room: rounds, timer, paper, statements, pen, the register."""

from __future__ import annotations

import asyncio
import hashlib
import secrets
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from contribution.app.write import write_file
from contribution.editing.merging import merge_texts
from contribution.room import meeting
from contribution.room.asking import Action, Asked, need_word, read_whole, read_word
from contribution.room.live import Live
from contribution.room.meeting import Refused
from contribution.room.register import build_registers
from contribution.room.views import list_groups, list_subjects


async def _draft(live: Live, asked: Asked) -> None:
    await _add_round(live, read_word(asked, "subject"), meeting.DRAFT)


async def _open(live: Live, asked: Asked) -> None:
    """Open a subject, a round that stands in the list, or after its reveal a new one of it."""
    known = {each.id: each.subject for each in live.store.meeting.rounds}
    subject = read_word(asked, "subject") or known.get(read_whole(asked, "round"), "")
    await _add_round(live, subject, meeting.OPEN)
    rounds = live.store.meeting.rounds
    await _put_on_wall(live, max(each.id for each in rounds if each.subject == subject))


async def _add_round(live: Live, subject: str, state: str) -> None:
    if subject not in list_subjects(live.scene.assessment.graph):
        raise Refused("The model has no such link or assumption.")
    await _note_day(live)
    await live.save(meeting.add_round, subject=subject, state=state)


async def _open_drafts(live: Live, _: Asked) -> None:
    for each in live.store.meeting.rounds:
        if each.state == meeting.DRAFT:
            await _open(live, {"round": each.id})


async def _close(live: Live, asked: Asked) -> None:
    await live.save(meeting.move_round, number=read_whole(asked, "round"), state=meeting.CLOSED)


async def _close_all(live: Live, _: Asked) -> None:
    for each in live.store.meeting.rounds:
        if each.state == meeting.OPEN:
            await _close(live, {"round": each.id})


async def _reveal(live: Live, asked: Asked) -> None:
    number = read_whole(asked, "round")
    await live.save(meeting.move_round, number=number, state=meeting.REVEALED)
    await _put_on_wall(live, number)


async def _drop(live: Live, asked: Asked) -> None:
    await live.save(meeting.drop_round, number=read_whole(asked, "round"))


async def _focus(live: Live, asked: Asked) -> None:
    await _put_on_wall(live, read_whole(asked, "round"))


async def _put_on_wall(live: Live, number: int) -> None:
    """Show one round on the wall, 0 for none."""
    await live.save(meeting.note_fact, name="focus", value=str(number))


async def _note_day(live: Live) -> None:
    """Keep on which day the meeting was held: when it was first asked something, not tried out."""
    today = date.today().isoformat()  # noqa: DTZ011 - the day on the wall calendar
    await live.save(meeting.note_fact, name="held", value=today, once=True)


async def _time(live: Live, asked: Asked) -> None:
    live.set_timer(read_whole(asked, "seconds"))
    live.streams.tell()


async def _paper(live: Live, asked: Asked) -> None:
    """Take one line of a paper sheet; the same sheet typed again corrects, and counts once."""
    team, number = read_word(asked, "group"), read_whole(asked, "round")
    sheet = " ".join(need_word(asked, "sheet").casefold().split())
    require_group(live, team)
    # The secret keeps anybody from finding a sheet's number by trying all numbers.
    secret = live.store.meeting.facts["desk"]
    person = hashlib.sha256(f"paper {secret} {team} {sheet}".encode()).hexdigest()
    await live.save(meeting.take_in, person=meeting.Participant(person, team, paper=True))
    known = (e for e in live.store.meeting.answers if (e.round, e.person) == (number, person))
    seq = 1 + max((each.seq for each in known), default=0)
    word, comment = read_word(asked, "word"), read_word(asked, "comment")
    await live.save(meeting.cast_ballot, answer=meeting.Ballot(number, person, seq, word, comment))


def require_group(live: Live, team: str) -> None:
    """Refuse a group that the model does not name."""
    if team not in dict(list_groups(live.scene.assessment.graph.model)):
        raise Refused("There is no such group.")


async def _note(live: Live, asked: Asked) -> None:
    if read_word(asked, "about") not in live.scene.assessment.graph.subjects:
        raise Refused("Say which step, link or assumption it is about.")
    team = read_word(asked, "group")
    require_group(live, team)
    says, place = need_word(asked, "says")[:2000], read_word(asked, "place")[:200]
    said = meeting.Statement(secrets.token_hex(8), says, team, read_word(asked, "about"), place)
    await _note_day(live)
    await live.save(meeting.note_statement, statement=said)


async def _export(live: Live, _: Asked) -> Asked:
    """Write the registers beside the model's others, and say so if the model does not read them."""
    graph = live.scene.assessment.graph
    made = build_registers(live.store.meeting, graph.model, live.settings.smallest)
    if not made.files:
        raise Refused("Nothing was revealed and nothing noted yet, so there is nothing to write.")
    known = [Path(each.register.places.key.file).parent for each in graph.evidence]
    folder = (known or [live.model.parent.parent / "evidence" / live.model.stem])[0]
    facts = live.store.meeting.facts
    written = {name: facts.get(f"written {name}", "") for name in made.files}
    await asyncio.to_thread(_write_all, folder, made.files, written)
    for name, text in made.files.items():
        await live.save(meeting.note_fact, name=f"written {name}", value=text)
    await asyncio.to_thread(live.preview.redraw, dict(live.unsaved))
    live.streams.tell()
    read = {Path(source).name for source in live.scene.assessment.sources}
    return {
        "files": [str(folder / name) for name in made.files],
        "ratings": made.ratings,
        "statements": made.statements,
        "unread": [name for name in made.files if name.endswith(".yaml") and name not in read],
    }


def _write_all(folder: Path, files: Mapping[str, str], written: Mapping[str, str]) -> None:
    """Write the files, each joined with what somebody changed in it since it was `written`."""
    folder.mkdir(parents=True, exist_ok=True)
    there = {name: path.read_bytes() for name in files if (path := folder / name).exists()}
    made = dict(files)
    for name, content in there.items():
        joined = merge_texts(written[name], files[name], content.decode("utf-8", "replace"))
        if joined.conflicts and content.decode("utf-8", "replace") != files[name]:
            raise Refused(f"{name} was changed by hand. Rename it, then write the register again.")
        made[name] = files[name] if joined.conflicts else joined.text
    # Tables first: a register never names a table that is not there yet.
    for name, text in sorted(made.items(), key=lambda each: each[0].endswith(".yaml")):
        write_file(str(folder / name), text, there.get(name))


async def _pen(live: Live, asked: Asked) -> None:
    live.pen = need_word(asked, "desk")
    live.streams.tell()


async def _invite(live: Live, _: Asked) -> Asked:
    return {"path": f"/?key={live.make_key()}"}


async def _wifi(live: Live, asked: Asked) -> None:
    live.wifi = (read_word(asked, "name")[:64], read_word(asked, "password")[:64])
    live.streams.tell()


ROOM_ACTIONS: dict[str, Action] = {
    "draft": _draft,
    "open": _open,
    "open-drafts": _open_drafts,
    "close": _close,
    "close-all": _close_all,
    "reveal": _reveal,
    "drop": _drop,
    "focus": _focus,
    "time": _time,
    "paper": _paper,
    "note": _note,
    "export": _export,
    "pen": _pen,
    "invite": _invite,
    "wifi": _wifi,
}
