"""Turns a folder of one-file plug-ins into a frozen table, found by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import MappingProxyType
from typing import Any, TypeVar

from contribution.errors import DuplicatePluginError

Plugin = TypeVar("Plugin")


def discover(package: str, constant: str, key: Callable[[Plugin], str]) -> Mapping[str, Plugin]:
    """Return what each module of `package` holds in `constant`, by `key`, in order of the keys.

    Modules without the constant are ordinary modules and are left out. A package within it that
    holds the constant is a plug-in of several files; one that does not is a wing, and is walked.

    Raises:
        DuplicatePluginError: two modules claim one key.
    """
    found: dict[str, Plugin] = {}
    for plugin in _find_plugins(package, constant):
        if key(plugin) in found:
            raise DuplicatePluginError(package, key(plugin))
        found[key(plugin)] = plugin
    return MappingProxyType(dict(sorted(found.items())))


def _find_plugins(package: str, constant: str) -> Iterator[Any]:
    folder = import_module(package).__path__
    for entry in sorted(iter_modules(folder), key=lambda each: each.name):
        name = f"{package}.{entry.name}"
        plugin: Any = getattr(import_module(name), constant, None)
        if plugin is not None:
            yield plugin
        elif entry.ispkg:
            yield from _find_plugins(name, constant)


def list_modules(package: str) -> tuple[str, ...]:
    """Return the names of the modules in a folder of ours, in order; none of them is loaded."""
    folder = Path(__file__).parent.joinpath(*package.split(".")[1:])
    return tuple(sorted(each.stem for each in folder.glob("[!_]*.py")))


class Shelf(Mapping[str, Plugin]):
    """The plug-ins of a package by the names of their files, each imported when it is asked for.

    A model that uses two kinds of evidence pays for two. Every module of the package holds a
    plug-in and is called by its name, `case_matching.py` case-matching; packages in it do not.
    """

    def __init__(self, package: str, constant: str) -> None:
        self._package = package
        self._constant = constant
        self._modules = {name.replace("_", "-"): name for name in _find_modules(package)}
        self._loaded: dict[str, Plugin] = {}

    def __getitem__(self, name: str) -> Plugin:
        if name not in self._loaded:
            module = import_module(f"{self._package}.{self._modules[name]}")
            self._loaded[name] = getattr(module, self._constant)
        return self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)

    def __contains__(self, name: object) -> bool:
        return name in self._modules


def _find_modules(package: str) -> list[str]:
    entries = iter_modules(import_module(package).__path__)
    return sorted(entry.name for entry in entries if not entry.ispkg)
