"""A register that was read before, and what must hold for it to be read as the same again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from contribution.domain.evidence import EvidenceRegister
from contribution.loading.model.catalogue import Catalogue, Declared
from contribution.loading.model.references import STAKEHOLDERS, SUBJECTS


class KeptRegister(NamedTuple):
    """A register in which nothing was wrong, and the ids that it declares.

    `given` are the bytes of its table and the day as of which it was read; `named` the names that
    it uses, each with the kinds of which it must be.
    """

    register: EvidenceRegister
    given: tuple[bytes | None, date | None]
    ids: tuple[tuple[str, Declared, bool], ...]
    named: tuple[tuple[str, tuple[str, ...]], ...]

    def declare_again(self, catalogue: Catalogue) -> bool:
        """Return whether all names are known and all ids free; then they are declared."""
        if catalogue.is_guessing or any(name in catalogue.declared for name, *_ in self.ids):
            return False
        if not all(catalogue.knows(*each) for each in self.named):
            return False
        for name, (what, where), is_sound in self.ids:
            catalogue.declare(what, name, where)
            if is_sound:
                catalogue.add_sound(what, (name,))
        return True


class Watch:
    """What one register adds to the catalogue and the log."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._begun = len(catalogue.log), catalogue.guesses, len(catalogue.declared)

    def keep(
        self, register: EvidenceRegister, given: tuple[bytes | None, date | None]
    ) -> list[KeptRegister]:
        """Return the register with what was added; none where anything was wrong or guessed."""
        catalogue = self._catalogue
        found, guesses, count = self._begun
        if catalogue.is_guessing or (found, guesses) != (len(catalogue.log), catalogue.guesses):
            return []
        new = list(catalogue.declared.items())[count:]
        ids = tuple((name, each, catalogue.knows(name, ("item",))) for name, each in new)
        named = tuple(dict.fromkeys(_list_named(register)))
        return [KeptRegister(register, given, ids, named)]


def _list_named(register: EvidenceRegister) -> Iterator[tuple[str, tuple[str, ...]]]:
    for each in (register, *register.items):
        for name in (*getattr(each, "stakeholders", ()), *(getattr(each, "voices", None) or ())):
            yield name, STAKEHOLDERS
    for item in register.items:
        for name in item.about:
            yield name, SUBJECTS
