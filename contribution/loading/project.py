"""Loads a logic model with its evidence: what is sound as objects, what is not as diagnostics."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from contribution.domain.brief import told_by
from contribution.domain.diagnostic import Diagnostic, Where
from contribution.domain.evidence import EvidenceRegister
from contribution.domain.logic_model import Impact, LogicModel, Outcome, name_default_claim
from contribution.domain.rule import Rule
from contribution.domain.settings import NO_SETTINGS, Settings
from contribution.errors import FileNotReadableError
from contribution.loading.files.document import Document, Intake, read_document, read_with_includes
from contribution.loading.files.folders import (
    NamedFile,
    Unsaved,
    as_stored,
    find_named,
    find_project_folder,
    name_file,
)
from contribution.loading.files.memory import Memory
from contribution.loading.files.register_folder import find_register_files
from contribution.loading.files.text_file import read_picture
from contribution.loading.log import DiagnosticLog
from contribution.loading.model.catalogue import Catalogue
from contribution.loading.model.horizons import place_outcomes
from contribution.loading.model.model_file import (
    KEYS_OF_MODEL,
    Draft,
    read_draft,
)
from contribution.loading.model.references import (
    find_influences,
    find_sound_claims,
    find_sound_factors,
    find_sound_headline,
    find_sound_links,
    find_sound_nodes,
    find_sound_questions,
    list_influences,
)
from contribution.loading.model.register_file import read_register
from contribution.loading.model.rule import find_older, load_rule, read_rule
from contribution.loading.model.sections import spell_sections
from contribution.loading.settings import read_settings
from contribution.words.labels import compose
from contribution.words.near import find_meant

# What may come of lines that make no sense as they stand, and how often is looked again.
_TROUBLE = frozenset(f"CA0{number}" for number in (11, 12, 13, 20, 21, 22, 23, 31, 32, 34, 37))
_ROUNDS = 3
# What is said of a file that was not read at all.
_UNREAD = frozenset(f"CA00{number}" for number in (1, 2, 3, 4, 6, 7, 9))


@told_by("model.name", "registers", "diagnostics")
@dataclass(frozen=True, eq=False, repr=False)
class Loaded:
    """A project that was read; `model` is None when nothing of it could be used.

    `inputs` are the files and folders that were asked for, also those that are not there, each as
    the disk signed it then: while none of them changes, reading again gives the same.
    """

    model: LogicModel | None
    registers: tuple[EvidenceRegister, ...]
    rule: Rule
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, tuple[str, ...]]
    settings: Settings = NO_SETTINGS
    inputs: Mapping[Path, str] = field(default_factory=dict)


def load_project(
    path: str | Path | NamedFile, unsaved: Unsaved | None = None, memory: Memory | None = None
) -> Loaded:
    """Return the model at `path` with its registers, rule and everything that is wrong in them.

    `unsaved` are texts by path that win over what the disk holds; with a `memory` only what changed
    since the last time is read. A file that has its name already gives the names of all others:
    nothing of where its folder lies is told.

    >>> loaded = load_project("models/breakfast-clubs.yaml")
    >>> loaded.model
    LogicModel(name='breakfast-clubs', nodes=11, links=10, assumptions=2, factors=3, claims=1)
    >>> len(loaded.registers), len(loaded.diagnostics)
    (6, 0)

    Raises:
        FileNotReadableError: there is no such file, or the system does not give it.
    """
    if isinstance(path, NamedFile):
        file, path = path, path.path
    else:
        path = as_stored(Path(path))
        typed = {each.resolve(): text for each, text in (unsaved or {}).items()}
        file = name_file(path)._replace(unsaved=typed, memory=memory)
    _require_file(file)
    loaded, catalogue = _load(file)
    for _ in range(_ROUNDS):
        if not any(is_trouble(each) for each in loaded.diagnostics):
            break
        # Nothing of it is needed while files make sense.
        from contribution.loading.mending.files import leave_out_more, mend_files

        mended = mend_files(file, loaded.diagnostics, catalogue)
        if mended == file.mended:
            break
        file = file._replace(mended=mended)
        loaded, catalogue = _load(file)
        loaded = replace(loaded, diagnostics=leave_out_more(loaded.diagnostics, mended))
    return loaded


def _load(file: NamedFile) -> tuple[Loaded, Catalogue]:
    log = DiagnosticLog()
    log.note_looked(file.path)
    intake = Intake(find_project_folder(file.path), log)
    settings, settings_file = read_settings(file, log)
    begun = len(log)
    catalogue = Catalogue(log)
    documents = read_with_includes(file, Where(file.shown), intake)
    if not documents:
        return _finish(None, (), load_rule()[0], settings=settings, log=log), catalogue
    for document in documents:
        catalogue.note_lost(document.lost)
    if any(each.id in _UNREAD for each in log.since(begun)):
        catalogue.note_unread()
    draft = read_sections(documents, catalogue)
    documents = draft.documents
    model = build_model(file, draft, catalogue)
    _require_as_of(model, documents[0], log)
    registers = tuple(_read_registers(documents, intake, catalogue, as_of=model.as_of))
    about = {name for each in registers for item in each.items for name in item.about}
    update = {
        "questions": tuple(find_sound_questions(model, catalogue)),
        "influences": tuple(find_influences(model, draft.links, about, catalogue)),
    }
    model = model.model_copy(update=update)
    if model.logo is not None:
        model = model.model_copy(update={"logo": _read_logo(documents, intake)})
    rule = _read_rule((*documents, *settings_file), intake)
    return _finish(model, registers, rule, settings=settings, log=log), catalogue


def find_inputs(path: Path) -> tuple[Path, ...]:
    """Return the files and folders that reading the model at `path` asks for; no item is read.

    It takes a small part of the time of reading, and may name a file more.

    Raises:
        FileNotReadableError: there is no such file, or the system does not give it.
    """
    path = as_stored(path)
    file = name_file(path)
    _require_file(file)
    log = DiagnosticLog()
    log.note_looked(path)
    intake = Intake(find_project_folder(path), log)
    _, settings_file = read_settings(file, log)
    documents = read_with_includes(file, Where(file.shown), intake)
    documents = spell_sections(documents, KEYS_OF_MODEL, Catalogue(log))
    if not documents:
        return tuple(log.looked)
    for register_file, where in find_register_files(documents, intake):
        register = read_document(register_file, where, log)
        for name, entry in register.entries.items() if register else ():
            # A misspelt data: names its table all the same.
            if find_meant(name, ("data",)) and isinstance(table := entry.value.value, str):
                find_named(table, register_file, root=intake.root, where=where, log=log)
    _read_rule((*documents, *settings_file), intake)
    return tuple(log.looked)


def is_trouble(found: Diagnostic) -> bool:
    """Return whether an edit of the file's lines may be what was meant."""
    is_slip = found.id != "CA034" and any(fix.is_safe for fix in found.fixes)
    return found.id in _TROUBLE and not is_slip


