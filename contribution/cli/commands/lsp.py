"""The command that an editor starts to be told of a model while it is typed."""

from __future__ import annotations

import click

from contribution.errors import MissingLibraryError


@click.command()
def lsp() -> None:
    """Serve an editor with what it shows of a model while it is typed (over standard input)."""
    try:
        from contribution.editor.server import build_server
    except ModuleNotFoundError as error:
        raise MissingLibraryError("pygls", "lsp", "serving an editor") from error
    build_server().start_io()


COMMAND = lsp
