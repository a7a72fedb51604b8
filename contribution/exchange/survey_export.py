"""Answers as KoBoToolbox and ODK export them, a row a person: counted, nobody carried along."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from contribution.exchange._packed import UnreadableError
from contribution.exchange._sheets import NO_COLUMNS, TextSheet, read_head, read_sheets
from contribution.exchange.draft import DraftRegister, Exchange, ForeignModel
from contribution.words.labels import plain_words
from contribution.words.numbers import read_number
from contribution.words.phrases import count_of

# What the programs add to the answers; two of them mark an export.
_MARKS = frozenset(
    {"key", "submissiondate", "submitterid", "submittername", "instanceid", "meta-instanceid",
     "meta/instanceid", "meta:instanceid", "formversion", "deviceid", "device id", "start", "end",
     "today", "username", "simserial", "subscriberid", "phonenumber", "attachmentspresent",
     "attachmentsexpected", "reviewstate", "edits", "devicename"}
)  # fmt: skip
# Never counted, however often one answer is given.
_PERSONAL = frozenset(
    {"name", "names", "surname", "phone", "telephone", "mobile", "email", "e-mail", "address",
     "gps", "location", "birth", "birthday", "interviewer", "enumerator", "signature", "photo"}
)  # fmt: skip
_SURE = frozenset({"_uuid", "_submission_time", "submissiondate", "instanceid", "meta-instanceid",
                   "meta/instanceid", "meta:instanceid", "key"})  # fmt: skip
_WAVES = ("wave", "round", "survey round", "time point", "timepoint")
_TICKS = {"1": "ticked", "1.0": "ticked", "true": "ticked",
          "0": "not ticked", "0.0": "not ticked", "false": "not ticked"}  # fmt: skip
_BETWEEN = ("/", ":", ".", "-")
# A question to choose from has few answers, each given by several people.
_MOST_OPTIONS, _GIVEN = 12, 2
_HEAD = ("wave", "question", "statement", "option", "count")


class _Column(NamedTuple):
    """A question: its short name, its words, and the answer of each person."""

    name: str
    words: str
    answers: tuple[str, ...]


def is_survey_export(content: bytes) -> bool:
    """Return whether the bytes are a table with the marks that such programs add."""
    return any(_find_head(each) is not None for each in read_head(content))


def read_survey_export(content: bytes, told: Mapping[str, str] = NO_COLUMNS) -> ForeignModel:
    """Return a survey whose table says how many gave each answer, in each wave.

    `told` names the column of the wave. Free text, numbers, places and names are counted as not
    carried: only what many people chose from can be counted.

    Raises:
        UnreadableError: no sheet has the marks of such an export, or none of the columns told.
    """
    sheets = read_sheets(content)
    found = next(((s, at) for s in sheets if (at := _find_head(s)) is not None), None)
    if found is None:
        raise UnreadableError("no first row has columns such as _uuid and _submission_time")
    sheet, at = found
    head, lines = sheet.lines[at][1], sheet.lines[at + 1 :]
    dropped = Counter({"rows of groups that repeat": sum(
        len(each.lines) for each in sheets if each is not sheet)})  # fmt: skip
    wave = _find_wave(head, told)
    waves = [_cell(row, wave) or "1" if wave is not None else "1" for _, row in lines]
    questions = []
    for number, name in enumerate(head):
        answers = tuple(_cell(row, number) for _, row in lines)
        if number == wave or not name or not any(answers):
            continue
        if _is_mark(name):
            dropped["columns that the program added"] += 1
        elif any(other.startswith(name + sign) for other in head for sign in _BETWEEN):
            dropped["columns that their ticks say again"] += 1
        elif reason := _why_not(name, answers):
            dropped[reason] += 1
        else:
            questions.append(_Column(*_name(name, head), answers))
    table = (_HEAD, *_count(questions, waves))
    if len(table) == 1:
        raise UnreadableError("no column holds answers that several people chose from")
    asked = f"{len(lines)} people answered in {count_of(len(set(waves)), 'wave')}"
    notes = (f"{asked}: say below waves: when, and how many were asked",)
    register = DraftRegister("", "", table=table, place=sheet.name)
    return ForeignModel(registers=(register,), dropped=+dropped, notes=notes)


def _find_head(sheet: TextSheet) -> int | None:
    for place, (_, cells) in enumerate(sheet.lines[:5]):
        named = {each.casefold() for each in cells}
        if named & _SURE and sum(map(_is_mark, cells)) > 1:
            return place
    return None


def _is_mark(name: str) -> bool:
    return name.casefold() in _MARKS or name.startswith("_")


def _cell(row: Sequence[str], number: int) -> str:
    return row[number] if number < len(row) else ""


def _find_wave(head: Sequence[str], told: Mapping[str, str]) -> int | None:
    wanted = (told["wave"],) if "wave" in told else _WAVES
    plain = [plain_words(each) for each in head]
    found = next(
        (plain.index(plain_words(each)) for each in wanted if plain_words(each) in plain), None
    )
    if found is None and "wave" in told:
        raise UnreadableError(f"no column is called “{told['wave']}”")
    return found


def _why_not(name: str, answers: Iterable[str]) -> str:
    """Return why the column holds nothing to choose from; empty where it does."""
    given = Counter(filter(None, answers))
    if not _PERSONAL.isdisjoint(plain_words(name).replace("/", " ").replace("_", " ").split()):
        return "columns of free text, names or places"
    if set(map(str.casefold, given)) <= set(_TICKS):
        return ""
    if len(given) > _MOST_OPTIONS or max(given.values()) < _GIVEN:
        is_number = all(read_number(each) is not None for each in given)
        return "columns of numbers" if is_number else "columns of free text, names or places"
    return ""


def _name(name: str, head: Sequence[str]) -> tuple[str, str]:
    """Return the short name and the words of a question; what it is a tick of comes first."""
    for sign in _BETWEEN:
        stem, found, last = name.rpartition(sign)
        # A tick stands beside the question that it belongs to.
        if found and (stem in head or sum(each.startswith(stem + sign) for each in head) > 2):
            short = stem.rpartition(sign)[2]
            return f"{short}: {last}", f"{short}: {last}"
    short = next((name.rpartition(s)[2] for s in ("/", ":") if name.rpartition(s)[2].strip()), name)
    return short, name if " " in name else short.replace("_", " ")


def _count(questions: Iterable[_Column], waves: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for each in questions:
        is_tick = {a.casefold() for a in each.answers if a} <= set(_TICKS)
        counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for wave, answer in zip(waves, each.answers, strict=True):
            if answer:
                counts[wave][_TICKS[answer.casefold()] if is_tick else answer] += 1
        options = sorted({option for count in counts.values() for option in count})
        for wave in sorted(counts):
            for option in options:
                yield wave, each.name, each.words, option, str(counts[wave][option])


EXCHANGE = Exchange(
    "Survey export (KoBoToolbox, ODK)",
    (".csv", ".xlsx"),
    is_survey_export,
    read_survey_export,
    keeps="how many gave each answer in each wave; no free text, numbers, places or names",
    columns=("wave",),
    read_told=read_survey_export,
)
