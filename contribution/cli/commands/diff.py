"""The command that says what moved between two versions, and why."""

from __future__ import annotations

import click

from contribution.cli.answers import give
from contribution.cli.options import SCORER, target


@click.command()
@click.argument("old")
@click.argument("new", required=False)
@click.option("--at", metavar="REVISION", help="Compare with the file in this git revision.")
@target("diff")
@SCORER
def diff(old: str, new: str | None, at: str | None, scorer: str, **target: str | None) -> None:
    """Say what moved between two files or git revisions, and why."""
    from contribution.app.compare import compare_versions

    give("diff", compare_versions(old, new, at=at, scorer=scorer), None, **target)


COMMAND = diff
