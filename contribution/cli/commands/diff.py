"""The command that says what moved between two versions, and why."""

from __future__ import annotations

import sys

import click

from contribution.cli.answers import FOUND, give
from contribution.cli.options import SCORER, target


@click.command()
@click.argument("old")
@click.argument("new", required=False)
@click.option("--at", metavar="REVISION", help="Compare with the file in this git revision.")
@click.option(
    "--fail-on", type=click.Choice(["lowered"]), help="Exit with 1 where a verdict on a claim fell."
)
@target("diff")
@SCORER
def diff(old: str, new: str | None, at: str | None, scorer: str, **asked: str | None) -> None:
    """Say what moved between two files or git revisions, and why."""
    from contribution.app.compare import compare_versions

    fail_on = asked.pop("fail_on")
    comparison = compare_versions(old, new, at=at, scorer=scorer)
    give("diff", comparison, None, **asked)
    if fail_on and comparison.lowers_a_claim:
        sys.exit(FOUND)


COMMAND = diff
