"""Reads ids and link names as people write them; says what was meant by one that nothing has."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from contribution.domain.logic_model import ARROW
from contribution.words.labels import plain_label, split_arrow
from contribution.words.near import find_meant, suggest

ID = r"[a-z0-9]+(?:[-_][a-z0-9]+)*"
_ID = re.compile(rf"{ID}\Z")
_USABLE = re.compile(r"[^\W_](?:[\w .'&/()-]{0,118}[\w)])?\Z")
_ARROW = re.compile(r"\s*->\s*")
_ALMOST_ARROW = re.compile(
    r"\s*(?:[-=~–—]+\s?>+|→|⇒|⟶|➔|➜|>+)\s*"
    r"|\s+(?:(?:leads|contributes)\s+to|causes|to|[-=~–—]+)\s+"
)
_TURNED = re.compile(r"\s*(?:<+[-=~–—]+|←|⇐)\s*")
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
    if len(text) > _LONGEST_LINK:
        return ()
    turned = tuple(reversed(_TURNED.split(text.strip())))
    names = turned if len(turned) > 1 else tuple(_ALMOST_ARROW.split(text.strip()))
    return names if len(names) > 1 and all(is_usable(name) for name in names) else ()


def find_ends(text: str) -> tuple[str, ...]:
    """Return the nodes that a link name joins, however its arrow is written; else nothing."""
    return tuple(end.name for end in split_link(text)) or suggest_link(text)


_JOINED = re.compile(r"\s*[,;+&]\s*|\s+and\s+")


class Guess(NamedTuple):
    """What is wrong with a name, in words; what it surely means, or else the next step."""

    wrong: str
    meant: tuple[str, ...] = ()
    next_step: str = ""


class Nameable(NamedTuple):
    """What a name may name: those `wanted`, and all nodes, links and ids by which it is guessed.

    `labels` gives the id by label; `say` tells what an id of something else is.
    """

    wanted: frozenset[str]
    nodes: frozenset[str]
    links: frozenset[str]
    labels: Mapping[str, str]
    say: Callable[[str], str]


def guess_meant(name: str, wrong: str, known: Nameable) -> Guess:
    """Return what is probably meant by a name that is none of the things wanted."""
    parts = [ARROW.join(find_ends(part)) or part.strip() for part in _JOINED.split(name)]
    if len(parts) > 1 and known.wanted.issuperset(parts):
        return Guess("is several names", tuple(parts))
    labelled = known.labels.get(plain_label(name))
    if labelled in known.wanted and labelled:
        return Guess(f"is the label of {labelled}", (labelled,))
    # A label may hold words that would be an arrow between ids.
    plain = tuple(split_arrow(name))
    ends = plain if len(plain) == 2 else find_ends(name)
    if len(ends) == 2 and known.links & known.wanted:
        told = _guess_link(ends, known)
        if told is not None:
            return told
    meant = find_meant(name, known.wanted)
    return Guess(wrong, (meant,) if meant else (), suggest(name, known.wanted))


def _guess_link(ends: tuple[str, ...], known: Nameable) -> Guess | None:
    """Return what is wrong with the name of a link; None where an end means no node."""
    others = [each for each in ends if each not in known.nodes and known.say(each)]
    if others:
        return Guess(f"begins or ends at {known.say(others[0])}", next_step=f"name {others[0]}")
    meant = [each if each in known.nodes else find_node(each, known) for each in ends]
    if None in meant:
        return None
    source, target = filter(None, meant)
    for right, wrong in (((source, target), "is no link"), ((target, source), "is turned round")):
        if ARROW.join(right) in known.links:
            return Guess(wrong, (ARROW.join(right),))
    if (source, target) != ends:
        return None
    way = find_way(source, target, known.links)
    if way:
        return Guess("is no direct link", next_step=f"name one of its way: {', '.join(way[:3])}")
    return Guess("is no link yet", next_step="add it under links:")


def find_node(name: str, known: Nameable) -> str | None:
    """Return the node that the name surely means, by a slip or by its label."""
    labelled = known.labels.get(plain_label(name))
    return labelled if labelled in known.nodes else find_meant(name, known.nodes)


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
