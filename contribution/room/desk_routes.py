"""What the desk and its wall ask, which exist on this machine only."""

from __future__ import annotations

import asyncio
import hashlib
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response

from contribution.room import pages
from contribution.room.answering import give_page, is_desk
from contribution.room.asking import derive, read_json, read_texts, read_whole
from contribution.room.desk import act, dictate
from contribution.room.guard import is_same
from contribution.room.joining import find_address, show_doors
from contribution.room.live import Live
from contribution.room.meeting import Refused
from contribution.room.preview import describe_findings, list_offers
from contribution.room.text_files import OnDisk
from contribution.room.views import show_desk, show_wall
from contribution.web import read_web


class DeskRoutes:
    """What each address of the desk answers, to the cookie that its one key was changed for."""

    def __init__(self, live: Live) -> None:
        self._live = live

    async def home(self, request: Request) -> Response:
        """Open the desk: with its key once, with its cookie afterwards."""
        if request.scope["zone"] == "phones":
            return RedirectResponse("/j", 303)
        key = request.query_params.get("key", "")
        if any(is_same(key, each) for each in self._live.keys):
            self._live.keys.discard(key)
            response: Response = RedirectResponse("/", 303)
            secret = self._live.store.meeting.facts["desk"]
            response.set_cookie(
                f"desk{self._live.settings.port}", secret, httponly=True, samesite="strict"
            )
            return response
        if not is_desk(request, self._live):
            return PlainTextResponse("Open the address that the terminal printed.", 403)
        shown = show_desk(self._live.scene)
        here = {
            "file": next(iter(self._live.files.names)),
            "token": self._header,
            "nonce": request.scope["nonce"],
        }
        body = pages.render_desk(shown, here, self._live.files.names, find_address(self._live))
        return give_page(request, self._live, "desk", body)

    async def wall(self, request: Request) -> Response:
        """Show the wall, for which the desk's cookie is asked."""
        if not is_desk(request, self._live):
            return PlainTextResponse("Open the wall from the desk.", 403)
        live = self._live
        body = pages.render_wall(
            show_wall(live.scene),
            show_doors(live),
            live.preview.drawn.svg,
            live.seconds_left,
        )
        return give_page(request, self._live, "wall", body)

    async def sheets(self, request: Request) -> Response:
        """Show rating sheets for printing."""
        if not is_desk(request, self._live):
            return PlainTextResponse("Open them from the desk.", 403)
        body = pages.render_sheets(show_desk(self._live.scene))
        return give_page(request, self._live, "sheets", body)

    async def editor(self, _: Request) -> Response:
        """Give the one script that is too large to stand in its page."""
        return Response(read_web("room/codemirror.js"), media_type="text/javascript")

    async def text(self, request: Request) -> Response:
        """Give a file's text, or save one."""
        live = self._live
        if request.method == "GET":
            self._require_desk(request, header=False)
            name = request.query_params.get("file", "")
            self._require_file(name)
            read = await asyncio.to_thread(live.files.read, name)
            unsaved = await asyncio.to_thread(live.files.recall, name)
            return JSONResponse({**read._asdict(), "unsaved": unsaved, "pen": live.pen})
        self._require_desk(request)
        asked = await read_json(request)
        name, text, base, base_text = read_texts(asked, "file", "text", "base", "base_text")
        self._require_file(name)
        async with live.saving:
            saved = await asyncio.to_thread(live.files.save, name, text, OnDisk(base_text, base))
        if saved.state == "saved":
            live.unsaved.pop(live.files.names[name], None)
            live.streams.tell()
        return JSONResponse(saved._asdict())

    async def preview(self, request: Request) -> Response:
        """Draw the text as it is typed; it is kept in the journal first."""
        live, texts = self._live, await self._take_typed(request)
        drawn = await asyncio.to_thread(live.preview.redraw, texts)
        if drawn is None:
            return JSONResponse({"stale": True})
        live.allow_files()
        live.streams.tell()
        key = hashlib.sha256(drawn.svg.encode()).hexdigest()[:16]
        return JSONResponse({"svg": drawn.svg, "held": drawn.held, "key": key})

    async def check(self, request: Request) -> Response:
        """Say what is wrong in the text as it is typed."""
        self._require_desk(request)
        assessment = await asyncio.to_thread(self._live.preview.check, dict(self._live.unsaved))
        return JSONResponse({"findings": describe_findings(assessment)})

    async def complete(self, request: Request) -> Response:
        """Say what may be written where the cursor stands."""
        self._require_desk(request)
        asked = await read_json(request)
        name, text = read_texts(asked, "file", "text")
        self._require_file(name)
        place = read_whole(asked, "line"), read_whole(asked, "column")
        assessment = self._live.preview.drawn.assessment
        offers = await asyncio.to_thread(list_offers, assessment, name, text, place)
        return JSONResponse({"offers": offers})

    async def add(self, request: Request) -> Response:
        """Give the text with what was dictated."""
        self._require_desk(request)
        return JSONResponse(dictate(self._live, await read_json(request)))

    async def act(self, request: Request) -> Response:
        """Do what the facilitator asks."""
        self._require_desk(request)
        return JSONResponse(await act(self._live, await read_json(request)))

    async def _take_typed(self, request: Request) -> dict[Path, bytes]:
        self._require_desk(request)
        live, asked = self._live, await read_json(request)
        name, text, base = read_texts(asked, "file", "text", "base")
        self._require_file(name)
        path = live.files.names[name]
        if asked.get("journal") is True:
            await asyncio.to_thread(live.files.note, name, text, base)
            live.unsaved[path] = text.encode()
        else:
            # What the desk shows is what the disk holds, and so it stays when the disk changes.
            await asyncio.to_thread(live.files.forget, name)
            live.unsaved.pop(path, None)
        return dict(live.unsaved)

    @property
    def _header(self) -> str:
        return derive(self._live.store.meeting.facts["desk"], "header")

    def _require_desk(self, request: Request, *, header: bool = True) -> None:
        sent = request.headers.get("x-room", "")
        if not is_desk(request, self._live) or (header and not is_same(sent, self._header)):
            raise Refused("Open the desk from the address that the terminal printed.")

    def _require_file(self, name: str) -> None:
        if name not in self._live.files.names:
            raise Refused("The model has no such file.")
