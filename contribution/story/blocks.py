"""The story as a tree of frozen blocks, told once; each format writes the same tree.

Text is a tuple of runs: plain strings and the small records below. A block that others refer to has
a `name`, made by `anchor`; `kind` is a hint for looks, which a format may ignore.
"""

import base64
import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from contribution.domain.verdict import Verdict

# Kinds of prose that stand over what they lead to.
LEADING = frozenset({"side", "asked", "lead"})
# About as many letters as a line of small type has on a page.
_LINE = 100
_PLAIN = re.compile(r"[^A-Za-z0-9-]")


class Ref(NamedTuple):
    """Words that lead to the block named `to`; `kind` "term" marks a word that is explained."""

    text: str
    to: str
    kind: str = ""


class Badge(NamedTuple):
    """A verdict as line, letter and `word`; with `is_brief` the letter alone is seen."""

    verdict: Verdict
    word: str
    is_brief: bool = False


class Strong(NamedTuple):
    """Words that carry the sentence."""

    text: str


class Quiet(NamedTuple):
    """Words beside the sentence: locators, counts."""

    text: str


class Code(NamedTuple):
    """A name or a place in a file."""

    text: str


Run = str | Ref | Badge | Strong | Quiet | Code
Text = tuple[Run, ...]


class Prose(NamedTuple):
    """A paragraph."""

    text: Text
    kind: str = ""


class Bullets(NamedTuple):
    """A list of texts."""

    items: tuple[Text, ...]
    is_ordered: bool = False
    kind: str = ""


class Facts(NamedTuple):
    """Names with what is said of them; those without a text are left out."""

    pairs: tuple[tuple[str, Text], ...]
    kind: str = ""


class TableRow(NamedTuple):
    """A row whose first cell is its heading."""

    cells: tuple[Text, ...]
    name: str = ""


class TableBlock(NamedTuple):
    """A table with a row of headings."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[TableRow, ...]
    kind: str = ""


class Picture(NamedTuple):
    """A drawing: `draw` gives SVG, `sketch` the same as Mermaid text, both made when asked for.

    `alt` says in words what it shows.
    """

    name: str
    caption: str
    alt: str
    draw: Callable[[], str]
    sketch: Callable[[], str] | None = None
    kind: str = ""


class Fold(NamedTuple):
    """Blocks under a line that opens and closes; `data` are marks to search and filter by."""

    summary: Text
    blocks: "tuple[Block, ...]"
    name: str = ""
    kind: str = ""
    data: tuple[tuple[str, str], ...] = ()


class Part(NamedTuple):
    """Blocks under a heading."""

    name: str
    title: Text
    blocks: "tuple[Block, ...]"
    kind: str = ""


Block = Prose | Bullets | Facts | TableBlock | Picture | Fold | Part


class Story(NamedTuple):
    """The whole: what stands first, the parts to read, and the annex for looking up.

    `lang` is the language of the headings and sentences, `words` what a format itself has to say,
    `logo` a picture as an address that holds it.
    """

    title: str
    kicker: str
    question: str
    lang: str
    front: tuple[Block, ...]
    parts: tuple[Part, ...]
    annex: tuple[Part, ...]
    words: Callable[[str], str]
    logo: str = ""


def anchor(kind: str, name: str = "") -> str:
    """Return the id of the block that tells about `name`; two underscores keep it from all others.

    Ids inside pictures never hold two underscores after a word, so the two cannot meet.
    """
    parts = (_PLAIN.sub(lambda found: f"_{ord(found[0]):x}_", part) for part in name.split(" -> "))
    return f"{kind}__{'.'.join(parts)}"


def flatten(text: Text) -> str:
    """Return the text without its marks."""
    return "".join(_say(run) for run in text)


def walk(blocks: "Iterable[Block]") -> "Iterator[Block]":
    """Yield the blocks and all that stand inside them, in reading order."""
    for block in blocks:
        yield block
        if isinstance(block, Fold | Part):
            yield from walk(block.blocks)


def find_names(block: "Block") -> tuple[str, ...]:
    """Return the names by which others refer to the block or to a row of it."""
    match block:
        case TableBlock():
            return tuple(row.name for row in block.rows if row.name)
        case Fold(name=name) | Part(name=name) | Picture(name=name) if name:
            return (name,)
        case _:
            return ()


def find_texts(block: "Block") -> tuple[Text, ...]:
    """Return the texts of the block itself, without those of the blocks inside it."""
    match block:
        case Prose(text) | Fold(summary=text) | Part(title=text):
            return (text,)
        case Bullets(items):
            return items
        case Facts(pairs):
            return tuple(text for _, text in pairs)
        case TableBlock():
            return tuple(cell for row in block.rows for cell in row.cells)
        case Picture():
            return ()


def weigh_columns(table: TableBlock) -> tuple[float, ...]:
    """Return how wide each column should be against the others, by what stands in it.

    By the root, so that a long column takes more room without starving the short ones, and never
    less than the longest word needs.
    """
    columns = tuple(zip(table.head, *(map(flatten, row.cells) for row in table.rows), strict=True))
    weights = [sum(map(len, column)) ** 0.5 for column in columns]
    longest = (max((len(word) for cell in column for word in cell.split()), default=0)
               for column in columns)  # fmt: skip
    least = (sum(weights) * (letters + 4) / _LINE for letters in longest)
    return tuple(map(max, weights, least))


def unpack_logo(story: Story) -> tuple[str, bytes]:
    """Return the logo's kind (png, jpeg or svg) and its bytes."""
    head, _, content = story.logo.partition(",")
    kind = head.removeprefix("data:image/").partition(";")[0].partition("+")[0]
    return kind, base64.b64decode(content)


def keep(*blocks: Block | None) -> tuple[Block, ...]:
    """Return the blocks that are there."""
    return tuple(block for block in blocks if block is not None)


def _say(run: Run) -> str:
    if isinstance(run, str):
        return run
    return run.word if isinstance(run, Badge) else run.text
