"""Loads the rule's parameters: those of the package, with a project's own laid over them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from pkgutil import get_data

from contribution.domain.diagnostic import Diagnostic, Where
from contribution.domain.rule import OLDER, PACKAGED, Rule
from contribution.errors import FileNotReadableError
from contribution.loading.files.document import Document, read_document
from contribution.loading.files.folders import NamedFile, name_file
from contribution.loading.log import DiagnosticLog
from contribution.loading.model.element import Source, take_known
from contribution.loading.model.validation import Validation, find_keys
from contribution.loading.yaml.node import to_plain
from contribution.loading.yaml.text import parse_yaml


def load_rule(path: Path | None = None) -> tuple[Rule, tuple[Diagnostic, ...]]:
    """Return the rule, with the values of the file at `path` in place of the packaged ones.

    Raises:
        FileNotReadableError: there is no such file.
    """
    if path is None:
        return _load_packaged()[0], ()
    if not path.exists():
        raise FileNotReadableError(str(path), "there is no such file")
    log = DiagnosticLog()
    file = name_file(path)
    rule = read_rule(file, Where(file.shown), log)
    return rule, log.diagnostics


def read_rule(file: NamedFile, asked_at: Where, log: DiagnosticLog) -> Rule:
    """Return the rule with the file's values laid over it; what does not fit goes to the log."""
    packaged, values = _load_packaged()
    document = read_document(file, asked_at, log, empty="version: ...")
    if document is None:
        return packaged
    return _lay_over(values, document, log) or packaged


def find_older(name: object) -> Rule | None:
    """Return the older published rule of this version, as text or number; None when unknown."""
    file = OLDER.get(str(name))
    return None if file is None else _load_older(file)


@cache
def _load_older(file: str) -> Rule:
    merged = _merge(_load_packaged()[1], _read_values(file))
    return Rule.model_validate({**merged, "file": file})


@cache
def _load_packaged() -> tuple[Rule, Mapping[str, object]]:
    values = _read_values(PACKAGED)
    return Rule.model_validate({**values, "file": PACKAGED}), values


def _read_values(file: str) -> dict[str, object]:
    text = get_data("contribution.scoring", file.rpartition("/")[2]) or b""
    root = parse_yaml(text.decode(), file, DiagnosticLog())
    return {} if root is None else {name: to_plain(e.value) for name, e in root.entries.items()}


def _lay_over(values: Mapping[str, object], document: Document, log: DiagnosticLog) -> Rule | None:
    name = f"the rule {document.shown}"
    source = Source(document.shown, name, document.root, document.root)
    known = find_keys(Rule, frozenset({"file"}))
    taken = take_known(document.entries, known, source=source, log=log)
    # A number that ratings rest on is never taken from a key that only may be meant.
    own = {key: entry for key, entry in taken.items() if key in document.entries}
    body = document.root._replace(value=own)
    validation = Validation(Rule, name, body, where=source.where, log=log)
    merged = _merge(values, {key: to_plain(entry.value) for key, entry in own.items()})
    return validation.build({**merged, "file": document.shown}, values)


def _merge(below: Mapping[str, object], above: Mapping[str, object]) -> dict[str, object]:
    merged = dict(below)
    for key, value in above.items():
        mine = merged.get(key)
        both = isinstance(mine, Mapping) and isinstance(value, Mapping)
        merged[key] = _merge(mine, value) if both else value  # type: ignore[arg-type]
    return merged
