"""What the facilitator can do: rounds, timer, paper sheets, statements, dictation, the register."""

from __future__ import annotations

import asyncio
import hashlib
import secrets
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from contribution.app.write import write_file
from contribution.editing.adding import CannotAddError, add_entry, add_to_list, make_id
from contribution.errors import ContributionError
from contribution.room.asking import read_whole
from contribution.room.live import Live
from contribution.room.meeting import (
    Ballot,
    Participant,
    Refused,
    Statement,
    cast_ballot,
    close_round,
    note_fact,
    note_statement,
    open_round,
    reveal_round,
    take_in,
)
from contribution.room.preview import list_ids
from contribution.room.register import build_registers
from contribution.room.views import list_subjects

Asked = Mapping[str, Any]
_SECTIONS = {
    "context": ("context", None),
    "input": ("inputs", None),
    "activity": ("activities", None),
    "output": ("outputs", None),
    "short-term outcome": ("outcomes", "short"),
    "medium-term outcome": ("outcomes", "medium"),
    "long-term outcome": ("outcomes", "long"),
    "impact": ("impacts", None),
}


async def act(live: Live, asked: Asked) -> dict[str, Any]:
    """Return what an action of the desk gave.

    Raises:
        Refused: it may not be done now, or what was asked is not understood.
        NotKept: the disk did not take it.
    """
    action = _ACTIONS.get(_word(asked, "do"))
    if action is None:
        raise Refused("There is no such action.")
    given = await action(live, asked)
    live.streams.tell()
    return given or {}


def dictate(live: Live, asked: Asked) -> dict[str, Any]:
    """Return the text with what was dictated added as an edit, and the new thing's id.

    Raises:
        Refused: the text has no place for it as it stands.
    """
    text = _word(asked, "text")
    taken = list_ids(live.preview.drawn.assessment)
    try:
        made, name = _DICTATED[_word(asked, "kind")](text, asked, taken)
    except CannotAddError as error:
        raise Refused(f"Nothing was added: {error}.") from error
    except KeyError:
        raise Refused("There is no such thing to add.") from None
    return {"text": made, "id": name}


def _add_node(text: str, asked: Asked, taken: set[str]) -> tuple[str, str]:
    section, horizon = _SECTIONS[_word(asked, "stage")]
    name = make_id(_needed(asked, "label"), taken)
    fields = {"label": _word(asked, "label"), "horizon": horizon, "strand": _word(asked, "strand")}
    return add_entry(text, [section], name, {k: v for k, v in fields.items() if v}), name


def _add_link(text: str, asked: Asked, _: set[str]) -> tuple[str, str]:
    name = f"{_needed(asked, 'from')} -> {_needed(asked, 'to')}"
    because = _word(asked, "because")
    return add_entry(text, ["links"], name, {"because": because} if because else {}), name


def _add_assumption(text: str, asked: Asked, taken: set[str]) -> tuple[str, str]:
    name = make_id(_needed(asked, "label"), taken)
    made = add_entry(text, ["assumptions"], name, {"label": _word(asked, "label")})
    link = _word(asked, "link")
    return (add_to_list(made, ["links", link, "assumes"], name) if link else made), name


def _add_rival(text: str, asked: Asked, taken: set[str]) -> tuple[str, str]:
    name = make_id(_needed(asked, "label"), taken)
    fields = {"label": _word(asked, "label"), "role": "competing", "family": "something-else"}
    affects = [_needed(asked, "affects")]
    return add_entry(text, ["factors"], name, {**fields, "affects": affects}), name


_DICTATED = {
    "node": _add_node,
    "link": _add_link,
    "assumption": _add_assumption,
    "rival": _add_rival,
}


async def _open(live: Live, asked: Asked) -> None:
    subject = _word(asked, "subject")
    if subject not in list_subjects(live.preview.drawn.assessment.graph.model):
        raise Refused("The model has no such link or assumption.")
    await live.save(partial(open_round, subject=subject))
    last = max(each.id for each in live.store.meeting.rounds if each.subject == subject)
    await live.save(partial(note_fact, name="focus", value=str(last)))


async def _open_again(live: Live, asked: Asked) -> None:
    number = read_whole(asked, "round")
    known = {each.id: each.subject for each in live.store.meeting.rounds}
    await _open(live, {"subject": known.get(number, "")})


async def _close(live: Live, asked: Asked) -> None:
    await live.save(partial(close_round, number=read_whole(asked, "round")))


