"""The small invented model that people start from: writes it, never over anyone's work."""

from __future__ import annotations

import re
from pathlib import Path

from contribution.errors import FileExistsAlreadyError, FileNotWritableError, UnusableNameError

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
    for target, source in copies.items():
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_rename(source.read_text("utf-8"), name), "utf-8", newline="\n")
        except OSError as error:
            raise FileNotWritableError(str(target), (error.strerror or "").lower()) from error
    return tuple(copies)


def _find_source() -> Path:
    # An installed package carries the files beside this module; a checkout has them at its top.
    here = Path(__file__).parent
    return here if (here / "models").is_dir() else here.parent.parent


def _rename(text: str, name: str) -> str:
    return text.replace(f"models/{_NAME}.yaml", f"models/{name}.yaml")
