"""The command that looks for everything wrong in models and their evidence."""

from __future__ import annotations

import sys
from typing import Any

import click

from contribution.cli.answers import COULD_NOT_RUN, FOUND, end_edits, give
from contribution.cli.options import target
from contribution.errors import NobodyReadsError, OptionsClashError
from contribution.words.escaping import escape_printed

THRESHOLDS = ("error", "warning", "note")


# What is done besides telling findings, and what says which findings are told.
_DOES = (
    *("every", "fix", "unsafe_fixes", "diff"),
    *("write_baseline", "prune_baseline", "show_settings"),
)
_OF_FINDINGS = ("since", "min_rating")


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
@click.option("--since", metavar="REV", help="Only what is new since this git revision.")
@click.option("--write-baseline", is_flag=True, help="First leave for later all that is found.")
@click.option("--prune-baseline", is_flag=True, help="First take out of it what is mended.")
@click.option("--show-settings", is_flag=True, help="Only show which hold, and who says so.")
@click.option("-q", "--quiet", is_flag=True, help="Only the exit code.")
def check(paths: tuple[str, ...], quiet: bool, **asked: Any) -> None:
    """Look for everything wrong in models and their evidence."""
    from contribution.app.check import (
        check_paths,
        name_from_top,
        rewrite_baselines,
        tell_moved_verdicts,
    )
    from contribution.app.govern import Asked
    from contribution.domain.view import View
    from contribution.formats import choose_format, find_format

    target = {key: asked.pop(key) for key in ("name", "output")}
    does = {key: asked.pop(key) for key in _DOES}
    wanted = Asked(**{key: value for key, value in asked.items() if value})
    _refuse_clashes(does, asked, tells=does["every"] or any(target.values()), quiet=quiet)
    _do_first(does, paths, wanted)
    if does["write_baseline"] or does["prune_baseline"]:
        said = rewrite_baselines(paths, grow=does["write_baseline"])
        click.echo(said, nl=False, err=True)
    checked = check_paths(paths, wanted)
    if not quiet:
        form = choose_format("check", **target)
        moved = tell_moved_verdicts(paths, wanted.since) if form == "md" and wanted.since else ()
        told = name_from_top(checked) if find_format("check", form).for_repository else checked
        give("check", told, View(every=does["every"], moved=moved), **target)
    for error in checked.unread:
        click.echo(f"contribution: {escape_printed(str(error))}", err=True)
    # A hook names whatever was changed beside the evidence; nothing is wrong with a file of notes.
    is_missed = not all(isinstance(each, NobodyReadsError) for each in checked.unread)
    if is_missed or checked.fails:
        sys.exit(COULD_NOT_RUN if is_missed else FOUND)


def _refuse_clashes(
    does: dict[str, bool], asked: dict[str, Any], *, tells: bool, quiet: bool
) -> None:
    if quiet and tells:
        raise OptionsClashError("--format, -o or --all", "--quiet", "nothing is told")
    if does["prune_baseline"] and does["write_baseline"]:
        raise OptionsClashError("--prune-baseline", "--write-baseline", "it is written anew")
    about_findings = [f"--{key.replace('_', '-')}" for key in _OF_FINDINGS if asked.get(key)]
    for each in ("diff", "show_settings"):
        if does[each] and (quiet or tells or about_findings):
            given = ", ".join(about_findings) or "--quiet, --format, -o or --all"
            raise OptionsClashError(given, f"--{each.replace('_', '-')}", "no findings are told")


def _do_first(does: dict[str, bool], paths: tuple[str, ...], asked: Any) -> None:
    """Mend what is to be mended before the check; or show something else, and end."""
    if does["show_settings"]:
        from contribution.app.govern import show_settings

        click.echo(show_settings(paths, asked), nl=False)
        sys.exit(0)
    if does["fix"] or does["unsafe_fixes"] or does["diff"]:
        from contribution.app.fix import fix_paths

        write = not does["diff"]
        told = fix_paths(paths, asked, unsafe=does["unsafe_fixes"], write=write)
        end_edits(told, written=write)
        if not write:
            sys.exit(0)


COMMAND = check
