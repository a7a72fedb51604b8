"""Puts what people said into a register of its own, under what each code is about."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from contribution.domain.logic_model import ARROW, CausalLink
from contribution.editing.adding import make_id
from contribution.evidence_kinds.shared.quotes import DISSENT, QUOTES_KIND
from contribution.exchange.draft import OPPOSITE, TREE, DraftQuote, DraftRegister, Meanings
from contribution.exchange.registers import Finder, RegisterTexts, guard_cell
from contribution.words.phrases import count_of, list_words

# Codes without a meaning that are named, and pairs of codes; the rest is counted.
_NAMED = 12


class _Row(dict[str, str]):
    """A row of the table as it is written; its place tells it where words are kept back."""

    @property
    def place(self) -> tuple[str, str, str]:
        ends = (self.get("from") or self.get("cause"), self.get("to") or self.get("effect"))
        about = self.get("about") or ARROW.join(each or "" for each in ends)
        return about, self.get("source") or "", self.get("page") or ""


class QuoteTexts:
    """Adds quotes to the registers beside a model; `links` are those of the model, by name."""

    def __init__(
        self,
        registers: RegisterTexts,
        links: Mapping[str, CausalLink],
        answers: Meanings,
        find: Finder,
    ) -> None:
        self._registers = registers
        self._links = links
        self._answers = answers
        self._find = find
        self._meant = {word.casefold(): subject for word, subject in answers.codes.items()}
        self._left: Counter[str] = Counter()
        self._open: dict[str, None] = {}
        self._mute = 0

    def take(
        self, title: str, quotes: Sequence[DraftQuote], candidates: Sequence[tuple[str, str]]
    ) -> None:
        """Put the quotes where they belong; those of codes that mean nothing here are counted."""
        asked, found = self._registers.asked, list[tuple[str, str, DraftQuote]]()
        for each in quotes:
            word = ARROW.join(each.about)
            subject, told, opposite = self._find_meaning(word)
            if subject:
                link = self._links.get(subject)
                hinders = link is not None and link.effect == "hinders"
                # A code is no statement with a sign; a mention of a link is.
                dissents = opposite ^ (len(each.about) == 2 and each.hinders != hinders)
                found.append((subject, DISSENT if dissents else "", each))
            elif told:
                what = f"the code {word} is about {told}, which is not in the model: add it there"
                asked.append(("", what))
            elif len(each.about) == 1:
                self._left[word] += 1
        asked[:] = dict.fromkeys(asked)
        if self._left and not found and not self._meant:
            asked.append(("", "no code says what it is about: --map-code 'CODE=from -> to'"))
        if found:
            self._take_found(title, found)
        self._suggest(candidates)

    def _suggest(self, candidates: Sequence[tuple[str, str]]) -> None:
        for source, target in candidates:
            ends = [self._find_meaning(each)[0] for each in (source, target)]
            link_name = ARROW.join(ends)
            if not all(ends) or ARROW in "".join(ends):
                self._mute += 1
            elif link_name not in self._links:
                self._open[link_name] = None

    def _find_meaning(self, word: str) -> tuple[str, str, bool]:
        """Return what a code is about, what was told of it, and whether it says the opposite."""
        last = word.rpartition(TREE)[2]
        told = self._meant.get(word.casefold()) or self._meant.get(last.casefold()) or ""
        opposite = told.startswith(OPPOSITE)
        subject = self._find(told.lstrip(OPPOSITE).strip() or word) or (
            not told and self._find(last)
        )
        return subject or "", told, opposite

    def tell(self) -> Iterator[str]:
        """Yield which codes nobody gave a meaning, the largest first, and which links may be."""
        if self._open:
            named = list_words([f"“{each}”" for each in self._open], most=_NAMED)
            yield f"note: the codes' arrows suggest {named}; add to the links what you mean"
        if self._mute:
            yield f"not carried: {self._mute} arrows between codes that are no cards here"
        codes = [f"“{code}” ({number})" for code, number in self._left.most_common()]
        if codes:
            named = list_words(codes, most=_NAMED)
            yield f"not carried: the quotes of {named}; --map-code says what a code is about"

    def _take_found(self, title: str, quotes: Sequence[tuple[str, str, DraftQuote]]) -> None:
        into = self._registers
        path = into.folder / f"{make_id(title, set())}.csv"
        reader = csv.DictReader(io.StringIO(into.read(path)))
        table = _Table(list(reader.fieldnames or ()), [_Row(row) for row in reader])
        called = _call_sources(quotes, table.rows)
        if self._answers.names:
            table.rename({named: voice for voice, named in called.items()})
            called = {}
        table.fit([subject for subject, _, _ in quotes])
        for subject, stance, each in quotes:
            voice = called.get(each.voice, each.voice) or "unnamed"
            words = " ".join(each.quote.split())
            row = {"quote": words, "source": voice, "stance": stance, "group": each.group}
            table.take(subject, {**row, "page": each.page})
        if table.write() != into.read(path):
            into.texts[path] = table.write()
        into.take(DraftRegister(title, QUOTES_KIND, table=(tuple(table.head),)), str)
        del into.added["rows of tables"]
        into.changed += [
            f"{'words' if name == 'quote' else name} of {count_of(number, 'passage')}"
            for name, number in table.changed.items()
        ]
        worded = any(each.get("quote") for each in table.new)
        into.added["quotes" if worded else "passages"] += len(table.new)
        if table.new or table.changed:
            into.noted.append(
                "quotes are people's own words: see that nobody can be known by them"
                if worded or table.changed["quote"]
                else "the words themselves stay away; --quotes brings them in"
            )
        if table.new and called:
            first, last = next(iter(called.values())), list(called.values())[-1]
            said = f"{first} to {last}" if first != last else first
            into.noted.append(f"who said it stands as {said}; --names keeps the names")


class _Table:
    """The table of quotes as it would be: what is there, and what is `new` or `changed` in it."""

    def __init__(self, head: list[str], rows: list[_Row]) -> None:
        self.head = head
        self.rows = rows
        self.new: list[_Row] = []
        self.changed: Counter[str] = Counter()
        self._there: dict[tuple[str, str, str], list[_Row]] = {}

    def rename(self, back: Mapping[str, str]) -> None:
        """Give sources their own names again."""
        for each in self.rows:
            each["source"] = guard_cell(back.get(each["source"], each["source"]))

    def fit(self, subjects: Sequence[str]) -> None:
        """Make columns for what the quotes are about, where the table has none."""
        links = all(ARROW in each for each in subjects)
        self.head = self.head or [*(("from", "to") if links else ("about",)), "quote", "source"]
        if not links and "about" not in self.head:
            self.head.append("about")
        for each in self.rows:
            self._there.setdefault(each.place, []).append(each)

    def take(self, subject: str, cells: Mapping[str, str]) -> None:
        """Add the row, or what it says besides to the one of the same place and words."""
        ends = subject.split(ARROW)
        own = {"about": subject} if "about" in self.head else {"from": ends[0], "to": ends[-1]}
        row = _Row({name: guard_cell(cell) for name, cell in {**own, **cells}.items() if cell})
        beside = self._there.setdefault(row.place, [])
        # A passage without its words is the same passage when they come, and when they stay away.
        words = row.get("quote", "")
        known = next((each for each in beside if not words or each.get("quote") == words), None)
        known = known or next((each for each in beside if not each.get("quote")), None)
        self.head += [name for name in row if name not in self.head]
        if known is None:
            beside.append(row)
            self.rows.append(row)
            self.new.append(row)
            return
        for name in row:
            if name not in own and row[name] != known.get(name):
                known[name] = row[name]
                self.changed[name] += 1

    def write(self) -> str:
        """Return the text of the table."""
        out = io.StringIO()
        lines = [[row.get(name) or "" for name in self.head] for row in self.rows]
        csv.writer(out, lineterminator="\n").writerows([self.head, *lines])
        return out.getvalue()


def _call_sources(
    quotes: Sequence[tuple[str, str, DraftQuote]], before: Sequence[_Row]
) -> dict[str, str]:
    """Return a name for every voice: the one that stands beside its words already, or a new one."""
    there: dict[tuple[str, str, str], list[str]] = {}
    for row in before:
        subject, source, page = row.place
        for words in {row.get("quote") or "", ""}:
            there.setdefault((subject, words, page), []).append(source)
    votes: Counter[tuple[str, str]] = Counter()
    for subject, _, each in quotes:
        words = guard_cell(" ".join(each.quote.split()))
        found = there.get((subject, words, each.page))
        found = found or (each.page and there.get((subject, "", each.page))) or []
        # Words that several people said alike tell less of who it was.
        votes.update({(each.voice, name): 60 // len(found) for name in found if each.voice})
    called: dict[str, str] = {}
    for (voice, name), _ in votes.most_common():
        if voice not in called and name not in called.values():
            called[voice] = name
    used = {row.get("source") or "" for row in before} | set(called.values())
    free = (name for number in count(1) if (name := f"Source {number}") not in used)
    voices = dict.fromkeys(each.voice for *_, each in quotes if each.voice)
    return called | {voice: next(free) for voice in voices if voice not in called}
