"""The routes: who asks, what for, and which view or change it is; nothing is decided here twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from contribution.errors import ContributionError
from contribution.room import pages
from contribution.room.asking import Action, derive, is_desk, read_json
from contribution.room.desk import ROOM_ACTIONS
from contribution.room.desk_text import TEXT_ACTIONS, read
from contribution.room.guard import Guard, is_same
from contribution.room.joining import Trial, find_address, show_doors
from contribution.room.live import Live, RoomSettings
from contribution.room.meeting import Refused
from contribution.room.phone_routes import PhoneRoutes
from contribution.room.store import NotKept
from contribution.room.views import show_desk, show_wall
from contribution.web import read_web
from contribution.words.markup import Html

_NOT_KEPT = "The disk did not take it: {}. Try again."


def build_app(live: Live, attend: Callable[[], Awaitable[None]]) -> Guard:
    """Return the application: the routes of one room, behind its guard; `attend` runs beside it."""
    trial = Trial() if live.settings.trying else None
    phones, desk = PhoneRoutes(live, trial), DeskRoutes(live, trial)
    actions = {**ROOM_ACTIONS, **TEXT_ACTIONS}

    @asynccontextmanager
    async def span(_: Starlette) -> AsyncIterator[None]:
        live.streams.begin()
        attending = asyncio.ensure_future(attend())
        yield
        attending.cancel()

    app = Starlette(
        routes=[
            Route("/", desk.home),
            Route("/j", phones.join, methods=["GET", "POST"]),
            Route("/j/{code}", phones.phone, methods=["GET", "POST"]),
            Route("/vote", phones.vote, methods=["POST"]),
            Route("/events", phones.events),
            Route("/wall", desk.wall),
            Route("/sheets", desk.sheets),
            Route("/static/codemirror.js", desk.editor),
            Route("/text", desk.text),
            *(Route(f"/{name}", desk.do(each), methods=["POST"]) for name, each in actions.items()),
        ],
        exception_handlers={
            Refused: _say(409),
            ContributionError: _say(409),
            NotKept: _say(503, _NOT_KEPT),
            OSError: _say(503, _NOT_KEPT),
            ValueError: _say(400, "This is not understood."),
            LookupError: _say(400, "This is not understood."),
        },
        lifespan=span,
    )
    return Guard(app, name_hosts(live.settings), live.settings.limits)


def _say(status: int, words: str = "{}") -> Callable[[Request, Exception], Awaitable[Response]]:
    async def answer(_: Request, why: Exception) -> Response:
        return JSONResponse({"error": words.format(why)}, status)

    return answer


def name_hosts(settings: RoomSettings) -> dict[str, str]:
    """Return every value of Host that is ours, with the zone that it may ask in."""
    port = settings.port
    hosts = dict.fromkeys((f"127.0.0.1:{port}", f"localhost:{port}", f"[::1]:{port}"), "desk")
    return hosts | ({f"{settings.lan}:{port}": "phones"} if settings.lan else {})


_STRANGER = "Open the address that the terminal printed, on this machine."
Answer = Callable[[Request], Awaitable[Response]]


class DeskRoutes:
    """What each address of the desk answers, to the cookie that its one key was changed for."""

    def __init__(self, live: Live, trial: Trial | None) -> None:
        self._live, self._trial = live, trial

    async def home(self, request: Request) -> Response:
        """Open the desk: with its key once, with its cookie afterwards."""
        if request.scope["zone"] == "phones":
            return RedirectResponse("/j", 303)
        live, key = self._live, request.query_params.get("key", "")
        if any(is_same(key, each) for each in live.keys):
            live.keys.discard(key)
            response = RedirectResponse("/", 303)
            name, secret = f"desk{live.settings.port}", live.store.meeting.facts["desk"]
            response.set_cookie(name, secret, httponly=True, samesite="strict")
            return response
        here = {
            "file": next(iter(live.files.names)),
            "token": self._header,
            "nonce": request.scope["nonce"],
        }
        if self._trial:
            tried = pages.render_try(self._trial.count(), show_doors(live), here)
            return self._answer(request, "try", tried)
        shown, address = show_desk(live.scene), find_address(live.settings)
        body = pages.render_desk(shown, here, live.files.labels, address)
        return self._answer(request, "desk", body)

    async def wall(self, request: Request) -> Response:
        """Show the wall, for which the desk's cookie is asked."""
        live = self._live
        shown = show_wall(live.scene)
        subject = shown["focus"]["subject"] if shown["focus"] else ""
        svg = await asyncio.to_thread(live.preview.draw_around, subject)
        body = pages.render_wall(shown, show_doors(live), svg, live.seconds_left)
        return self._answer(request, "wall", body)

    async def sheets(self, request: Request) -> Response:
        """Show rating sheets for printing."""
        return self._answer(request, "sheets", pages.render_sheets(show_desk(self._live.scene)))

    async def editor(self, _: Request) -> Response:
        """Give the one script that is too large to stand in its page."""
        return Response(read_web("room/codemirror.js"), media_type="text/javascript")

    async def text(self, request: Request) -> Response:
        """Give a file's text."""
        self._require_desk(request)
        return JSONResponse(await read(self._live, request.query_params.get("file", "")))

    def do(self, action: Action) -> Answer:
        """Return what does an action that the desk asks for, with its secret in a header."""

        async def answer(request: Request) -> Response:
            self._require_desk(request)
            if not is_same(request.headers.get("x-room", ""), self._header):
                raise Refused(_STRANGER)
            return JSONResponse(await action(self._live, await read_json(request)) or {})

        return answer

    @property
    def _header(self) -> str:
        return derive(self._live.store.meeting.facts["desk"], "header")

    def _require_desk(self, request: Request) -> None:
        if not is_desk(request, self._live):
            raise Refused(_STRANGER)

    def _answer(self, request: Request, name: str, body: Html) -> Response:
        if not is_desk(request, self._live):
            return PlainTextResponse(_STRANGER, 403)
        return pages.answer_page(request, self._live.scene.title, name, body)
