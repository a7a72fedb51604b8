"""Reads the funder's vocabulary: the terms to which models of many programmes say same_as:."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from contribution.domain.diagnostic import Where
from contribution.errors import VocabularyError
from contribution.loading.files.document import read_document
from contribution.loading.files.folders import name_file
from contribution.loading.log import DiagnosticLog
from contribution.words.near import suggest

_SECTIONS = ("outcomes", "assumptions", "factors", "themes")


def load_vocabulary(path: Path) -> Mapping[str, str]:
    """Return the label of each term by its name; a section is a mapping of names to labels.

    Raises:
        VocabularyError: the file cannot be read, or something in it is no term.
    """
    file, log = name_file(path), DiagnosticLog()
    document = read_document(file, Where(file.shown), log, empty="outcomes: ...")
    terms: dict[str, str] = {}
    for name, entry in document.entries.items() if document else ():
        place = entry.key.where(file.shown)
        if name not in _SECTIONS:
            raise VocabularyError(
                str(place), f"unknown section {name!r}; {suggest(name, _SECTIONS)}"
            )
        if not isinstance(entry.value.value, dict):
            raise VocabularyError(str(place), "here stand no names and labels")
        for term, label in entry.value.entries.items():
            at = str(label.key.where(file.shown))
            if not isinstance(label.value.value, str):
                raise VocabularyError(at, f"in a few words, what {term} means, is not said")
            if term in terms:
                raise VocabularyError(at, f"the term {term} stands here a second time")
            terms[term] = label.value.value
    for found in log.diagnostics:
        raise VocabularyError(str(found.where), f"{found.message}; {found.next_step}")
    return terms
