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
    Additions,
    CannotAddError,
    Fields,
    Value,
    make_id,
    replace_text,
)
from contribution.editing.edits import read_exactly, write_scalar
from contribution.exchange.draft import ANY, STAGES, DraftLink, DraftNode, ForeignModel, find_stage
from contribution.loading.model.names import is_id
from contribution.loading.project import load_project
from contribution.words.labels import plain_label
from contribution.words.phrases import count_of, list_words

_ONE = {section: stage for stage, (section, _) in STAGES.items()} | {
    "outcomes": "outcome", "links": "link", "strands": "strand", "quotes": "quote",
}  # fmt: skip
_QUOTES = ("from", "to", "quote", "source")


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
        self.before = read_exactly(path) if path.exists() else ""
        self.model = (load_project(path).model if self.before else None) or LogicModel(name="")
        title = draft.title or path.stem.replace("-", " ").capitalize()
        self.additions = Additions(
            self.before or _NEW.format(title=write_scalar(title), today=datetime.now(tz=UTC).date())
        )
        elements = (*self.model.nodes, *self.model.assumptions, *self.model.factors)
        self.ids = {each.id: each.label for each in elements}
        self.keys: dict[str, str] = {each.id: each.id for each in elements}
        self.links = {each.id: each for each in self.model.links}
        self.strands = dict(self.model.strands)
        self.met: dict[str, DraftNode] = {}
        self.renamed: dict[str, str] = {}
        self.texts: dict[Path, str] = {}
        self.added: Counter[str] = Counter()
        self.changed: list[str] = []
        self.asked: list[str] = []
        self.noted: list[str] = []
        self.unsorted: defaultdict[str, list[str]] = defaultdict(list)
        self.waiting: set[str] = set()
        self.held = 0
        self.after: defaultdict[str, list[str]] = defaultdict(list)
        for each in self.model.links:
            if each.carries:
                self.after[each.source].append(each.target)

    def plan(self, stem: str) -> None:
        """Match everything of the draft, and make the new texts.

        Raises:
            CannotAddError: the text would not read as intended with all of it.
        """
        by_label = Counter(plain_label(label) for label in self.ids.values())
        names = {plain_label(label): name for name, label in self.ids.items()
                 if by_label[plain_label(label)] == 1}  # fmt: skip
        for node in self.draft.nodes:
            self._take_node(node, names)
        for link in _merge(self.draft.links):
            self._take_link(link)
        text = self.additions.write()
        for name, label in self.renamed.items():
            text = self._change_label(text, name, label)
        if self.added or self.changed:
            self.texts[self.path] = text
        if self.draft.quotes:
            self._take_quotes(make_id(stem, set()))

    def _take_node(self, node: DraftNode, names: Mapping[str, str]) -> None:
        plain = plain_label(node.label)
        known = node.known_as if node.known_as in self.ids else names.get(plain)
        if known is not None:
            self._remember(node, known)
            if plain_label(self.ids[known]) != plain:
                self.renamed[known] = node.label
            return
        before = self.met.setdefault(plain, node)
        if before is not node and not is_id(node.known_as):
            # A table of links names its cards by nothing but their labels.
            if node.stage == before.stage and node.key == node.label:
                self._remember(node, self.keys.get(before.key, ""))
            else:
                self._ask(node.place, f"“{node.label}” is the label of another card too; "
                                      "give one of them another label, or an id")  # fmt: skip
                self.waiting.update({node.key} - {before.key})
            return
        stage = self.stages.get(node.label.casefold()) or find_stage(node.stage, self.stages)
        if stage is None:
            self.unsorted[node.stage].append(node.label)
            self.waiting.update((node.key, node.label))
            return
        name = node.known_as if is_id(node.known_as) else make_id(node.label, set(self.ids))
        if node.known_as not in ("", name):
            self.noted.append(f"“{node.known_as}” is no id here; the card comes in as {name}")
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
        if word in self.strands:
            return word
        for name, label in self.strands.items():
            if plain_label(label) == plain_label(word):
                return name
        name = make_id(word, set(self.strands))
        if self._add("strands", name, {"": word}, ""):
            self.strands[name] = word
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
        before = self.links.get(name)
        if source == target:
            self._ask(link.place, f"a link leads from {source} to itself")
        elif before is None:
            if self._add("links", name, self._describe_link(link, name), link.place):
                self.after[source].append(target)
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
        seen, left = {target}, [target]
        while left:
            for each in self.after.get(left.pop(), ()):
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
            self.additions.add(section, name, fields)
        except CannotAddError as error:
            self._ask(place, f"{name}: {error}")
            return False
        self.added[section] += 1
        return True

    def _change_label(self, text: str, name: str, label: str) -> str:
        stage = {each.id: str(each.stage) for each in self.model.nodes}.get(name)
        sections = [STAGES[stage][0]] if stage else ["assumptions", "factors"]
        for section in sections:
            for path in ([section, name, "label"], [section, name]):
                try:
                    made = replace_text(text, path, label)
                except CannotAddError:
                    continue
                self.changed.append(f"{name}: {self.ids[name]} → {label}")
                return made
        self._ask("", f"{name} is called “{label}” there; it stands in a file that is included")
        return text

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
                f"{named}: {what}; say --stage '{word or ANY}=STAGE', one of {', '.join(STAGES)}"
            )
        if self.held:
            questions.append(f"{count_of(self.held, 'link')} between such cards")
        words = {each.casefold() for node in self.draft.nodes for each in (node.stage, node.label)}
        questions += [
            f"--stage {word}=…: no card and no sort of card is called so"
            for word in self.stages if word not in {*words, ANY}
        ]  # fmt: skip
        return [*questions, *self.asked]


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
