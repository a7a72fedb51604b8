"""Exports a model for another tool, with its ids, so that what comes back is known again."""

from __future__ import annotations

from pathlib import Path, PurePath

from contribution.app.draw import make_file
from contribution.app.write import write_file
from contribution.domain.view import View
from contribution.errors import FileNotReadableError, NotWrittenError
from contribution.exchange import find_exchange, list_exchanges
from contribution.exchange.draft import describe_model
from contribution.loading.project import load_project

# What an office opens is made from verdicts and words, so other commands write it.
_ELSEWHERE = {".pptx": "draw", ".docx": "report"}


def export_model(path: str, output: str, name: str | None) -> tuple[int, str]:
    """Return the size of what was written to `output`, and what the format keeps.

    Raises:
        FileNotReadableError: there is no such model, or nothing of it can be used.
        NotWrittenError: no format that is written has this ending.
        UnknownNameError: there is no format of this name.
        FileNotWritableError: the file cannot be written.
    """
    if name is None and (command := _ELSEWHERE.get(PurePath(output).suffix.lower())):
        made = make_file(command, path, View(), scorer="ordinal", name=None, output=output)
        return made.size, made.losses or f"as contribution {command} makes it"
    forms = {each: find_exchange(each) for each in list_exchanges()}
    endings = {each: form.written or form.suffixes for each, form in forms.items() if form.write}
    ending = PurePath(output).suffix.lower()
    if name is None:
        fitting = [each for each, known in endings.items() if ending in known]
        # A workbook means ours unless another is named.
        name = "excel" if "excel" in fitting else next(iter(fitting), None)
    if name is None:
        raise NotWrittenError("export", output, sorted({e for k in endings.values() for e in k}))
    form = find_exchange(name)
    if form.write is None:
        raise NotWrittenError("export", output, endings)
    if ending not in endings[name]:
        raise NotWrittenError(f"export --as {name}", output, endings[name])
    if Path(path).is_dir():
        raise FileNotReadableError(path, "it is a folder")
    loaded = load_project(path)
    model = loaded.model
    if model is None or not model.nodes:
        raise FileNotReadableError(
            path, f"no step of it can be read; contribution check {path} says why"
        )
    return write_file(output, form.write(describe_model(model, loaded.registers))), form.keeps