async def _reveal(live: Live, asked: Asked) -> None:
    number = read_whole(asked, "round")
    await live.save(partial(reveal_round, number=number))
    await live.save(partial(note_fact, name="focus", value=str(number)))


async def _focus(live: Live, asked: Asked) -> None:
    value = str(read_whole(asked, "round")) if asked.get("round") else ""
    await live.save(partial(note_fact, name="focus", value=value))


async def _time(live: Live, asked: Asked) -> None:
    live.set_timer(read_whole(asked, "seconds"))


async def _paper(live: Live, asked: Asked) -> None:
    """Take one line of a paper sheet; the same sheet typed again corrects, and counts once."""
    team, number = _word(asked, "group"), read_whole(asked, "round")
    sheet = " ".join(_needed(asked, "sheet").casefold().split())
    if team not in (live.preview.drawn.assessment.graph.model.stakeholders or {"": ""}):
        raise Refused("There is no such group.")
    # The secret keeps anybody from finding a sheet's number by trying all numbers.
    secret = live.store.meeting.facts["desk"]
    person = hashlib.sha256(f"paper {secret} {team} {sheet}".encode()).hexdigest()
    await live.save(partial(take_in, person=Participant(person, team, paper=True)))
    former = [
        each.seq
        for each in live.store.meeting.answers
        if (each.round, each.person) == (number, person)
    ]
    ballot = Ballot(
        number, person, max(former, default=0) + 1, _word(asked, "word"), _word(asked, "comment")
    )
    await live.save(partial(cast_ballot, answer=ballot))


async def _note(live: Live, asked: Asked) -> None:
    subjects = live.preview.drawn.assessment.graph.subjects
    if _word(asked, "about") not in subjects:
        raise Refused("Say which step, link or assumption it is about.")
    said = Statement(
        _word(asked, "id") or secrets.token_hex(8),
        _needed(asked, "says")[:2000],
        _word(asked, "group"),
        _word(asked, "about"),
        _word(asked, "place")[:200],
    )
    await live.save(partial(note_statement, statement=said))


async def _export(live: Live, _: Asked) -> dict[str, Any]:
    """Write the registers beside the model's others, and say so if the model does not read them."""
    assessment = live.preview.drawn.assessment
    made = build_registers(live.store.meeting, assessment.graph.model, live.settings.smallest)
    if not made.files:
        raise Refused("Nothing was revealed and nothing noted yet, so there is nothing to write.")
    folder = live.model.parent.parent / "evidence" / live.model.stem
    registers = [each.places.key.file for each in (e.register for e in assessment.graph.evidence)]
    if registers:
        folder = Path(registers[0]).parent
    try:
        await asyncio.to_thread(_write_all, folder, made.files)
    except (ContributionError, OSError) as error:
        raise Refused(str(error)) from error
    await asyncio.to_thread(live.preview.redraw, dict(live.unsaved))
    again = live.preview.drawn.assessment
    read = {Path(source).name for source in again.sources}
    missing = [name for name in made.files if name.endswith(".yaml") and name not in read]
    return {
        "files": [str(folder / name) for name in made.files],
        "ratings": made.ratings,
        "statements": made.statements,
        "unread": missing,
    }


def _write_all(folder: Path, files: Mapping[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    # Tables first: a register never names a table that is not there yet.
    for name, text in sorted(files.items(), key=lambda each: each[0].endswith(".yaml")):
        write_file(str(folder / name), text)


async def _take_pen(live: Live, asked: Asked) -> None:
    live.pen = _needed(asked, "desk")


async def _invite(live: Live, _: Asked) -> dict[str, Any]:
    return {"path": f"/?key={live.make_key()}"}


async def _set_wifi(live: Live, asked: Asked) -> None:
    live.wifi = (_word(asked, "name")[:64], _word(asked, "password")[:64])


_ACTIONS: dict[str, Callable[[Live, Asked], Awaitable[dict[str, Any] | None]]] = {
    "open": _open,
    "open-again": _open_again,
    "close": _close,
    "reveal": _reveal,
    "focus": _focus,
    "time": _time,
    "paper": _paper,
    "note": _note,
    "export": _export,
    "pen": _take_pen,
    "invite": _invite,
    "wifi": _set_wifi,
}


def _word(asked: Asked, name: str) -> str:
    value = asked.get(name, "")
    if not isinstance(value, str):
        raise Refused(f"{name} has to be a text.")
    return value.strip() if name != "text" else value


def _needed(asked: Asked, name: str) -> str:
    value = _word(asked, name)
    if not value:
        raise Refused(f"Fill in: {name}.")
    return value
