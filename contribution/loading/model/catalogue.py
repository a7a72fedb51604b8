"""Reads ids and link names as people write them, and says how they should be written.

Knows every id of a project, sound or not, and says what an unknown one probably meant.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from contribution.domain.diagnostic import Fix, Where, offer_near
from contribution.domain.logic_model import ARROW
from contribution.loading.log import DiagnosticLog
from contribution.words.letters import to_ascii
from contribution.words.near import suggest
from contribution.words.phrases import quote

_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*\Z")
_USABLE = re.compile(r"[^\W_](?:[\w .'&/()-]{0,118}[\w)])?\Z")
_ARROW = re.compile(r"\s*->\s*")
_ALMOST_ARROW = re.compile(r"\s*(?:[-=~–—]+>+|→|⇒|⟶|➔|➜|>+|\s+to\s+)\s*")
_JOINED = re.compile(r"\s*[,;+&]\s*|\s+and\s+")
# Longer keys are no names; searching them for arrows would take long.
_LONGEST_LINK = 1_000


class End(NamedTuple):
    """One node named in a link's key and how many characters stand before it."""

    name: str
    position: int


def is_id(text: str) -> bool:
    """Return whether the text is an id: lower-case letters, digits and hyphens."""
    return bool(_ID.match(text))


def is_usable(text: str) -> bool:
    """Return whether an id in another form can still be carried on."""
    return bool(_USABLE.match(text)) and not _ALMOST_ARROW.search(text)


def suggest_id(text: str) -> str:
    """Return the text in the form of an id: lower case, hyphens between words."""
    return (
        re.sub(r"[^a-z0-9]+", "-", to_ascii(text).lower()).strip("-")[:60].strip("-") or "some-name"
    )


def split_link(text: str) -> tuple[End, ...]:
    """Return the nodes of a link name or chain, in order; empty when it is no link name."""
    if len(text) > _LONGEST_LINK:
        return ()
    ends: list[End] = []
    begin = 0
    for match in [*_ARROW.finditer(text), None]:
        stop = match.start() if match else len(text)
        name = text[begin:stop].strip()
        ends.append(End(name, begin + len(text[begin:stop]) - len(text[begin:stop].lstrip())))
        begin = match.end() if match else stop
    sound = len(ends) > 1 and all(is_usable(end.name) for end in ends)
    return tuple(ends) if sound else ()


def suggest_link(text: str) -> tuple[str, ...]:
    """Return the node names that a badly written link probably means; empty when it is a riddle."""
    names = tuple(_ALMOST_ARROW.split(text.strip())) if len(text) <= _LONGEST_LINK else ()
    return names if len(names) > 1 and all(is_usable(name) for name in names) else ()


_PLURAL = {
    "node": "nodes",
    "assumption": "assumptions",
    "factor": "factors",
    "influence": "influences of factors",
    "claim": "claims",
    "question": "questions",
    "item": "evidence items",
    "strand": "strands",
    "stakeholder": "stakeholders",
    "link": "links",
}


# Looking for near names among thousands takes a while; nobody reads so many suggestions.
_MOST_SUGGESTED = 30


class _Declared(NamedTuple):
    what: str
    where: Where


