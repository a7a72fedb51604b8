"""Turns a folder of one-file plug-ins into a frozen table, found by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import Any, TypeVar

from contribution.errors import DuplicatePluginError

Plugin = TypeVar("Plugin")


def discover(package: str, constant: str, key: Callable[[Plugin], str]) -> Mapping[str, Plugin]:
    """Return what each module of `package` holds in `constant`, by `key`, in order of the keys.

    Modules without the constant are ordinary modules and are left out.

    Raises:
        DuplicatePluginError: two modules claim one key.
    """
    found: dict[str, Plugin] = {}
    for module_info in iter_modules(import_module(package).__path__):
        plugin: Any = getattr(import_module(f"{package}.{module_info.name}"), constant, None)
        if plugin is None:
            continue
        if key(plugin) in found:
            raise DuplicatePluginError(package, key(plugin))
        found[key(plugin)] = plugin
    return MappingProxyType(dict(sorted(found.items())))
