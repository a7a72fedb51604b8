"""The command that renames a thing in a whole project."""

from __future__ import annotations

import click

from contribution.cli.answers import end_edits


@click.command()
@click.argument("model", type=click.Path())
@click.argument("old")
@click.argument("new")
@click.option("--diff", "as_diff", is_flag=True, help="Write nothing; show what would change.")
def rename(model: str, old: str, new: str, as_diff: bool) -> None:
    """Rename an element, a strand or a group in a whole project."""
    from contribution.app.rename import rename as rename_everywhere

    told = rename_everywhere(model, old, new, write=not as_diff)
    end_edits(told, written=not as_diff)


COMMAND = rename