def _require_file(file: NamedFile) -> None:
    try:
        if not file.exists():
            raise FileNotReadableError(file.shown, "there is no such file")
        if file.is_file():
            with file.open():
                return
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "that is no file name"
        raise FileNotReadableError(file.shown, (why or "no reason given").lower()) from None


def read_sections(documents: tuple[Document, ...], catalogue: Catalogue) -> Draft:
    """Return what the documents say, their keys as they were meant."""
    return read_draft(spell_sections(documents, KEYS_OF_MODEL, catalogue), catalogue)


def build_model(file: NamedFile, draft: Draft, catalogue: Catalogue) -> LogicModel:
    """Return the model of all that is sound in the draft; what is not goes to the log."""
    nodes = tuple(find_sound_nodes(draft.nodes, catalogue))
    catalogue.add_sound("influence", list_influences(draft.factors, catalogue))
    links = tuple(find_sound_links(draft.links, nodes, catalogue))
    header = {name: getattr(draft.header, name) for name in type(draft.header).model_fields}
    header["headline"] = find_sound_headline(draft.header, nodes, catalogue)
    results = (node.id for node in nodes if isinstance(node, Outcome | Impact))
    catalogue.add_sound("claim", map(name_default_claim, results))
    model = LogicModel.model_construct(
        name=compose(file.path.stem),
        file=file.shown,
        nodes=nodes,
        links=links,
        assumptions=draft.assumptions,
        factors=tuple(find_sound_factors(draft.factors, catalogue)),
        claims=tuple(find_sound_claims(draft.claims, catalogue)),
        questions=draft.questions,
        **header,
    )
    return place_outcomes(model)


def _require_as_of(model: LogicModel, document: Document, log: DiagnosticLog) -> None:
    if model.as_of is not None or "as_of" in document.entries:
        return
    message = f"{document.shown} does not say as of which day it is told"
    next_step = "add as_of: with the day after which nothing counts, for example 2026-06-30"
    log.add("CA027", document.root.where(document.shown), message, next_step)


def _read_registers(
    documents: tuple[Document, ...], intake: Intake, catalogue: Catalogue, *, as_of: date | None
) -> Iterator[EvidenceRegister]:
    seen: dict[str, str] = {}
    for register_file, where in find_register_files(documents, intake):
        register = read_register(register_file, where, intake, catalogue=catalogue, as_of=as_of)
        if register is None:
            continue
        if register.id in seen:
            message = f"two registers are called {register.id}: here and {seen[register.id]}"
            log_where = Where(register_file.shown)
            intake.log.add("CA033", log_where, message, "rename one of the two files")
            continue
        seen[register.id] = register_file.shown
        yield register


def _read_logo(documents: tuple[Document, ...], intake: Intake) -> str | None:
    """Return the picture that the model names as an address that holds it; None without one."""
    document = next(each for each in documents if "logo" in each.entries)
    value = document.entries["logo"].value
    where = value.where(document.shown)
    named = find_named(
        str(value.value), document.file, root=intake.root, where=where, log=intake.log
    )
    return (read_picture(named, where, intake.log) or None) if named else None


def _read_rule(documents: tuple[Document, ...], intake: Intake) -> Rule:
    for document in documents:
        entry = document.entries.get("rule")
        if entry is None or not entry.value.members:
            continue
        where = entry.value.where(document.shown)
        if older := find_older(entry.value.value):
            return older
        if not isinstance(entry.value.value, str):
            message = f"rule must name a file or a published version, not {entry.value.shape}"
            intake.log.add("CA023", where, message, "write rule: rule.yaml")
            continue
        file = find_named(
            entry.value.value, document.file, root=intake.root, where=where, log=intake.log
        )
        if file is not None:
            return read_rule(file, where, intake.log)
    return load_rule()[0]


def _finish(
    model: LogicModel | None,
    registers: tuple[EvidenceRegister, ...],
    rule: Rule,
    *,
    settings: Settings,
    log: DiagnosticLog,
) -> Loaded:
    sources = MappingProxyType(dict(log.sources))
    return Loaded(model, registers, rule, log.diagnostics, sources, settings, log.looked)
