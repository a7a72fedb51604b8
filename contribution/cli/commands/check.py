"""The command that looks for everything wrong in models and their evidence."""

from __future__ import annotations

import sys
from typing import Any

import click

from contribution.cli.answers import FOUND, end_edits, give
from contribution.cli.options import target
from contribution.errors import OptionsClashError

THRESHOLDS = ("error", "warning", "note")


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATH...]")
@target("check")
@click.option("--select", multiple=True, metavar="ID", help="Only these ids or families (CA3).")
@click.option("--ignore", multiple=True, metavar="ID", help="Without these ids or families.")
@click.option(
    "--fail-on",
    type=click.Choice([*THRESHOLDS, "never"]),
    help="Exit with 1 from this severity on: error, unless the settings say otherwise.",
)
@click.option("--min-rating", multiple=True, metavar="CLAIM=VERDICT", help="A floor for a claim.")
@click.option("--all", "every", is_flag=True, help="Every finding, also those that fold.")
@click.option("--fix", is_flag=True, help="First mend what can be mended beyond doubt.")
@click.option("--unsafe-fixes", is_flag=True, help="First mend that, and make the best guesses.")
@click.option("--diff", is_flag=True, help="Only show what would be mended; write nothing.")
@click.option("-q", "--quiet", is_flag=True, help="Only the exit code.")
def check(paths: tuple[str, ...], quiet: bool, **asked: Any) -> None:
    """Look for everything wrong in models and their evidence."""
    from contribution.app.check import check_paths
    from contribution.domain.plugins import View

    view = View(every=asked.pop("every"))
    target = {key: asked.pop(key) for key in ("name", "output")}
    tells = view.every or any(target.values())
    if quiet and tells:
        raise OptionsClashError("--format, -o or --all", "--quiet", "nothing is told")
    mend = {key: asked.pop(key) for key in ("fix", "unsafe_fixes", "diff")}
    if mend["diff"] and (quiet or tells):
        raise OptionsClashError("--quiet, --format, -o or --all", "--diff", "findings are not told")
    if any(mend.values()):
        _mend(paths, asked, unsafe=mend["unsafe_fixes"], write=not mend["diff"])
    checked = check_paths(paths, **asked)
    if not quiet:
        give("check", checked, view, **target)
    if checked.fails:
        sys.exit(FOUND)


def _mend(paths: tuple[str, ...], asked: dict[str, Any], *, unsafe: bool, write: bool) -> None:
    """Mend, and go on to the check; or show what would be mended, and end."""
    from contribution.app.fix import fix_paths
    from contribution.app.govern import Asked

    told = fix_paths(paths, Asked(asked["select"], asked["ignore"]), unsafe=unsafe, write=write)
    end_edits(told, written=write)
    if not write:
        sys.exit(0)


COMMAND = check
