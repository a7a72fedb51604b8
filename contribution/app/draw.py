"""Puts one model into one file: a picture, a page, a table, in the format that was asked for."""

from collections.abc import Mapping
from itertools import islice
from typing import NamedTuple

from contribution.app.assess import assess, find_subject, require_something
from contribution.app.write import write_file
from contribution.domain.assessment import Assessment
from contribution.domain.view import View
from contribution.errors import (
    NoChartError,
    OptionsClashError,
    UnknownNameError,
    ViewNotShownError,
)
from contribution.formats import choose_format, render_as
from contribution.words.escaping import escape_printed
from contribution.words.labels import compose
from contribution.words.phrases import count_of

_DRAWINGS = ("svg", "png", "pdf")
_UNSAID = View()
# Of two options that pick a part only one can be followed, and a chart or a folded view stands
# alone.
_CLASHES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "chart": (
        ("focus", "a chart shows one item"),
        ("strand", "a chart shows one item"),
        ("rank", "a chart has one direction"),
        ("paper", "a chart has a size of its own"),
    ),
    "strand": (("focus", "each picks a part of the model"),),
}


class Made(NamedTuple):
    """A file that was written: its size in bytes, and in words what may be missing from it."""

    size: int
    losses: str


def make_file(command: str, model: str, view: View, *, scorer: str, **target: str | None) -> Made:
    """Return what was written; `target` is `name` of a format and `output`.

    Raises:
        NotWrittenError: the command does not write what the ending names.
        NotHonouredError: the format does not show a part of the view that was asked for.
        ViewNotShownError: this format or direction does not show the view.
        NoChartError: the item asked for has no chart, or this format shows none.
        FileNotWritableError: the file cannot be written.
    """
    output = target["output"] or ""
    form = choose_format(command, target["name"], output)
    _refuse_clashes(view)
    if view.form not in {"", "whole"}:
        _require_drawing(view, form)
    assessment = require_something(assess(model, scorer), model)
    view = find_view(assessment, view)
    if view.chart:
        _require_chart(assessment, view.chart, form)
    size = write_file(output, render_as(command, form, assessment, view))
    return Made(size, assessment.say_losses() + _say_missing_letters(assessment, command, form))


def _say_missing_letters(assessment: Assessment, command: str, form: str) -> str:
    # In an SVG the fonts of the reader decide, which nobody here knows.
    if command != "draw" or form not in {"png", "pdf"}:
        return ""
    from contribution.drawing.sheet.paper import find_missing_letters

    model = assessment.graph.model
    labels = [each.label for part in (model.nodes, model.factors) for each in part]
    missing = find_missing_letters("".join((model.title, *model.strands.values(), *labels)))
    return missing and (
        f"no font at hand has {count_of(len(missing), 'letter')}, {escape_printed(missing[:12])}, "
        f"which {form} shows as boxes. Install one that has them, such as Noto Sans, or write svg\n"
    )


def find_view(assessment: Assessment, view: View, *, or_item: bool = False) -> View:
    """Return the view with the name in focus as the model knows it; `or_item`: of evidence too.

    Raises:
        UnknownNameError: the model has no such element or strand.
    """
    strands = assessment.graph.model.strands
    view = view._replace(strand=view.strand and compose(view.strand))
    if view.strand and view.strand not in strands:
        raise UnknownNameError("strand", view.strand, strands)
    if not view.focus:
        return view
    return view._replace(focus=find_subject(assessment, view.focus, or_item=or_item))


def _refuse_clashes(view: View) -> None:
    for field, others in _CLASHES.items():
        for other, why in others:
            is_said = [getattr(view, each) != getattr(_UNSAID, each) for each in (field, other)]
            if all(is_said):
                raise OptionsClashError(f"--{other}", f"--{field}", why)


def _require_drawing(view: View, form: str) -> None:
    if form not in (*_DRAWINGS, "mmd") or (form == "mmd" and view.form != "overview"):
        formats = ", ".join(_DRAWINGS)
        raise ViewNotShownError(view.form, f"{form} shows the whole model only", formats)
    if view.chart:
        raise ViewNotShownError(view.form, "a chart stands alone", "it without --chart")
    if view.form != "overview" and view.rank != _UNSAID.rank:
        raise ViewNotShownError(view.form, "it is drawn one way only", "it without --rank")


def _require_chart(assessment: Assessment, item: str, form: str) -> None:
    evidence = assessment.graph.items
    if item not in evidence:
        raise UnknownNameError("evidence item", item, evidence)
    if form not in _DRAWINGS:
        raise NoChartError(item, f"{form} shows the whole model only", _DRAWINGS)
    if evidence[item].observation.chart is None:
        why = evidence[item].observation.sentence.rstrip(".") or "it rests on no table"
        charts = (each.id for each in evidence.values() if each.observation.chart is not None)
        raise NoChartError(item, f"it says “{why}”", islice(charts, 6))
