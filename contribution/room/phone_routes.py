"""What phones ask: join, answer, be told when to look again; with JavaScript or without."""

from __future__ import annotations

import secrets
from functools import partial

from starlette.requests import Request
from starlette.responses import (
    JSONResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)

from contribution.room import pages
from contribution.room.answering import give_page, is_desk
from contribution.room.asking import derive, make_ballot, read_form, read_json
from contribution.room.guard import Rate, is_same, tidy_code
from contribution.room.live import Live
from contribution.room.meeting import Ballot, Participant, Refused, cast_ballot, take_in
from contribution.room.views import show_phone


class PhoneRoutes:
    """What each address for phones answers; a phone is known by its cookie alone."""

    def __init__(self, live: Live) -> None:
        self._live = live
        limits = live.settings.limits
        self._codes = Rate(limits.codes_a_minute, 60)
        self._answers = Rate(limits.answers_a_second * 2, 2)
        self._cookie = f"phone{live.settings.port}"

    async def join(self, request: Request) -> Response:
        """Take the code from those who type it."""
        if request.method == "GET":
            return give_page(request, self._live, "phone", pages.render_code_form())
        code = tidy_code((await read_form(request)).get("code", ""))
        if wrong := self._find_wrong(request, code):
            return wrong
        return RedirectResponse(f"/j/{code}", 303)

    async def phone(self, request: Request) -> Response:
        """Show a participant's page, or take its form where there is no JavaScript."""
        code = request.path_params["code"]
        if wrong := self._find_wrong(request, code):
            return wrong
        secret = request.cookies.get(self._cookie, "")
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
        response = give_page(request, self._live, "phone", body)
        if fresh != secret:
            response.set_cookie(self._cookie, fresh, httponly=True, samesite="lax", max_age=172_800)
        return response

    async def vote(self, request: Request) -> Response:
        """Take one answer; it is acknowledged when it is on the disk."""
        person = derive(request.cookies.get(self._cookie, ""), "person")
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
        if is_desk(request, self._live):
            return "desk"
        secret = request.cookies.get(self._cookie, "")
        person = derive(secret, "person")
        return person if any(e.id == person for e in self._live.store.meeting.people) else None

    def _find_wrong(self, request: Request, code: str) -> Response | None:
        address = request.client.host if request.client else ""
        is_right = is_same(code, self._live.code)
        # Who is in already is not locked out by a neighbour who guesses.
        if is_right and self._find_listener(request):
            return None
        if self._codes.is_spent(address):
            return PlainTextResponse("too many wrong codes; wait a minute", 429)
        if is_right:
            return None
        self._codes.allows(address)
        body = pages.render_code_form("There is no such code.")
        return give_page(request, self._live, "phone", body, status=404)

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
