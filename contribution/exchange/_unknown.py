"""Says of a file that no format reads what it is, and what to do instead."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

from contribution.exchange._packed import UnreadableError
from contribution.exchange._sheets import (
    is_workbook,
    list_separators,
    name_headings,
    read_sheets,
)
from contribution.exchange.draft import Exchange
from contribution.words.phrases import list_words

_QDA = "a project that only {tool} opens; there: {steps}, and import the .qdpx"
_NVIVO = _QDA.format(tool="NVivo", steps="Share, Export Project (REFI-QDA)")
_ATLAS = _QDA.format(tool="ATLAS.ti", steps="Export, QDPX project")
_MAXQDA = _QDA.format(tool="MAXQDA", steps="Reports, Export project, REFI-QDA")
_VISIO = (
    "a Visio drawing, which is not read; open it in draw.io (File, Import) and import the .drawio "
    "that you save there"
)
_CLOSED: Mapping[str, str] = {
    ".doview": "a DoView model, which only DoView opens; type its steps into the workbook of "
    "contribution init NAME --excel",
    ".nvp": _NVIVO, ".nvpx": _NVIVO, ".atlproj": _ATLAS, ".atlproj23": _ATLAS,
    **dict.fromkeys((".mx18", ".mx20", ".mx22", ".mx24"), _MAXQDA),
    ".vsd": _VISIO, ".vsdx": _VISIO,
}  # fmt: skip
# How files begin that hold no table and no map.
_SIGNS = {
    b"%PDF": "a PDF", b"\x89PNG": "a picture", b"\xff\xd8": "a picture", b"SQLite": "a database",
    b"\xd0\xcf\x11\xe0": "an old Office file",
}  # fmt: skip
_HEAD = 100_000


def name_unknown(content: bytes, suffix: str, forms: Mapping[str, Exchange]) -> str:
    """Return what the bytes are, as far as one can tell, and the next step."""
    if suffix in _CLOSED:
        return f"it is {_CLOSED[suffix]}"
    if content.startswith(b"PK") and not is_workbook(content):
        return f"it is an archive with {_list_members(content)}, of no format that is read"
    for sign, what in _SIGNS.items():
        if content.startswith(sign):
            return f"it is {what}, out of which no steps can be read; export a table (.xlsx, .csv)"
    if b"urn:QDA-XML:codebook" in content[:_HEAD]:
        return "it is a codebook, codes without passages; export the whole project (.qdpx) instead"
    start = content.lstrip()[:1]
    if start in (b"{", b"[", b"<"):
        what = "JSON" if start != b"<" else "XML"
        return f"it is {what} of no tool that is known here: {list_words(sorted(forms), most=30)}"
    return _name_table(content, forms) if start else "it is empty"


def _list_members(content: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return list_words(archive.namelist()) or "nothing in it"
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return "a damaged index"


def _name_table(content: bytes, forms: Mapping[str, Exchange]) -> str:
    try:
        sheets = read_sheets(content if is_workbook(content) else content[:_HEAD])
    except UnreadableError as error:
        return str(error)
    if not is_workbook(content) and all(len(row) < 2 for s in sheets for _, row in s.lines):
        return "it is text without columns"
    if not is_workbook(content) and len(seen := list_separators(content[:_HEAD])) > 1:
        widths = {len(row) for _, row in sheets[0].lines}
        if len(widths) > 1:
            told = list_words([f"{number} {what}" for what, number in seen.items()])
            return (
                f"it is a table whose lines are split in more than one way ({told}): open it in a "
                "spreadsheet, see that each thing stands in a column of its own, save it as .xlsx"
            )
    ways = [
        f"--as {name} --map {','.join(f'{each}=…' for each in form.columns)}"
        for name, form in forms.items() if form.columns and ".csv" in form.suffixes
    ]  # fmt: skip
    return (
        f"it is a table with {name_headings(sheets)} in its first row; say which column holds "
        f"what: {list_words(ways, joined_by='or', most=9)}"
    )
