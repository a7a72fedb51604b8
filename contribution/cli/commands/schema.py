"""The command that tells the shape of files: a JSON Schema for editors, or all keys as a page."""

from __future__ import annotations

import click

from contribution.cli.answers import give
from contribution.cli.options import target


@click.command()
@click.argument("what", type=click.Choice(["model", "register", "rule", "settings", "baseline"]))
@target("schema")
def schema(what: str, **target: str | None) -> None:
    """Tell the shape of a file that people write, for editors or as a page."""
    from contribution.app.keys import describe_files

    give("schema", describe_files(what), None, **target)


COMMAND = schema
