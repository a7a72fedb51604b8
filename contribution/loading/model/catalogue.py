"""Knows every id of a project, sound or not, and says what an unknown one probably meant."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from contribution.domain.diagnostic import Diagnostic, Where, offer
from contribution.domain.logic_model import ARROW
from contribution.loading.log import DiagnosticLog
from contribution.loading.model.names import Guess, Nameable, guess_meant, is_id, is_usable
from contribution.words.labels import plain_label, suggest_id
from contribution.words.phrases import list_words, quote

_KINDS = (
    "node",
    "assumption",
    "factor",
    "influence",
    "claim",
    "question",
    "item",
    "strand",
    "stakeholder",
    "link",
)
# Looking for near names among thousands takes a while; nobody reads so many suggestions.
_MOST_SUGGESTED = 30
_NOTHING = frozenset({"nothing", "no", "nil", "n/a", "-", "nobody"})


def _lacks_id(found: Diagnostic) -> bool:
    """Return whether an element may have lost its id: a name that nothing has is likely this."""
    return found.id in {"CA013", "CA033"} or found.message.startswith("no id stands above")


class Declared(NamedTuple):
    """What an id names, and where."""

    what: str
    where: Where


class Catalogue:
    """Every id and what it names.

    An id that was declared stays known when its element is dropped, so that one mistake is not
    reported again wherever the id is used.
    """

    def __init__(self, log: DiagnosticLog) -> None:
        self.log = log
        self._misses = 0
        self._asked: dict[tuple[str, Where], tuple[str, ...]] = {}
        self._ids: dict[str, Declared] = {}
        self._names: dict[str, dict[str, Where]] = {"strand": {}, "stakeholder": {}, "link": {}}
        self._sound: dict[str, set[str]] = {what: set() for what in _KINDS}
        self._labels: dict[str, str] = {}
        self._meant: dict[str, str] = {}
        self._lost: set[str] = set()
        self._told: set[tuple[str, tuple[str, ...]]] = set()
        self._backward: dict[str, tuple[str, Where]] = {}
        self._is_unread = False

    def declare(self, what: str, name: str, where: Where) -> bool:
        """Note an id; return whether it may be used: unique, and in a form that can be carried."""
        if not is_id(name):
            message = f"{quote(name)} is no id: ids are lower-case letters, digits and hyphens"
            self.log.add("CA032", where, message, f"write {suggest_id(name)}")
            self.note_meant(suggest_id(name), name)
        first = self._ids.get(name)
        if first is not None:
            self._report_twice(name, where, f"the {first.what} at {first.where}")
            return False
        self._ids[name] = Declared(what, where)
        return is_usable(name)

    def declare_name(self, what: str, name: str, where: Where) -> None:
        """Note a strand, a stakeholder group or a link, which need no unique id."""
        self._names[what].setdefault(name, where)

    def note_lost(self, names: Iterable[str]) -> None:
        """Note names whose elements a syntax error, reported already, may have swallowed."""
        self._lost.update(names)

    def note_unread(self) -> None:
        """Note that a whole file was not read, reported already: it may hold any name."""
        self._is_unread = True

    def note_meant(self, name: str, meant: str) -> None:
        """Note that what is called `name` elsewhere is `meant` here; where it differs was told."""
        self._meant.setdefault(name, meant)

    def note_backward(self, source: str, target: str, where: Where) -> None:
        """Note a link that leads back to an earlier stage: it may have been typed the wrong way."""
        self._backward[f"{target}{ARROW}{source}"] = f"{source}{ARROW}{target}", where

    def find_link(self, name: str) -> Where | None:
        """Return where the link of that name was declared first."""
        return self._names["link"].get(name)

    @property
    def declared(self) -> Mapping[str, Declared]:
        """Return what each id names, sound or not."""
        return self._ids

    def list_names(self) -> set[str]:
        """Return every name that anything has."""
        return self._ids.keys() | set().union(*self._sound.values(), *self._names.values())

    def add_sound(self, what: str, names: Iterable[str], label: str = "") -> None:
        """Note that these elements are in the model."""
        self._sound[what].update(names)
        for name in names if label else ():
            self._labels.setdefault(plain_label(label), name)

    def knows(self, name: str, wanted: tuple[str, ...]) -> bool:
        """Return whether `name` is one of the things wanted; nothing is said when it is not."""
        return any(name in self._sound[what] for what in wanted)

    def find(
        self, name: str, wanted: tuple[str, ...], where: Where, *, holder: str
    ) -> tuple[str, ...]:
        """Return the things wanted that `name` names, or else those that it surely means.

        None where nothing has that id, or something else; either is said once.
        """
        name = self._meant.get(name, name)
        if self.knows(name, wanted):
            return (name,)
        if name in self._backward and "link" in wanted:
            # Stages and evidence agree against the link: one mistake, and it stands there.
            actual, there = self._backward[name]
            message = f"{quote(actual)} is turned round: evidence is about {name}"
            self.log.add("CA034", there, message, f"write {name}", fixes=offer(there, name))
            return (actual,)
        if (name, where) not in self._asked:
            # The links of a chain share one body.
            self._asked[name, where] = self._tell(name, wanted, where, holder=holder)
        return self._asked[name, where]

    def _tell(
        self, name: str, wanted: tuple[str, ...], where: Where, *, holder: str
    ) -> tuple[str, ...]:
        declared = self._ids.get(name)
        if declared is not None and declared.what not in wanted:
            message = f"{quote(name)} is the {declared.what} at {declared.where}, in {holder}"
            next_step = f"name {_an(wanted)}"
            if declared.what == "factor" and {"node", "link"} & set(wanted):
                next_step = f"say it in the affects: of {name}"
            self.log.add("CA034", where, message, next_step)
        elif declared is None and not self._is_excused(name, wanted):
            self._misses += 1
            return self._report_unknown(name, wanted, where, holder=holder)
        return ()

    def _report_unknown(
        self, name: str, wanted: tuple[str, ...], where: Where, *, holder: str
    ) -> tuple[str, ...]:
        is_one = len(wanted) <= 2
        wrong = f"is no {list_words(wanted, 'or')}" if is_one else "is the name of nothing"
        guess = Guess(wrong, next_step="correct or declare the name")
        if wanted == ("assumption",) and name.lower() in _NOTHING:
            guess = Guess(wrong, next_step="write none where nothing is assumed")
        elif self._misses <= _MOST_SUGGESTED:
            known = Nameable(
                frozenset(self._known(wanted)),
                nodes=frozenset(self._sound["node"]),
                links=frozenset(self._sound["link"]),
                labels=self._labels,
                say=self._say_what,
            )
            guess = guess_meant(name, wrong, known)
        lacks_id = any(_lacks_id(each) for each in self.log.since(0))
        if not guess.meant and (lacks_id or self._is_told(name, wanted)):
            return ()
        written = self._write(guess.meant, where)
        fixes = offer(where, written, is_safe=True) if guess.meant else ()
        message = f"{quote(name)} {guess.wrong}, in {holder}"
        self.log.add("CA034", where, message, guess.next_step or f"write {written}", fixes=fixes)
        return tuple(each for each in guess.meant if fixes and self.knows(each, wanted))

    def _is_told(self, name: str, wanted: tuple[str, ...]) -> bool:
        """Return whether the same was told before: of the name, or of all where none is known."""
        what = (name if self._known(wanted) else "", wanted)
        is_told = what in self._told
        self._told.add(what)
        return is_told

    def _say_what(self, name: str) -> str:
        declared = self._ids.get(name)
        return f"the {declared.what} {name}" if declared else ""

    def _write(self, names: tuple[str, ...], where: Where) -> str:
        """Return the names as they are written there: several in a list, unless they are in one."""
        before = self.log.sources.get(where.file, ())[where.line - 1 : where.line]
        is_listed = "".join(before)[: where.column - 1].rstrip().endswith(("[", ","))
        text = ", ".join(names)
        return f"[{text}]" if len(names) > 1 and not is_listed else text

    def _is_excused(self, name: str, wanted: tuple[str, ...]) -> bool:
        if self._is_unread or name in self._lost:
            return True
        return any(name in self._names.get(what, {}) for what in wanted)

    def _known(self, wanted: tuple[str, ...]) -> set[str]:
        known = {name for what in wanted for name in self._sound[what]}
        known.update(name for name, each in self._ids.items() if each.what in wanted)
        return known

    def _report_twice(self, name: str, where: Where, first: str) -> None:
        message = f"the id {quote(name)} is taken: it is {first}; the second one was left out"
        self.log.add("CA033", where, message, "give one of the two another id")


def _an(wanted: Iterable[str]) -> str:
    """Return the things wanted with their article: a node, link, assumption or factor."""
    words = list_words(wanted, "or", most=9)
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"
