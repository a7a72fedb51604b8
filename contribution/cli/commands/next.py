"""The command that says which evidence to seek next."""

from __future__ import annotations

from typing import Any

import click

from contribution.cli.answers import answer_with
from contribution.cli.options import SCORER, target


@click.command("next")
@click.argument("model", type=click.Path())
@click.argument("claim", required=False)
@target("next")
@SCORER
def seek_next(model: str, claim: str | None, **asked: Any) -> None:
    """Say which evidence to seek next, and what it could change."""
    answer_with("next", model, focus=claim, **asked)


COMMAND = seek_next
