"""What a command does with what a use case gave: print it, or write it to a file."""

from __future__ import annotations

import sys
from itertools import islice
from typing import Any

import click

from contribution.words.escaping import escape_printed

# Exit codes: 0 nothing at or above the threshold, 1 diagnostics, 2 could not run.
FOUND, COULD_NOT_RUN = 1, 2
_AT_ONCE = 1_000


def end_edits(told: Any, *, written: bool) -> None:
    """Print what edits did; exit with 1 where some were shown and not written."""
    click.echo(told.out, nl=False)
    click.echo(told.err, nl=False, err=True)
    if told.changes and not written:
        sys.exit(FOUND)


def write(command: str, model: str, *, name: str | None, output: str, **asked: Any) -> None:
    """Write a picture or a report to a file, and say what had to be left out."""
    from contribution.app.draw import make_file
    from contribution.domain.view import View

    scorer = asked.pop("scorer")
    view = View(**{key: value for key, value in asked.items() if value is not None})
    made = make_file(command, model, view, scorer=scorer, name=name, output=output)
    _say_written(output, made.size, made.losses)


def answer_with(command: str, model: str, *, scorer: str, **asked: Any) -> None:
    """Assess the model, and print or write what the command says of it."""
    from contribution.app.assess import assess, require_something
    from contribution.app.draw import find_view
    from contribution.domain.view import View

    target = {key: asked.pop(key) for key in ("name", "output")}
    assessment = require_something(assess(model, scorer), model)
    click.echo(assessment.say_losses(), nl=False, err=True)
    view = find_view(assessment, View(**asked), or_item=command == "why")
    give(command, assessment, view, **target)


def give(command: str, subject: Any, view: Any, *, name: str | None, output: str | None) -> None:
    """Print what a format makes of the subject, or write it to a file."""
    from contribution.domain.view import View
    from contribution.formats import choose_format, render_pieces

    form = choose_format(command, name, output)
    made = render_pieces(command, form, subject, view or View())
    if output is None:
        # Many small pieces at once: a long table has a row in each.
        while pieces := [*islice(made, _AT_ONCE)]:
            for each in pieces if isinstance(pieces[0], bytes) else ["".join(map(str, pieces))]:
                click.echo(each, nl=False)
        return
    from contribution.app.write import write_file

    _say_written(output, write_file(output, made))


def _say_written(output: str, size: int, losses: str = "") -> None:
    click.echo(f"{losses}wrote {escape_printed(output)} ({size / 1024:,.0f} KB)", err=True)
