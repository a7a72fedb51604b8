"""Finds the register files that a model attaches: those it names, or the folder of its name."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from contribution.domain.diagnostic import Severity, Where
from contribution.loading.files.document import Document, Intake
from contribution.loading.files.folders import YAML_FILES, NamedFile, find_named, is_within
from contribution.loading.files.text_file import report_unreadable
from contribution.loading.log import DiagnosticLog, follow_links
from contribution.loading.yaml.node import YamlNode
from contribution.words.phrases import quote

# Text may be a note to people; these are tables whatever they hold.
_TABLES = (".csv", ".tsv", ".xlsx")

# What file managers and editors call a copy.
_COPY = re.compile(
    r"(.+?)(?: - (?:copy|kopie|copie|copia)(?: ?\(\d+\))?|[ _-]copy\d*| ?\(\d+\)"
    r"|[ _-](?:backup|old))",
    re.IGNORECASE,
)


def find_register_files(
    documents: tuple[Document, ...], intake: Intake
) -> Iterator[tuple[NamedFile, Where]]:
    """Yield each register file once, with the place that names it."""
    seen = set()
    for file, where in _find_all(documents, intake):
        intake.log.note_looked(file.path)
        if not is_within(file.path, intake.root, intake.log.folders):
            message = f"{file.shown} leads outside the project's folder"
            intake.log.add("CA007", where, message, "put the file itself there, not a link to it")
            continue
        path = follow_links(file.path, intake.log.folders)
        if path not in seen:
            seen.add(path)
            yield file, where


def _find_all(documents: tuple[Document, ...], intake: Intake) -> Iterator[tuple[NamedFile, Where]]:
    stated = [
        (document, entry.value)
        for document in documents
        if (entry := document.entries.get("evidence")) is not None
    ]
    for document, value in stated:
        for member in value.members:
            yield from _find_stated(member, document, intake)
    if not stated:
        main = documents[0]
        default = main.file.beside(f"../evidence/{main.file.path.stem}")
        intake.log.note_looked(default.path)
        if is_within(default.path, intake.root, intake.log.folders) and default.is_folder():
            yield from _find_in_folder(default, Where(main.shown), intake)


def _find_stated(
    member: YamlNode, document: Document, intake: Intake
) -> Iterator[tuple[NamedFile, Where]]:
    where = member.where(document.shown)
    if not isinstance(member.value, str):
        message = f"evidence must name folders or files, not {member.shape}"
        intake.log.add("CA023", where, message, "write evidence: [../evidence/name/]")
        return
    named = find_named(member.value, document.file, root=intake.root, where=where, log=intake.log)
    if named is None:
        return
    try:
        is_folder = named.is_folder()
    except OSError as error:
        report_unreadable(error, named.shown, where, intake.log)
        return
    if is_folder:
        yield from _find_in_folder(named, where, intake)
    else:
        yield named, where


def _find_in_folder(
    folder: NamedFile, where: Where, intake: Intake
) -> Iterator[tuple[NamedFile, Where]]:
    begun = len(intake.log)
    try:
        every = folder.list_names()
    except OSError as error:
        report_unreadable(error, folder.shown, where, intake.log)
        return
    names = [each for each in every if each.lower().endswith(YAML_FILES)]
    if not names:
        message = f"the folder {quote(folder.shown)} holds no register"
        next_step = "put registers there, as .yaml files"
        intake.log.add("CA010", where, message, next_step)
    for name in names:
        file = folder.inside(name)
        copied = _COPY.fullmatch(Path(name).stem)
        if copied and f"{copied[1]}{Path(name).suffix}" in names:
            # Whoever pasted a copy wants it blamed, and not the file it was made of.
            message = f"{name} is a copy of {copied[1]}{Path(name).suffix}, so it was not read"
            next_step = "delete it, or give it a name and ids of its own"
            intake.log.add("CA033", Where(file.shown), message, next_step)
            continue
        yield file, where
    # Whoever asked for the registers has read them by now, and asked for their tables.
    if not any(each.severity is Severity.ERROR for each in intake.log.since(begun)):
        _report_unused(folder, every, intake.log)


def _report_unused(folder: NamedFile, names: list[str], log: DiagnosticLog) -> None:
    """Report the tables of the folder that no register named in it has asked for."""
    asked = {os.path.normpath(path) for path in log.looked}
    for name in names:
        if not (name.lower().endswith(_TABLES) and name[0].isalnum()):
            continue
        file = folder.inside(name)
        if os.path.normpath(file.path) not in asked:
            message = f"no register names {name}, so nothing in it counts"
            next_step = f"write data: {name} in the register it belongs to, or move it elsewhere"
            log.add("CA059", Where(file.shown), message, next_step)
