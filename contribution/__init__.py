"""Contribution analysis as code: load a logic model, assess it, render what was found."""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

__all__ = ["assess", "load", "render"]

# Loaded when asked for, so that a cold check does not pay for what it does not use.
_PUBLIC = {
    "assess": ("contribution.app.assess", "assess"),
    "load": ("contribution.loading.project", "load_project"),
    "render": ("contribution.formats", "render"),
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - each public name has its own type
    """Return one of the public functions.

    Raises:
        AttributeError: there is none of that name.
    """
    if name not in _PUBLIC:
        msg = f"module 'contribution' has no attribute {name!r}"
        raise AttributeError(msg)
    module, attribute = _PUBLIC[name]
    return getattr(import_module(module), attribute)
