"""Turns one mapping of a file into one domain object, losing no more than what is unsound."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from contribution.domain.diagnostic import Places, Where, offer_near
from contribution.domain.located import Written, locate
from contribution.loading.log import DiagnosticLog
from contribution.loading.model.validation import Validation, find_keys
from contribution.loading.yaml.node import (
    BROKEN,
    Entry,
    FieldPlaces,
    YamlNode,
    enter_under,
    to_plain,
)
from contribution.words.near import find_meant, suggest
from contribution.words.phrases import quote

Element = TypeVar("Element", bound=Written)


class Source(NamedTuple):
    """Where an element comes from: its file, the name people call it by, its key and body.

    `preset` are the fields that do not come from the body.
    """

    file: str
    name: str
    key: YamlNode
    body: YamlNode
    preset: Mapping[str, object] = MappingProxyType({})

    @property
    def where(self) -> Where:
        """Return the place of the element's key."""
        return self.key.where(self.file)


def build_element(
    cls: type[Element], source: Source, log: DiagnosticLog, *, strict: bool = False
) -> Element | None:
    """Return the element, or None when what is left of it makes no sense.

    An optional value that does not fit is left out, unless `strict`: then the element goes too.
    """
    body = _spell_out(source, cls.from_text, log)
    if body is None:
        return None
    known = find_keys(cls, without=cls.from_key)
    values = take_known(body.entries, known, source=source, log=log)
    # A slip of a key is found under the key that was meant.
    body = body._replace(value={**body.entries, **values})
    data = {name: to_plain(entry.value) for name, entry in values.items()}
    where = source.where
    validation = Validation(cls, source.name, body, where=where, log=log)
    element = validation.build({**data, **source.preset})
    if element is None or (strict and validation.has_lost):
        return None
    return locate(element, Places(where, FieldPlaces(body, source.file)))


def take_known(
    entries: Mapping[str, Entry], known: frozenset[str], *, source: Source, log: DiagnosticLog
) -> dict[str, Entry]:
    """Return the entries with a known key and a value; unknown keys are reported."""
    spelt = spell_keys(entries, known, source=source, log=log)
    for name, entry in spelt.items():
        if entry.value.value is None and not entry.value.is_broken:
            message = f"{quote(name)} of {source.name} is left empty"
            log.add("CA060", entry.where(source.file), message, "say it, or remove the word")
    return {
        name: entry
        for name, entry in spelt.items()
        if entry.value.value is not None and entry.value.value is not BROKEN
    }


def spell_keys(
    entries: Mapping[str, Entry], known: frozenset[str], *, source: Source, log: DiagnosticLog
) -> dict[str, Entry]:
    """Return the entries with a known key; unknown keys are reported.

    A key that is surely a slip of one that is not there counts as that one.
    """
    spelt: dict[str, Entry] = {}
    for name, entry in entries.items():
        if name in known:
            spelt[name] = entry
            continue
        free = known - entries.keys() - spelt.keys()
        message = f"{quote(name)} is no part of {source.name}"
        where = entry.where(source.file)
        next_step = suggest(name, known)
        if name == "against" and "predicts" in free:
            next_step = "write predicts: against, with the outcome as it was seen"
        log.add("CA021", where, message, next_step, fixes=offer_near(where, name, free))
        meant = find_meant(name, free)
        if meant is not None:
            spelt[meant] = entry
    return spelt


def _spell_out(source: Source, key: str, log: DiagnosticLog) -> YamlNode | None:
    body = source.body
    if body.is_broken:
        return None
    if body.value is None or isinstance(body.value, dict):
        return body
    if key and not isinstance(body.value, list):
        entry = enter_under(body._replace(value=key), body)
        return body._replace(value={key: entry})
    example = f"{key or 'because'}: ..."
    log.add(
        "CA023",
        body.where(source.file),
        f"{quote(to_plain(body))} is {body.shape}, where {source.name} has parts with a colon each",
        f"write them, for example {{{example}}}",
    )
    return None
