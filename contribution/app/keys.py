"""Every key of the files people write: where it may stand, what it holds, what it takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from contribution.app.schema import SCHEMAS, Shape, build_schema
from contribution.formats.schema import FileShape, Holder, Key
from contribution.words.phrases import list_words

_WORDS = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping",
}

_Body = tuple[str, str, tuple[Key, ...]]
_OF_KIND = " of kind "


def describe_files(what: str) -> FileShape:
    """Return the schema of files of that sort, with all their keys."""
    return FileShape(what, build_schema(what), list_holders(what))


@cache
def list_holders(what: str) -> tuple[Holder, ...]:
    """Return everything that has keys in a file of that sort, the file itself first.

    What is the same in several places is one holder, and what all kinds share stands once.
    """
    schema = build_schema(what)
    found: dict[tuple[Key, ...], Holder] = {}
    bodies = [
        (name, shape.get("description", ""), tuple(_list_keys(shape, schema["$defs"])))
        for name, shape in _find_bodies(what, schema)
    ]
    for name, said, keys in _share_keys(bodies):
        known = found.get(keys, Holder((), said, keys))
        if name not in known.names:
            found[keys] = known._replace(names=(*known.names, name))
    return tuple(each for each in found.values() if each.keys)


def _share_keys(bodies: list[_Body]) -> Iterator[_Body]:
    """Yield what all kinds of a thing have under the name of any kind, and then what each adds."""
    shared: dict[str, tuple[Key, ...]] = {}
    for name, said, keys in bodies:
        what, of, _ = name.partition(_OF_KIND)
        if of and what not in shared:
            kinds = [other[2] for other in bodies if other[0].startswith(f"{what}{of}")]
            shared[what] = tuple(each for each in keys if all(each in kind for kind in kinds))
            yield f"{what} of any kind", "", shared[what]
        yield name, said, tuple(each for each in keys if not of or each not in shared[what])


def list_key_names() -> tuple[str, ...]:
    """Return the names of all keys, each once."""
    holders = (each for what in SCHEMAS for each in list_holders(what))
    return tuple(dict.fromkeys(key.name for holder in holders for key in holder.keys))


def find_places_of_key(name: str) -> str:
    """Return what the key holds in every place where it may stand; empty when there is none."""
    places: dict[Key, list[str]] = {}
    for what in SCHEMAS:
        for holder in list_holders(what):
            for key in holder.keys:
                if key.name == name:
                    places.setdefault(key, []).extend(holder.names)
    return "\n\n".join(
        f"In {list_words(dict.fromkeys(names), most=20)}: {key.said} {key.takes}"
        for key, names in places.items()
    )


def find_places_of_value(word: str) -> str:
    """Return which keys may hold this very word, and what they mean; empty when none does."""
    places: dict[tuple[str, str], list[str]] = {}
    for what in SCHEMAS:
        schema = build_schema(what)
        for name, body in _find_bodies(what, schema):
            for key, shape in body["properties"].items():
                # Of what is written as text, such as at-least 60%, the description tells.
                said = "-" in word and word in re.split(r"[^\w-]+", shape["description"])
                if said or word in _list_choices(shape, schema["$defs"]):
                    places.setdefault((key, shape["description"]), []).append(name)
    return "\n\n".join(
        f"`{key}: {word}` in {list_words(dict.fromkeys(names), most=20)}: {said}"
        for (key, said), names in places.items()
    )


def _list_choices(shape: Shape, defined: Shape) -> Iterator[object]:
    for each in _find_options(shape, defined):
        yield from (*each.get("enum", ()), *([each["const"]] if "const" in each else ()))
        inner = (each.get("items"), each.get("additionalProperties"), each.get("propertyNames"))
        for one in (
            *inner,
            *each.get("prefixItems", ()),
            *each.get("patternProperties", {}).values(),
        ):
            if isinstance(one, dict):
                yield from _list_choices(one, defined)


def _find_bodies(what: str, schema: Shape) -> Iterator[tuple[str, Shape]]:
    defined = schema["$defs"]
    tops = schema.get("oneOf", [schema])
    for top in tops:
        name = f"{'the' if what.endswith('s') else 'a'} {what}"
        name = name if top is schema else f"{name}{_OF_KIND}{top['title']}"
        yield name, top
    for top in tops:
        for key, value in top["properties"].items():
            of = f"{_OF_KIND}{top['title']}" if key == "items" and top is not schema else ""
            yield from _find_below(f"`{key}`{of}", value, defined, depth=0)


def _find_below(
    name: str, shape: Shape, defined: Shape, *, depth: int
) -> Iterator[tuple[str, Shape]]:
    for each in _find_options(shape, defined):
        below = [each, *each.get("patternProperties", {}).values(), each.get("items", {})]
        below.append(each.get("additionalProperties"))
        for one in below:
            for body in _find_options(one, defined) if isinstance(one, dict) else ():
                if "properties" in body:
                    yield name, body
                    for key, value in body["properties"].items() if depth < 2 else ():
                        yield from _find_below(f"`{key}`", value, defined, depth=depth + 1)


def _find_options(shape: Shape, defined: Shape) -> Iterator[Shape]:
    if "$ref" in shape:
        shape = defined[shape["$ref"].rpartition("/")[2]]
    yield shape
    for each in shape.get("anyOf", ()):
        yield from _find_options(each, defined)


def _list_keys(shape: Shape, defined: Shape) -> Iterator[Key]:
    for name, value in shape["properties"].items():
        takes = dict.fromkeys(filter(None, _say_shapes(value, defined)))
        needed = name in shape.get("required", ())
        words = f"Takes {list_words(takes, 'or', most=20)}{'; it must be there' if needed else ''}."
        yield Key(name, value["description"], words)


def _say_shapes(shape: Shape, defined: Shape) -> Iterator[str]:
    if "const" in shape:
        yield f"`{shape['const']}`"
    for each in _find_options(shape, defined):
        if "enum" in each:
            yield from (f"`{word}`" for word in each["enum"])
        elif each.get("pattern", "").startswith("^\\d{4}-"):
            yield "a date such as 2026-06-30"
        elif each.get("pattern", "").startswith("^\\s*\\d"):
            yield "a length of time such as 2 terms"
        else:
            kinds = each.get("type", ())
            for kind in [kinds] if isinstance(kinds, str) else kinds:
                yield _WORDS.get(kind, "") + _say_bounds(each)


def _say_bounds(shape: Shape) -> str:
    low, high = shape.get("minimum"), shape.get("maximum")
    if low is not None and high is not None:
        return f" from {low:g} to {high:g}"
    return "" if low is None else f" from {low:g}"
