"""Matches a foreign draft with a model: what is there, what is new, what a person decides."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from contribution.domain.logic_model import ARROW, CausalLink, LogicModel
from contribution.editing.adding import (
    Additions,
    CannotAddError,
    Fields,
    Value,
    make_id,
    replace_text,
)
from contribution.editing.edits import read_exactly, write_scalar
from contribution.exchange.draft import (
    ANY,
    STAGES,
    DraftLink,
    DraftNode,
    ForeignModel,
    Meanings,
    find_stage,
    leads_to,
    merge_links,
)
from contribution.exchange.quoting import QuoteTexts
from contribution.exchange.registers import RegisterTexts, is_short_id
from contribution.loading.project import load_project
from contribution.words.labels import plain_label, split_arrow
from contribution.words.phrases import clip, count_of, list_words

_ONE = {section: stage for stage, (section, _) in STAGES.items()} | {
    "outcomes": "outcome", "links": "link", "strands": "strand", "quotes": "quote",
    "items of evidence": "item of evidence", "rows of tables": "row of a table",
    "passages": "passage",
}  # fmt: skip
_NEW = """\
title: {title}
stage: draft
as_of: {today}
"""


class Planner:
    """Matches a draft with a model, and makes the texts that would hold both."""

    def __init__(self, path: Path, draft: ForeignModel, answers: Meanings) -> None:
        self.path = path
        self.draft = draft
        self.answers = answers
        self.before = read_exactly(path) if path.exists() else ""
        loaded = load_project(path) if self.before else None
        self.model = (loaded.model if loaded else None) or LogicModel(name="")
        title = draft.title or path.stem.replace("-", " ").capitalize()
        self.additions = Additions(
            self.before or _NEW.format(title=write_scalar(title), today=datetime.now(tz=UTC).date())
        )
        elements = (*self.model.nodes, *self.model.assumptions, *self.model.factors)
        self.ids = {each.id: each.label for each in elements}
        self.keys: dict[str, str] = {each.id: each.id for each in elements}
        self.links = {each.id: each for each in self.model.links}
        self.claims = {each.id for each in self.model.claims}
        taken = (*self.ids, *self.links, *self.claims)
        self.registers = RegisterTexts(path, loaded.registers if loaded else (), taken)
        self.quotes = QuoteTexts(self.registers, self.links, answers, self.find_subject)
        self.strands = dict(self.model.strands)
        self.met: dict[str, DraftNode] = {}
        self.renamed: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self.added: Counter[str] = Counter()
        self.changed: list[str] = []
        self.asked: list[tuple[str, str]] = []
        self.noted = list(draft.notes)
        self.unsorted: defaultdict[str, list[str]] = defaultdict(list)
        self.places: dict[str, str] = {}
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
        # A table of links may call a card by its id.
        self.names = {plain_label(name): name for name in self.ids}
        self.names |= {plain_label(label): name for name, label in self.ids.items()
                       if by_label[plain_label(label)] == 1}  # fmt: skip
        for node in self.draft.nodes:
            self._take_node(node)
        for link, signs in merge_links(self.draft.links):
            (self._ask_target if link.among else self._take_link)(link, signs)
        text = self.additions.write()
        for name, label in self.renamed.items():
            text = self._change_label(text, name, label)
        if self.added or self.changed:
            self.registers.texts[self.path] = text
        self.registers.taken |= {*self.ids, *self.links}
        for register in self.draft.registers:
            self.registers.take(register._replace(title=register.title or stem), self.find_subject)
        self.quotes.take(stem, self.draft.quotes, self.draft.candidates)

    @property
    def texts(self) -> Mapping[Path, str]:
        """Return the new texts of files, by path."""
        return self.registers.texts

    def find_subject(self, words: str) -> str:
        """Return the id of the card, claim or link that the words name; empty where none is."""
        ends = [self._find_card(each) for each in split_arrow(words)]
        if len(ends) == 2:
            link = ARROW.join(ends)
            return link if link in self.links else ""
        return ends[0] if len(ends) == 1 else ""

    def _find_card(self, word: str) -> str:
        word = word.strip()
        if word in self.ids or word in self.claims:
            return word
        return self.keys.get(word) or self.names.get(plain_label(word), "")

    def _take_node(self, node: DraftNode) -> None:
        plain = plain_label(node.label)
        known = node.known_as if node.known_as in self.ids else self.names.get(plain)
        if known is not None:
            self._remember(node, known)
            if plain not in {plain_label(self.ids[known]), plain_label(known)}:
                self.renamed[known] = node.label
            return
        before = self.met.setdefault(plain, node)
        if before is not node and not is_short_id(node.known_as):
            # A table of links names its cards by nothing but their labels.
            if node.stage == before.stage and node.key == node.label:
                self._remember(node, self.keys.get(before.key, ""))
            else:
                self._ask(node.place, f"“{node.label}” is the label of another card too; "
                                      "give one of them another label, or an id")  # fmt: skip
                self.waiting.update({node.key} - {before.key})
            return
        stages = self.answers.stages
        stage = stages.get(node.label.casefold()) or find_stage(node.stage, stages)
        if stage is None:
            self.unsorted[node.stage].append(node.label)
            self.places.setdefault(node.stage, node.place)
            self.waiting.update((node.key, node.label))
            return
        name = node.known_as if is_short_id(node.known_as) else make_id(node.label, set(self.ids))
        if node.known_as not in ("", name):
            told = clip(node.known_as, 60)
            self.noted.append(f"“{told}” is no id here; the card comes in as {name}")
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

    def _ask_target(self, link: DraftLink, _: Counter[bool]) -> None:
        source = self.keys.get(link.source)
        names = {f"{source}{ARROW}{self.keys.get(each)}" for each in link.among}
        if names.isdisjoint(self.links):
            what = (
                f"“{clip(link.source, 50)}” may lead to any of {len(names)}: number it as 1.1 is "
            )
            self._ask(link.place, f"{what}under 1, or link it in the model")

    def _take_link(self, link: DraftLink, signs: Counter[bool]) -> None:
        source, target = self.keys.get(link.source), self.keys.get(link.target)
        if source is None or target is None:
            missing = link.source if source is None else link.target
            self.held += missing in self.waiting
            if missing not in self.waiting:
                self._ask(link.place, f"a link names “{missing}”, which is not there")
            return
        name = f"{source}{ARROW}{target}"
        before = self.links.get(name)
        if source == target:
            self._ask(link.place, f"a link leads from {source} to itself")
        elif before is None:
            if self._add("links", name, self._describe_link(link, name), link.place):
                self.after[source].append(target)
                made = CausalLink(source=source, target=target)
                hinders = made.model_copy(update={"effect": "hinders"})
                self.links[name] = hinders if link.hinders else made
        elif link.because and before.because and link.because != before.because:
            self.noted.append(f"{name} says why already; the file's words: {link.because}")
        if name in self.links and (other := signs[self.links[name].effect == "helps"]):
            here, there = ("helps", "hinders")[:: 1 if self.links[name].effect == "helps" else -1]
            told = f"{other} of {signs.total()} mentions in the file say that it {there}"
            self.noted.append(f"{name} {here} here; {told}")

    def _describe_link(self, link: DraftLink, name: str) -> Fields:
        fields: dict[str, Value] = {"because": link.because, "note": link.note}
        assumed = [self.keys.get(each, "") for each in link.assumes]
        for word, found in zip(link.assumes, assumed, strict=True):
            if not found:
                self._ask(link.place, f"{name} rests on “{word}”, which is not there")
        fields["assumes"] = [each for each in assumed if each]
        fields["effect"] = "hinders" if link.hinders else ""
        source, target = name.split(ARROW)
        fields["feedback"] = not link.hinders and leads_to(self.after, target, source)
        if fields["feedback"]:
            self.noted.append(f"{name} closes a circle, so it is marked feedback")
        return {key: value for key, value in fields.items() if value}

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
        self.asked.append((place, what))

    def tell(self) -> Iterator[str]:
        """Yield the plan in words, but for what is not understood."""
        added = +(self.added + self.registers.added)
        told = [f"{number} {section if number > 1 else _ONE[section]}"
                for section, number in added.items()]  # fmt: skip
        yield f"add {list_words(told, most=len(told))}" if told else "nothing to add"
        yield from (f"change {each}" for each in (*self.changed, *self.registers.changed))
        mentioned = {self.keys.get(node.key) for node in self.draft.nodes}
        gone = sorted(each.id for each in self.model.nodes if each.id not in mentioned)
        if gone and self.draft.nodes:
            yield f"kept, though the file does not have them: {list_words(gone, most=5)}"
        yield from (f"note: {each}" for each in dict.fromkeys((*self.noted, *self.registers.noted)))
        yield from (f"not carried: {number} {what}" for what, number in self.draft.dropped.items())
        yield from self.quotes.tell()

    def list_questions(self) -> list[tuple[str, str]]:
        """Return what a person has to decide or mend, and where, before everything can come in."""
        questions = [*self.draft.faults]
        for word, labels in self.unsorted.items():
            what = f"their sort is “{word}”" if word else "their sort is not said"
            named = list_words([f"“{each}”" for each in labels])
            step = f"say --stage '{word or ANY}=STAGE', one of {', '.join(STAGES)}"
            questions.append((self.places[word], f"{named}: {what}; {step}"))
        if self.held:
            questions.append(("", f"{count_of(self.held, 'link')} between such cards"))
        return [*questions, *dict.fromkeys(self.asked), *self.registers.asked]

    def list_idle(self, stages: Iterable[str]) -> list[str]:
        """Return those of the words that no card and no sort of card is called."""
        words = {each.casefold() for node in self.draft.nodes for each in (node.stage, node.label)}
        return [word for word in stages if word not in {*words, ANY}]
