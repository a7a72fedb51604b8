"""Opens packed and marked-up files that strangers made: within limits, without surprises."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser
from xml.parsers.expat import ExpatError

_MOST_MEMBERS, _MOST_BYTES, _MOST_RATIO, _DEEPEST = 2_000, 256_000_000, 100, 200
# A document type stands before everything else.
_HEAD = 100_000
_MOST_LETTERS = 32_000_000
_TYPED = "the file declares a document type; such files are not read"
_ENDS_LINE = re.compile(r"<br\s*/?>|</div>|</p>", re.IGNORECASE)
_MARK = re.compile(r"<[^>]{0,2000}>")


class UnreadableError(ValueError):
    """The file is no sound file of its format, or too large to be one that a person made."""


def read_members(
    content: bytes,
    is_wanted: Callable[[str], bool] = lambda _: True,
    *,
    most_ratio: int = _MOST_RATIO,
) -> dict[str, bytes]:
    """Return the wanted files of an archive by their names, unpacked in memory.

    `most_ratio` is how many times larger than it is packed a file may be.

    Raises:
        UnreadableError: it is damaged, or would unpack to more than a person made.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [each for each in archive.infolist() if is_wanted(each.filename)]
            whole = sum(each.file_size for each in members)
            if len(members) > _MOST_MEMBERS or whole > _MOST_BYTES:
                raise UnreadableError("the file would unpack to more than is sensible")
            return {each.filename: _read_one(archive, each, most_ratio) for each in members}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise UnreadableError(f"the archive is damaged: {error}") from error


def _read_one(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most_ratio: int) -> bytes:
    if member.file_size > most_ratio * max(member.compress_size, 1_000):
        raise UnreadableError(f"{member.filename} would unpack to far more than it is")
    with archive.open(member) as stream:
        # The index may lie about the size.
        content = stream.read(member.file_size + 1)
    if len(content) > member.file_size:
        raise UnreadableError(f"{member.filename} is larger than its archive says")
    return content


def refuse_doctype(content: bytes) -> None:
    """Refuse the bytes of a part of a workbook that declares a document type, in any encoding.

    Raises:
        UnreadableError: it does.
    """
    if b"<!DOCTYPE" in content[:_HEAD].replace(b"\0", b""):
        raise UnreadableError(_TYPED)


class _Builder(TreeBuilder):
    """Refuses a document type before anything of it is read, in whatever encoding."""

    def doctype(self, *_: object) -> None:
        raise UnreadableError(_TYPED)


def parse_xml(content: bytes) -> Element:
    """Return the root of a document that declares no type of its own and is not too deep.

    Tags stand without their namespaces, which end in versions that differ from file to file.

    Raises:
        UnreadableError: it is no well-formed XML, or holds what a careful reader refuses.
    """
    # What makes it dangerous, a document type with entities, is refused by the builder.
    parser = XMLParser(target=_Builder())  # noqa: S314
    try:
        parser.feed(content)
        root: Element = parser.close()
    except UnreadableError:
        raise
    except (ParseError, ExpatError, ValueError, LookupError) as error:
        raise UnreadableError(f"the file is no sound XML: {error}") from error
    level, depth = [root], 0
    while level:
        depth += 1
        if depth > _DEEPEST:
            raise UnreadableError("the file is nested deeper than is sensible")
        for each in level:
            each.tag = each.tag.rpartition("}")[2]
        level = [child for each in level for child in each]
    return root


def read_json(content: bytes) -> dict[str, Any]:
    """Return the object that a text in JSON holds.

    Raises:
        UnreadableError: it is no sound JSON, or no object.
    """
    try:
        whole = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"the file is no sound JSON: {error}") from error
    if not isinstance(whole, dict):
        raise UnreadableError("the file holds a list or a value where an object should be")
    return whole


def list_objects(value: object) -> list[dict[str, Any]]:
    """Return the objects of a list in JSON; none of what is no list."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def strip_markup(label: str) -> str:
    """Return the words of a label in HTML, its line breaks kept."""
    return unescape(_MARK.sub("", _ENDS_LINE.sub("\n", label))).strip()


def unpack_lz(text: str) -> str:
    """Return the text that LZ-string packed into letters of 15 bits, as browsers keep it.

    Raises:
        UnreadableError: it is no such text, or would unpack to more than a person made.
    """
    stream = "".join(f"{ord(each) - 32:015b}" for each in text if ord(each) >= 32)
    place = 0

    def take(width: int) -> int:
        nonlocal place
        place += width
        if place > len(stream):
            raise UnreadableError("the packed text ends in the middle")
        # The first bit of a number is its smallest.
        return int(stream[place - width : place][::-1], 2)

    known: list[str] = ["", "", ""]
    made: list[str] = []
    width, before, length = 2, "", 0
    while (sign := take(width)) != 2:
        if sign < 2:
            known.append(chr(take(16 if sign else 8)))
            sign = len(known) - 1
        word = _find_word(known, sign, before)
        if before:
            known.append(before + word[0])
        made.append(word)
        before, length = word, length + len(word)
        if length > _MOST_LETTERS:
            raise UnreadableError("the file would unpack to more than is sensible")
        width = len(known).bit_length()
    return "".join(made)


def _find_word(known: list[str], sign: int, before: str) -> str:
    """Return the word of this number; the next one that is not known yet repeats the last."""
    if sign < len(known):
        return known[sign]
    if sign == len(known) and before:
        return before + before[0]
    raise UnreadableError("the packed text is damaged")