class Catalogue:
    """Every id and what it names.

    An id that was declared stays known when its element is dropped, so that one mistake is not
    reported again wherever the id is used.
    """

    def __init__(self, log: DiagnosticLog) -> None:
        self.log = log
        self._misses = 0
        self._asked: set[tuple[str, Where]] = set()
        self._ids: dict[str, _Declared] = {}
        self._names: dict[str, dict[str, Where]] = {"strand": {}, "stakeholder": {}, "link": {}}
        self._sound: dict[str, set[str]] = {what: set() for what in _PLURAL}
        self._lost: set[str] = set()
        self._is_unread = False

    def declare(self, what: str, name: str, where: Where) -> bool:
        """Note an id; return whether it may be used: unique, and in a form that can be carried."""
        if not is_id(name):
            message = f"{quote(name)} is no id: ids are lower-case letters, digits and hyphens"
            self.log.add("CA032", where, message, f"write {suggest_id(name)}")
        first = self._ids.get(name)
        if first is not None:
            self._report_twice(name, where, f"the {first.what} at {first.where}")
            return False
        self._ids[name] = _Declared(what, where)
        return is_usable(name)

    def declare_name(self, what: str, name: str, where: Where) -> None:
        """Note a strand, a stakeholder group or a link, which need no unique id."""
        self._names[what].setdefault(name, where)

    def note_lost(self, names: Iterable[str]) -> None:
        """Note names whose elements a syntax error, reported already, may have swallowed."""
        self._lost.update(names)

    def note_unread(self) -> None:
        """Note that a whole file was not read, reported already: it may hold any name."""
        self._is_unread = True

    def find_link(self, name: str) -> Where | None:
        """Return where the link of that name was declared first."""
        return self._names["link"].get(name)

    def add_sound(self, what: str, names: Iterable[str]) -> None:
        """Note that these elements are in the model."""
        self._sound[what].update(names)

    def knows(self, name: str, wanted: tuple[str, ...]) -> bool:
        """Return whether `name` is one of the things wanted; nothing is said when it is not."""
        return any(name in self._sound[what] for what in wanted)

    def is_sound(self, name: str, wanted: tuple[str, ...], where: Where, *, holder: str) -> bool:
        """Return whether `name` is one of the things wanted; if nothing has that id, say so."""
        if self.knows(name, wanted):
            return True
        declared = self._ids.get(name)
        if (name, where) in self._asked:
            # The links of a chain share one body.
            return False
        self._asked.add((name, where))
        if declared is not None and declared.what not in wanted:
            message = (
                f"{holder} names {quote(name)}, which is the {declared.what} at {declared.where}"
            )
            next_step = f"name {_one_of(wanted)}"
            if declared.what == "factor":
                next_step += f"; on what {name} works is said by its affects:"
            self.log.add("CA034", where, message, next_step)
        elif declared is None and not self._is_excused(name, wanted):
            self._misses += 1
            self._report_unknown(name, wanted, where, holder=holder)
        return False

    def _report_unknown(
        self, name: str, wanted: tuple[str, ...], where: Where, *, holder: str
    ) -> None:
        wrong = f"no {_one_of(wanted, '')} has that name"
        hint, fixes = "correct or declare the name", tuple[Fix, ...]()
        if self._misses <= _MOST_SUGGESTED:
            several = self._split_names(name, wanted)
            ends = split_link(name)
            if several:
                wrong, hint = "that is several names", f"write [{', '.join(several)}]"
            elif "link" in wanted and len(ends) == 2 and all(end.name in self._ids for end in ends):
                wrong, hint = self._say_no_link(ends[0].name, ends[1].name)
            else:
                hint = suggest(name, self._known(wanted))
                fixes = offer_near(where, name, self._known(wanted))
        message = f"{holder} names {quote(name)}, but {wrong}"
        self.log.add("CA034", where, message, hint, fixes=fixes)

    def _split_names(self, name: str, wanted: tuple[str, ...]) -> list[str]:
        """Return the names that commas, semicolons or "and" join here, when all are known."""
        parts = [ARROW.join(_ARROW.split(part.strip())) for part in _JOINED.split(name)]
        known = len(parts) > 1 and all(self.knows(part, wanted) for part in parts)
        return parts if known else []

    def _say_no_link(self, source: str, target: str) -> tuple[str, str]:
        """Return what is wrong with a link that nobody drew between two known elements."""
        links = self._sound["link"]
        if f"{target}{ARROW}{source}" in links:
            return "the link runs the other way", f"write {target}{ARROW}{source}"
        what = self._ids[source].what
        if what != "node":
            return f"{source} is the {what} at {self._ids[source].where}", f"name {source} alone"
        way = find_way(source, target, links)
        if way:
            return "no link leads there directly", f"name a link of the way: {', '.join(way)}"
        return "there is no such link", f"add it under links:, or name {target} alone"

    def _is_excused(self, name: str, wanted: tuple[str, ...]) -> bool:
        if self._is_unread or name in self._lost:
            return True
        return any(name in self._names.get(what, {}) for what in wanted)

    def _known(self, wanted: tuple[str, ...]) -> set[str]:
        known = {name for what in wanted for name in self._sound[what]}
        known.update(name for name, each in self._ids.items() if each.what in wanted)
        return known

    def _report_twice(self, name: str, where: Where, first: str) -> None:
        message = f"the id {quote(name)} is taken: it is {first}; the second one was left out"
        self.log.add("CA033", where, message, "give one of the two another id")


def find_way(source: str, target: str, links: Iterable[str]) -> tuple[str, ...]:
    """Return the names of the links on a shortest way between two nodes; empty when none leads."""
    leaving: dict[str, list[str]] = {}
    for link in links:
        leaving.setdefault(link.partition(ARROW)[0], []).append(link)
    came: dict[str, str] = {}
    waiting = [source]
    for node in waiting:
        for link in sorted(leaving.get(node, ())):
            end = link.partition(ARROW)[2]
            if end not in came and end != source:
                came[end] = link
                waiting.append(end)
    way: list[str] = []
    while target in came:
        way.append(came[target])
        target = came[target].partition(ARROW)[0]
    return tuple(reversed(way))


def _one_of(wanted: tuple[str, ...], article: str = "one of the ") -> str:
    if article:
        return article + ", ".join(_PLURAL[what] for what in wanted)
    return " or ".join(wanted)
