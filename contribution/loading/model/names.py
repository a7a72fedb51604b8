"""Reads ids and link names as people write them, and says how they should be written."""

import re
from typing import NamedTuple

ID = r"[a-z0-9]+(?:[-_][a-z0-9]+)*"
_ID = re.compile(rf"{ID}\Z")
_USABLE = re.compile(r"[^\W_](?:[\w .'&/()-]{0,118}[\w)])?\Z")
_ARROW = re.compile(r"\s*->\s*")
_ALMOST_ARROW = re.compile(
    r"\s*(?:[-=~–—]+\s?>+|→|⇒|⟶|➔|➜|>+)\s*"
    r"|\s+(?:(?:leads|contributes)\s+to|causes|to|[-=~–—]+)\s+"
)
_TURNED = re.compile(r"\s*(?:<+[-=~–—]+|←|⇐)\s*")
# Longer keys are no names; searching them for arrows would take long.
_LONGEST_LINK = 1_000


class End(NamedTuple):
    """One node named in a link's key and how many characters stand before it."""

    name: str
    position: int


def is_id(text: str) -> bool:
    """Return whether the text is an id: lower-case letters, digits and hyphens."""
    return bool(_ID.match(text))


def is_usable(text: str) -> bool:
    """Return whether an id in another form can still be carried on."""
    return bool(_USABLE.match(text)) and not _ALMOST_ARROW.search(text)


def split_link(text: str) -> tuple[End, ...]:
    """Return the nodes of a link name or chain, in order; empty when it is no link name."""
    if len(text) > _LONGEST_LINK:
        return ()
    ends: list[End] = []
    begin = 0
    for match in [*_ARROW.finditer(text), None]:
        stop = match.start() if match else len(text)
        name = text[begin:stop].strip()
        ends.append(End(name, begin + len(text[begin:stop]) - len(text[begin:stop].lstrip())))
        begin = match.end() if match else stop
    sound = len(ends) > 1 and all(is_usable(end.name) for end in ends)
    return tuple(ends) if sound else ()


def suggest_link(text: str) -> tuple[str, ...]:
    """Return the node names that a badly written link probably means; empty when it is a riddle."""
    if len(text) > _LONGEST_LINK:
        return ()
    turned = tuple(reversed(_TURNED.split(text.strip())))
    names = turned if len(turned) > 1 else tuple(_ALMOST_ARROW.split(text.strip()))
    return names if len(names) > 1 and all(is_usable(name) for name in names) else ()


def find_ends(text: str) -> tuple[str, ...]:
    """Return the nodes that a link name joins, however its arrow is written; else nothing."""
    return tuple(end.name for end in split_link(text)) or suggest_link(text)
