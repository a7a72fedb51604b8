"""What somebody probably meant by a name that nothing has: a slip, a label, a link turned round."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from contribution.domain.logic_model import ARROW
from contribution.loading.model.names import find_ends
from contribution.words.labels import plain_label, split_arrow
from contribution.words.near import find_meant, suggest

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
