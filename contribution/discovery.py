"""Turns a folder of one-file plug-ins into a frozen table, found by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
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

    A model that uses two kinds of evidence pays for two. A plug-in is a module, or a package, whose
    text gives the constant a value, and is called by its name: `case_matching` case-matching.
    Packages without it are walked.

    Raises:
        DuplicatePluginError: two modules have one name.
    """

    def __init__(self, package: str, constant: str) -> None:
        self._constant = constant
        self._modules: dict[str, str] = {}
        for name, module in sorted(_find_modules(package, constant)):
            if name in self._modules:
                raise DuplicatePluginError(package, name)
            self._modules[name] = module
        self._loaded: dict[str, Plugin] = {}

    def __getitem__(self, name: str) -> Plugin:
        if name not in self._loaded:
            module = import_module(self._modules[name])
            self._loaded[name] = getattr(module, self._constant)
        return self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)

    def __contains__(self, name: object) -> bool:
        return name in self._modules


def _find_modules(package: str, constant: str) -> Iterator[tuple[str, str]]:
    """Yield the plug-ins' names with their modules; the text is looked at, nothing is loaded."""
    return _look_through(package, import_module(package).__path__, f"\n{constant} = ")


def _look_through(package: str, folders: Iterable[str], sign: str) -> Iterator[tuple[str, str]]:
    for entry in iter_modules(folders):
        name = f"{package}.{entry.name}"
        spec: Any = entry.module_finder.find_spec(name, None)
        if sign in f"\n{spec.loader.get_source(name)}":
            yield entry.name.rstrip("_").replace("_", "-"), name
        elif entry.ispkg:
            yield from _look_through(name, spec.submodule_search_locations, sign)
