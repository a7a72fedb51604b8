"""Puts the evidence of a draft into registers beside a model: adds and changes, takes nothing."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from contribution.domain.evidence import EvidenceItem, EvidenceRegister
from contribution.editing.adding import (
    Additions,
    CannotAddError,
    Fields,
    Value,
    add_entry,
    make_id,
    replace_text,
)
from contribution.editing.edits import read_exactly, write_scalar
from contribution.evidence_kinds import find_kinds
from contribution.exchange.draft import DraftItem, DraftRegister
from contribution.loading.model.names import is_id
from contribution.words.escaping import escape_formula
from contribution.words.labels import plain_label
from contribution.words.numbers import read_number
from contribution.words.phrases import clip

# What a card, a link or a claim of the model is called here; empty where there is none.
Finder = Callable[[str], str]
# In a table with such a column a row of the same other cells is the same row with a new value.
_VALUES = ("value", "count")
_LONGEST_ID = 200
_COMPARED = ("says", "outcome", "test", "source")


class RegisterTexts:
    """The texts of registers and tables that would hold a draft's evidence too."""

    def __init__(
        self, model: Path, registers: Sequence[EvidenceRegister], taken: Iterable[str]
    ) -> None:
        home = model.absolute().parent
        home = home.parent if home.name == "models" else home
        self.folder = home / "evidence" / model.stem
        self._known = {each.id: each for each in registers}
        self._titles = {plain_label(each.title): each.id for each in registers}
        self.taken = {*taken, *(item.id for each in registers for item in each.items)}
        self.texts: dict[Path, str] = {}
        self.added: Counter[str] = Counter()
        self.changed: list[str] = []
        self.asked: list[tuple[str, str]] = []
        self.noted: list[str] = []

    def take(self, draft: DraftRegister, find: Finder) -> None:
        """Add what the register does not hold, and change what the file says otherwise."""
        word = draft.title
        name = word if word in self._known else self._titles.get(plain_label(word))
        name = name or make_id(word, set())
        path = self._place(name)
        table = self.folder / f"{name}.csv"
        text = self.read(path) or (
            f"title: {write_scalar(word)}\nkind: {draft.kind or _find_kind(draft.table[0])}\n"
            + (f"data: {table.name}\n" if draft.table else "")
        )
        try:
            made = self._take_items(text, name, draft, find) if draft.items else text
            if draft.table and "\ndata:" not in made:
                made = add_entry(made, [], "data", {"": table.name})
        except CannotAddError as error:
            self.asked.append((draft.place, f"the register {name} was left alone: {error}"))
            return
        if draft.table:
            self._take_table(table, draft.table)
        if made != self.read(path):
            self.texts[path] = made

    def _place(self, name: str) -> Path:
        known = self._known.get(name)
        return Path(known.places.at().file) if known else self.folder / f"{name}.yaml"

    def read(self, path: Path) -> str:
        """Return the text of a file as it would be now, empty where there is none."""
        return self.texts.get(path) or (read_exactly(path) if path.exists() else "")

    def _take_items(self, text: str, name: str, draft: DraftRegister, find: Finder) -> str:
        there = list(self._known[name].items) if name in self._known else []
        by_id = {each.id: each for each in there}
        by_words = {(plain_label(each.says), frozenset(each.about)): each for each in there}
        additions = Additions(text)
        changes: list[tuple[EvidenceItem, DraftItem]] = []
        for item in draft.items:
            about = [find(each) for each in item.about]
            if not all(about) or not about:
                word = next(
                    (w for w, found in zip(item.about, about, strict=True) if not found), ""
                )
                what = f"no card or link is called “{word}”" if word else "it is about nothing"
                self.asked.append((item.place, what))
                continue
            says = str(item.fields.get("says", ""))
            before = by_id.get(item.known_as) or by_words.get((plain_label(says), frozenset(about)))
            if before is not None:
                changes.append((before, item))
                continue
            known = item.known_as if is_short_id(item.known_as) else ""
            own = known or make_id(says or about[0], self.taken)
            if own not in self.taken:
                self.taken.add(own)
                additions.add("items", own, _write_fields(item.fields, about))
                self.added["items of evidence"] += 1
        made = additions.write()
        for before, item in changes:
            made = self._change(made, before, item.fields)
        return made

    def _change(self, text: str, before: EvidenceItem, fields: Mapping[str, Value]) -> str:
        at = before.at.page if before.at else None
        old = {each: getattr(before, each, None) for each in _COMPARED} | {"page": at}
        if before.planned and fields.get("planned") is False:
            text = replace_text(text, ["items", before.id, "planned"], "false")
            self.changed.append(f"{before.id}, planned: true → false")
        for key, was in old.items():
            now, then = " ".join(str(fields.get(key, "")).split()), " ".join(str(was or "").split())
            if not now or now == then:
                continue
            path = ["items", before.id, *(["at"] if key == "page" else [])]
            if was is not None:
                text = replace_text(text, [*path, key], now)
            elif key == "page" and before.at is None:
                text = add_entry(text, path[:-1], "at", {"": {"page": now}})
            else:
                text = add_entry(text, path, key, {"": now})
            self.changed.append(f"{before.id}, {key}: {clip(then, 60) or 'nothing'} → {now}")
        return text

    def _take_table(self, path: Path, table: Sequence[Sequence[str]]) -> None:
        before = list(csv.reader(io.StringIO(self.read(path))))
        head = before[0] if before else list(table[0])
        head += [each for each in table[0] if each not in head]
        rows = [dict(zip(head, row, strict=False)) for row in before[1:]]
        there = {_key(row): row for row in rows}
        new = 0
        for each in table[1:]:
            row = {name: guard_cell(cell) for name, cell in zip(table[0], each, strict=True)}
            known = there.setdefault(_key(row), row)
            if known is row:
                rows.append(row)
                new += 1
            for name in _VALUES:
                if name in row and not _is_same(known.get(name, ""), row[name]):
                    told = ", ".join(row[each] for each in row if each not in _VALUES and row[each])
                    self.changed.append(f"{told}: {known.get(name)} → {row[name]}")
                    known[name] = row[name]
        self.added["rows of tables"] += new
        out = io.StringIO()
        lines = [[row.get(name, "") for name in head] for row in rows]
        csv.writer(out, lineterminator="\n").writerows([head, *lines])
        if out.getvalue() != self.read(path):
            self.texts[path] = out.getvalue()


