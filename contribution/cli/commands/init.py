"""The command that writes a small model to begin with."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("name", default="breakfast-clubs")
def init(name: str) -> None:
    """Write a small commented model with evidence, ready to edit."""
    from contribution.app.init import write_tutorial

    written = write_tutorial(name, Path())
    for path in written:
        click.echo(f"wrote {path}")
    click.echo(f"Next: contribution report {written[0]} -o {name}.html")


COMMAND = init
