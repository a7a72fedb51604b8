"""Reads a part of a file by itself, and counts what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet

from contribution.domain.logic_model import ARROW
from contribution.loading.files.document import Document, find_written_names
from contribution.loading.files.folders import NamedFile
from contribution.loading.files.memory import Memory
from contribution.loading.log import DiagnosticLog
from contribution.loading.mending.page import Page, read_key
from contribution.loading.model.catalogue import Catalogue
from contribution.loading.model.model_file import KEYS_OF_MODEL, KEYS_OF_SECTIONS, read_draft
from contribution.loading.model.register_file import list_keys, read_by_itself
from contribution.loading.project import build_model, read_sections
from contribution.loading.yaml.node import YamlNode
from contribution.loading.yaml.parts import Parts, Read, YamlPart, join_parts
from contribution.loading.yaml.text import find_error, find_line, parse_yaml

_NOTHING_READ = 99


def _go_on() -> None:
    """Nobody waits for anything else."""


class Judge:
    """Judges parts of one file; `known` are the names that other files declare.

    `keys` are all that it may use, `parts` those at its margin under which ids stand; `has_read`
    counts the characters that it was given.
    """

    def __init__(
        self,
        file: NamedFile,
        read: Callable[[Document, Catalogue], int],
        known: AbstractSet[str] = frozenset(),
        keys: frozenset[str] = frozenset(),
        parts: Iterable[str] = (),
    ) -> None:
        self._file = file
        self._read = read
        self._known = known
        self._keys = keys
        self._sections = parts
        self._has_sections = bool(keys) and keys >= KEYS_OF_SECTIONS.keys()
        self._outside: AbstractSet[str] = frozenset()
        self._wanted: AbstractSet[str] = frozenset()
        # What an edit leaves as it is, is not read again with each.
        self._parts, self._least = Parts(every=True), dict[tuple[str, ...], int]()
        self._inner = file._replace(memory=Memory(file.memory.heed if file.memory else _go_on))
        self.has_read = 0

    def open_page(self, lines: Sequence[str]) -> Page:
        """Return the lines with what they may lack."""
        names = find_written_names(lines)
        said = {read_key(line) for line in lines if line[:1].strip()}
        missing = tuple(each for each in self._sections if each not in said)
        lost = _find_ends(names) - names - self._known
        return Page(lines, missing, tuple(sorted(lost)), self._keys, frozenset(self._sections))

    def look_around(self, outside: Sequence[str]) -> None:
        """Note the lines of the file that will not be read, for the names in them."""
        names = find_written_names(outside)
        self._outside = names | self._known
        self._wanted = _find_ends(names) - self._outside

    def measure(
        self,
        part: Sequence[str],
        enough: int = _NOTHING_READ,
        around: Sequence[tuple[int, str]] = (),
    ) -> tuple[int, int]:
        """Return how many lines the parser did not come to, and how much is wrong with the rest.

        Of what is wrong nobody asks more than whether it is `enough`: where that is wrong with
        the lines `around` an edit already, the others are not read.
        """
        if self._file.memory is not None:
            # Whoever types on does not wait until this text is mended.
            self._file.memory.heed()
        self.has_read += sum(map(len, part)) + len(part) - 1
        error = find_error(part)
        if error is not None:
            return len(part) - find_line(error, part), 0
        parts = None
        for numbered in (around, tuple(enumerate(part))):
            lines, numbers = [line for _, line in numbered], [n for n, _ in numbered]
            parts = self._parts.read(lines, numbers, self._file.shown)
            least = sum(self._find_least(*each) for each in parts or ())
            if least >= enough:
                return 0, least
        log = DiagnosticLog()
        root = join_parts(parts, self._file.shown, log) if parts else self._parse(part, log)
        second = [each.where.line for each in log.since(0) if each.id == "CA019"]
        if second:
            return 1 + len(part) - second[0], 0
        if root is None or not root.entries:
            return 0, _NOTHING_READ
        catalogue = Catalogue(log)
        catalogue.note_lost(self._outside)
        more = self._read(Document(self._inner, root), catalogue)
        return 0, len(log) + more + len(self._wanted - catalogue.declared.keys())

    def _parse(self, part: Sequence[str], log: DiagnosticLog) -> YamlNode | None:
        return parse_yaml("\n".join(part), self._file.shown, log)

    def _find_least(self, part: YamlPart, read: Read) -> int:
        """Return how much is wrong with a part whatever stands around it."""
        entry, log = read
        if part.lines not in self._least:
            alone = DiagnosticLog()
            if self._has_sections and part.column and entry.name in KEYS_OF_SECTIONS:
                root = YamlNode({entry.name: entry}, entry.line, entry.column, 0)
                document = Document(self._inner, root)
                # A word of an element, among others, would be told with them.
                if self._keys.isdisjoint(entry.value.entries):
                    read_draft((document,), Catalogue(alone))
            self._least[part.lines] = len(log) + len(alone)
        return self._least[part.lines]


def judge_model(file: NamedFile, known: AbstractSet[str]) -> Judge:
    """Return the judge of a file with parts of a model."""

    def read(document: Document, catalogue: Catalogue) -> int:
        build_model(file, read_sections((document,), catalogue), catalogue)
        # A word of an element is nobody's id.
        return sum(
            not KEYS_OF_SECTIONS[name].isdisjoint(entry.value.entries)
            for name, entry in document.entries.items()
            if name in KEYS_OF_SECTIONS
        )

    keys = frozenset().union(*KEYS_OF_SECTIONS.values(), KEYS_OF_MODEL)
    return Judge(file, read, known, keys, KEYS_OF_SECTIONS)


def judge_register(file: NamedFile, known: AbstractSet[str]) -> Judge:
    """Return the judge of a register."""

    def read(document: Document, catalogue: Catalogue) -> int:
        read_by_itself(document, catalogue)
        return 0

    return Judge(file, read, known, *list_keys())


def judge_other(file: NamedFile) -> Judge:
    """Return the judge of any other file: what can be parsed is right."""
    return Judge(file, lambda *_: 0)


def _find_ends(names: Iterable[str]) -> set[str]:
    """Return the ids that names of links join."""
    return {end for name in names if ARROW in name for end in name.split(ARROW)}
