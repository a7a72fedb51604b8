"""Which models a path on the command line means: itself, those below it, or those that read it."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from contribution.errors import NobodyReadsError, NoModelError, NoPathError
from contribution.loading.files.folders import YAML_FILES, name_file
from contribution.loading.log import DiagnosticLog

_MODELS, _EVIDENCE = "models", "evidence"
# What a project as a whole goes by: whoever changes it means all of its models.
_OF_PROJECT = ("contribution.yaml", "contribution-baseline.yaml")
_SKIPPED = frozenset({".git", ".venv", "node_modules", "__pycache__", ".contribution"})


def find_models(paths: Iterable[str]) -> tuple[str, ...]:
    """Return the models meant, each once, in the order in which they are met.

    A folder means the models below it, a file of settings those of its project. What lies in a
    folder `evidence` means the model that it is evidence for, so that a list of changed files can
    be given as it is.

    Raises:
        NoModelError: a folder holds no model, or no model reads the file.
    """
    found: dict[Path, str] = {}
    for path in paths:
        for model in _find(Path(path)):
            found.setdefault(model.resolve(), name_file(model).shown)
    return tuple(found.values())


def walk_models(folder: Path) -> Iterator[Path]:
    """Yield the models below a folder: YAML files in a folder called models, in order of the names.

    Folders that hold tools or copies are left out; links to folders are not followed.
    """
    top = str(folder)
    for place, folders, files in os.walk(top):
        folders[:] = sorted(each for each in folders if each not in _SKIPPED)
        # A root may be called by another name than its own, as "." is.
        name = os.path.abspath(top) if place == top else place  # noqa: PTH100
        if name.rpartition(os.sep)[2] == _MODELS:
            yield from (Path(place, each) for each in sorted(files) if each.endswith(YAML_FILES))


def find_own_paths() -> tuple[str, ...]:
    """Return what the settings of this folder say is to be checked where nothing is named.

    Raises:
        NoPathError: they say nothing.
    """
    from contribution.loading.settings import read_settings

    settings, _ = read_settings(name_file(Path("models")), DiagnosticLog())
    if not settings.paths:
        raise NoPathError
    return tuple(str(Path(settings.file).parent / each) for each in settings.paths)


def _find(path: Path) -> list[Path]:
    if path.name in _OF_PROJECT and path.is_file():
        path = path.parent
    if path.is_dir():
        models = list(walk_models(path))
        if not models:
            raise NoModelError(str(path), "no file lies in a folder called models below it")
        return models
    above = (each for each in path.absolute().parents if each.name in {_EVIDENCE, _MODELS})
    folder = next(above, None)
    is_evidence = folder is not None and folder.name == _EVIDENCE and path.exists()
    if folder is None or not is_evidence or not (folder.parent / _MODELS).is_dir():
        return [path]
    return _find_readers(path, folder)


def _find_readers(path: Path, folder: Path) -> list[Path]:
    below = (folder.parent / _MODELS).glob("*")
    models = sorted(each for each in below if each.suffix in YAML_FILES)
    # Nearly always the folder bears the name of its model, and no other has to be read.
    owner = path.absolute().relative_to(folder).parts[0]
    likely = [each for each in models if each.stem == owner]
    readers = [each for each in (*likely, *models) if _reads(each, path)]
    if not readers:
        raise NobodyReadsError(str(path), f"no model in {folder.parent / _MODELS} reads it")
    return readers[:1] if likely and readers[0] == likely[0] else readers


def _reads(model: Path, path: Path) -> bool:
    # Who only walks through folders reads nothing.
    from contribution.loading.project import load_project

    loaded = load_project(model)
    files = {Path(name).resolve() for name in loaded.sources}
    files |= {Path(each.table.file).resolve() for each in loaded.registers if each.table}
    return path.resolve() in files
