"""Nothing stands in the package that only its tests call."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PACKAGE = Path(__file__).parent.parent / "contribution"
# The console script, what a notebook calls, and what the library of schemas calls. The public
# functions of our library are named in contribution/__init__.py, plug-ins are found by the constant
# that makes them one; what Python itself calls has underscores.
CALLED_FROM_OUTSIDE = {"run", "_repr_html_", "model_schema", "doctype"}
FOUND_BY_NAME = {"CHECK", "KIND", "FORMAT", "SCORER", "COMMAND", "EXCHANGE"}
# These wrap what they decorate; any other decorator hands it to somebody who calls it.
WRAPPERS = {"cache", "cached_property", "classmethod", "contextmanager", "dataclass", "lru_cache"}
WRAPPERS |= {"overload", "property", "staticmethod"}


class Defined(NamedTuple):
    """A function, class, method or constant of the package, with the code that makes it."""

    place: str
    name: str
    node: ast.stmt


def test_everything_public_and_private_is_used_by_the_package() -> None:
    trees = {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text("utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }
    defined = [each for place, tree in trees.items() for each in _find_defined(place, tree)]

    assert len(defined) > 1000, "something is wrong with the search itself"
    assert [f"{each.place}: {each.name}" for each in _find_unused(trees, defined)] == []


def test_what_only_the_unused_use_is_unused_too() -> None:
    source = """
def first(): return second()
def second(): return THIRD
THIRD = 3
def itself(): return itself()
class Kept:
    def method(self): return 1
    @property
    def other(self): return self.method()
Kept().other
@registered
def command(): return 1
"""
    trees = {"made_up.py": ast.parse(source)}

    unused = _find_unused(trees, list(_find_defined("made_up.py", trees["made_up.py"])))

    assert [each.name for each in unused] == ["first", "second", "THIRD", "itself"]


def _find_unused(trees: dict[str, ast.Module], defined: list[Defined]) -> list[Defined]:
    """Those named nowhere but in themselves, in one another, and so on until nothing more falls."""
    fallen: set[ast.AST] = set()
    own = {each.node: Counter(_find_names(each.node, set())) for each in defined}
    while True:
        named = Counter(_find_public_names())
        for tree in trees.values():
            named.update(_find_names(tree, fallen))
        more = {
            each.node
            for each in defined
            if each.node not in fallen and named[each.name] <= own[each.node][each.name]
        }
        if not more:
            return [each for each in defined if each.node in fallen]
        fallen |= more


def _find_defined(place: str, tree: ast.Module) -> Iterator[Defined]:
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            yield from (Defined(place, name, node) for name in _find_assigned(node))
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            methods = node.body if isinstance(node, ast.ClassDef) else []
            yield from (
                Defined(place, each.name, each)
                for each in (node, *methods)
                if isinstance(each, ast.FunctionDef | ast.ClassDef) and not _is_called_by_name(each)
            )


def _find_assigned(node: ast.Assign | ast.AnnAssign) -> list[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    names = [target.id for target in targets if isinstance(target, ast.Name)]
    return [name for name in names if name not in FOUND_BY_NAME and not name.startswith("__")]


def _is_called_by_name(node: ast.FunctionDef | ast.ClassDef) -> bool:
    if node.name in CALLED_FROM_OUTSIDE or node.name.startswith("__"):
        return True
    for decorator in node.decorator_list:
        made_by = decorator.func if isinstance(decorator, ast.Call) else decorator
        name = made_by.attr if isinstance(made_by, ast.Attribute) else getattr(made_by, "id", "")
        if name not in WRAPPERS:
            return True
    return False


def _find_names(tree: ast.AST, left_out: set[ast.AST]) -> Iterator[str]:
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if node in left_out:
            continue
        waiting += ast.iter_child_nodes(node)
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.keyword) and node.arg:
            yield node.arg


def _find_public_names() -> list[str]:
    """What contribution/__init__.py names as text, and what the page about the library calls."""
    tree = ast.parse((PACKAGE / "__init__.py").read_text("utf-8"))
    texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    public = [text for text in texts if isinstance(text, str) and text.isidentifier()]
    page = PACKAGE.parent.joinpath("docs/library.md").read_text("utf-8")
    code = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    return [*public, *_find_names(ast.parse("\n".join(code)), set())]
