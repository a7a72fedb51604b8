"""The command that writes a model to begin with."""

from __future__ import annotations

from pathlib import Path

import click

from contribution.errors import OptionsClashError


@click.command()
@click.argument("name", default="breakfast-clubs")
@click.option("--bare", is_flag=True, help="No example: a model to fill in, with NAME as title.")
@click.option("--excel", is_flag=True, help="A workbook that a group fills in, to be imported.")
def init(name: str, bare: bool, excel: bool) -> None:
    """Write a small commented model with evidence, ready to edit."""
    from contribution.app.init import write_form, write_skeleton, write_tutorial

    if bare and excel:
        raise OptionsClashError("--excel", "--bare", "each is a beginning of its own")
    write = write_form if excel else write_skeleton if bare else write_tutorial
    written = write(name, Path())
    for path in written:
        click.echo(f"wrote {path}")
    model = written[0]
    if excel:
        click.echo(f"Next: contribution import {model} --into models/{model.stem}.yaml")
        return
    last = f"draw {model} -o {model.stem}.svg" if bare else f"report {model} -o {name}.html"
    click.echo(f"Next: contribution {last}")


COMMAND = init
