"""The sections of a file as they were meant: a name misspelt, a list, an element at the margin."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from contribution.domain.diagnostic import Fix, Replacement, offer
from contribution.domain.logic_model import ARROW
from contribution.loading.files.document import Document
from contribution.loading.log import DiagnosticLog
from contribution.loading.model.catalogue import Catalogue
from contribution.loading.model.element import Source, spell_keys
from contribution.loading.model.names import is_id, is_usable, split_link
from contribution.loading.yaml.node import Entry, YamlNode, enter_under
from contribution.words.near import find_meant
from contribution.words.phrases import quote

# Sections whose elements are labels alone.
_LABELS = ("strands", "stakeholders")


def spell_sections(
    documents: tuple[Document, ...],
    known: frozenset[str],
    sections: Mapping[str, frozenset[str]],
    catalogue: Catalogue,
) -> tuple[Document, ...]:
    """Return the documents with only known keys at their top; what another holds is lost.

    A section whose name is surely a slip keeps its elements. `sections` are those of elements, with
    the keys that an element of each may have.
    """
    spelt = []
    for document in documents:
        freed = _free_sections(document, sections, catalogue.log)
        moved = _move_from_margin(freed, known, sections, catalogue.log)
        whole = Source(document.shown, "a model file", document.root, moved)
        entries = spell_keys(moved.entries, known, source=whole, log=catalogue.log)
        kept = {entry.name for entry in entries.values()}
        for name, entry in moved.entries.items():
            if name not in kept:
                catalogue.note_lost(_list_names(entry.value))
        if entries.get("include") is not document.entries.get("include"):
            catalogue.note_unread()
        for name in _LABELS:
            if name in entries:
                entries[name] = _label(entries[name], document.shown, catalogue.log)
        spelt.append(document._replace(root=document.root._replace(value=entries)))
    return tuple(spelt)


def _list_names(section: YamlNode) -> Iterator[str]:
    for name in section.entries:
        ends = split_link(name)
        yield from (f"{one.name}{ARROW}{other.name}" for one, other in pairwise(ends))
        yield name


def _free_sections(
    document: Document, sections: Mapping[str, frozenset[str]], log: DiagnosticLog
) -> Document:
    """Return the file with each section at its margin that stands indented in the one above it."""
    entries: dict[str, Entry] = {}
    for name, entry in document.entries.items():
        inner = list(entry.value.entries.items()) if name in sections else []
        wrong = [each for each, _ in inner if each in sections and each not in document.entries]
        if not wrong:
            entries[name] = entry
            continue
        at = next(number for number, (each, _) in enumerate(inner) if each == wrong[0])
        found, rest = inner[at][1], dict(inner[at + 1 :])
        entries[name] = entry._replace(value=entry.value._replace(value=dict(inner[:at])))
        where = found.key.where(document.shown)
        message = f"{quote(found.name)} is a part of the model, and stands inside {name}:"
        line = (where.line, 1)
        edit = Replacement(where.file, line, (where.line, where.column), "")
        step = "move it to the margin"
        fixes = (Fix(step, (edit,), is_safe=True),) if found.value.value is None else ()
        log.add("CA021", where, message, step, fixes=fixes)
        body = {**found.value.entries, **rest}
        entries[found.name] = found._replace(value=found.value._replace(value=body))
    return document._replace(root=document.root._replace(value=entries))


def _move_from_margin(
    document: Document,
    known: frozenset[str],
    sections: Mapping[str, frozenset[str]],
    log: DiagnosticLog,
) -> YamlNode:
    """Return the file with what looks like an element at its margin in the section above it."""
    entries: dict[str, Entry] = {}
    section: str | None = None
    for name, entry in document.entries.items():
        meant = name if name in known else find_meant(name, known)
        if meant is not None:
            section = meant if meant in sections else None
        elif section is not None and _is_element(entry, sections[section]):
            above = next(each for each in reversed(entries.values()))
            if isinstance(above.value.value, dict) or above.value.value is None:
                _tell_margin(entry, above, document.shown, log)
                inner = {**above.value.entries, name: entry}
                entries[above.name] = above._replace(value=above.value._replace(value=inner))
                continue
        entries[name] = entry
    return document.root._replace(value=entries)


def _is_element(entry: Entry, keys: frozenset[str]) -> bool:
    body = entry.value.entries
    return is_usable(entry.name) and bool(body) and keys.issuperset(body)


def _tell_margin(entry: Entry, above: Entry, file: str, log: DiagnosticLog) -> None:
    columns = [each.column for each in above.value.entries.values()]
    blanks = " " * (columns[0] - 1 if columns else 2)
    lines = log.sources.get(file, ())
    edits = [Replacement(file, (entry.line, 1), (entry.line, 1), blanks)]
    for number in range(entry.line + 1, len(lines) + 1):
        line = lines[number - 1]
        if line[:1].strip():
            break
        if line.strip():
            edits.append(Replacement(file, (number, 1), (number, 1), blanks))
    message = f"{quote(entry.name)} stands at the margin, below {above.name}:"
    next_step = f"indent it and what is below it by {len(blanks)} blanks more"
    fix = Fix(next_step, tuple(edits), is_safe=True)
    log.add("CA021", entry.key.where(file), message, next_step, fixes=(fix,))


def _label(entry: Entry, file: str, log: DiagnosticLog) -> Entry:
    """Return a list of ids as ids with labels."""
    names = [each.value for each in entry.value.members]
    if not isinstance(entry.value.value, list) or not all(
        isinstance(each, str) and is_id(each) for each in names
    ):
        return entry
    labels = {str(name): str(name).replace("-", " ").capitalize() for name in names}
    written = "{" + ", ".join(f"{name}: {label}" for name, label in labels.items()) + "}"
    where = entry.value.where(file)
    fixes = offer(where, written, is_safe=True)
    message = f"{entry.name} need a label each, and are a list"
    log.add("CA023", where, message, f"write {written}", fixes=fixes)
    inner = {
        str(each.value): enter_under(each, each._replace(value=labels[str(each.value)]))
        for each in entry.value.members
    }
    return entry._replace(value=entry.value._replace(value=inner)) if fixes else entry


def find_elements(
    document: Document, section: str, keys: frozenset[str], log: DiagnosticLog
) -> Iterable[Entry]:
    """Return the entries of a section; one that is no set of ids is reported, and read if it can.

    Among them `keys` of an element mean that an id is missing above them.

    People write elements as a list, each behind a hyphen, with its id first or under `id`.
    """
    entry = document.entries.get(section)
    if entry is None or not entry.value.members:
        return ()
    if isinstance(entry.value.value, dict):
        return _leave_out_keys(entry.value.entries, keys, document.shown, log)
    where = entry.value.where(document.shown)
    read = list(_read_list(entry.value)) or list(_read_text(entry.value))
    message = f"{section} must be ids with a colon each, not {entry.value.shape}"
    if not read:
        next_step = "write an id and a colon for each, for example some-id: {label: ...}"
        log.add("CA023", where, message, next_step)
        return ()
    lines = log.sources.get(document.shown, ())
    edits = tuple(_write(each, document.shown, lines) for each in read)
    first = read[0]
    said = quote(first.value.value) if isinstance(first.value.value, str) else "the rest below"
    next_step = f"write {first.name}: {said.strip(chr(34))}"
    if isinstance(entry.value.value, list):
        next_step = f"write {first.name}: without the -"
    fix = Fix(next_step, tuple(each for each in edits if each), is_safe=all(edits))
    log.add("CA023", where, message, next_step, fixes=(fix,) if all(edits) else ())
    return read


def _leave_out_keys(
    entries: Mapping[str, Entry], keys: frozenset[str], file: str, log: DiagnosticLog
) -> Iterable[Entry]:
    """Return the elements; words of an element among them are its own, or have lost their id."""
    if keys.isdisjoint(entries):
        return entries.values()
    kept: list[Entry] = []
    astray: list[Entry] = []
    for name, entry in entries.items():
        body = kept[-1].value.value if kept else None
        if name not in keys:
            kept.append(entry)
        elif isinstance(body, dict) and body and name not in body and not astray:
            _tell_indent(entry, kept[-1], file, log)
            kept[-1] = kept[-1]._replace(value=kept[-1].value._replace(value={**body, name: entry}))
        else:
            astray.append(entry)
    # One alone may be an id that somebody chose.
    if len(astray) < 2:
        return [*kept, *astray]
    message = f"no id stands above {quote(astray[0].name)}, a word of an element"
    next_step = "write an id with a colon above it, and indent what follows"
    log.add("CA022", astray[0].key.where(file), message, next_step)
    return kept


def _tell_indent(entry: Entry, above: Entry, file: str, log: DiagnosticLog) -> None:
    inner = next(iter(above.value.entries.values()))
    blanks = " " * (inner.column - entry.column)
    place = (entry.line, entry.column)
    message = f"{quote(entry.name)} is a word of {above.name}, and is indented less"
    next_step = f"indent it by {len(blanks)} blanks more"
    is_one_line = not isinstance(entry.value.value, dict | list)
    fix = Fix(next_step, (Replacement(file, place, place, blanks),), is_safe=is_one_line)
    log.add("CA021", entry.key.where(file), message, next_step, fixes=(fix,))


def _read_list(section: YamlNode) -> Iterator[Entry]:
    members = section.value if isinstance(section.value, list) else []
    entries = [member.entries for member in members]
    if not all(entries):
        return
    for body, member in zip(entries, members, strict=True):
        named = body.get("id")
        if named is not None:
            rest = {name: each for name, each in body.items() if name != "id"}
            yield enter_under(
                named.value._replace(value=str(named.value.value)), member._replace(value=rest)
            )
        else:
            yield from body.values() if len(body) == 1 else ()


def _read_text(section: YamlNode) -> Iterator[Entry]:
    text = section.value if isinstance(section.value, str) else ""
    name, _, rest = text.partition(" ")
    if rest and is_id(name):
        key = section._replace(value=name, end_column=section.column + len(name))
        value = YamlNode(rest.strip(), section.line, key.end_column + 1, section.end_column)
        yield enter_under(key, value)


def _write(entry: Entry, file: str, lines: tuple[str, ...]) -> Replacement | None:
    """Return the edit of the line that writes the element's id with its colon."""
    line = lines[entry.line - 1] if entry.line <= len(lines) else ""
    text = line.lstrip()
    begin = len(line) - len(text) + 1
    for typed, meant in (
        (f"- id: {entry.name}", f"{entry.name}:"),
        (f"- {entry.name}:", f"{entry.name}:"),
        (f"{entry.name} ", f"{entry.name}: "),
    ):
        if text.startswith(typed):
            end = (entry.line, begin + len(typed))
            return Replacement(file, (entry.line, begin), end, meant)
    return None
