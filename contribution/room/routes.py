"""The routes: who asks, what for, and which view or change it is; nothing is decided here twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from contribution.errors import ContributionError
from contribution.room.desk import ROOM_ACTIONS
from contribution.room.desk_routes import DeskRoutes
from contribution.room.desk_text import TEXT_ACTIONS
from contribution.room.guard import Guard
from contribution.room.joining import Trial
from contribution.room.live import Live, RoomSettings
from contribution.room.meeting import Refused
from contribution.room.phone_routes import PhoneRoutes
from contribution.room.store import NotKept

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
