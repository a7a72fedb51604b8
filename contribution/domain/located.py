"""The shape shared by everything a user writes: frozen, strict about keys, with its place."""

from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetPydanticSchema,
)
from pydantic_core import core_schema

from contribution.domain.brief import told_by
from contribution.domain.diagnostic import Places, UnfitError

_NO_PLACES = Places()


@told_by("id", "label", "says", "title", "kind", "items", "row", "printed", "corrected")
class Written(BaseModel):
    """An element of a user's file; `places` tells where it and its values stand."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    # Fields that come from the mapping key above the body, so no key of the body may set them.
    from_key: ClassVar[frozenset[str]] = frozenset({"id"})
    # The key that plain text in place of the body stands for; empty when it can stand for none.
    from_text: ClassVar[str] = ""

    @property
    def places(self) -> Places:
        """Return where the element and its values stand in the file."""
        places: Places = self.__dict__.get("_places", _NO_PLACES)
        return places


_SAID: dict[frozenset[str], set[str]] = {}

WrittenElement = TypeVar("WrittenElement", bound=Written)


def locate(element: WrittenElement, places: Places) -> WrittenElement:
    """Return the element, knowing its place."""
    # Beside the fields, as a cached property is: what the library calls private costs each element
    # a dictionary and a detour.
    element.__dict__["_places"] = places
    # Most elements of a file say the same few things; a set for each is the half of its memory.
    said = element.model_fields_set
    shared = _SAID.setdefault(frozenset(said), said)
    object.__setattr__(element, "__pydantic_fields_set__", shared)
    return element


def _one_or_many(value: object) -> object:
    return (value,) if isinstance(value, str) else value


@told_by("document", "section", "page", "url")
class Locator(Written):
    """Where in a source document something can be looked up."""

    document: str | None = None
    """The title of the document, where it is not the register's."""
    section: str | None = None
    """The section; plain text in place of the mapping is this."""
    page: str | int | None = None
    """The page."""
    paragraph: str | int | None = None
    """The paragraph."""
    table: str | int | None = None
    """The table."""
    figure: str | int | None = None
    """The figure."""
    footnote: str | int | None = None
    """The footnote."""
    appendix: str | int | None = None
    """The appendix."""
    question: str | int | None = None
    """The question of a questionnaire."""
    row: str | int | None = None
    """The row of a table."""
    quote: str | int | None = None
    """The words themselves, or the number of the quotation."""
    interview: str | int | None = None
    """Which interview."""
    statement: str | int | None = None
    """Which statement."""
    line: str | int | None = None
    """Which line."""
    slide: str | int | None = None
    """Which slide."""
    minute: str | int | None = None
    """Which minute of a recording."""
    chapter: str | int | None = None
    """Which chapter."""
    url: str | None = None
    """An address on the web."""

    def __str__(self) -> str:
        parts = [
            str(value) if name in {"document", "section", "url"} else f"{name} {value}"
            for name, value in self.model_dump(exclude_none=True).items()
        ]
        return ", ".join(parts)


def _as_locator(value: object) -> object:
    return {"section": value} if isinstance(value, str) else value


_KEPT: dict[object, Locator] = {}
_MOST_KEPT = 10_000


def _keep(locator: Locator) -> Locator:
    """Return the one that says the same: many items stand on few pages, and each takes a place."""
    said = sorted(locator.model_fields_set)
    values = [getattr(locator, name) for name in said]
    if len(_KEPT) > _MOST_KEPT:
        _KEPT.clear()
    # A number is shown as it was written, so its text tells it from others.
    return _KEPT.setdefault((*said, *map(type, values), *map(str, values)), locator)


def _refuse_truth(value: object) -> object:
    # Python takes true for 1, which would grade evidence as weak without a word.
    if isinstance(value, bool):
        raise UnfitError("write a number", wrong=f"is {str(value).lower()}, which is no number")
    return value


_Grade = Annotated[int, Field(ge=0, le=3)]
_Chance = Annotated[float, Field(ge=0, le=1)]
Grade = Annotated[_Grade, BeforeValidator(_refuse_truth, json_schema_input_type=_Grade)]
Probability = Annotated[_Chance, BeforeValidator(_refuse_truth, json_schema_input_type=_Chance)]
# Marks a field that is set after validating, with what was validated where it was made.
SetLater = GetPydanticSchema(lambda _source, _handler: core_schema.any_schema())
# What stands in a file where it differs from what is kept is told to the schema of files.
Names = Annotated[
    tuple[str, ...],
    BeforeValidator(_one_or_many, json_schema_input_type=str | tuple[str, ...]),
]
At = Annotated[
    Locator,
    BeforeValidator(_as_locator, json_schema_input_type=str | Locator),
    AfterValidator(_keep),
]
# What a mapping of an element is where its author says nothing: one for all.
NOTHING: dict[str, Any] = {}
