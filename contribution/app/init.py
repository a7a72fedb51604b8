"""The small invented model that people start from: writes it, never over anyone's work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from contribution.app.keys import describe_files
from contribution.errors import FileExistsAlreadyError, FileNotWritableError, UnusableNameError
from contribution.formats import render_as

_NAME = "breakfast-clubs"
_USABLE = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")


def write_tutorial(name: str, folder: Path) -> tuple[Path, ...]:
    """Return the files written below `folder`: the model first, then its registers and tables.

    Raises:
        UnusableNameError: the name would not do as a file name and an id.
        FileExistsAlreadyError: one of the files is there already; nothing is written then.
        FileNotWritableError: the folder cannot be written to.
    """
    if not _USABLE.match(name):
        raise UnusableNameError(name)
    root = _find_source()
    copies = {folder / "models" / f"{name}.yaml": root / "models" / f"{_NAME}.yaml"}
    for source in sorted((root / "evidence" / _NAME).iterdir()):
        copies[folder / "evidence" / name / source.name] = source
    for target in copies:
        if target.exists():
            raise FileExistsAlreadyError(str(target))
    texts = {target: _adapt(target, source, name) for target, source in copies.items()}
    texts |= {path: text for path, text in _write_schemas(folder) if not path.exists()}
    for target, text in texts.items():
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8", newline="\n")
        except OSError as error:
            raise FileNotWritableError(str(target), (error.strerror or "").lower()) from error
    return tuple(texts)


def _write_schemas(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield the shapes of files, which an editor finds by the first line of each file.

    They stand within the project, so that everybody who has the project has them.
    """
    for what in ("model", "register"):
        text = render_as("schema", "json", describe_files(what))
        yield folder / "schema" / f"{what}.json", str(text)


def _find_source() -> Path:
    # An installed package carries the files beside this module; a checkout has them at its top.
    here = Path(__file__).parent
    return here if (here / "models").is_dir() else here.parent.parent


def _adapt(target: Path, source: Path, name: str) -> str:
    text = source.read_text("utf-8").replace(f"models/{_NAME}.yaml", f"models/{name}.yaml")
    if target.suffix != ".yaml":
        return text
    schema = "../schema/model" if target.parent.name == "models" else "../../schema/register"
    return f"# yaml-language-server: $schema={schema}.json\n{text}"
