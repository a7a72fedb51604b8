"""The routes: who asks, what for, and which view or change it is; nothing is decided here twice."""

from __future__ import annotations

import asyncio
import hashlib
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route

from contribution.room import pages
from contribution.room.asking import derive, make_ballot, read_form, read_json, read_texts
from contribution.room.desk import act, dictate
from contribution.room.guard import Guard, Rate, is_same, tidy_code
from contribution.room.joining import find_address, show_doors
from contribution.room.live import Live
from contribution.room.meeting import Ballot, Participant, Refused, cast_ballot, take_in
from contribution.room.preview import describe_findings, list_names
from contribution.room.store import NotKept
from contribution.room.text_files import OnDisk
from contribution.room.views import show_desk, show_phone, show_wall
from contribution.web import read_web


def build_app(live: Live, hosts: dict[str, str], watch: Callable[[Live], Awaitable[None]]) -> Guard:
    """Return the application: the routes of one room, behind its guard."""
    routes = Routes(live)

    @asynccontextmanager
    async def span(_: Starlette) -> AsyncIterator[None]:
        live.streams.begin()
        watching = asyncio.ensure_future(watch(live))
        yield
        watching.cancel()

    app = Starlette(
        routes=[
            Route("/", routes.home),
            Route("/j", routes.join, methods=["GET", "POST"]),
            Route("/j/{code}", routes.phone, methods=["GET", "POST"]),
            Route("/vote", routes.vote, methods=["POST"]),
            Route("/events", routes.events),
            Route("/wall", routes.wall),
            Route("/sheets", routes.sheets),
            Route("/static/codemirror.js", routes.editor),
            Route("/text", routes.text, methods=["GET", "POST"]),
            Route("/preview", routes.preview, methods=["POST"]),
            Route("/check", routes.check, methods=["POST"]),
            Route("/add", routes.add, methods=["POST"]),
            Route("/act", routes.act, methods=["POST"]),
        ],
        exception_handlers={Refused: _say_refused, NotKept: _say_not_kept, ValueError: _say_bad},
        lifespan=span,
    )
    return Guard(app, hosts, live.settings.limits)