def is_short_id(word: str) -> bool:
    """Return whether the word of a file is an id, and no longer than a key of YAML may be."""
    return is_id(word) and len(word) <= _LONGEST_ID


def _find_kind(head: Sequence[str]) -> str:
    """Return the kind of evidence whose table has these columns; every table that is made has."""
    kinds = find_kinds()
    return next(
        name for name in kinds
        if set(kinds[name].shape.required) <= set(head) <= kinds[name].shape.columns
    )  # fmt: skip


def _write_fields(fields: Mapping[str, Value], about: list[str]) -> Fields:
    page = str(fields.get("page", ""))
    return {
        "says": fields.get("says", ""),
        "about": about[0] if len(about) == 1 else about,
        **{key: value for key, value in fields.items() if value and key not in {"says", "page"}},
        **({"at": {"page": page}} if page else {}),
    }


def _key(row: Mapping[str, str]) -> tuple[str, ...]:
    # A unit tells no rows apart, and what was reached is what a row without a measure is.
    named = [each for each in sorted(row) if each not in {*_VALUES, "unit"}]
    return tuple(row[each] for each in named if row[each] not in {"", "actual"})


def _is_same(before: str, now: str) -> bool:
    number = read_number(before)
    return before == now or (number is not None and number == read_number(now))


def guard_cell(cell: str) -> str:
    """Return the cell so that no spreadsheet takes it for a formula; a number stays one."""
    return cell if read_number(cell) is not None else escape_formula(cell)
