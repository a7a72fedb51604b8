"""Reads the settings of a project and its baseline: the findings that are known and left for later.

Settings stand in contribution.yaml, or under [tool.contribution] in pyproject.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, ClassVar

from pydantic import Field

from contribution.domain.diagnostic import KEY, Where
from contribution.domain.located import Names, Written
from contribution.domain.settings import NO_SETTINGS, Settings
from contribution.loading.files.document import Document, read_document
from contribution.loading.files.folders import YAML_FILES, NamedFile, find_settings_file
from contribution.loading.files.text_file import read_text
from contribution.loading.log import DiagnosticLog
from contribution.loading.model.element import Source, build_element, spell_keys
from contribution.loading.model.validation import find_keys
from contribution.loading.yaml.node import Entry, YamlNode, enter_under
from contribution.loading.yaml.text import split_lines
from contribution.words.near import suggest
from contribution.words.phrases import quote

_TABLE = re.compile(r"^\s*\[tool\.contribution\b")
_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)")
# Of a model that is named in the settings of a repository with several programmes.
_DEEPEST = 3


def read_settings(model: NamedFile, log: DiagnosticLog) -> tuple[Settings, tuple[Document, ...]]:
    """Return the settings that hold for the model, and the file that says so, where there is one.

    It is the nearest upward; the search ends at the top of the repository.
    """
    file = find_settings_file(model, log)
    if file is None:
        return NO_SETTINGS, ()
    document = (
        _read_toml(file, log)
        if file.path.suffix == ".toml"
        else read_document(file, Where(file.shown), log, empty="fail_on: warning")
    )
    if document is None:
        return NO_SETTINGS, ()
    source = Source(
        file=file.shown,
        name=file.path.name,
        key=document.root,
        body=document.root,
        preset={"file": file.shown},
    )
    settings = build_element(Settings, source, log) or Settings(file=file.shown)
    _report_unknown_models(settings, file, log)
    return settings, (document,)


def _report_unknown_models(settings: Settings, file: NamedFile, log: DiagnosticLog) -> None:
    """A floor for a model that nobody has would hold nothing up."""
    for name in settings.require:
        if any(name == each.stem for each in _list_models(file.path.parent)):
            continue
        known = {each.stem for each in _list_models(file.path.parent)}
        where = settings.places.at("require", name, KEY)
        message = f"require names the model {quote(name)}, but no file of that name is there"
        log.add("CA034", where, message, suggest(name, known))


def _list_models(folder: Path) -> Iterator[Path]:
    for depth in range(_DEEPEST):
        for each in folder.glob(f"{'*/' * depth}models/*"):
            if each.suffix in YAML_FILES:
                yield each


def _read_toml(file: NamedFile, log: DiagnosticLog) -> Document | None:
    text = read_text(file, Where(file.shown), log)
    if text is None:
        return None
    lines = log.sources[file.shown] = split_lines(text)
    import tomllib

    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        found = _PLACE.search(said)
        where = Where(file.shown, *map(int, found.groups())) if found else Where(file.shown)
        message = f"this cannot be read as TOML: {_PLACE.sub('', said).lower()}"
        next_step = "compare the line with its neighbours: quotes, brackets, commas"
        log.add("CA011", where, message, next_step)
        return None
    head = next((n for n, line in enumerate(lines) if _TABLE.match(line)), 0)
    own = values.get("tool", {}).get("contribution", {})
    return Document(file, _place(own, lines, head))


def _place(value: object, lines: Sequence[str], line: int) -> YamlNode:
    """Return the value with the line that names it; none of its values knows where it ends."""
    if isinstance(value, dict):
        entries = (_place_entry(name, each, lines, line) for name, each in value.items())
        return YamlNode({each.name: each for each in entries}, line + 1, 1, 0)
    if isinstance(value, list):
        return YamlNode([_place(each, lines, line) for each in value], line + 1, 1, 0)
    plain = value if isinstance(value, bool | int | float) else str(value)
    return YamlNode(plain, line + 1, 1, 0)


def _place_entry(name: str, value: object, lines: Sequence[str], line: int) -> Entry:
    wanted = re.compile(rf"""^\s*(?:\[.*\.)?["']?({re.escape(name)})["']?\s*[=\]]""")
    for number in range(line, len(lines)):
        if found := wanted.match(lines[number]):
            key = YamlNode(name, number + 1, found.start(1) + 1, found.end(1) + 1)
            return enter_under(key, _place(value, lines, number))
    return enter_under(YamlNode(name, line + 1, 1, 0), _place(value, lines, line))


class KnownFinding(Written):
    """Findings of one check at one place that are left for later."""

    from_key: ClassVar[frozenset[str]] = frozenset()

    file: str
    """The file, from the folder of the baseline."""
    check: str
    """The id of the check."""
    at: str = ""
    """The element, or the row of a table."""
    names: Names = ()
    """What the message quotes."""
    count: Annotated[int, Field(ge=1)] = 1
    """How many findings of this kind are known."""
    because: str | None = None
    """Why they are left for later."""


class Baseline(Written):
    """What a project leaves for later."""

    from_key: ClassVar[frozenset[str]] = frozenset()

    known: tuple[KnownFinding, ...] = ()
    """The findings that are left for later, sorted."""


def read_baseline(file: NamedFile, asked_at: Where, log: DiagnosticLog) -> tuple[KnownFinding, ...]:
    """Return the entries that can be read; what is wrong with others goes to the log."""
    document = read_document(file, asked_at, log, empty="known: []")
    if document is None:
        return ()
    whole = Source(file.shown, file.path.name, document.root, document.root)
    entries = spell_keys(document.entries, find_keys(Baseline), source=whole, log=log)
    members = entries["known"].value.members if "known" in entries else ()
    sources = (Source(file.shown, "the entry", each, each) for each in members)
    return tuple(
        known for each in sources if (known := build_element(KnownFinding, each, log, strict=True))
    )
