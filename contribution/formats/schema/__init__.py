"""The shape of a sort of files, and all of their keys."""

from typing import Any, NamedTuple


class Key(NamedTuple):
    """A key: what it holds, and in a sentence what may stand there."""

    name: str
    said: str
    takes: str


class Holder(NamedTuple):
    """What has keys: where it stands in a file, as far as it is the same there, and what it is."""

    names: tuple[str, ...]
    said: str
    keys: tuple[Key, ...]


class FileShape(NamedTuple):
    """A sort of files: its JSON Schema, and everything in it that has keys."""

    what: str
    schema: dict[str, Any]
    holders: tuple[Holder, ...]
