"""The libraries behind exact intervals, tests and regression, loaded when first needed."""

from importlib import import_module
from types import ModuleType

from contribution.errors import MissingLibraryError


def special() -> ModuleType:
    """scipy.special; light enough for a cold start. Raises MissingLibraryError without scipy.

    Source: SciPy 1.0, Virtanen et al. (2020), Nature Methods 17.
    """
    return _load("scipy.special", "an exact interval")


def distributions() -> ModuleType:
    """scipy.stats, which takes about a second to load. Raises MissingLibraryError without scipy.

    Source: SciPy 1.0, Virtanen et al. (2020), Nature Methods 17.
    """
    return _load("scipy.stats", "an exact test")


def arrays() -> ModuleType:
    """NumPy, which regression wants its series in. Raises MissingLibraryError without it.

    Source: Harris et al. (2020), Nature 585.
    """
    return _load("numpy", "an interrupted series")


def _load(module: str, purpose: str) -> ModuleType:
    try:
        return import_module(module)
    except ImportError:
        raise MissingLibraryError(module.partition(".")[0], "stats", purpose) from None
