"""Reads a part of a file by itself, and counts what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet

from contribution.domain.logic_model import ARROW
from contribution.loading.files.document import Document, find_written_names
from contribution.loading.files.folders import NamedFile
from contribution.loading.log import DiagnosticLog
from contribution.loading.mending.page import Page, read_key
from contribution.loading.model.catalogue import Catalogue
from contribution.loading.model.model_file import KEYS_OF_MODEL, KEYS_OF_SECTIONS
from contribution.loading.model.register_file import list_keys, read_by_itself
from contribution.loading.project import build_model, read_sections
from contribution.loading.yaml.text import parse_yaml

_NOTHING_READ = 99


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
        self._parts = parts
        self._outside: AbstractSet[str] = frozenset()
        self._wanted: AbstractSet[str] = frozenset()
        self.has_read = 0

    def open_page(self, lines: Sequence[str]) -> Page:
        """Return the lines with what they may lack."""
        names = find_written_names(lines)
        said = {read_key(line) for line in lines if line[:1].strip()}
        missing = tuple(each for each in self._parts if each not in said)
        lost = _find_ends(names) - names - self._known
        return Page(lines, missing, tuple(sorted(lost)), self._keys, frozenset(self._parts))

    def look_around(self, outside: Sequence[str]) -> None:
        """Note the lines of the file that will not be read, for the names in them."""
        names = find_written_names(outside)
        self._outside = names | self._known
        self._wanted = _find_ends(names) - self._outside

    def measure(self, part: Sequence[str]) -> tuple[int, int]:
        """Return how many lines the parser did not come to, and how much is wrong with the rest."""
        if self._file.memory is not None:
            # Whoever types on does not wait until this text is mended.
            self._file.memory.heed()
        log = DiagnosticLog()
        text = "\n".join(part)
        self.has_read += len(text)
        root = parse_yaml(text, self._file.shown, log)
        stopped = [each.where.line for each in log.since(0) if each.id in {"CA011", "CA019"}]
        if stopped:
            return 1 + len(part) - stopped[0], 0
        if root is None or not root.entries:
            return 0, _NOTHING_READ
        catalogue = Catalogue(log)
        catalogue.note_lost(self._outside)
        more = self._read(Document(self._file, root), catalogue)
        return 0, len(log) + more + len(self._wanted - catalogue.declared.keys())


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
