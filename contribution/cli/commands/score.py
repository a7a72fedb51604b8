"""The command that rates every claim and link, and shows the working."""

from __future__ import annotations

from typing import Any

import click

from contribution.cli.answers import answer_with
from contribution.cli.options import SCORER, STRAND, target
from contribution.errors import OptionsClashError


@click.command()
@click.argument("model", type=click.Path())
@click.option("--why", metavar="NAME", help="The reasoning behind a claim, link, node or item.")
@click.option("--sensitivity", metavar="CLAIM", help="What would change the verdict on a claim.")
@target("score")
@SCORER
@STRAND
def score(model: str, why: str | None, sensitivity: str | None, **asked: Any) -> None:
    """Rate every claim and link, and show the working."""
    if why and sensitivity:
        raise OptionsClashError("--sensitivity", "--why", "each is an answer of its own")
    command = "why" if why else "sensitivity" if sensitivity else "score"
    answer_with(command, model, focus=why or sensitivity, **asked)


COMMAND = score
