"""Other tools' files, in and out: one file a format, mapped to a plain draft and back.

Read this first. A format is a module with EXCHANGE, found by the folder. `read` takes bytes and
gives a `ForeignModel` of `draft`: nodes, links, quotes, registers and what could not be carried;
what a person's file holds is never an exception but said at its place. `write` gives bytes. No
format knows YAML or a model on disk: `plan` matches the two, `registers` and `quoting` put what is
evidence beside the model, `told` keeps a person's answers, and `contribution.app.bring_in` writes.
Nobody's arrow width, colour or confidence becomes evidence: it is counted as dropped, or a note.

At most 5,650 lines.
"""

from __future__ import annotations

from contribution.discovery import Shelf
from contribution.errors import UnknownNameError
from contribution.exchange.draft import Exchange

_SHELF: Shelf[Exchange] = Shelf(__name__, "EXCHANGE")


def list_exchanges() -> tuple[str, ...]:
    """Return the names of the foreign formats."""
    return tuple(_SHELF)


def find_exchange(name: str) -> Exchange:
    """Return the format of this name.

    Raises:
        UnknownNameError: there is no such format.
    """
    if name not in _SHELF:
        raise UnknownNameError("format of other tools", name, _SHELF)
    return _SHELF[name]


def sniff(content: bytes, suffix: str) -> str | None:
    """Return the name of the format that the bytes are in; the suffix only breaks ties."""
    found = [name for name in _SHELF if _SHELF[name].read and _SHELF[name].sniff(content)]
    by_suffix = [name for name in found if suffix in _SHELF[name].suffixes]
    return next(iter(by_suffix or found), None)
