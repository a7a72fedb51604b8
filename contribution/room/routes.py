"""The routes: who asks, what for, and which view or change it is; nothing is decided here twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import (
    JSONResponse,
    Response,
)
from starlette.routing import Route

from contribution.errors import ContributionError
from contribution.room.desk_routes import DeskRoutes
from contribution.room.guard import Guard
from contribution.room.live import Live
from contribution.room.meeting import Refused
from contribution.room.phone_routes import PhoneRoutes
from contribution.room.store import NotKept

_NOT_KEPT = "The disk did not take it: {}. Try again."


def build_app(live: Live, hosts: dict[str, str], attend: Callable[[], Awaitable[None]]) -> Guard:
    """Return the application: the routes of one room, behind its guard."""
    phones, desk = PhoneRoutes(live), DeskRoutes(live)

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
            Route("/text", desk.text, methods=["GET", "POST"]),
            Route("/preview", desk.preview, methods=["POST"]),
            Route("/check", desk.check, methods=["POST"]),
            Route("/complete", desk.complete, methods=["POST"]),
            Route("/add", desk.add, methods=["POST"]),
            Route("/act", desk.act, methods=["POST"]),
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
    return Guard(app, hosts, live.settings.limits)


def _say(status: int, words: str = "{}") -> Callable[[Request, Exception], Awaitable[Response]]:
    async def answer(_: Request, why: Exception) -> Response:
        return JSONResponse({"error": words.format(why)}, status)

    return answer
