import doctest
import importlib
import inspect
import pkgutil
import subprocess
import sys
from types import FunctionType

import pytest

import contribution.stats as room

MODULES = sorted(module.name for module in pkgutil.iter_modules(room.__path__))
# They check an argument or turn a number into its own tail: nothing was published there.
PLAIN_ARITHMETIC = {
    "normal_quantile",
    "two_sided_p_value",
    "require_confidence",
    "require_share",
    "possible_overlap",
    "require_possible_overlap",
}


def public_functions(name: str) -> list[FunctionType]:
    module = importlib.import_module(f"contribution.stats.{name}")
    return [
        function
        for label, function in inspect.getmembers(module, inspect.isfunction)
        if not label.startswith("_") and function.__module__ == module.__name__
    ]


@pytest.mark.parametrize("name", MODULES)
def test_every_statistic_names_its_source(name: str) -> None:
    nameless = {
        function.__name__
        for function in public_functions(name)
        if "Source:" not in (function.__doc__ or "")
    }
    assert nameless <= PLAIN_ARITHMETIC


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_docstrings_are_true(name: str) -> None:
    module = importlib.import_module(f"contribution.stats.{name}")
    assert doctest.testmod(module).failed == 0


def test_heavy_libraries_wait_until_they_are_needed() -> None:
    imports = "\n".join(f"import contribution.stats.{name}" for name in MODULES)
    question = "import sys; print(sorted({'scipy', 'numpy', 'statsmodels'} & set(sys.modules)))"
    command = [sys.executable, "-c", f"{imports}\n{question}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
