"""Contribution analysis as code: load a logic model, assess it, render what was found.

>>> from contribution import assess, render
>>> assessment = assess("models/breakfast-clubs.yaml")
>>> print(assessment.ratings.claims["clubs-and-punctuality"].verdict)
moderate
>>> render(assessment, "svg")[:4]
'<svg'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from contribution.version import __version__ as __version__

__all__ = [
    "Assessment",
    "ContributionError",
    "ContributionGraph",
    "LogicModel",
    "Verdict",
    "View",
    "assess",
    "load",
    "render",
]

if TYPE_CHECKING:
    from contribution.app.assess import assess
    from contribution.domain.assessment import Assessment
    from contribution.domain.graph import ContributionGraph
    from contribution.domain.logic_model import LogicModel
    from contribution.domain.verdict import Verdict
    from contribution.domain.view import View
    from contribution.errors import ContributionError
    from contribution.formats.render import render
    from contribution.loading.project import load_project as load
else:
    # Loaded when asked for, so that a cold check does not pay for what it does not use.
    _HOMES = {
        "Assessment": ("contribution.domain.assessment", "Assessment"),
        "ContributionError": ("contribution.errors", "ContributionError"),
        "ContributionGraph": ("contribution.domain.graph", "ContributionGraph"),
        "LogicModel": ("contribution.domain.logic_model", "LogicModel"),
        "Verdict": ("contribution.domain.verdict", "Verdict"),
        "View": ("contribution.domain.view", "View"),
        "assess": ("contribution.app.assess", "assess"),
        "load": ("contribution.loading.project", "load_project"),
        "render": ("contribution.formats.render", "render"),
    }

    def __getattr__(name: str) -> object:
        if name not in _HOMES:
            msg = f"module 'contribution' has no attribute {name!r}"
            raise AttributeError(msg)
        module, attribute = _HOMES[name]
        return getattr(import_module(module), attribute)

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
