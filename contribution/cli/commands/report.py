"""The command that tells the contribution story."""

from __future__ import annotations

from typing import Any

import click

from contribution.cli.answers import write
from contribution.cli.options import FOCUS, SCORER, STRAND, target


@click.command()
@click.argument("model", type=click.Path())
@target("report", must=True)
@click.option("--since", metavar="VERSION", help="Say what moved since a revision or file.")
@click.option("--brief", is_flag=True, help="Two pages: findings, picture, limits, what is next.")
@FOCUS
@STRAND
@SCORER
def report(model: str, **asked: Any) -> None:
    """Tell the contribution story: html, md, docx or pdf; json and registry sum it up."""
    from contribution.app.compare import find_moved

    write("report", model, moved=find_moved(model, asked.pop("since"), asked["scorer"]), **asked)


COMMAND = report
