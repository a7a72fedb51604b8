"""Puts the evidence of a draft into registers beside a model: adds and changes, takes nothing."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from contribution.domain.evidence import EvidenceItem, EvidenceRegister
from contribution.domain.logic_model import ARROW
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
from contribution.evidence_kinds.shared.quotes import QUOTES_KIND
from contribution.exchange._sheets import VALUES, is_same_figure, key_row
from contribution.exchange.draft import TREE, DraftItem, DraftQuote, DraftRegister, Meanings
from contribution.words.escaping import escape_formula
from contribution.words.labels import plain_label
from contribution.words.numbers import read_number
from contribution.words.phrases import clip, list_words

# What a card, a link or a claim of the model is called here; empty where there is none.
Finder = Callable[[str], str]
# Codes without a meaning that are named; the rest is counted.
_NAMED = 12
_COMPARED = ("says", "outcome", "test", "source")


class RegisterTexts:
    """The texts of registers and tables that would hold a draft's evidence too."""

    def __init__(
        self, model: Path, registers: Sequence[EvidenceRegister], taken: Iterable[str]
    ) -> None:
        home = model.absolute().parent
        home = home.parent if home.name == "models" else home
        self._folder = home / "evidence" / model.stem
        self._known = {each.id: each for each in registers}
        self._titles = {plain_label(each.title): each.id for each in registers}
        self._taken = {*taken, *(item.id for each in registers for item in each.items)}
        self.texts: dict[Path, str] = {}
        self.added: Counter[str] = Counter()
        self.changed: list[str] = []
        self.asked: list[tuple[str, str]] = []
        self.noted: list[str] = []
        self._left: Counter[str] = Counter()

    def take(self, draft: DraftRegister, find: Finder) -> None:
        """Add what the register does not hold, and change what the file says otherwise."""
        word = draft.title
        name = word if word in self._known else self._titles.get(plain_label(word))
        name = name or make_id(word, set())
        path = self._place(name)
        table = self._folder / f"{name}.csv"
        text = self._read(path) or (
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
        if made != self._read(path):
            self.texts[path] = made

    def _place(self, name: str) -> Path:
        known = self._known.get(name)
        return Path(known.places.at().file) if known else self._folder / f"{name}.yaml"

    def _read(self, path: Path) -> str:
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
            own = item.known_as or make_id(says or about[0], self._taken)
            if own not in self._taken:
                self._taken.add(own)
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
        before = list(csv.reader(io.StringIO(self._read(path))))
        head = before[0] if before else list(table[0])
        head += [each for each in table[0] if each not in head]
        rows = [dict(zip(head, row, strict=False)) for row in before[1:]]
        there = {key_row(row): row for row in rows}
        new = 0
        for each in table[1:]:
            row = {name: _guard(cell) for name, cell in zip(table[0], each, strict=True)}
            known = there.setdefault(key_row(row), row)
            if known is row:
                rows.append(row)
                new += 1
            for name in VALUES:
                if name in row and not is_same_figure(known.get(name, ""), row[name]):
                    told = ", ".join(row[each] for each in row if each not in VALUES and row[each])
                    self.changed.append(f"{told}: {known.get(name)} → {row[name]}")
                    known[name] = row[name]
        self.added["rows of tables"] += new
        out = io.StringIO()
        lines = [[row.get(name, "") for name in head] for row in rows]
        csv.writer(out, lineterminator="\n").writerows([head, *lines])
        if out.getvalue() != self._read(path):
            self.texts[path] = out.getvalue()

    def take_quotes(
        self, title: str, quotes: Sequence[DraftQuote], answers: Meanings, find: Finder
    ) -> None:
        """Put the quotes into a register of their own, each under what it is about."""
        meant = {word.casefold(): subject for word, subject in answers.codes.items()}
        found: list[tuple[str, DraftQuote]] = []
        for each in quotes:
            word = ARROW.join(each.about)
            last = word.rpartition(TREE)[2]
            told = meant.get(word.casefold()) or meant.get(last.casefold())
            subject = find(told or word) or (not told and find(last))
            if subject:
                found.append((subject, each))
            elif told:
                self.asked.append(("", f"the code {word} is about {told}, which is not there"))
            elif len(each.about) == 1:
                self._left[word] += 1
        self.asked = list(dict.fromkeys(self.asked))
        if self._left and not found:
            self.asked.append(("", "no code says what it is about: --map-code 'CODE=from -> to'"))
        if found:
            self._take_found(title, found, names=answers.names)

    def tell_codes(self) -> Iterator[str]:
        """Yield which codes nobody gave a meaning, the largest first."""
        codes = [f"“{code}” ({number})" for code, number in self._left.most_common()]
        if codes:
            named = list_words(codes, most=_NAMED)
            yield f"not carried: the quotes of {named}; --map-code says what a code is about"

    def _take_found(
        self, title: str, quotes: Sequence[tuple[str, DraftQuote]], *, names: bool
    ) -> None:
        path = self._folder / f"{make_id(title, set())}.csv"
        before = list(csv.DictReader(io.StringIO(self._read(path))))
        called = _call_sources(quotes, before)
        if names and before:
            back = {named: voice for voice, named in called.items()}
            renamed = [{**row, "source": back.get(row["source"], row["source"])} for row in before]
            self.texts[path] = _write_rows(renamed)
        called = {} if names else called
        had = self.added.pop("rows of tables", 0)
        self.take(DraftRegister(title, QUOTES_KIND, table=_tabulate(quotes, before, called)), str)
        new = self.added.pop("rows of tables", 0)
        self.added += Counter({"rows of tables": had, "quotes": new})
        if new:
            self.noted.append(
                "quotes are people's own words: see that nobody can be known by them"
                if any(each.quote for _, each in quotes)
                else "the words themselves stay away; --quotes brings them in"
            )
        if new and called:
            first, last = next(iter(called.values())), list(called.values())[-1]
            told = f"{first} to {last}" if first != last else first
            self.noted.append(f"who said it stands as {told}; --names keeps the names")


def _find_kind(head: Sequence[str]) -> str:
    """Return the kind of evidence whose table has these columns; every table that is made has."""
    kinds = find_kinds()
    return next(
        name for name in kinds
        if set(kinds[name].shape.required) <= set(head) <= kinds[name].shape.columns
    )  # fmt: skip


def _tabulate(
    quotes: Sequence[tuple[str, DraftQuote]],
    before: Sequence[Mapping[str, str]],
    called: Mapping[str, str],
) -> tuple[tuple[str, ...], ...]:
    """Return the quotes as rows below a header; the columns are those of the table, if it is."""
    links = all(ARROW in subject for subject, _ in quotes) and not any(
        "about" in row for row in before[:1]
    )
    extra = [each for each in ("group", "page") if any(getattr(q, each) for _, q in quotes)]
    rows = [(*(("from", "to") if links else ("about",)), "quote", "source", *extra)]
    for subject, each in quotes:
        ends = subject.split(ARROW) if links else [subject]
        voice = called.get(each.voice, each.voice) or "unnamed"
        more = (getattr(each, name) for name in extra)
        rows.append((*ends, " ".join(each.quote.split()), voice, *more))
    return tuple(rows)


def _call_sources(
    quotes: Sequence[tuple[str, DraftQuote]], before: Sequence[Mapping[str, str]]
) -> dict[str, str]:
    """Return a name for every voice: the one that stands beside its words already, or a new one."""
    there: dict[tuple[str, str, str], list[str]] = {}
    for row in before:
        subject = row.get("about") or f"{row.get('from')} -> {row.get('to')}"
        key = (subject, row.get("quote") or "", row.get("page") or "")
        there.setdefault(key, []).append(row.get("source") or "")
    votes: Counter[tuple[str, str]] = Counter()
    for subject, each in quotes:
        found = there.get((subject, _guard(" ".join(each.quote.split())), each.page), [])
        # Words that several people said alike tell less of who it was.
        votes.update({(each.voice, name): 60 // len(found) for name in found if each.voice})
    called: dict[str, str] = {}
    for (voice, name), _ in votes.most_common():
        if voice not in called and name not in called.values():
            called[voice] = name
    used = {row.get("source") or "" for row in before} | set(called.values())
    number = 1
    for voice in dict.fromkeys(each.voice for _, each in quotes if each.voice):
        if voice not in called:
            while f"Source {number}" in used:
                number += 1
            used.add(f"Source {number}")
            called[voice] = f"Source {number}"
    return called


def _write_rows(rows: Sequence[Mapping[str, str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([list(rows[0]), *(r.values() for r in rows)])
    return out.getvalue()


def _write_fields(fields: Mapping[str, Value], about: list[str]) -> Fields:
    page = str(fields.get("page", ""))
    return {
        "says": fields.get("says", ""),
        "about": about[0] if len(about) == 1 else about,
        **{key: value for key, value in fields.items() if value and key not in {"says", "page"}},
        **({"at": {"page": page}} if page else {}),
    }


def _guard(cell: str) -> str:
    """Return the cell so that no spreadsheet takes it for a formula; a number stays one."""
    return cell if read_number(cell) is not None else escape_formula(cell)
