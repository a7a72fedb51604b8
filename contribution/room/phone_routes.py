"""What phones ask: join, answer, be told when to look again; with JavaScript or without."""

from __future__ import annotations

import secrets

from starlette.requests import Request
from starlette.responses import (
    JSONResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)

from contribution.room import asking, pages
from contribution.room.asking import Asked, derive
from contribution.room.desk import require_group
from contribution.room.guard import Rate, is_same, tidy_code
from contribution.room.joining import Trial
from contribution.room.live import Live
from contribution.room.meeting import Ballot, Participant, Refused, cast_ballot, take_in
from contribution.room.views import show_phone
from contribution.words.markup import Html

_NO_COOKIE = "This browser keeps no cookies, so it cannot join. Use paper instead."


class PhoneRoutes:
    """What each address for phones answers; a phone is known by its cookie alone.

    While the network is tried, which is when there is a `trial`, nobody joins and nothing is kept.
    """

    def __init__(self, live: Live, trial: Trial | None) -> None:
        self._live, self._trial = live, trial
        limits = live.settings.limits
        self._codes = Rate(limits.codes_a_minute, 60)
        self._answers = Rate(limits.answers_a_second * 2, 2)
        self._cookie = f"phone{live.settings.port}"

    async def join(self, request: Request) -> Response:
        """Take the code from those who type it."""
        if request.method == "GET":
            return self._answer(request, pages.render_code_form())
        code = tidy_code((await asking.read_form(request)).get("code", ""))
        return self._find_wrong(request, code) or RedirectResponse(f"/j/{code}", 303)

    async def phone(self, request: Request) -> Response:
        """Show a participant's page, or take its form where there is no JavaScript."""
        code = tidy_code(request.path_params["code"])
        if wrong := self._find_wrong(request, code):
            return wrong
        known = request.cookies.get(self._cookie, "")
        secret = known or secrets.token_urlsafe(32)
        person, token, told = derive(secret, "person"), derive(secret, "form"), ""
        if request.method == "POST":
            form = await asking.read_form(request)
            # Without JavaScript a phone sends a form; a token binds it to the phone's cookie.
            if known and not is_same(form.get("token", ""), token):
                return PlainTextResponse("this form is not from this page", 403)
            told = await self._take_form(person, form) if known else _NO_COOKIE
            if not told:
                return RedirectResponse(f"/j/{code}", 303)
        if self._trial:
            self._trial.hear(person)
            response = self._answer(request, pages.render_reached(), "reached")
        else:
            shown = show_phone(self._live.scene, person)
            if "group" in request.query_params and shown.get("may_change"):
                shown["group"] = None
            response = self._answer(request, pages.render_phone(shown, code, token, told))
        if not known:
            response.set_cookie(self._cookie, secret, 172_800, httponly=True, samesite="lax")
        return response

    async def vote(self, request: Request) -> Response:
        """Take one answer; it is acknowledged when it is on the disk."""
        person = derive(request.cookies.get(self._cookie, ""), "person")
        ballot = await self._cast(person, await asking.read_json(request))
        return JSONResponse({"saved": ballot.word, "key": f"open {ballot.seq}"})

    async def events(self, request: Request) -> Response:
        """Tell a page when to look again; only those who are in the room are told."""
        name = self._find_listener(request)
        if name is None:
            return PlainTextResponse("join first", 403)
        if not self._live.streams.has_room(name):
            return PlainTextResponse("too many pages are open", 429)
        stream = self._live.streams.follow(name, request.headers.get("last-event-id", ""))
        return StreamingResponse(stream, media_type="text/event-stream")

    def _answer(
        self, request: Request, body: Html, name: str = "phone", *, status: int = 200
    ) -> Response:
        return pages.answer_page(request, self._live.scene.title, name, body, status=status)

    def _find_listener(self, request: Request) -> str | None:
        if asking.is_desk(request, self._live):
            return "desk"
        person = derive(request.cookies.get(self._cookie, ""), "person")
        return person if self._live.scene.find_member(person) else None

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
        return self._answer(request, pages.render_code_form("There is no such code."), status=404)

    async def _take_form(self, person: str, form: dict[str, str]) -> str:
        """Return why a form was not taken; empty when it was."""
        try:
            if self._trial:
                return "Only the network is tried now."
            if "group" in form:
                require_group(self._live, form["group"])
                joining = Participant(person, form["group"], paper=False)
                await self._live.save(take_in, person=joining)
            else:
                numbers = {name: int(form.get(name, "")) for name in ("round", "seq")}
                await self._cast(person, {**form, **numbers})
        except Refused as why:
            return str(why)
        return ""

    async def _cast(self, person: str, asked: Asked) -> Ballot:
        number, seq = asking.read_whole(asked, "round"), asking.read_whole(asked, "seq")
        word, comment = asking.read_texts(asked, "word", "comment")
        if self._trial or not seq:
            raise Refused("This is no answer.")
        if not self._answers.allows(person):
            raise Refused("Too many answers at once; wait a second.")
        ballot = Ballot(number, person, seq, word, " ".join(comment.split()))
        await self._live.save(cast_ballot, answer=ballot)
        return ballot
