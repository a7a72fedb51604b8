"""Gives an element, a strand or a group of stakeholders another name wherever it is used as one."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from contribution.app.baseline import find_baseline_file
from contribution.app.write import write_texts
from contribution.domain.diagnostic import TEXT_TABLES
from contribution.editing.edits import Edit, Told, apply_edits, read_exactly, show_difference
from contribution.editing.renaming import (
    ELEMENT,
    STAKEHOLDER,
    STRAND,
    Renaming,
    find_mentions,
    rename_in_baseline,
    rename_in_settings,
    rename_in_table,
    rename_in_yaml,
)
from contribution.errors import CannotRenameError, UnknownNameError
from contribution.loading.files.folders import YAML_FILES, Unsaved
from contribution.loading.model.names import is_id
from contribution.loading.project import Loaded, load_project
from contribution.words.labels import suggest_id


class RenamePlan(NamedTuple):
    """What a renaming would do: the texts before and after, and the edits of each file."""

    texts: Mapping[Path, str]
    edits: Mapping[Path, list[Edit]]
    after: Mapping[Path, str]


def rename(model: str, old: str, new: str, *, write: bool = True) -> Told:
    """Rename `old` to `new` in all files of the project, or show what that would change.

    Raises:
        UnknownNameError: nothing of the model is called `old`.
        CannotRenameError: the new name will not do or is taken, a file has to be mended first, or
            the project would not mean the same afterwards.
        FileNotWritableError: a file cannot be written.
    """
    texts, edits, after = plan_rename(model, old, new)
    if write:
        write_texts(texts, after)
        places = sum(map(len, edits.values()))
        out = f"renamed {old} to {new}: {places} places in {len(after)} files\n"
    else:
        out = "".join(show_difference(file, texts[file], text) for file, text in after.items())
    return Told(len(after), out, _say_mentions(texts, edits, old))


def plan_rename(model: str, old: str, new: str, unsaved: Unsaved | None = None) -> RenamePlan:
    """Return what renaming would do to the files, of which some are being typed.

    Raises:
        UnknownNameError, CannotRenameError: as for `rename`.
    """
    loaded = load_project(Path(model), unsaved)
    renaming = Renaming(old, new, _find_sort(loaded, old))
    _require_free(loaded, renaming)
    texts = _read_all(loaded, unsaved or {})
    edits = _find_edits(texts, renaming, loaded)
    after = {file: apply_edits(texts[file], found) for file, found in edits.items() if found}
    typed = {file.resolve(): text.encode() for file, text in after.items()}
    # Read as the edits would leave it, the project has to say as much as before.
    if _count(loaded) != _count(load_project(model, {**(unsaved or {}), **typed})):
        raise CannotRenameError("the project would not mean the same afterwards")
    return RenamePlan(texts, edits, after)


def find_name_edits(model: str, name: str, unsaved: Unsaved) -> dict[Path, tuple[str, list[Edit]]]:
    """Return by file its text and the characters that hold the name where it is used as one.

    A file that cannot be read as YAML yet is passed over.

    Raises:
        UnknownNameError: nothing of the model has that name.
        CannotRenameError: a file cannot be read, or an alias repeats the name.
    """
    loaded = load_project(Path(model), unsaved)
    broken = {Path(each.where.file) for each in loaded.diagnostics if each.id.startswith("CA01")}
    texts = {file: text for file, text in _read_all(loaded, unsaved).items() if file not in broken}
    edits = _find_edits(texts, Renaming(name, f"{name}-", _find_sort(loaded, name)), loaded)
    return {file.resolve(): (texts[file], found) for file, found in edits.items() if found}


def _say_mentions(texts: Mapping[Path, str], edits: Mapping[Path, list[Edit]], name: str) -> str:
    places = [
        f"{file}:{line}"
        for file, text in texts.items()
        for line in find_mentions(text, name, edits[file])
    ]
    return f"also mentioned, and left alone, at {', '.join(places)}\n" if places else ""


def _find_sort(loaded: Loaded, name: str) -> str:
    sorts = _list_names(loaded)
    found = [sort for sort, names in sorts.items() if name in names]
    if not found:
        known = [each for names in sorts.values() for each in names]
        raise UnknownNameError("element, strand or group of stakeholders", name, known)
    if len(found) > 1:
        raise CannotRenameError(f"{name} is the name of {' and of '.join(found)} at once")
    return found[0]


def _list_names(loaded: Loaded) -> Mapping[str, frozenset[str]]:
    model = loaded.model
    if model is None:
        return {}
    elements = {each.id for group in (model.nodes, model.claims) for each in group}
    elements |= {each.id for group in (model.assumptions, model.factors) for each in group}
    elements |= {item.id for register in loaded.registers for item in register.items}
    return {
        ELEMENT: frozenset(elements),
        STRAND: frozenset(model.strands),
        STAKEHOLDER: frozenset(model.stakeholders),
    }


def _require_free(loaded: Loaded, renaming: Renaming) -> None:
    if not is_id(renaming.new):
        raise CannotRenameError(f"{renaming.new!r} is no id, {suggest_id(renaming.new)} would be")
    if renaming.new in _list_names(loaded)[renaming.sort]:
        raise CannotRenameError(f"{renaming.new} is the name of another {renaming.sort}")
    for each in loaded.diagnostics:
        if each.id.startswith("CA01"):
            raise CannotRenameError(f"{each.where} cannot be read as YAML yet")


def _read_all(loaded: Loaded, unsaved: Unsaved) -> dict[Path, str]:
    files = {Path(name) for name in loaded.sources}
    files |= {Path(each.table.file) for each in loaded.registers if each.table is not None}
    baseline = _find_baseline(loaded)
    files |= {baseline} if baseline.exists() else set()
    texts: dict[Path, str] = {}
    for file in sorted(files):
        if file.suffix.lower() in {*YAML_FILES, *TEXT_TABLES, ".toml"}:
            try:
                typed = unsaved.get(file.resolve())
                texts[file] = read_exactly(file) if typed is None else typed.decode()
            except (OSError, UnicodeDecodeError) as error:
                raise CannotRenameError(f"{file} cannot be read: {error}") from None
    return texts


def _find_in(file: Path, text: str, renaming: Renaming, loaded: Loaded) -> Iterator[Edit]:
    model = loaded.model.name if loaded.model else ""
    if file.suffix == ".toml":
        # What it says of the name is mentioned, for people to change.
        return
    if file == Path(loaded.settings.file):
        yield from rename_in_settings(text, file, renaming, model)
    elif file == _find_baseline(loaded):
        names = (os.path.relpath(each, file.parent) for each in loaded.sources)
        yield from rename_in_baseline(text, file, renaming, frozenset(names))
    elif file.suffix.lower() in TEXT_TABLES:
        yield from rename_in_table(text, file, renaming)
    else:
        yield from rename_in_yaml(text, file, renaming)


def _find_baseline(loaded: Loaded) -> Path:
    file = loaded.model.file if loaded.model else ""
    return Path(os.path.relpath(find_baseline_file(loaded.settings, file)))


def _find_edits(
    texts: Mapping[Path, str], renaming: Renaming, loaded: Loaded
) -> dict[Path, list[Edit]]:
    edits: dict[Path, list[Edit]] = {}
    for file, text in texts.items():
        try:
            edits[file] = list(_find_in(file, text, renaming, loaded))
        except ValueError as error:
            raise CannotRenameError(str(error)) from None
    return edits


def _count(loaded: Loaded) -> tuple[object, ...]:
    """Return what does not depend on names: how much there is, and how much is wrong."""
    model = loaded.model
    found = Counter(each.id for each in loaded.diagnostics)
    if model is None:
        return (found,)
    about = sorted(len(item.about) for each in loaded.registers for item in each.items)
    sizes = (len(model.nodes), len(model.links), len(model.assumptions), len(model.claims))
    assumed = sorted(len(link.assumes or ()) for link in model.links)
    affected = sorted(len(factor.affects) for factor in model.factors)
    return (found, about, sizes, assumed, affected)
