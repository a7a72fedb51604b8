"""Mutations that know how the files of a project are built: parts, blocks, names, cells, columns.

The text is cut by lines and marks, not parsed, so that a broken file can be broken further.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from random import Random

_PART = re.compile(r"^([ ]*(?:- )?)([^\s:#][^:#\n]*?)(:)(?: +([^#\n]*?))?([ ]*(?:#.*)?)$")
_WORD = re.compile(r"[A-Za-z][\w-]{2,}")
# What people, other programs and mischief put where something else belongs.
VALUES = (
    "", "~", "null", "true", "no", "0", "-1", "12", "3.5", "1e400", ".nan", ".inf", "0x1F",
    "1_000", "007", "99999999999999999999", "50%", "1,5", "12:30", "2025-02-30", "2025-06-31",
    "31/12/2025", "0001-01-01", "9999-12-31", "2025", "2026-06", "2 terms", "-3 years",
    "99999999 years", "[]", "{}", "[[]]", "[~]", "{a: b}", "{1: 2}", "[a, [b, {c: d}]]", "- a",
    "a -> b", "a -> a", "-> b", "a ->", "a -> b -> c", "a, b -> c", "&x a", "*x", "!t a",
    "!!python/object:os.system a", "!!set {a}", "!!binary aaaa", "|", ">", "'", '"', "'a",
    '"\\x"', "“a”", "a: b", "a #b", "#", "@a", "`a`", "%a", "?", "? a", "<<: *x", "x" * 3_000,
    "[" * 200, "{a: " * 60, "\u200b", "é", "e\u0301", "مرحبا", "日本語", "🙂", "\u202e", "\ufeff",
    "\x00", "\x1b[31m", "\x85", "\u2028", "\t", "<b>", "$x", "../../x", "/dev/null", ".", "-",
    "found", "not-found", "strong", "none", "all", "draft", "CA201",
)  # fmt: skip
CELLS = (
    "", " ", "-", "0", "-5", "1e9", "1e999", "nan", "inf", "12,5", "12.5%", "1 234", "1.234,5",
    "n/a", "*", "<5", "(12)", "=A1", '"', '""', "a,b", "a;b", "\t", "\u00a0", "٣", "½",
    "2016/17", "Q1 2016", "Total", "x" * 2_000, "🙂", "\x00", "100.0000000001",
    "99999999999999999999", "true", "a -> b",
)  # fmt: skip
_SIGNS = ":-#'\"[]{}>|&*!%@`?,\t\u00a0\u200b\u2028\x85\x00\ufeff"

Change = Callable[[list[str], Random], None]


def _choose_part(lines: Sequence[str], random: Random) -> tuple[int, re.Match[str]]:
    found = [(n, part) for n, line in enumerate(lines) if (part := _PART.match(line))]
    return random.choice(found)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _block(lines: Sequence[str], number: int) -> tuple[int, int]:
    """Return the lines from this one to the end of all that stands below it."""
    end = number + 1
    while end < len(lines) and (
        not lines[end].strip() or _depth(lines[end]) > _depth(lines[number])
    ):
        end += 1
    return number, end


def put_value(lines: list[str], random: Random) -> None:
    number, part = _choose_part(lines, random)
    lines[number] = f"{part[1]}{part[2]}: {random.choice(VALUES)}{part[5]}"


def put_value_for_block(lines: list[str], random: Random) -> None:
    number, part = _choose_part(lines, random)
    start, end = _block(lines, number)
    lines[start:end] = [f"{part[1]}{part[2]}: {random.choice(VALUES)}"]


def put_other_value(lines: list[str], random: Random) -> None:
    (number, part), (_, other) = (_choose_part(lines, random) for _ in range(2))
    lines[number] = f"{part[1]}{part[2]}: {other[4] or ''}"


def rename_part(lines: list[str], random: Random) -> None:
    (number, part), (_, other) = (_choose_part(lines, random) for _ in range(2))
    name = part[2]
    at = random.randrange(len(name))
    meant = random.choice(
        (name + "s", name.title(), name[:at] + name[at + 1 :], name.replace("-", "_"), other[2],
         random.choice(VALUES), f'"{name}"', f"- {name}", name + " ")
    )  # fmt: skip
    lines[number] = f"{part[1]}{meant}: {part[4] or ''}{part[5]}"


def spell_word(lines: list[str], random: Random) -> None:
    """Change one of the places where a word stands: what refers to it no longer does."""
    text = "\n".join(lines)
    found = random.choice(list(_WORD.finditer(text)))
    at = random.randrange(1, len(found[0]))
    word = random.choice((found[0][:at] + found[0][at + 1 :], found[0].upper(), found[0] + "2"))
    lines[:] = (text[: found.start()] + word + text[found.end() :]).split("\n")


def exchange_words(lines: list[str], random: Random) -> None:
    text = "\n".join(lines)
    words = list(_WORD.finditer(text))
    found, other = random.choice(words), random.choice(words)
    lines[:] = (text[: found.start()] + other[0] + text[found.end() :]).split("\n")


def move_block(lines: list[str], random: Random) -> None:
    start, end = _block(lines, _choose_part(lines, random)[0])
    moved = lines[start:end]
    del lines[start:end]
    at = random.randrange(len(lines) + 1)
    lines[at:at] = moved


def repeat_block(lines: list[str], random: Random) -> None:
    start, end = _block(lines, _choose_part(lines, random)[0])
    lines[start:start] = lines[start:end] * random.choice((1, 1, 1, 50))


def drop_block(lines: list[str], random: Random) -> None:
    start, end = _block(lines, _choose_part(lines, random)[0])
    del lines[start:end]


def indent_block(lines: list[str], random: Random) -> None:
    start, end = _block(lines, _choose_part(lines, random)[0])
    steps = random.choice((-4, -2, -1, 1, 2, 4))
    for number in range(start, random.choice((start + 1, end))):
        line = lines[number]
        lines[number] = " " * steps + line if steps > 0 else line[min(-steps, _depth(line)) :]


def list_block(lines: list[str], random: Random) -> None:
    number, part = _choose_part(lines, random)
    lines[number] = f"{' ' * _depth(lines[number])}- {part[2]}: {part[4] or ''}"


def nest_in_braces(lines: list[str], random: Random) -> None:
    """Write a block as JSON does, with its braces and commas, seldom all of them."""
    start, end = _block(lines, _choose_part(lines, random)[0])
    inner = [line.strip() for line in lines[start + 1 : end] if line.strip()]
    closing = random.choice(("}", "}", "", "},"))
    lines[start:end] = [f"{lines[start]} {{{', '.join(inner)}{closing}"]


def put_sign(lines: list[str], random: Random) -> None:
    number = random.randrange(len(lines))
    at = random.randrange(len(lines[number]) + 1)
    gone = at + random.choice((0, 1))
    lines[number] = lines[number][:at] + random.choice(_SIGNS) + lines[number][gone:]


def put_line(lines: list[str], random: Random) -> None:
    line = random.choice(
        ("---", "...", "%YAML 1.2", "<<<<<<< HEAD", "=======", "- a", "a: b", "a", "{")
    )
    lines.insert(random.randrange(len(lines) + 1), " " * random.choice((0, 0, 2, 4)) + line)


def exchange_lines(lines: list[str], random: Random) -> None:
    one, other = (random.randrange(len(lines)) for _ in range(2))
    lines[one], lines[other] = lines[other], lines[one]


def drop_line(lines: list[str], random: Random) -> None:
    del lines[random.randrange(len(lines))]


def cut_off(lines: list[str], random: Random) -> None:
    number = random.randrange(len(lines))
    lines[number:] = [lines[number][: random.randrange(len(lines[number]) + 1)]]


def join_lines(lines: list[str], random: Random) -> None:
    number = random.randrange(len(lines))
    lines[number : number + 2] = [" ".join(lines[number : number + 2])]


def put_cell(lines: list[str], random: Random) -> None:
    number = random.randrange(len(lines))
    cells = lines[number].split(",")
    cells[random.randrange(len(cells))] = random.choice(CELLS)
    lines[number] = ",".join(cells)


def exchange_cells(lines: list[str], random: Random) -> None:
    one, other = (random.randrange(len(lines)) for _ in range(2))
    cells, others = lines[one].split(","), lines[other].split(",")
    cells[random.randrange(len(cells))] = random.choice(others)
    lines[one] = ",".join(cells)


def drop_cell(lines: list[str], random: Random) -> None:
    number = random.randrange(len(lines))
    cells = lines[number].split(",")
    del cells[random.randrange(len(cells))]
    lines[number] = ",".join(cells)


def change_column(lines: list[str], random: Random) -> None:
    at = random.randrange(lines[0].count(",") + 1)
    do = random.choice(("drop", "double", "empty", "fill"))
    value = random.choice(CELLS)
    for number, line in enumerate(lines):
        cells = line.split(",")
        if at < len(cells):
            kept = {"drop": [], "double": [cells[at]] * 2, "empty": [""], "fill": [value]}[do]
            cells[at : at + 1] = kept if number or do in {"drop", "double"} else cells[at : at + 1]
            lines[number] = ",".join(cells)


def change_delimiter(lines: list[str], random: Random) -> None:
    sign = random.choice(";\t|: ")
    start = random.choice((0, 0, len(lines) // 2))
    lines[start:] = [line.replace(",", sign) for line in lines[start:]]


def repeat_row(lines: list[str], random: Random) -> None:
    number = random.randrange(len(lines))
    lines[number:number] = [lines[number]] * random.choice((1, 1, 2, 500))


_TEXT: Sequence[Change] = (
    put_sign, put_line, exchange_lines, drop_line, cut_off, join_lines, spell_word, exchange_words,
)  # fmt: skip
CHANGES: Mapping[str, Sequence[Change]] = {
    ".yaml": (
        *(put_value, put_value, put_value_for_block, put_other_value, rename_part, rename_part),
        *(spell_word, exchange_words, move_block, repeat_block, drop_block, indent_block),
        *(list_block, nest_in_braces, *_TEXT),
    ),
    ".csv": (
        *(put_cell, put_cell, put_cell, exchange_cells, drop_cell, change_column, repeat_row),
        *(change_delimiter, *_TEXT),
    ),
}
_ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8", "utf-8", "utf-8-sig", "cp1252", "utf-16")


def mutate(name: str, text: str, random: Random) -> tuple[str, bytes]:
    """Return the names of one to three changes of a file, and its bytes after them."""
    lines, said = text.split("\n"), list[str]()
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        change = random.choice(CHANGES[name[name.rindex(".") :]])
        try:
            change(lines, random)
        except (IndexError, ValueError):  # there is nothing left that it could change
            continue
        said.append(change.__name__)
        lines = lines or [""]
    encoding = random.choice(_ENCODINGS)
    end = random.choice(("\n",) * 8 + ("\r\n", "\r"))
    return ", ".join([*said, encoding, repr(end)]), end.join(lines).encode(encoding, "replace")
