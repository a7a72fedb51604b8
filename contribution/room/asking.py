"""Reads what a request asks, strictly: what is not understood is refused in words."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs

from starlette.requests import Request

from contribution.room.meeting import Ballot, Refused


def derive(secret: str, purpose: str) -> str:
    """Return what stands for a secret for one purpose, from which nobody finds the secret."""
    return hashlib.sha256(f"{purpose} {secret}".encode()).hexdigest()


def make_ballot(person: str, asked: dict[str, Any]) -> Ballot:
    """Return the answer that was sent.

    Raises:
        Refused: it is none.
    """
    number, seq = read_whole(asked, "round"), read_whole(asked, "seq")
    word, comment = read_texts(asked, "word", "comment")
    if not seq:
        raise Refused("This is no answer.")
    return Ballot(number, person, seq, word, " ".join(comment.split()))


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
    fields = parse_qs((await request.body()).decode("utf-8", "replace"), max_num_fields=20)
    return {name: values[-1] for name, values in fields.items()}


def read_texts(asked: dict[str, Any], *names: str) -> list[str]:
    """Return the texts of these names.

    Raises:
        Refused: one is missing.
    """
    values = [asked.get(name) for name in names]
    if not all(isinstance(each, str) for each in values):
        raise Refused("A text is missing.")
    return [str(each) for each in values]


def read_whole(asked: Mapping[str, Any], name: str) -> int:
    """Return the whole number from 0 of this name.

    Raises:
        Refused: it is none.
    """
    value = asked.get(name)
    if type(value) is not int or not 0 <= value < 2**31:
        raise Refused(f"{name} has to be a number.")
    return value
