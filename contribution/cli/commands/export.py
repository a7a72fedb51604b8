"""The command that hands a model out to another tool."""

from __future__ import annotations

import click


@click.command()
@click.argument("model", type=click.Path())
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE",
    type=click.Path(),
    help="Write it there; the ending names the format.",
)
@click.option("--as", "name", metavar="FORMAT", help="Which format, where several have one ending.")
def export(model: str, output: str, name: str | None) -> None:
    """Write the model for Excel, Kumu, PRSM, draw.io, Gephi, Graphviz, Mermaid or IATI."""
    from contribution.app.hand_out import export_model
    from contribution.words.escaping import escape_printed

    size, keeps = export_model(model, output, name)
    click.echo(f"wrote {escape_printed(output)} ({size / 1024:,.0f} KB): {keeps}", err=True)


COMMAND = export
