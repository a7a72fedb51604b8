"""The command that brings in what other tools hold."""

from __future__ import annotations

import sys
from typing import Any

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
    "--map",
    "columns",
    multiple=True,
    metavar="NAME=HEADING,...",
    help="Which column of a table holds what; kept in the settings.",
)
@click.option(
    "--map-code",
    "codes",
    multiple=True,
    metavar="CODE=ID",
    help="What the quotes of a code are about: from -> to, or an id; with ~ the opposite.",
)
@click.option(
    "--quotes", "with_quotes", is_flag=True, help="Also the words of a project of coded texts."
)
@click.option("--names", "with_names", is_flag=True, help="Name sources, not as Source 1.")
@click.option(
    "--comments",
    metavar="COPY",
    type=click.Path(),
    help="Write a copy of the workbook, commented where it is wrong.",
)
@click.option(
    "--write", "is_written", is_flag=True, help="Write it; otherwise only the plan is shown."
)
def import_file(file: str, into: str, *, is_written: bool, **said: Any) -> None:
    """Plan, then add, what a spreadsheet, a logframe, a map or coded texts hold."""
    from contribution.app.bring_in import ImportRequest, plan_import, write_plan
    from contribution.words.escaping import escape_printed
    from contribution.words.phrases import list_words

    quotes, names = said.pop("with_quotes"), said.pop("with_names")
    plan = plan_import(file, into, ImportRequest(quotes=quotes, names=names, **said))
    click.echo(escape_printed("\n".join(plan.lines)))
    if is_written:
        for path in write_plan(plan):
            click.echo(f"wrote {escape_printed(path)}")
        if plan.texts:
            click.echo(f"Next: contribution check {escape_printed(into)}")
    elif plan.texts:
        named = escape_printed(list_words([str(path) for path in plan.texts]))
        click.echo(f"Nothing is written: --write does it, to {named}")
    if plan.open_questions:
        sys.exit(FOUND)


COMMAND = import_file
