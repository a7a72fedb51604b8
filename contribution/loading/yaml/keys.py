"""Enters keys into a mapping, and reports those that are no names or stand twice."""

from __future__ import annotations

from contribution.loading.log import DiagnosticLog
from contribution.loading.yaml.node import Entry
from contribution.words.phrases import quote

# YAML 1.1 joins mappings by this key; here it is refused.
MERGE = "<<"


def enter(
    mapping: dict[str, Entry],
    entry: Entry,
    file: str,
    *,
    log: DiagnosticLog,
    is_section: bool,
) -> None:
    """Put the entry into the mapping; two sections of one name are read as one."""
    if isinstance(entry.key.value, dict | list):
        message = f"{entry.key.shape} stands where a name should"
        where = entry.where(file)
        log.add("CA020", where, message, "put text that begins with [ or { in quotes")
    elif entry.key.value == MERGE:
        message = "<< has no meaning here, so nothing was taken over"
        log.add("CA015", entry.where(file), message, "write the parts out in each place")
    elif entry.name not in mapping:
        mapping[entry.name] = entry
    else:
        where = entry.where(file)
        first = mapping[entry.name].line
        outcome = _join(mapping, entry, file, log=log, is_section=is_section)
        message = f"{quote(entry.name)} stands twice, on line {first} and on line {where.line}"
        log.add("CA013", where, f"{message}; {outcome}", "rename or remove one of the two")


def _join(
    mapping: dict[str, Entry],
    entry: Entry,
    file: str,
    *,
    log: DiagnosticLog,
    is_section: bool,
) -> str:
    """Keep what can be kept of two values under one key; return what was done, in words."""
    one, other = mapping[entry.name].value.value, entry.value.value
    if one is None:
        mapping[entry.name] = entry
        return "the first is empty, so the second was read"
    if not is_section or not isinstance(one, dict) or not isinstance(other, dict):
        return "only the first was read"
    for each in other.values():
        enter(one, each, file, log=log, is_section=False)
    return "they were read as one"
