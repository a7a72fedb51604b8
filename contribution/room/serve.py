"""Runs a room until it is stopped: sockets, addresses, the watch over the project's folder."""

from __future__ import annotations

import asyncio
import socket
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

import uvicorn
import watchfiles

from contribution.errors import ContributionError, FileNotReadableError
from contribution.room.joining import guess_lan, introduce
from contribution.room.live import Live, RoomSettings, find_record, forget
from contribution.room.routes import build_app
from contribution.room.text_files import TEXTS

Tell = Callable[[str], None]


class CannotServeError(ContributionError):
    """The address or the port cannot be had."""

    def __init__(self, where: str, why: str) -> None:
        choose = f"Choose another with --port or --lan; this machine's is {guess_lan()}"
        super().__init__(f"cannot serve at {where}: {why}. {choose}")


class NoRecordError(ContributionError):
    """The record of the meeting cannot be opened or made."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(
            f"cannot keep the meeting in {path}: {why}. Stop the other one, or make room there"
        )


def serve(model: str, settings: RoomSettings, tell: Tell) -> None:
    """Serve the room of a model until the process is stopped; `tell` prints how to get in.

    Raises:
        FileNotReadableError: there is no such file.
        NoRecordError: the meeting cannot be kept there, or another server keeps it.
        CannotServeError: the address is not this machine's, or the port is taken.
    """
    if settings.trying and not settings.lan:
        raise CannotServeError("this machine's own address", "no phone reaches that one")
    path = Path(model)
    if not path.is_file():
        raise FileNotReadableError(model, "there is no such file")
    with ExitStack() as held:
        sockets = [held.enter_context(each) for each in open_sockets(settings)]
        live = held.enter_context(_open(path, settings))
        for line in introduce(live):
            tell(line)
        config = uvicorn.Config(
            build_app(live, lambda: attend(live, server)),
            log_config=None,
            access_log=False,
            server_header=False,
            ws="none",
            # Nobody stands between: a header that says so is somebody's invention.
            proxy_headers=False,
            timeout_graceful_shutdown=1,
            timeout_keep_alive=15,
            limit_concurrency=settings.limits.streams * 2,
        )
        server = uvicorn.Server(config)
        # Ctrl C is how a room ends, and no failure.
        with suppress(KeyboardInterrupt):
            server.run(sockets=sockets)


@contextmanager
def _open(model: Path, settings: RoomSettings) -> Iterator[Live]:
    try:
        live = Live(model, settings)
    except (OSError, sqlite3.Error) as error:
        why = str(getattr(error, "strerror", None) or error).lower()
        why = "another room holds it" if "locked" in why else why
        raise NoRecordError(str(find_record(model)), why) from error
    with closing(live.store):
        yield live


def forget_meeting(model: str, tell: Tell) -> None:
    """Delete what a meeting about the model left on the disk, but for the registers it wrote."""
    found = forget(Path(model))
    tell("The meeting's record is deleted." if found else "There was no record of a meeting.")


def open_sockets(settings: RoomSettings) -> list[socket.socket]:
    """Return the sockets to listen on: the loopback, and the room's address if one is asked for."""
    made: list[socket.socket] = []
    for address in ("127.0.0.1", *([settings.lan] if settings.lan else [])):
        listening = socket.socket()
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((address, settings.port))
        except OSError as error:
            for each in (*made, listening):
                each.close()
            why = (error.strerror or "it cannot be had").lower()
            raise CannotServeError(f"{address}:{settings.port}", why) from error
        made.append(listening)
    return made


async def attend(live: Live, server: uvicorn.Server) -> None:
    """Do what has to be done while the room is open: watch the folder, end with the server."""
    await asyncio.gather(watch(live), live.streams.end_when(lambda: server.should_exit))


async def watch(live: Live) -> None:
    """Tell every page when a file of the project changed; the folder is watched, not the file.

    An editor that saves by renaming leaves a watch on the file with nothing to see.
    """
    live.look_at_disk()
    watching = watchfiles.awatch(live.files.root, watch_filter=_is_ours, debounce=100, step=50)
    async for changes in watching:
        is_other = await asyncio.to_thread(live.look_at_disk)
        # A touch is no change; a table is read by the model alone, so nobody knows its hash.
        if is_other or any(Path(path).suffix not in TEXTS for _, path in changes):
            await asyncio.to_thread(live.preview.redraw, dict(live.unsaved))
            live.allow_files()
            live.streams.tell()


def _is_ours(_: watchfiles.Change, path: str) -> bool:
    parts = Path(path).parts
    hidden = {".contribution", ".git", ".venv", "node_modules"}
    return Path(path).suffix in {".yaml", ".yml", ".csv", ".tsv", ".xlsx"} and not hidden & set(
        parts
    )
