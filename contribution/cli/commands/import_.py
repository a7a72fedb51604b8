"""The command that brings in what other tools hold."""

from __future__ import annotations

import sys

import click

from contribution.cli.answers import FOUND


@click.command("import")
@click.argument("file", type=click.Path())
@click.option(
    "--into",
    required=True,
    metavar="MODEL",
    type=click.Path(),
    help="The model to add to; it may be new.",
)
@click.option(
    "--as", "name", metavar="FORMAT", help="What the file is [default: told by its bytes]."
)
@click.option(
    "--stage",
    "stages",
    multiple=True,
    metavar="WORD=STAGE",
    help="What a sort of card means; *=STAGE for all others.",
)
@click.option(
    "--write", "is_written", is_flag=True, help="Write it; otherwise only the plan is shown."
)
def import_file(
    file: str, into: str, name: str | None, stages: tuple[str, ...], is_written: bool
) -> None:
    """Plan, then add, what a spreadsheet, a map or a table of quotes holds."""
    from contribution.app.bring_in import plan_import, write_plan
    from contribution.words.escaping import escape_printed

    plan = plan_import(file, into, name, stages)
    click.echo(escape_printed("\n".join(plan.lines)))
    if is_written:
        for path in write_plan(plan):
            click.echo(f"wrote {escape_printed(path)}")
        if plan.texts:
            click.echo(f"Next: contribution check {escape_printed(into)}")
    elif plan.texts:
        click.echo("Nothing is written: --write does it")
    if plan.open_questions:
        sys.exit(FOUND)


COMMAND = import_file
