"""What the desk does with the text: read, save, draw, check, complete, and add what is dictated."""

from __future__ import annotations

import asyncio
import hashlib
import json
import re
from collections.abc import Mapping

from contribution.domain.logic_model import ARROW, Stage
from contribution.editing.adding import CannotAddError, add_entry, add_to_list, make_id
from contribution.exchange.draft import STAGES
from contribution.formats import render_as
from contribution.room.asking import Action, Asked, need_word, read_texts, read_whole, read_word
from contribution.room.live import Live
from contribution.room.meeting import Refused
from contribution.room.preview import list_ids, list_offers, map_lines
from contribution.room.text_files import OnDisk
from contribution.words.labels import split_arrow

# Under which heading a step of each stage stands, and its horizon.
_SECTIONS = {str(each): STAGES[str(each)] for each in Stage}


async def read(live: Live, name: str) -> Asked:
    """Return a file's text as it stands, what was typed over it, and who has the pen."""
    _require_file(live, name)
    found = await asyncio.to_thread(live.files.read, name)
    unsaved = await asyncio.to_thread(live.files.recall, name)
    return {**found._asdict(), "unsaved": unsaved, "pen": live.pen}


async def _save(live: Live, asked: Asked) -> Asked:
    name, text, base, base_text = read_texts(asked, "file", "text", "base", "base_text")
    _require_file(live, name)
    async with live.saving:
        saved = await asyncio.to_thread(live.files.save, name, text, OnDisk(base_text, base))
    if saved.state == "saved":
        # Our own write is no news to whoever watches the folder.
        live.look_at_disk()
        live.unsaved.pop(live.files.names[name], None)
        live.streams.tell()
    return saved._asdict()


async def _preview(live: Live, asked: Asked) -> Asked:
    """Draw the text as it is typed; it is kept in the journal first."""
    name, text, base = read_texts(asked, "file", "text", "base")
    _require_file(live, name)
    path = live.files.names[name]
    if asked.get("journal") is True:
        await asyncio.to_thread(live.files.note, name, text, base)
        live.unsaved[path] = text.encode()
    else:
        # What the desk shows is what the disk holds, and so it stays when the disk changes.
        await asyncio.to_thread(live.files.forget, name)
        live.unsaved.pop(path, None)
    drawn = await asyncio.to_thread(live.preview.redraw, dict(live.unsaved))
    if drawn is None:
        return {"stale": True}
    live.allow_files()
    live.streams.tell()
    key = hashlib.sha256(drawn.svg.encode()).hexdigest()[:16]
    places = map_lines(drawn.assessment)
    return {"svg": drawn.svg, "held": drawn.held, "key": key, "places": places}


async def _check(live: Live, _: Asked) -> Asked:
    assessment = await asyncio.to_thread(live.preview.check, dict(live.unsaved))
    told: Asked = json.loads(render_as("check", "json", assessment))
    return told


async def _complete(live: Live, asked: Asked) -> Asked:
    name, text = read_texts(asked, "file", "text")
    _require_file(live, name)
    place = read_whole(asked, "line"), read_whole(asked, "column")
    assessment = live.preview.drawn.assessment
    return {"offers": await asyncio.to_thread(list_offers, assessment, name, text, place)}


async def _add(live: Live, asked: Asked) -> Asked:
    """Give the text with what was dictated added as an edit, and the new thing's id."""
    [text] = read_texts(asked, "text")
    assessment = live.preview.drawn.assessment
    labels = {each.label.casefold(): each.id for each in assessment.graph.model.nodes}
    meant = {
        name: ARROW.join(_find_id(part, labels) for part in split_arrow(said))
        for name in ("from", "to", "link", "affects")
        if (said := read_word(asked, name))
    }
    try:
        adding = _DICTATED[read_word(asked, "kind")]
        made, name = adding(text, {**asked, **meant}, list_ids(assessment))
    except CannotAddError as error:
        raise Refused(f"Nothing was added: {error}.") from error
    except KeyError:
        raise Refused("There is no such thing to add.") from None
    return {"text": made, "id": name}


def _find_id(said: str, labels: Mapping[str, str]) -> str:
    """Return the id of a step as people name it: its label, its id, or what was just dictated."""
    found = labels.get(said.casefold())
    return found or (said if re.fullmatch(r"[\w-]+", said) else make_id(said, set()))


def _add_node(text: str, asked: Asked, taken: set[str]) -> tuple[str, str]:
    section, horizon = _SECTIONS[read_word(asked, "stage")]
    name = make_id(need_word(asked, "label"), taken)
    fields = {"label": read_word(asked, "label"), "horizon": horizon}
    return add_entry(text, [section], name, {k: v for k, v in fields.items() if v}), name


def _add_link(text: str, asked: Asked, _: set[str]) -> tuple[str, str]:
    name = f"{need_word(asked, 'from')} -> {need_word(asked, 'to')}"
    because = read_word(asked, "because")
    return add_entry(text, ["links"], name, {"because": because} if because else {}), name


def _add_assumption(text: str, asked: Asked, taken: set[str]) -> tuple[str, str]:
    name = make_id(need_word(asked, "label"), taken)
    made = add_entry(text, ["assumptions"], name, {"label": read_word(asked, "label")})
    link = read_word(asked, "link")
    return (add_to_list(made, ["links", link, "assumes"], name) if link else made), name


def _add_rival(text: str, asked: Asked, taken: set[str]) -> tuple[str, str]:
    name = make_id(need_word(asked, "label"), taken)
    fields = {"label": read_word(asked, "label"), "role": "competing", "family": "something-else"}
    affects = [need_word(asked, "affects")]
    return add_entry(text, ["factors"], name, {**fields, "affects": affects}), name


_DICTATED = {
    "node": _add_node,
    "link": _add_link,
    "assumption": _add_assumption,
    "rival": _add_rival,
}


def _require_file(live: Live, name: str) -> None:
    if name not in live.files.names:
        raise Refused("The model has no such file.")


TEXT_ACTIONS: dict[str, Action] = {
    "save": _save,
    "preview": _preview,
    "check": _check,
    "complete": _complete,
    "add": _add,
}
