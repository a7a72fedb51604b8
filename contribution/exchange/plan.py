"""Matches a foreign draft with a model: what is there, what is new, what a person decides."""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from contribution.domain.logic_model import ARROW, LogicModel
from contribution.editing.adding import (
    CannotAddError,
    Fields,
    Value,
    add_entry,
    make_id,
    replace_text,
)
from contribution.editing.edits import read_exactly, write_scalar
from contribution.exchange.draft import STAGES, DraftLink, DraftNode, ForeignModel
from contribution.loading.project import load_project
from contribution.words.labels import plain_label
from contribution.words.phrases import count_of, list_words

_ANY = "*"
_PLURALS = {section: stage for stage, (section, _) in STAGES.items() if section != "outcomes"}
_ONE = {section: stage for stage, (section, _) in STAGES.items()} | {
    "outcomes": "outcome", "links": "link", "strands": "strand", "quotes": "quote",
}  # fmt: skip
_QUOTES = ("from", "to", "quote", "source")


def find_stage(word: str, told: Mapping[str, str]) -> str | None:
    """Return the stage that a foreign word means, by what was told or by itself; else None."""
    plain = " ".join(word.casefold().replace("_", " ").replace("-", " ").split())
    if (meant := told.get(word.casefold().strip())) is not None:
        return meant
    for section, stage in (*_PLURALS.items(), ("outcomes", "outcome")):
        plain = stage if plain == section else plain
    return {each.replace("-", " "): each for each in STAGES}.get(plain) or told.get(_ANY)


_NEW = """\
title: {title}
stage: draft
as_of: {today}
"""


