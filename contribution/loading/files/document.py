"""Reads YAML files and the files they include, each as a mapping of placed values."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from contribution.domain.diagnostic import Where, offer
from contribution.domain.logic_model import ARROW
from contribution.loading.files.folders import NamedFile, find_named
from contribution.loading.files.memory import recall
from contribution.loading.files.text_file import read_text
from contribution.loading.log import DiagnosticLog
from contribution.loading.yaml.node import Entry, YamlNode
from contribution.loading.yaml.quoting import quote_scalar
from contribution.loading.yaml.text import parse_yaml, split_lines
from contribution.words.labels import compose
from contribution.words.phrases import quote

_DEEPEST_INCLUDE = 16
# Errors after which a part of the file was not read.
_SWALLOW = frozenset({"CA011", "CA012", "CA016", "CA017", "CA019"})
# A comment of a number sign and a figure, such as no author writes, behind text without quotes.
_CUT = re.compile(
    r"""\s*(?:-\s+)?(?P<key>[\w-]+:)\s+(?P<text>[^\s"'|>\[{&*#][^#]*\s(?P<lost>\#\d.*))$"""
)
_NAME = re.compile(r"(?:^|[{,])\s{0,64}([^\s:#{},\[][^:#{},]{0,200}):")


class Document(NamedTuple):
    """A YAML file that was read: its name and its top-level entries.

    `lost` are all names in its text when errors of syntax may have swallowed some of them.
    """

    file: NamedFile
    root: YamlNode
    lost: frozenset[str] = frozenset()

    @property
    def shown(self) -> str:
        """Return the name by which diagnostics call the file."""
        return self.file.shown

    @property
    def entries(self) -> Mapping[str, Entry]:
        """Return the top-level keys with their values."""
        return self.root.entries


class Intake:
    """What is shared while one project is read: its folder, what is wrong, what was read."""

    __slots__ = ("log", "read", "root")

    def __init__(self, root: Path, log: DiagnosticLog) -> None:
        self.root = root
        self.log = log
        self.read: set[Path] = set()


def read_document(
    file: NamedFile, asked_at: Where, log: DiagnosticLog, *, empty: str = "title: ..."
) -> Document | None:
    """Return the file's top-level mapping, or None with the reason in the log."""
    text = read_text(file, asked_at, log)
    if text is None:
        return None
    made = recall(
        file.memory,
        ("document", file.shown),
        (text, file.mended.get(file.shown)),
        log,
        lambda own: _read_mapping(file, text, own, empty=empty),
    )
    # What somebody has open may have changed since the text was read.
    return None if made is None else made._replace(file=file)


def _read_mapping(file: NamedFile, text: str, log: DiagnosticLog, *, empty: str) -> Document | None:
    log.sources[file.shown] = split_lines(text)
    before = len(log)
    _find_cut_text(log.sources[file.shown], file.shown, log)
    mended = file.mended.get(file.shown)
    if mended is not None:
        log.take(mended.log)
    root = parse_yaml(text, file.shown, log, mended)
    if root is None or root.value is None:
        if not log.has_errors_since(before):
            message = f"{file.shown} holds nothing but comments"
            log.add("CA003", Where(file.shown), message, f"write its first words, {empty}")
        return None
    if not isinstance(root.value, dict):
        message = f"the file begins with {root.shape}: {quote(root.value)}"
        if isinstance(root.value, list):
            message = "the file begins with a hyphen"
        next_step = f"begin it with a word and a colon, for example {empty}"
        log.add("CA023", root.where(file.shown), message, next_step)
        return None
    swallowed = any(each.id in _SWALLOW and each.is_loss for each in log.since(before))
    lost = find_written_names(log.sources[file.shown]) if swallowed else frozenset()
    return Document(file, root, lost)


def _find_cut_text(lines: Iterable[str], shown: str, log: DiagnosticLog) -> None:
    """Report text that ends before a number sign, where a comment begins: Room #4."""
    for number, line in enumerate(lines, start=1):
        cut = _CUT.match(line) if " #" in line else None
        if cut is not None:
            end = len(line.rstrip()) + 1
            where = Where(shown, number, cut.start("lost") + 1, end)
            whole = Where(shown, number, cut.start("text") + 1, end)
            message = f"{quote(cut['lost'])} is not read: behind a blank, # begins a comment"
            quoted = quote_scalar(cut["text"].rstrip())
            next_step = f"put it in quotes, as in {cut['key']} {quoted}"
            log.add("CA030", where, message, next_step, fixes=offer(whole, quoted))


def find_written_names(lines: Iterable[str]) -> frozenset[str]:
    """Return what stands before a colon at the beginning of a line: ids, links, keys."""
    keys = (name.strip("\"' ") for line in lines for name in _NAME.findall(compose(line)))
    return frozenset(ARROW.join(re.split(r"\s*->\s*", key)) for key in keys)


def read_with_includes(file: NamedFile, asked_at: Where, intake: Intake) -> tuple[Document, ...]:
    """Return the document and all that it includes, the including one first."""
    document = read_document(file, asked_at, intake.log)
    if document is None:
        return ()
    return (document, *_read_includes(document, intake, trail=(file.path.resolve(),)))


def _read_includes(
    document: Document, intake: Intake, *, trail: tuple[Path, ...]
) -> tuple[Document, ...]:
    entry = document.entries.get("include")
    found: list[Document] = []
    for member in entry.value.members if entry else ():
        where = member.where(document.shown)
        if not isinstance(member.value, str):
            message = f"include must name files, not {member.shape}"
            intake.log.add("CA023", where, message, "write include: [part.yaml]")
            continue
        found.extend(_read_include(member.value, where, document, intake=intake, trail=trail))
    return tuple(found)


def _read_include(
    text: str, where: Where, document: Document, *, intake: Intake, trail: tuple[Path, ...]
) -> tuple[Document, ...]:
    log = intake.log
    file = find_named(text, document.file, root=intake.root, where=where, log=log)
    if file is None:
        return ()
    path = file.path.resolve()
    if path in trail or len(trail) > _DEEPEST_INCLUDE:
        message = f"{quote(text)} includes itself, directly or by way of others"
        if path not in trail:
            message = f"{quote(text)} is included more than {_DEEPEST_INCLUDE} levels deep"
        log.add("CA008", where, message, "remove this line: the file is read once already")
        return ()
    if path in intake.read:
        # Two parts may both need a third; it is read once.
        return ()
    intake.read.add(path)
    included = read_document(file, where, log)
    if included is None:
        return ()
    return (included, *_read_includes(included, intake, trail=(*trail, path)))