class Routes:
    """What each address answers; a desk is known by its cookie, a phone by its own."""

    def __init__(self, live: Live) -> None:
        self._live = live
        limits = live.settings.limits
        self._codes = Rate(limits.codes_a_minute, 60)
        self._answers = Rate(limits.answers_a_second * 2, 2)
        self._desk_cookie = f"desk{live.settings.port}"
        self._phone_cookie = f"phone{live.settings.port}"

    # Phones

    async def join(self, request: Request) -> Response:
        """Take the code from those who type it."""
        if request.method == "GET":
            return self._page(request, "phone", pages.render_code_form())
        code = tidy_code((await read_form(request)).get("code", ""))
        if wrong := self._find_wrong(request, code):
            return wrong
        return RedirectResponse(f"/j/{code}", 303)

    async def phone(self, request: Request) -> Response:
        """Show a participant's page, or take its form where there is no JavaScript."""
        code = request.path_params["code"]
        if wrong := self._find_wrong(request, code):
            return wrong
        secret = request.cookies.get(self._phone_cookie, "")
        told = ""
        if request.method == "POST":
            if not secret:
                told = "This browser keeps no cookies, so it cannot join. Use paper instead."
            else:
                form = await read_form(request)
                if not is_same(form.get("token", ""), derive(secret, "form")):
                    return PlainTextResponse("this form is not from this page", 403)
                try:
                    await self._take_form(derive(secret, "person"), form)
                    return RedirectResponse(f"/j/{code}", 303)
                except Refused as why:
                    told = str(why)
        fresh = secret or secrets.token_urlsafe(32)
        shown = show_phone(self._live.scene, derive(fresh, "person"))
        body = pages.render_phone(shown, code, derive(fresh, "form"), told)
        response = self._page(request, "phone", body, "phone")
        if fresh != secret:
            response.set_cookie(
                self._phone_cookie, fresh, httponly=True, samesite="lax", max_age=172_800
            )
        return response

    async def vote(self, request: Request) -> Response:
        """Take one answer; it is acknowledged when it is on the disk."""
        person = derive(request.cookies.get(self._phone_cookie, ""), "person")
        asked = await read_json(request)
        ballot = make_ballot(person, asked)
        await self._cast(ballot)
        return JSONResponse({"saved": ballot.word, "key": f"open {ballot.seq}"})

    async def events(self, request: Request) -> Response:
        """Tell a page when to look again; only those who are in the room are told."""
        name = self._find_listener(request)
        if name is None:
            return PlainTextResponse("join first", 403)
        if not self._live.streams.has_room(name):
            return PlainTextResponse("too many pages are open", 429)
        last = request.headers.get("last-event-id", "")
        stream = self._live.streams.follow(name, last)
        return StreamingResponse(stream, media_type="text/event-stream")

    def _find_listener(self, request: Request) -> str | None:
        if self._is_desk(request):
            return "desk"
        secret = request.cookies.get(self._phone_cookie, "")
        person = derive(secret, "person")
        return person if any(e.id == person for e in self._live.store.meeting.people) else None

    def _find_wrong(self, request: Request, code: str) -> Response | None:
        address = request.client.host if request.client else ""
        if self._codes.is_spent(address):
            return PlainTextResponse("too many wrong codes; wait a minute", 429)
        if is_same(code, self._live.code):
            return None
        self._codes.allows(address)
        return self._page(
            request, "phone", pages.render_code_form("There is no such code."), status=404
        )

    async def _take_form(self, person: str, form: dict[str, str]) -> None:
        if "group" in form:
            team = form["group"]
            if team not in (self._live.scene.assessment.graph.model.stakeholders or {"": ""}):
                raise Refused("There is no such group.")
            change = partial(take_in, person=Participant(person, team, paper=False))
            await self._live.save(change)
            return
        numbers = {name: int(form.get(name, "")) for name in ("round", "seq")}
        await self._cast(make_ballot(person, {**form, **numbers}))

    async def _cast(self, ballot: Ballot) -> None:
        if not self._answers.allows(ballot.person):
            raise Refused("Too many answers at once; wait a second.")
        await self._live.save(partial(cast_ballot, answer=ballot))

    # Wall and desk

    async def home(self, request: Request) -> Response:
        """Open the desk: with its key once, with its cookie afterwards."""
        if request.scope["zone"] == "phones":
            return RedirectResponse("/j", 303)
        key = request.query_params.get("key", "")
        if any(is_same(key, each) for each in self._live.keys):
            self._live.keys.discard(key)
            response: Response = RedirectResponse("/", 303)
            secret = self._live.store.meeting.facts["desk"]
            response.set_cookie(self._desk_cookie, secret, httponly=True, samesite="strict")
            return response
        if not self._is_desk(request):
            return PlainTextResponse("Open the address that the terminal printed.", 403)
        shown = show_desk(self._live.scene)
        here = {
            "file": next(iter(self._live.files.names)),
            "token": self._header,
            "nonce": request.scope["nonce"],
            "silence": 150,
        }
        body = pages.render_desk(shown, here, self._live.files.names, find_address(self._live))
        return self._page(request, "desk", body, "desk")

    async def wall(self, request: Request) -> Response:
        """Show the wall, for which the desk's cookie is asked."""
        if not self._is_desk(request):
            return PlainTextResponse("Open the wall from the desk.", 403)
        live = self._live
        body = pages.render_wall(
            show_wall(live.scene),
            show_doors(live),
            live.preview.drawn.svg,
            live.seconds_left,
        )
        return self._page(request, "wall", body, "wall")

    async def sheets(self, request: Request) -> Response:
        """Show rating sheets for printing."""
        if not self._is_desk(request):
            return PlainTextResponse("Open them from the desk.", 403)
        return self._page(request, "sheets", pages.render_sheets(show_desk(self._live.scene)))

    async def editor(self, request: Request) -> Response:
        """Give the one script that is too large to stand in its page."""
        if request.scope["zone"] == "phones":
            return PlainTextResponse("there is no such page", 404)
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
        """Say what is wrong in the text as it is typed, and which names there are."""
        self._require_desk(request)
        assessment = await asyncio.to_thread(self._live.preview.check, dict(self._live.unsaved))
        return JSONResponse(
            {"findings": describe_findings(assessment), "names": list_names(assessment)}
        )

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
        if asked.get("journal") is True:
            await asyncio.to_thread(live.files.note, name, text, base)
        live.unsaved[live.files.names[name]] = text.encode()
        return dict(live.unsaved)

    @property
    def _header(self) -> str:
        return derive(self._live.store.meeting.facts["desk"], "header")

    def _is_desk(self, request: Request) -> bool:
        secret = self._live.store.meeting.facts["desk"]
        cookie = request.cookies.get(self._desk_cookie, "")
        return request.scope["zone"] == "desk" and is_same(cookie, secret)

    def _require_desk(self, request: Request, *, header: bool = True) -> None:
        sent = request.headers.get("x-room", "")
        if not self._is_desk(request) or (header and not is_same(sent, self._header)):
            raise Refused("Open the desk from the address that the terminal printed.")

    def _require_file(self, name: str) -> None:
        if name not in self._live.files.names:
            raise Refused("The model has no such file.")

    def _page(
        self, request: Request, name: str, body: str, *scripts: str, status: int = 200
    ) -> HTMLResponse:
        model = self._live.scene.assessment.graph.model
        title = f"{model.title or model.name}: {name}"
        frame = pages.Frame(title, request.scope["nonce"], name, scripts)
        return HTMLResponse(pages.render_page(frame, body), status)


async def _say_refused(_: Request, why: Exception) -> Response:
    return JSONResponse({"error": str(why)}, 409)


async def _say_not_kept(_: Request, why: Exception) -> Response:
    return JSONResponse({"error": f"The disk did not take it: {why}. Try again."}, 503)


async def _say_bad(_: Request, __: Exception) -> Response:
    return JSONResponse({"error": "This is not understood."}, 400)
