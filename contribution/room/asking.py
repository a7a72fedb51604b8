"""Reads what a request asks, strictly, and who asks: what is not understood is refused in words."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeAlias
from urllib.parse import parse_qs

from starlette.requests import Request

from contribution.room.guard import is_same
from contribution.room.live import Live
from contribution.room.meeting import Refused

Asked: TypeAlias = Mapping[str, Any]
Action: TypeAlias = Callable[[Live, Asked], Awaitable[Asked | None]]
"""What the desk asked for by name, as JSON in and out."""


def derive(secret: str, purpose: str) -> str:
    """Return what stands for a secret for one purpose, from which nobody finds the secret."""
    return hashlib.sha256(f"{purpose} {secret}".encode()).hexdigest()


def is_desk(request: Request, live: Live) -> bool:
    """Return whether a desk of this machine asks, as its cookie shows."""
    cookie = request.cookies.get(f"desk{live.settings.port}", "")
    return request.scope["zone"] == "desk" and is_same(cookie, live.store.meeting.facts["desk"])


async def read_json(request: Request) -> dict[str, Any]:
    """Return the JSON object of a request.

    Raises:
        Refused: it is none.
    """
    try:
        asked = json.loads(await request.body())
    except (ValueError, RecursionError):
        raise Refused("This is no JSON.") from None
    if not isinstance(asked, dict):
        raise Refused("This is no JSON object.")
    return asked


async def read_form(request: Request) -> dict[str, str]:
    """Return the fields of a form."""
    text = (await request.body()).decode("utf-8", "replace")
    fields = parse_qs(text, keep_blank_values=True, max_num_fields=20)
    return {name: values[-1] for name, values in fields.items()}


def read_texts(asked: Asked, *names: str) -> list[str]:
    """Return the texts of these names, as they were sent.

    Raises:
        Refused: one is missing.
    """
    values = [asked.get(name) for name in names]
    if not all(isinstance(each, str) for each in values):
        raise Refused("A text is missing.")
    return [str(each) for each in values]


def read_word(asked: Asked, name: str) -> str:
    """Return the text of this name without blanks around it; empty where there is none."""
    return read_texts({name: asked.get(name, "")}, name)[0].strip()


def need_word(asked: Asked, name: str) -> str:
    """Return the text of this name.

    Raises:
        Refused: it is empty.
    """
    if value := read_word(asked, name):
        return value
    raise Refused(f"Fill in: {name}.")


def read_whole(asked: Asked, name: str) -> int:
    """Return the whole number from 0 of this name.

    Raises:
        Refused: it is none.
    """
    value = asked.get(name)
    if type(value) is not int or not 0 <= value < 2**31:
        raise Refused(f"{name} has to be a number.")
    return value
