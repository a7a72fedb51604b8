"""What people start from, an example or a bare model: written, but never over anyone's work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from contribution.app.keys import describe_files
from contribution.app.write import write_file
from contribution.editing.edits import write_scalar
from contribution.errors import FileExistsAlreadyError, FileNotWritableError, UnusableNameError
from contribution.formats import render_as
from contribution.words.labels import suggest_id

_NAME = "breakfast-clubs"
# The least that can be drawn: a step of each sort, to be written over and added to.
_BARE = """\
# yaml-language-server: $schema=../schema/model.json
# Everything after a # is a comment. Indent with spaces, never with tabs. Write over what stands
# here, and add lines like it; then
#
#   contribution draw  models/{name}.yaml -o {name}.svg
#   contribution watch models/{name}.yaml

title: {title}
stage: draft          # while this stands here, nothing is said of what is still missing
as_of: {today}     # what may be known: nothing later counts

activities:
  first-activity: What the programme does

outputs:
  first-output: What people get from it

outcomes:
  first-result:
    label: What becomes different for them
    horizon: short    # short | medium | long

impacts:
  lasting-change: What all this is for

links:
  first-activity -> first-output:
    because: "..."    # why the one should lead to the other
  first-output -> first-result:
    because: "..."
  first-result -> lasting-change:
    because: "..."

# Conditions that must hold, influences from outside, and evidence come next:
# contribution init writes an example that shows them all.
"""
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
    return _write_new({to: _adapt(to, source, name) for to, source in copies.items()}, folder)


def write_skeleton(title: str, folder: Path) -> tuple[Path, ...]:
    """Return the files written below `folder`: a model under this title to be filled in, first.

    Raises:
        FileExistsAlreadyError: the model is there already; nothing is written then.
        FileNotWritableError: the folder cannot be written to.
    """
    name = suggest_id(title)
    shown = title.replace("-", " ").capitalize() if _USABLE.match(title) else title
    text = _BARE.format(title=write_scalar(shown), name=name, today=datetime.now(tz=UTC).date())
    return _write_new({folder / "models" / f"{name}.yaml": text}, folder)


def write_form(name: str, folder: Path) -> tuple[Path, ...]:
    """Return the file written below `folder`: a workbook that a group fills in, to be imported.

    Raises:
        FileExistsAlreadyError: it is there already.
        FileNotWritableError: the folder cannot be written to.
        MissingLibraryError: openpyxl is not installed.
    """
    from contribution.exchange.draft import ForeignModel
    from contribution.exchange.excel import write_excel

    target = folder / f"{suggest_id(name)}.xlsx"
    if target.exists():
        raise FileExistsAlreadyError(str(target))
    write_file(str(target), write_excel(ForeignModel()))
    return (target,)


def _write_new(texts: dict[Path, str], folder: Path) -> tuple[Path, ...]:
    for target in texts:
        if target.exists():
            raise FileExistsAlreadyError(str(target))
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
    return here / "tutorial" if (here / "tutorial").is_dir() else here.parent.parent


def _adapt(target: Path, source: Path, name: str) -> str:
    text = source.read_text("utf-8").replace(f"models/{_NAME}.yaml", f"models/{name}.yaml")
    if target.suffix != ".yaml":
        return text
    schema = "../schema/model" if target.parent.name == "models" else "../../schema/register"
    return f"# yaml-language-server: $schema={schema}.json\n{text}"
