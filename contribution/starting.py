"""A short run of the program: what it would load, search or tidy up without need, it does not."""

import gc
import importlib
import os
import sys
from collections.abc import Callable
from types import ModuleType

_REGISTER = "importlib.metadata"


class _Later(ModuleType):
    """The standard library's register of installed packages, loaded once somebody asks it.

    The validation library imports it, with mail and sockets behind it, to look for plug-ins that
    the program does not use.
    """

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(_load(), name)


def start_lean() -> None:
    """Set up this process for one command; to be called by a program, never by a library.

    A run makes few circles of garbage, so none are looked for. Other packages' plug-ins of the
    validation library are not searched for, nor is what would search for them loaded. Together that
    is a fifth of the time of a check.
    """
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    gc.set_threshold(1_000_000, 50, 50)
    if _REGISTER not in sys.modules:
        later = _Later(_REGISTER)
        # This one is imported by name, so it is a function that waits to be called.
        vars(later)["entry_points"] = _wait_for("entry_points")
        sys.modules[_REGISTER] = later
        vars(importlib)["metadata"] = later


def _wait_for(name: str) -> Callable[..., object]:
    def call(*args: object, **fields: object) -> object:
        return getattr(_load(), name)(*args, **fields)

    return call


def _load() -> ModuleType:
    if isinstance(sys.modules.get(_REGISTER), _Later):
        del sys.modules[_REGISTER]
    return importlib.import_module(_REGISTER)
