"""The command that looks across many models at once."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from contribution.cli.answers import FOUND, give
from contribution.cli.options import SCORER, target

_SEVERITIES = ("error", "warning", "note")


@click.command()
@click.argument("roots", nargs=-1, required=True, metavar="PATH|GLOB|URL...")
@target("portfolio")
@SCORER
@click.option(
    "--store",
    default=".contribution/portfolio.db",
    show_default=True,
    metavar="FILE",
    type=click.Path(),
    help="Where results are kept; what did not change is not made anew.",
)
@click.option(
    "--vocabulary",
    metavar="FILE",
    type=click.Path(),
    help="The funder's terms, to which models say same_as:.",
)
@click.option("--result", metavar="NAME", help="Which conditions go with this result?")
@click.option(
    "--plan", "with_plan", is_flag=True, help="Also which evidence would settle most; takes longer."
)
@click.option("--verify", is_flag=True, help="Read every file anew, whatever its time stamp says.")
@click.option("--jobs", type=click.IntRange(1), help="Processes at once [default: one a core].")
@click.option(
    "--time-limit",
    type=click.FloatRange(0.1),
    default=60,
    show_default=True,
    help="Seconds for one model.",
)
@click.option(
    "--memory-limit",
    type=click.IntRange(300),
    default=1024,
    show_default=True,
    help="Megabytes for one model.",
)
@click.option("--scheduler", metavar="ADDRESS", help="A Dask cluster to share the work out to.")
@click.option(
    "--shared",
    is_flag=True,
    help="With --scheduler: its workers see the files under the same names.",
)
@click.option(
    "--reports",
    metavar="FOLDER",
    type=click.Path(),
    help="Also write each model's own report there; the page leads to it.",
)
@click.option(
    "--parquet",
    metavar="FOLDER",
    type=click.Path(),
    help="Also write the tables there, for analysts.",
)
@click.option(
    "--fail-on",
    type=click.Choice([*_SEVERITIES, "never"]),
    default="error",
    show_default=True,
    help="Exit with 1 from this severity on.",
)
@click.option("--all", "every", is_flag=True, help="Every row of every table.")
def portfolio(roots: tuple[str, ...], fail_on: str, every: bool, **asked: Any) -> None:
    """Assess many models, and answer questions across them; no ranking."""
    from contribution.domain.view import View
    from contribution.portfolio import run_portfolio
    from contribution.portfolio.store import Archive

    target = {key: asked.pop(key) for key in ("name", "output")}
    with Archive(Path(asked.pop("store"))) as kept:
        overview = run_portfolio(roots, kept, output=target["output"], **asked)
        give("portfolio", overview, View(every=every), **target)
    failing = _SEVERITIES[: _SEVERITIES.index(fail_on) + 1] if fail_on in _SEVERITIES else ()
    if any(overview.findings[each] for each in failing) or (failing and overview.models["failed"]):
        sys.exit(FOUND)


COMMAND = portfolio
