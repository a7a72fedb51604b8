"""The command that looks for everything wrong in models and their evidence."""

from __future__ import annotations

import sys
from typing import Any

import click

from contribution.cli.answers import FOUND, give
from contribution.cli.options import target
from contribution.errors import OptionsClashError

THRESHOLDS = ("error", "warning", "note")


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(), metavar="PATH...")
@target("check")
@click.option("--select", multiple=True, metavar="ID", help="Only these ids or families (CA3).")
@click.option("--ignore", multiple=True, metavar="ID", help="Without these ids or families.")
@click.option(
    "--fail-on",
    type=click.Choice([*THRESHOLDS, "never"]),
    default="error",
    show_default=True,
    help="Exit with 1 from this severity on.",
)
@click.option("--min-rating", multiple=True, metavar="CLAIM=VERDICT", help="A floor for a claim.")
@click.option("--all", "every", is_flag=True, help="Every finding, also those that fold.")
@click.option("-q", "--quiet", is_flag=True, help="Only the exit code.")
def check(paths: tuple[str, ...], fail_on: str, quiet: bool, **asked: Any) -> None:
    """Look for everything wrong in models and their evidence."""
    from contribution.app.check import check_paths, has_any_from
    from contribution.domain.plugins import View

    view = View(every=asked.pop("every"))
    target = {key: asked.pop(key) for key in ("name", "output")}
    if quiet and (view.every or any(target.values())):
        raise OptionsClashError("--format, -o or --all", "--quiet", "nothing is told")
    checked = check_paths(paths, **asked)
    if not quiet:
        give("check", checked, view, **target)
    if fail_on in THRESHOLDS and has_any_from(checked, fail_on):
        sys.exit(FOUND)


COMMAND = check
