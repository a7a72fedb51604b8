"""Exports a model for another tool, with its ids, so that what comes back is known again."""

from __future__ import annotations

from pathlib import PurePath

from contribution.app.write import write_file
from contribution.errors import NotWrittenError
from contribution.exchange import find_exchange, list_exchanges
from contribution.exchange.draft import describe_model
from contribution.loading.project import load_project


def export_model(path: str, output: str, name: str | None) -> tuple[int, str]:
    """Return the size of what was written to `output`, and what the format keeps.

    Raises:
        FileNotReadableError: there is no such model.
        NotWrittenError: no format that is written has this ending.
        UnknownNameError: there is no format of this name.
        FileNotWritableError: the file cannot be written.
    """
    written = {each: find_exchange(each) for each in list_exchanges()}
    written = {each: form for each, form in written.items() if form.write}
    ending = PurePath(output).suffix.lower()
    if name is None:
        fitting = [each for each, form in written.items() if ending in form.suffixes]
        # A workbook means ours unless another is named.
        name = "excel" if "excel" in fitting else next(iter(fitting), None)
    if name is None:
        endings = {each for known in written.values() for each in known.suffixes}
        raise NotWrittenError("export", output, sorted(endings))
    form = find_exchange(name)
    if form.write is None:
        raise NotWrittenError("export", output, written)
    model = load_project(path).model
    made = form.write(describe_model(model)) if model else b""
    return write_file(output, made), form.keeps
