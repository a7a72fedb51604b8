"""The shape of the files people write as JSON Schema, made of the classes that loading reads into.

Every description stands beside its field, or beside its value in the rule's own file.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from inspect import cleandoc, getdoc, getsource
from itertools import pairwise
from pkgutil import get_data
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from contribution.domain.evidence import EvidenceKind
from contribution.domain.located import Written
from contribution.domain.logic_model import ARROW, CausalLink
from contribution.domain.rule import Rule
from contribution.domain.settings import Settings
from contribution.domain.verdict import SCALE
from contribution.evidence_kinds import find_kinds
from contribution.loading.model.model_file import SECTIONS, FilesOfModel, ModelHeader
from contribution.loading.model.names import ID
from contribution.loading.model.register_file import list_defaults
from contribution.loading.settings import Baseline
from contribution.story.glossary import GLOSSARY

Shape = dict[str, Any]
_LINK = rf"\s*{ID}(\s*{ARROW.strip()}\s*{ID})+\s*"


def build_schema(what: str) -> Shape:
    """Return the JSON Schema (draft 2020-12) of the files called `what`, one of SCHEMAS."""
    shape = SCHEMAS[what]()
    _say_choices(shape)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **shape}


def _build_model() -> Shape:
    header, files = ModelHeader, FilesOfModel
    shapes, kinds = _define(header, files, *SECTIONS.values())
    known = {**kinds[shapes[header]]["properties"], **kinds[shapes[files]]["properties"]}
    for section, cls in SECTIONS.items():
        known[section] = _list_elements(cls, shapes[cls], _say(cls))
    return {
        "title": "A logic model of contribution",
        "description": "A theory of change: its steps, the links between them, what they rest on.",
        "type": "object",
        "properties": known,
        "additionalProperties": False,
        "$defs": {name: each for name, each in kinds.items() if name not in shapes.values()}
        | {shapes[cls]: kinds[shapes[cls]] for cls in SECTIONS.values()},
    }


def _build_register() -> Shape:
    found = find_kinds()
    kinds: list[EvidenceKind] = [found[name] for name in found]
    shapes, defined = _define(*(each for kind in kinds for each in (kind.register, kind.item)))
    return {
        "title": "A register of evidence of contribution",
        "type": "object",
        "required": ["kind"],
        "oneOf": [_build_kind(kind, shapes, defined) for kind in kinds],
        "$defs": {
            name: each
            for name, each in defined.items()
            if name not in {shapes[kind.register] for kind in kinds}
        },
    }


def _build_kind(kind: EvidenceKind, shapes: Mapping[type, str], defined: Shape) -> Shape:
    shape: Shape = {**defined[shapes[kind.register]]}
    item = defined[shapes[kind.item]]["properties"]
    said = read_descriptions(kind.register)
    shape["properties"] = {
        **shape["properties"],
        **{key: item[key] for key in sorted(list_defaults(kind))},
        "kind": {"const": kind.name, "description": said["kind"]},
        "items": _list_elements(kind.item, shapes[kind.item], said["items"]),
    }
    return {**shape, "title": kind.name, "description": kind.title}


def _build_rule() -> Shape:
    shapes, defined = _define(Rule)
    for each in defined.values():
        # A project's rule says only what differs from the published one.
        each.pop("required", None)
    shape: Shape = {**defined.pop(shapes[Rule]), "$defs": defined}
    shape["properties"].pop("file")
    comments = _read_comments()
    for each in (shape, *defined.values()):
        for key, value in each.get("properties", {}).items():
            value["description"] = comments.get(key, value.get("description", ""))
    said = "Numbers of your own for the rule; what the file leaves out is as published."
    return {**shape, "title": "A rule of contribution", "description": said}


def _build_settings() -> Shape:
    return _build_file(Settings, "The settings of a project of contribution")


def _build_baseline() -> Shape:
    return _build_file(Baseline, "Findings that a project of contribution leaves for later")


def _build_file(cls: type[Written], title: str) -> Shape:
    shapes, defined = _define(cls)
    return {"title": title, **defined.pop(shapes[cls]), "$defs": defined}


SCHEMAS: Mapping[str, Callable[[], Shape]] = {
    "model": _build_model,
    "register": _build_register,
    "rule": _build_rule,
    "settings": _build_settings,
    "baseline": _build_baseline,
}


def _define(*classes: type[BaseModel]) -> tuple[dict[type, str], Shape]:
    """Return the name of each class among the shapes, and all shapes by name."""
    unique = tuple(dict.fromkeys(classes))
    refs, whole = models_json_schema(
        [(each, "validation") for each in unique], schema_generator=_FileShapes
    )
    names = {each: refs[each, "validation"]["$ref"].rpartition("/")[2] for each in unique}
    return names, whole["$defs"]


class _FileShapes(GenerateJsonSchema):
    """Leaves out what no file says, lets keys be empty that need not be there, describes all."""

    def model_schema(self, schema: Any) -> Shape:  # noqa: ANN401 - the library's own record
        """Return the shape of one class."""
        cls: type[BaseModel] = schema["cls"]
        shape = super().model_schema(schema)
        said = read_descriptions(cls)
        names = {field.alias or name: name for name, field in cls.model_fields.items()}
        hidden = cls.from_key if issubclass(cls, Written) else frozenset()
        needed = [key for key in shape.get("required", ()) if names[key] not in hidden]
        shape["properties"] = {
            key: _tidy(value, said.get(names[key], ""), needed=key in needed)
            for key, value in shape["properties"].items()
            if names[key] not in hidden
        }
        shape.update(required=needed, description=_say(cls))
        shape.pop("title", None)
        return shape


def _tidy(value: Shape, said: str, *, needed: bool) -> Shape:
    shape = {key: each for key, each in value.items() if key not in {"title", "default"}}
    if not needed and {"type": "null"} not in shape.get("anyOf", ()):
        shape = {"anyOf": [shape, {"type": "null"}]}
    return {**shape, "description": said}


def _list_elements(cls: type[Written], name: str, said: str) -> Shape:
    """Return the shape of a section: bodies under ids, or under the names of links."""
    needed = {key for key, field in cls.model_fields.items() if field.is_required()}
    body: list[Shape] = [{"$ref": f"#/$defs/{name}"}]
    free = needed - cls.from_key
    if cls.from_text and free <= {cls.from_text}:
        body.append({"type": "string"})
    if not free:
        body.append({"type": "null"})
    pattern = _LINK if cls is CausalLink else ID
    return {
        "description": said,
        "type": ["object", "null"],
        "patternProperties": {f"^{pattern}$": {"anyOf": body} if body[1:] else body[0]},
        "additionalProperties": False,
    }


def _say(cls: type) -> str:
    return cleandoc(getdoc(cls) or "").split("\n\n")[0].replace("\n", " ")


@cache
def read_descriptions(cls: type) -> Mapping[str, str]:
    """Return what stands below each field of the class in its source, bases included."""
    said: dict[str, str] = {}
    for each in reversed([base for base in cls.__mro__ if "model_fields" in dir(base)]):
        if not each.__module__.startswith("contribution."):
            continue
        body = ast.parse(getsource(each)).body[0]
        lines = body.body if isinstance(body, ast.ClassDef) else []
        for line, below in pairwise(lines):
            if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name):
                value = below.value if isinstance(below, ast.Expr) else None
                if isinstance(value, ast.Constant) and isinstance(value.value, str):
                    said[line.target.id] = " ".join(value.value.split())
    return said


def _read_comments() -> Mapping[str, str]:
    """Return what the rule's own file says of each of its keys, beside or above it."""
    said: dict[str, str] = {}
    above: list[str] = []
    for line in (get_data("contribution.scoring", "rule.yaml") or b"").decode().split("\n"):
        if line.lstrip().startswith("# "):
            above.append(line.strip(" #"))
            continue
        key = line.partition(":")[0].strip()
        words = line.partition(" # ")[2].strip() or " ".join(above)
        if key and words:
            said[key] = f"{words[0].upper()}{words[1:]}".removesuffix(".") + "."
        above = []
    return said


def _say_choices(shape: object) -> None:
    """Say of every word to choose from what it means, where the scale or the glossary knows."""
    meanings = {term.word.removesuffix("-test"): term.meaning for term in GLOSSARY.values()}
    meanings |= {verdict.value: scale.meaning for verdict, scale in SCALE.items()}
    for each in _walk(shape):
        words = each.get("enum", ())
        if any(word in meanings for word in words):
            each["markdownEnumDescriptions"] = [meanings.get(word, "") for word in words]


def _walk(shape: object) -> Iterator[Shape]:
    if isinstance(shape, dict):
        yield shape
    for each in shape.values() if isinstance(shape, dict) else ():
        for one in each if isinstance(each, list) else (each,):
            yield from _walk(one)
