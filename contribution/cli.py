"""Arguments in, one assessment, text and an exit code out; no logic of its own."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn

import click

from contribution import __version__
from contribution.discovery import list_modules
from contribution.errors import ContributionError, OptionsClashError, OutputFailedError
from contribution.words.escaping import escape_printed

# Exit codes: 0 nothing at or above the threshold, 1 diagnostics, 2 could not run.
_FOUND, _COULD_NOT_RUN = 1, 2
_VIEWS, _THRESHOLDS = ("whole", "overview", "gaps"), ("error", "warning", "note")
_STRAND = click.option("--strand", help="Only this strand.")
_FOCUS = click.option("--focus", metavar="NAME", help="Only what bears on this outcome or claim.")
_SCORER = click.option("--scorer", default="ordinal", show_default=True, help="Which rule rates.")


def _target(command: str, *, must: bool = False) -> Callable[[Any], Any]:
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


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="contribution")
def group() -> None:
    """Contribution analysis as code: a theory of change, its evidence, and rated claims."""


@group.command()
@click.argument("name", default="breakfast-clubs")
def init(name: str) -> None:
    """Write a small commented model with evidence, ready to edit."""
    from contribution.app.init import write_tutorial

    written = write_tutorial(name, Path())
    for path in written:
        click.echo(f"wrote {path}")
    click.echo(f"Next: contribution report {written[0]} -o {name}.html")


@group.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(), metavar="PATH...")
@_target("check")
@click.option("--select", multiple=True, metavar="ID", help="Only these ids or families (CA3).")
@click.option("--ignore", multiple=True, metavar="ID", help="Without these ids or families.")
@click.option(
    "--fail-on",
    type=click.Choice([*_THRESHOLDS, "never"]),
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
        _give("check", checked, view, **target)
    if fail_on in _THRESHOLDS and has_any_from(checked, fail_on):
        sys.exit(_FOUND)


@group.command()
@click.argument("model", type=click.Path())
@click.option("--why", metavar="NAME", help="The whole reasoning behind a claim, link or node.")
@click.option("--sensitivity", metavar="CLAIM", help="What would change the verdict on a claim.")
@_target("score")
@_SCORER
@_STRAND
def score(model: str, why: str | None, sensitivity: str | None, **asked: Any) -> None:
    """Rate every claim and link, and show the working."""
    if why and sensitivity:
        raise OptionsClashError("--sensitivity", "--why", "each is an answer of its own")
    command = "why" if why else "sensitivity" if sensitivity else "score"
    _tell(command, model, focus=why or sensitivity, **asked)


@group.command("next")
@click.argument("model", type=click.Path())
@click.argument("claim", required=False)
@_target("next")
@_SCORER
def seek_next(model: str, claim: str | None, **asked: Any) -> None:
    """Say which evidence to seek next, and what it could change."""
    _tell("next", model, focus=claim, **asked)


@group.command()
@click.argument("old")
@click.argument("new", required=False)
@click.option("--at", metavar="REVISION", help="Compare with the file in this git revision.")
@_target("diff")
@_SCORER
def diff(old: str, new: str | None, at: str | None, scorer: str, **target: str | None) -> None:
    """Say what moved between two files or git revisions, and why."""
    from contribution.app.compare import compare_versions

    _give("diff", compare_versions(old, new, at=at, scorer=scorer), None, **target)


@group.command()
@click.argument("model", type=click.Path())
@_target("draw", must=True)
@_FOCUS
@_STRAND
@click.option("--chart", metavar="ITEM", help="The chart of one evidence item.")
@click.option(
    "--view",
    "form",
    type=click.Choice(_VIEWS),
    help="Every link; folded by strand and stage (above 60 steps unless asked); gaps in evidence.",
)
@click.option("--rank", type=click.Choice(["LR", "TB"]), default="LR", show_default=True)
@click.option("--paper", type=click.Choice(["A4", "A3", "A2", "A1", "A0"]), help="Page size.")
@_SCORER
def draw(model: str, **asked: Any) -> None:
    """Draw the annotated model as svg, png, pdf, dot or mmd."""
    _write("draw", model, **asked)


@group.command()
@click.argument("model", type=click.Path())
@_target("report", must=True)
@click.option("--since", metavar="VERSION", help="Say what moved since a revision or file.")
@click.option("--brief", is_flag=True, help="Two pages: findings, picture, limits, what is next.")
@_FOCUS
@_STRAND
@_SCORER
def report(model: str, **asked: Any) -> None:
    """Tell the contribution story: html, md, docx or pdf."""
    from contribution.app.compare import find_moved

    _write("report", model, moved=find_moved(model, asked.pop("since"), asked["scorer"]), **asked)


@group.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(), metavar="PATH...")
@click.option(
    "--check", "only_check", is_flag=True, help="Write nothing; exit with 1 if any would change."
)
@click.option("--diff", "as_diff", is_flag=True, help="Write nothing; show what would change.")
def fmt(paths: tuple[str, ...], only_check: bool, as_diff: bool) -> None:
    """Lay out YAML files without touching a word, an order or a quotation mark."""
    from contribution.app.fmt import tidy_files

    write = not (only_check or as_diff)
    _end_edits(tidy_files(paths, write=write, as_diff=as_diff), written=write)


@group.command()
@click.argument("model", type=click.Path())
@click.argument("old")
@click.argument("new")
@click.option("--diff", "as_diff", is_flag=True, help="Write nothing; show what would change.")
def rename(model: str, old: str, new: str, as_diff: bool) -> None:
    """Rename an element, a strand or a group in a whole project."""
    from contribution.app.rename import rename as rename_everywhere

    told = rename_everywhere(model, old, new, write=not as_diff)
    _end_edits(told, written=not as_diff)


@group.command()
@click.argument("word", nargs=-1, required=True)
@_target("explain")
def explain(word: tuple[str, ...], **target: str | None) -> None:
    """Say what a check, a verdict, a test or a term means."""
    from contribution.app.explain import explain_word

    _give("explain", explain_word(" ".join(word)), None, **target)


def _end_edits(told: Any, *, written: bool) -> None:
    click.echo(told.out, nl=False)
    click.echo(told.err, nl=False, err=True)
    if told.changes and not written:
        sys.exit(_FOUND)


def _write(command: str, model: str, *, name: str | None, output: str, **asked: Any) -> None:
    from contribution.app.draw import make_file
    from contribution.domain.plugins import View

    scorer = asked.pop("scorer")
    view = View(**{key: value for key, value in asked.items() if value is not None})
    made = make_file(command, model, view, scorer=scorer, name=name, output=output)
    _say_written(output, made.size, made.losses)


def _tell(command: str, model: str, *, scorer: str, **asked: Any) -> None:
    from contribution.app.assess import assess, require_something
    from contribution.app.draw import find_view
    from contribution.domain.plugins import View

    target = {key: asked.pop(key) for key in ("name", "output")}
    assessment = require_something(assess(model, scorer), model)
    click.echo(assessment.say_losses(), nl=False, err=True)
    _give(command, assessment, find_view(assessment, View(**asked)), **target)


def _give(command: str, subject: Any, view: Any, *, name: str | None, output: str | None) -> None:
    from contribution.domain.plugins import View
    from contribution.formats import choose_format, render_as

    form = choose_format(command, name, output)
    made = render_as(command, form, subject, view or View())
    if output is None:
        click.echo(made, nl=False)
        return
    from contribution.app.write import write_file

    _say_written(output, write_file(output, made))


def _say_written(output: str, size: int, losses: str = "") -> None:
    click.echo(f"{losses}wrote {escape_printed(output)} ({size / 1024:,.0f} KB)", err=True)


def main() -> int:
    """Return the exit code of the command line; a wrong call is one line, never a traceback."""
    try:
        group.main(standalone_mode=False)
    except ContributionError as error:
        click.echo(f"contribution: {escape_printed(str(error))}", err=True)
        return _COULD_NOT_RUN
    except click.exceptions.Abort:
        return _COULD_NOT_RUN
    except click.ClickException as error:
        error.show()
        return _COULD_NOT_RUN
    except SystemExit as stop:
        return int(stop.code or 0)
    return 0


def run() -> NoReturn:
    """Be the program: one short run that ends with the exit code.

    At the end the system takes the memory back at once.
    """
    # A short run makes few circles of garbage; looking for none saves a tenth of a large check.
    gc.set_threshold(1_000_000, 50, 50)
    if sys.stdout is None:
        click.echo(f"contribution: {OutputFailedError('the output is closed')}", err=True)
        sys.exit(_COULD_NOT_RUN)
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a letter gets its number rather than nothing at all.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = main()
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except BrokenPipeError:
        # Whoever read the output had enough of it, as `head` does: no reason for a traceback.
        code = _FOUND
    except OSError as error:
        # A file that was there a moment ago, or an output that takes no more.
        code = _COULD_NOT_RUN
        where = f" {error.filename}" if error.filename else ""
        why = (error.strerror or str(error)).lower() + where
        with suppress(OSError):
            click.echo(f"contribution: {OutputFailedError(why)}", err=True)
            sys.stderr.flush()
    os._exit(code)
