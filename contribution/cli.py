"""Arguments in, one assessment, text and an exit code out; no logic of its own."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any, NoReturn

import click

from contribution import __version__
from contribution.errors import ContributionError
from contribution.starting import start_lean

# Exit codes: 0 nothing at or above the threshold, 1 diagnostics, 2 could not run.
_FOUND, _COULD_NOT_RUN = 1, 2
_FORMATS = ("text", "json", "sarif", "junit", "github")
_VIEWS = ("whole", "overview", "gaps")
_THRESHOLDS = ("error", "warning", "note")
_STRAND = click.option("--strand", help="Only this strand.")
_FOCUS = click.option("--focus", metavar="NAME", help="Only what bears on this outcome or claim.")
_SCORER = click.option("--scorer", default="ordinal", show_default=True, help="Which rule rates.")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="contribution")
def group() -> None:
    """Contribution analysis as code: a theory of change, its evidence, and rated claims."""


@group.command()
@click.argument("name", default="breakfast-clubs")
def init(name: str) -> None:
    """Write a small commented model with evidence, ready to edit."""
    from contribution.tutorial import write_tutorial

    written = write_tutorial(name, Path())
    for path in written:
        click.echo(f"wrote {path}")
    click.echo(f"Next: contribution report {written[0]} -o {name}.html")


@group.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(), metavar="PATH...")
@click.option("--format", "form", type=click.Choice(_FORMATS), default="text", show_default=True)
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
@click.option("-q", "--quiet", is_flag=True, help="Only the exit code.")
def check(paths: tuple[str, ...], form: str, fail_on: str, quiet: bool, **picked: Any) -> None:
    """Look for everything wrong in models and their evidence."""
    from contribution.reporting import check_paths, has_any_from

    checked = check_paths(paths, **picked)
    if not quiet:
        click.echo(_render(form, checked), nl=False)
    if fail_on in _THRESHOLDS and has_any_from(checked, fail_on):
        sys.exit(_FOUND)


@group.command()
@click.argument("model", type=click.Path())
@click.option("--why", metavar="NAME", help="The whole reasoning behind a claim, link or node.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--sensitivity", metavar="CLAIM", help="What would change the verdict on a claim.")
@_SCORER
@_STRAND
def score(model: str, why: str | None, as_json: bool, strand: str | None, **asked: str) -> None:
    """Rate every claim and link, and show the working."""
    from contribution.assessing import assess, find_subject, require_something

    assessed = require_something(assess(model, asked["scorer"]), model)
    shaken = asked["sensitivity"]
    name = why or shaken
    focus = find_subject(assessed, name) if name else None
    form = "reasons" if why else "scores"
    if shaken:
        form = "sensitivity-json" if as_json else "sensitivity"
    elif as_json:
        form = "ratings-json"
    click.echo(_render(form, assessed, focus=focus, strand=strand), nl=False)


@group.command("next")
@click.argument("model", type=click.Path())
@click.argument("claim", required=False)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@_SCORER
def seek_next(model: str, claim: str | None, as_json: bool, scorer: str) -> None:
    """Say which evidence to seek next, and what it could change."""
    from contribution.assessing import assess, find_subject, require_something

    assessed = require_something(assess(model, scorer), model)
    focus = find_subject(assessed, claim) if claim else None
    click.echo(_render("next-json" if as_json else "next", assessed, focus=focus), nl=False)


@group.command()
@click.argument("old")
@click.argument("new", required=False)
@click.option("--at", metavar="REVISION", help="Compare with the file in this git revision.")
@click.option("--format", "form", type=click.Choice(["text", "json", "md"]), default="text")
@click.option("-o", "--output", type=click.Path(), metavar="FILE", help="As svg, md, json or txt.")
@_SCORER
def diff(old: str, new: str | None, at: str | None, form: str, **asked: str) -> None:
    """Say what moved between two files or git revisions, and why."""
    from contribution.comparing import compare_versions, write_comparison
    from contribution.comparison.forms import FORMS

    comparison = compare_versions(old, new, at=at, scorer=asked["scorer"])
    output = asked["output"]
    if output:
        size = write_comparison(comparison, output)
        click.echo(f"wrote {output} ({size / 1024:,.0f} KB)", err=True)
    else:
        click.echo(FORMS[form](comparison), nl=False)


@group.command()
@click.argument("model", type=click.Path())
@click.option("-o", "--output", required=True, type=click.Path(), metavar="FILE")
@_FOCUS
@_STRAND
@click.option("--chart", metavar="ITEM", help="The chart of one evidence item.")
@click.option(
    "--view",
    "form",
    type=click.Choice(_VIEWS),
    default="whole",
    show_default=True,
    help="Every link; folded by strand and stage; links by kind of evidence.",
)
@click.option("--rank", type=click.Choice(["LR", "TB"]), default="LR", show_default=True)
@click.option("--paper", type=click.Choice(["A4", "A3", "A2", "A1", "A0"]), help="Page size.")
@_SCORER
def draw(model: str, output: str, scorer: str, **view: Any) -> None:
    """Draw the annotated model as svg, png, pdf, dot or mmd."""
    _write(model, output, scorer, view)


@group.command()
@click.argument("model", type=click.Path())
@click.option("-o", "--output", required=True, type=click.Path(), metavar="FILE")
@_FOCUS
@_STRAND
@_SCORER
def report(model: str, output: str, scorer: str, **view: Any) -> None:
    """Tell the contribution story as one html or md page."""
    _write(model, output, scorer, view)


@group.command()
@click.argument("word", nargs=-1, required=True)
def explain(word: tuple[str, ...]) -> None:
    """Say what a check, a verdict, a test or a term means."""
    from contribution.explain import explain_word

    click.echo(explain_word(" ".join(word)), nl=False)


def _write(model: str, output: str, scorer: str, view: dict[str, Any]) -> None:
    from contribution.domain.plugins import View
    from contribution.reporting import draw_to_file

    chosen = View(**{key: value for key, value in view.items() if value is not None})
    size = draw_to_file(model, output, scorer, chosen)
    click.echo(f"wrote {output} ({size / 1024:,.0f} KB)", err=True)


def _render(name: str, assessment: Any, **view: Any) -> str:
    from contribution.domain.plugins import View
    from contribution.renderers import render

    return str(render(assessment, name, View(**view)))


def main() -> int:
    """Return the exit code of the command line; a wrong call is one line, never a traceback."""
    try:
        group.main(standalone_mode=False)
    except ContributionError as error:
        click.echo(f"contribution: {error}", err=True)
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
    start_lean()
    try:
        code = main()
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        # Whoever read the output had enough of it, as `head` does: no reason for a traceback.
        code = _FOUND
    os._exit(code)
