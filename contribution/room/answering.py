"""What both kinds of routes do with a request: who asks, and the page as its answer."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse

from contribution.room import pages
from contribution.room.guard import is_same
from contribution.room.live import Live


def is_desk(request: Request, live: Live) -> bool:
    """Return whether a desk of this machine asks, as its cookie shows."""
    secret = live.store.meeting.facts["desk"]
    cookie = request.cookies.get(f"desk{live.settings.port}", "")
    return request.scope["zone"] == "desk" and is_same(cookie, secret)


def give_page(
    request: Request, live: Live, name: str, body: str, *, status: int = 200
) -> HTMLResponse:
    """Return a page of the room, under the policy of this answer."""
    model = live.scene.assessment.graph.model
    title = f"{model.title or model.name}: {name}"
    # A page that only looks again has its styles and scripts already.
    if "x-part" in request.headers:
        return HTMLResponse(body, status)
    frame = pages.Frame(title, request.scope["nonce"], name)
    return HTMLResponse(pages.render_page(frame, body), status)
