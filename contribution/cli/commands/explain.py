"""The command that says what a check, a verdict, a test, a term or a key means."""

from __future__ import annotations

import click

from contribution.cli.answers import give
from contribution.cli.options import target


@click.command()
@click.argument("word", nargs=-1, required=True)
@target("explain")
def explain(word: tuple[str, ...], **target: str | None) -> None:
    """Say what a check, a verdict, a test, a term or a key means."""
    from contribution.app.explain import explain_word

    give("explain", explain_word(" ".join(word)), None, **target)


COMMAND = explain
