"""Lays out files in the one way of `fmt`, or says which would change."""

from collections.abc import Iterable
from pathlib import Path

from contribution.app.write import write_file
from contribution.editing.edits import Told, read_exactly, show_difference
from contribution.editing.tidy import tidy
from contribution.errors import FileNotReadableError
from contribution.loading.files.folders import YAML_FILES


def tidy_files(paths: Iterable[str], *, write: bool, as_diff: bool) -> Told:
    """Return what was, or would be, laid out: the YAML files named and those below folders named.

    Raises:
        FileNotReadableError: there is no such file, or it is not UTF-8.
        FileNotWritableError: a file cannot be written.
    """
    out: list[str] = []
    err: list[str] = []
    for file in (each for path in paths for each in _find_files(Path(path))):
        text = _read(file)
        made = tidy(text)
        if made is None:
            err.append(f"{file}: left as it is, for it cannot be read as YAML\n")
        elif made != text:
            if write:
                write_file(str(file), made)
            said = f"{'laid out' if write else 'would lay out'} {file}\n"
            out.append(show_difference(file, text, made) if as_diff else said)
    return Told(len(out), "".join(out), "".join(err))


def _find_files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(each for each in path.rglob("*.y*ml") if each.suffix in YAML_FILES)


def _read(file: Path) -> str:
    try:
        return read_exactly(file)
    except OSError as error:
        raise FileNotReadableError(str(file), (error.strerror or "no reason").lower()) from None
    except UnicodeDecodeError:
        raise FileNotReadableError(str(file), "it is not UTF-8") from None
