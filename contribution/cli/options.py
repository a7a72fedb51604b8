"""The options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from contribution.discovery import list_modules

STRAND = click.option("--strand", help="Only this strand.")
FOCUS = click.option("--focus", metavar="NAME", help="Only what bears on this outcome or claim.")
SCORER = click.option("--scorer", default="ordinal", show_default=True, help="Which rule rates.")


def target(command: str, *, must: bool = False) -> Callable[[Any], Any]:
    """Return the options that say in which format, and to which file, a command answers."""
    names = list_modules(f"contribution.formats.{command}")
    how = "How to write it" if must else "How to print or write it"

    def decorate(function: Any) -> Any:
        form = click.option("--format", "name", type=click.Choice(names), help=f"{how}.")
        file = click.option(
            "-o",
            "--output",
            required=must,
            type=click.Path(),
            metavar="FILE",
            help="Write it there; the ending names the format.",
        )
        return form(file(function))

    return decorate
