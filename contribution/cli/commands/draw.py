"""The command that draws the annotated model."""

from __future__ import annotations

from typing import Any

import click

from contribution.cli.answers import write
from contribution.cli.options import FOCUS, SCORER, STRAND, target

VIEWS = ("whole", "overview", "gaps", "timeline")


@click.command()
@click.argument("model", type=click.Path())
@target("draw", must=True)
@FOCUS
@STRAND
@click.option("--chart", metavar="ITEM", help="The chart of one evidence item.")
@click.option(
    "--view",
    "form",
    type=click.Choice(VIEWS),
    help="Every link; folded (above 60 steps unless asked); gaps in evidence; what is seen when.",
)
@click.option("--rank", type=click.Choice(["LR", "TB"]), default="LR", show_default=True)
@click.option("--paper", type=click.Choice(["A4", "A3", "A2", "A1", "A0"]), help="Page size.")
@click.option("--tile", is_flag=True, help="Spread it over sheets to glue: A4, or as --paper says.")
@SCORER
def draw(model: str, **asked: Any) -> None:
    """Draw the annotated model as svg, png, pdf, pptx, dot or mmd."""
    write("draw", model, **asked)


COMMAND = draw
