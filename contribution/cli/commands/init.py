"""The command that writes a model to begin with."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("name", default="breakfast-clubs")
@click.option("--bare", is_flag=True, help="No example: a model to fill in, with NAME as title.")
def init(name: str, bare: bool) -> None:
    """Write a small commented model with evidence, ready to edit."""
    from contribution.app.init import write_skeleton, write_tutorial

    written = (write_skeleton if bare else write_tutorial)(name, Path())
    for path in written:
        click.echo(f"wrote {path}")
    model = written[0]
    last = f"draw {model} -o {model.stem}.svg" if bare else f"report {model} -o {name}.html"
    click.echo(f"Next: contribution {last}")


COMMAND = init
