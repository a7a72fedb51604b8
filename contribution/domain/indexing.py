"""Elements by their id, and elements in groups, in the order in which they were written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from types import MappingProxyType
from typing import Protocol, TypeVar

Element = TypeVar("Element")
Key = TypeVar("Key", bound=Hashable)


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


Named = TypeVar("Named", bound=_HasId)


def index_by_id(elements: Iterable[Named]) -> Mapping[str, Named]:
    """Return the elements by their id; of two with one id the later stays."""
    return MappingProxyType({element.id: element for element in elements})


def group_by(
    elements: Iterable[Element], key: Callable[[Element], Key]
) -> Mapping[Key, tuple[Element, ...]]:
    """Return the elements in groups that share a key, each group in the order given."""
    groups: dict[Key, list[Element]] = defaultdict(list)
    for element in elements:
        groups[key(element)].append(element)
    return MappingProxyType({name: tuple(members) for name, members in groups.items()})


def join_names(groups: Iterable[Iterable[str]]) -> Mapping[str, str]:
    """Return each name with the first of all that it shares a group with, also through others."""
    first: dict[str, str] = {}
    for group in groups:
        names = list(group)
        whose = next((first[name] for name in names if name in first), names[0])
        joined = {first.get(name, name) for name in names}
        first.update(dict.fromkeys(names, whose))
        first.update({name: whose for name, known in first.items() if known in joined})
    return first
