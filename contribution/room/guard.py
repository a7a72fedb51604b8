"""Decides who may ask for what, before anything is looked at: host, origin, kind of body, rate.

Two zones: `desk` is this machine, reached over the loopback address; `phones` is everybody else.
A wall or a desk does not exist for phones, whatever cookie they send.
"""

from __future__ import annotations

import hmac
import secrets
from collections import defaultdict
from time import monotonic
from typing import NamedTuple

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"127.0.0.1", "::1"})
PHONE_PATHS = ("/j", "/events", "/vote")
_LETTERS = "BCDFGHJKMNPQRSTVWXYZ2346"
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
# Opened by itself an answer to a script is a file, never a page.
_NO_PAGE = (b"content-disposition", b'attachment; filename="api.json"')


class Limits(NamedTuple):
    """How much one address or one person may ask for; per second or minute as the name says."""

    asks_a_second: int = 200
    answers_a_second: int = 5
    codes_a_minute: int = 10
    streams_of_one: int = 4
    streams: int = 600
    phone_bytes: int = 16_384
    desk_bytes: int = 4_000_000


class Rate:
    """Counts what happens to each name within a stretch of seconds; by a clock nobody can set."""

    def __init__(self, most: int, seconds: float) -> None:
        self._most, self._seconds = most, seconds
        self._since = monotonic()
        self._counts: defaultdict[str, int] = defaultdict(int)

    def allows(self, name: str) -> bool:
        """Return whether it may happen to this name once more, and count it."""
        self._turn()
        self._counts[name] += 1
        return self._counts[name] <= self._most

    def is_spent(self, name: str) -> bool:
        """Return whether nothing more is allowed to this name for now; counts nothing."""
        self._turn()
        return self._counts[name] >= self._most

    def _turn(self) -> None:
        if monotonic() - self._since > self._seconds:
            self._since = monotonic()
            self._counts.clear()


def make_code() -> str:
    """Return a code of eight letters that nobody confuses with others: 37 bits."""
    return "".join(secrets.choice(_LETTERS) for _ in range(8))


def tidy_code(typed: str) -> str:
    """Return a code as it was meant, typed in small letters or with blanks."""
    return "".join(typed.upper().split()).replace("-", "")[:16]


def is_same(one: str, other: str) -> bool:
    """Return whether two secrets are the same, in a time that tells nothing."""
    return hmac.compare_digest(one.encode(), other.encode())


class Guard:
    """An ASGI application around ours that lets through only what may be answered."""

    def __init__(self, app: ASGIApp, hosts: dict[str, str], limits: Limits) -> None:
        """`hosts` gives the zone, desk or phones, of each value of Host that is ours."""
        self._app = app
        self._hosts = hosts
        self._limits = limits
        self._rate = Rate(limits.asks_a_second * 5, 5)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a refusal, or hand over a request with its zone, nonce and a bounded body."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        if scope["type"] != "http":
            return
        zone = "desk" if (scope.get("server") or ("",))[0] in LOOPBACK else "phones"
        scope["zone"], scope["nonce"] = zone, secrets.token_urlsafe(16)
        refusal = self._find_refusal(scope, Headers(scope=scope), zone)
        limits, sender = self._limits, _dress(send, scope["nonce"])
        most = limits.phone_bytes if _is_for_phones(scope["path"]) else limits.desk_bytes
        body = b"" if refusal else await _read(receive, most)
        if body is None:
            refusal = 413, "too large"
        if refusal:
            status, why = refusal
            await PlainTextResponse(why, status)(scope, receive, sender)
        else:
            await self._app(scope, _replay(body or b"", receive), sender)

    def _find_refusal(self, scope: Scope, headers: Headers, zone: str) -> tuple[int, str] | None:
        method, path = scope["method"], scope["path"]
        address = (scope.get("client") or ("",))[0]
        # A link may lead here from elsewhere; nothing else may be fetched from there.
        is_fetched = headers.get("sec-fetch-dest", "document") != "document"
        is_foreign = headers.get("sec-fetch-site") == "cross-site" and is_fetched
        reasons = (
            (self._hosts.get(headers.get("host", "")) != zone, 421, "this address is not ours"),
            (method not in {"GET", "POST"}, 405, "no such method"),
            (zone == "phones" and not _is_for_phones(path), 404, "there is no such page"),
            (is_foreign, 403, "asked for by another site"),
        )
        found = next(((status, why) for is_so, status, why in reasons if is_so), None)
        if found is None and not self._rate.allows(address):
            found = 429, "too many at once; wait a few seconds"
        return found or (_find_forgery(headers, path) if method == "POST" else None)


def _is_for_phones(path: str) -> bool:
    return path == "/" or any(path == each or path.startswith("/j/") for each in PHONE_PATHS)


def _find_forgery(headers: Headers, path: str) -> tuple[int, str] | None:
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if headers.get("origin") != f"http://{headers.get('host')}":
        return 403, "sent by another site"
    if headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return 403, "sent by another site"
    # A phone without JavaScript joins and rates by a form, bound to its cookie by a token.
    is_form = path == "/j" or path.startswith("/j/")
    wanted = "application/x-www-form-urlencoded" if is_form else "application/json"
    return None if kind == wanted else (415, f"{wanted} only")


async def _read(receive: Receive, most: int) -> bytes | None:
    parts, size = [], 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > most:
            return None
        if not message.get("more_body"):
            return b"".join(parts)


def _replay(body: bytes, receive: Receive) -> Receive:
    waiting = [body]

    async def give() -> Message:
        if waiting:
            return {"type": "http.request", "body": waiting.pop(), "more_body": False}
        return await receive()

    return give


def _dress(send: Send, nonce: str) -> Send:
    policy = (
        f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; "
        "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )

    async def dressed(message: Message) -> None:
        if message["type"] == "http.response.start":
            extra = [*_HEADERS, (b"content-security-policy", policy.encode())]
            message["headers"] = [*message.get("headers", []), *extra]
            if (b"content-type", b"application/json") in message["headers"]:
                message["headers"].append(_NO_PAGE)
        await send(message)

    return dressed
