"""Arguments in, one use case, text and an exit code out; no logic of its own.

Read this first. A command is one file in `commands/`; what several share stands in `options` (what
may be asked) and `answers` (how it is told).

At most 900 lines.
"""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import NoReturn

import click

from contribution.cli.answers import COULD_NOT_RUN, FOUND
from contribution.discovery import Shelf
from contribution.errors import ContributionError, FolderGoneError, OutputFailedError
from contribution.version import __version__
from contribution.words.escaping import escape_printed

_COMMANDS: Shelf[click.Command] = Shelf("contribution.cli.commands", "COMMAND")


@click.group(
    commands=_COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="contribution")
def group() -> None:
    """Contribution analysis as code: a theory of change, its evidence, and rated claims."""


def main() -> int:
    """Return the exit code of the command line; a wrong call is one line, never a traceback."""
    try:
        _require_folder()
        group.main(standalone_mode=False)
    except ContributionError as error:
        click.echo(f"contribution: {escape_printed(str(error))}", err=True)
        return COULD_NOT_RUN
    except click.exceptions.Abort:
        return COULD_NOT_RUN
    except click.ClickException as error:
        error.show()
        return COULD_NOT_RUN
    except SystemExit as stop:
        return int(stop.code or 0)
    return 0


def _require_folder() -> None:
    try:
        os.getcwd()  # noqa: PTH109 - nothing is made of it
    except OSError:
        raise FolderGoneError from None


def run() -> NoReturn:
    """Be the program: one short run that ends with the exit code.

    At the end the system takes the memory back at once.
    """
    # A short run makes few circles of garbage; looking for none saves a tenth of a large check.
    gc.set_threshold(1_000_000, 50, 50)
    if sys.stdout is None:
        click.echo(f"contribution: {OutputFailedError('the output is closed')}", err=True)
        sys.exit(COULD_NOT_RUN)
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a letter gets its number rather than nothing at all.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = main()
        for stream in (sys.stdout, sys.stderr):
            # A language server's client closes what it spoke through.
            if stream is not None and not stream.closed:
                stream.flush()
    except BrokenPipeError:
        # Whoever read the output had enough of it, as `head` does: no reason for a traceback.
        code = FOUND
    except OSError as error:
        # A file that was there a moment ago, or an output that takes no more.
        code = COULD_NOT_RUN
        where = f" {error.filename}" if error.filename else ""
        why = (error.strerror or str(error)).lower() + where
        with suppress(OSError):
            click.echo(f"contribution: {OutputFailedError(why)}", err=True)
            sys.stderr.flush()
    os._exit(code)
