"""The command that checks again and again while somebody edits."""

from __future__ import annotations

from contextlib import suppress

import click

from contribution.errors import ContributionError
from contribution.words.escaping import escape_printed


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATH...]")
def watch(paths: tuple[str, ...]) -> None:
    """Check again whenever a file changes, until Ctrl-C."""
    from contribution.app.watch import follow
    from contribution.formats import render_as

    with suppress(KeyboardInterrupt):
        for found in follow(paths):
            # On a terminal the former answer makes room; a log keeps them all.
            click.clear()
            if isinstance(found, ContributionError):
                click.echo(escape_printed(str(found)), err=True)
            else:
                click.echo(render_as("check", "text", found), nl=False)


COMMAND = watch
