"""The command that opens the live room."""

from __future__ import annotations

from typing import Any

import click


@click.command()
@click.argument("model", type=click.Path())
@click.option("--lan", metavar="ADDRESS", help="Let phones in, at this address of this machine.")
@click.option("--port", type=click.IntRange(1, 65535), default=8765, show_default=True)
@click.option(
    "--smallest-group",
    "smallest",
    type=click.IntRange(3),
    default=10,
    show_default=True,
    help="Groups of fewer who answered are shown together, or not at all.",
)
@click.option("--forget", is_flag=True, help="Delete the record of the meeting, and do no more.")
@click.option("--try", "trying", is_flag=True, help="Only count the phones that come and stay.")
def serve(model: str, lan: str | None, *, forget: bool, **asked: Any) -> None:
    """Open the live room: text and picture side by side, phones that rate links blind."""
    from contribution.errors import MissingLibraryError

    try:
        from contribution.room import serve as room
        from contribution.room.live import RoomSettings
    except ModuleNotFoundError as error:
        raise MissingLibraryError(str(error.name), "serve", "serving a room") from error
    if forget:
        room.forget_meeting(model, click.echo)
        return
    room.serve(model, RoomSettings(lan=lan or "", **asked), click.echo)


COMMAND = serve