class Planner:
    """Matches a draft with a model, and makes the texts that would hold both."""

    def __init__(self, path: Path, draft: ForeignModel, stages: Mapping[str, str]) -> None:
        self.path = path
        self.draft = draft
        self.stages = stages
        self.model = (load_project(path).model if path.exists() else None) or LogicModel(name="")
        self.before = read_exactly(path) if path.exists() else ""
        title = draft.title or path.stem.replace("-", " ").capitalize()
        self.text = self.before or _NEW.format(
            title=write_scalar(title), today=datetime.now(tz=UTC).date()
        )
        elements = (*self.model.nodes, *self.model.assumptions, *self.model.factors)
        self.ids = {each.id: each.label for each in elements}
        self.keys: dict[str, str] = {each.id: each.id for each in elements}
        self.texts: dict[Path, str] = {}
        self.added: Counter[str] = Counter()
        self.changed: list[str] = []
        self.asked: list[str] = []
        self.noted: list[str] = []
        self.unsorted: defaultdict[str, list[str]] = defaultdict(list)
        self.waiting: set[str] = set()
        self.held = 0
        self.arrows = [(each.source, each.target) for each in self.model.links if each.carries]

    def plan(self, stem: str) -> None:
        """Match everything of the draft, and make the new texts."""
        by_label = Counter(plain_label(label) for label in self.ids.values())
        names = {plain_label(label): name for name, label in self.ids.items()
                 if by_label[plain_label(label)] == 1}  # fmt: skip
        for node in self.draft.nodes:
            self._take_node(node, names)
        for link in _merge(self.draft.links):
            self._take_link(link)
        if self.text != self.before and (self.added or self.changed):
            self.texts[self.path] = self.text
        if self.draft.quotes:
            self._take_quotes(make_id(stem, set()))

    def _take_node(self, node: DraftNode, names: Mapping[str, str]) -> None:
        plain = plain_label(node.label)
        known = node.known_as if node.known_as in self.ids else names.get(plain)
        if known is not None:
            self._remember(node, known)
            if plain_label(self.ids[known]) != plain:
                self._change_label(known, node.label)
            return
        stage = self.stages.get(node.label.casefold()) or find_stage(node.stage, self.stages)
        if stage is None:
            self.unsorted[node.stage].append(node.label)
            self.waiting.update((node.key, node.label))
            return
        name = node.known_as if _is_id(node.known_as) else make_id(node.label, set(self.ids))
        if self._add(STAGES[stage][0], name, self._describe(node, stage), node.place):
            self.ids[name] = node.label
            self._remember(node, name)

    def _describe(self, node: DraftNode, stage: str) -> Fields:
        section, horizon = STAGES[stage]
        fields: dict[str, Value] = {"label": node.label}
        if horizon:
            fields["horizon"] = horizon
        if node.strand and stage not in {"assumption", "factor"}:
            fields["strand"] = self._find_strand(node.strand)
        if section == "factors":
            is_role = node.note in {"competing", "complementary"}
            fields["role"] = node.note if is_role else "competing"
        elif node.note:
            fields["note"] = node.note
        return fields

    def _remember(self, node: DraftNode, name: str) -> None:
        self.keys[node.key] = name
        # Tables of links name their ends by label as often as by id.
        self.keys.setdefault(node.label, name)
        self.keys.setdefault(name, name)

    def _find_strand(self, word: str) -> str:
        strands = dict(self.model.strands)
        if word in strands:
            return word
        for name, label in strands.items():
            if plain_label(label) == plain_label(word):
                return name
        name = make_id(word, set())
        if f"\n  {name}:" not in self.text.partition("\nstrands:")[2]:
            self._add("strands", name, {"": word}, "")
        return name

    def _take_link(self, link: DraftLink) -> None:
        source, target = self.keys.get(link.source), self.keys.get(link.target)
        if source is None or target is None:
            missing = link.source if source is None else link.target
            if missing in self.waiting:
                self.held += 1
            else:
                self._ask(link.place, f"a link names “{missing}”, which is not there")
            return
        name = f"{source}{ARROW}{target}"
        before = next((each for each in self.model.links if each.id == name), None)
        if source == target:
            self._ask(link.place, f"a link leads from {source} to itself")
        elif before is None:
            if self._add("links", name, self._describe_link(link, name), link.place):
                self.arrows.append((source, target))
        elif link.because and before.because and link.because != before.because:
            self.noted.append(f"{name} says why already; the file's words: {link.because}")

    def _describe_link(self, link: DraftLink, name: str) -> Fields:
        fields: dict[str, Value] = {"because": link.because, "note": link.note}
        assumed = [self.keys.get(each, "") for each in link.assumes]
        for word, found in zip(link.assumes, assumed, strict=True):
            if not found:
                self._ask(link.place, f"{name} rests on “{word}”, which is not there")
        fields["assumes"] = [each for each in assumed if each]
        fields["effect"] = "hinders" if link.hinders else ""
        source, target = name.split(ARROW)
        fields["feedback"] = not link.hinders and self._closes_circle(source, target)
        if fields["feedback"]:
            self.noted.append(f"{name} closes a circle, so it is marked feedback")
        return {key: value for key, value in fields.items() if value}

    def _closes_circle(self, source: str, target: str) -> bool:
        after: dict[str, list[str]] = {}
        for one, other in self.arrows:
            after.setdefault(one, []).append(other)
        seen, left = {target}, [target]
        while left:
            for each in after.get(left.pop(), ()):
                if each == source:
                    return True
                if each not in seen:
                    seen.add(each)
                    left.append(each)
        return False

    def _take_quotes(self, stem: str) -> None:
        """Put the quotes into a register of their own; what is there already stays."""
        folder = self.path.absolute().parent.parent / "evidence" / self.path.stem
        if self.path.absolute().parent.name != "models":
            folder = self.path.absolute().parent / "evidence" / self.path.stem
        table, register = folder / f"{stem}.csv", folder / f"{stem}.yaml"
        rows = list(csv.reader(io.StringIO(read_exactly(table)))) if table.exists() else []
        before = len(rows)
        rows = rows or [list(_QUOTES)]
        there = set(map(tuple, rows))
        for each in self.draft.quotes:
            source, target = self.keys.get(each.source, ""), self.keys.get(each.target, "")
            row = (source, target, " ".join(each.quote.split()), each.voice or "unnamed")
            if source and target and row not in there:
                there.add(row)
                rows.append(list(row))
        new = len(rows) - max(before, 1)
        if not new:
            return
        self.added["quotes"] += new
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows(rows)
        self.texts[table] = out.getvalue()
        if not register.exists():
            self.texts[register] = (
                f"title: {write_scalar(stem.replace('-', ' ').capitalize())}\nkind: interviews\n"
                f"data: {table.name}\n"
            )
        self.noted.append("quotes are people's own words: see that nobody can be known by them")

    def _add(self, section: str, name: str, fields: Fields, place: str) -> bool:
        try:
            self.text = add_entry(self.text, [section], name, fields)
        except CannotAddError as error:
            self._ask(place, f"{name}: {error}")
            return False
        self.added[section] += 1
        return True

    def _change_label(self, name: str, label: str) -> None:
        sections = (*_PLURALS, "outcomes")
        section = next((each for each in sections if _holds(self.text, each, name)), "")
        for path in ([section, name, "label"], [section, name]):
            try:
                self.text = replace_text(self.text, path, label)
            except CannotAddError:
                continue
            self.changed.append(f"{name}: {self.ids[name]} → {label}")
            return
        self._ask("", f"{name} is called “{label}” there; it stands in a file that is included")

    def _ask(self, place: str, what: str) -> None:
        self.asked.append(f"{place}: {what}" if place else what)

    def tell(self) -> Iterator[str]:
        """Yield the plan in words."""
        told = [f"{number} {section if number > 1 else _ONE[section]}"
                for section, number in self.added.items()]  # fmt: skip
        yield f"add {list_words(told, most=len(told))}" if told else "nothing to add"
        yield from (f"change {each}" for each in self.changed)
        mentioned = {self.keys.get(node.key) for node in self.draft.nodes}
        gone = sorted(each.id for each in self.model.nodes if each.id not in mentioned)
        if gone:
            yield f"kept, though the file does not have them: {list_words(gone, most=5)}"
        yield from (f"note: {each}" for each in dict.fromkeys(self.noted))
        yield from (f"not carried: {number} {what}" for what, number in self.draft.dropped.items())
        yield from (f"not understood: {each}" for each in self.list_questions())

    def list_questions(self) -> list[str]:
        """Return what a person has to decide or mend before everything can come in."""
        questions = [f"{place}: {what}" for place, what in self.draft.faults]
        for word, labels in self.unsorted.items():
            what = f"their sort is “{word}”" if word else "their sort is not said"
            named = list_words([f"“{each}”" for each in labels])
            questions.append(
                f"{named}: {what}; say --stage '{word or _ANY}=STAGE', one of {', '.join(STAGES)}"
            )
        if self.held:
            questions.append(f"{count_of(self.held, 'link')} between such cards")
        return [*questions, *self.asked]


def _holds(text: str, section: str, name: str) -> bool:
    inside = text.partition(f"\n{section}:")[2] if not text.startswith(f"{section}:") else text
    return f"\n  {name}:" in inside


def _is_id(name: str) -> bool:
    return bool(name) and make_id(name.replace("-", " "), set()) == name


def _merge(links: Sequence[DraftLink]) -> list[DraftLink]:
    """Return each link once, with the first reason that is given."""
    found: dict[tuple[str, str], DraftLink] = {}
    for each in links:
        before = found.get((each.source, each.target))
        if before is None:
            found[each.source, each.target] = each
        elif not before.because:
            found[each.source, each.target] = before._replace(because=each.because)
    return list(found.values())
