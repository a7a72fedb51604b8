"""The command that lays out YAML files."""

from __future__ import annotations

import click

from contribution.cli.answers import end_edits


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(), metavar="PATH...")
@click.option(
    "--check", "only_check", is_flag=True, help="Write nothing; exit with 1 if any would change."
)
@click.option("--diff", "as_diff", is_flag=True, help="Write nothing; show what would change.")
def fmt(paths: tuple[str, ...], only_check: bool, as_diff: bool) -> None:
    """Lay out YAML files without touching a word, an order or a quotation mark."""
    from contribution.app.fmt import tidy_files

    write = not (only_check or as_diff)
    end_edits(tidy_files(paths, write=write, as_diff=as_diff), written=write)


COMMAND = fmt
