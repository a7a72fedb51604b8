"""The observation of an item that its data cannot answer.

Turns an author's own judgement into an observation.
"""

from collections.abc import Iterable
from typing import Annotated, ClassVar, NamedTuple

from contribution.domain.diagnostic import Finding
from contribution.domain.evidence import EvidenceItem, EvidenceRegister, Observation, Sighting
from contribution.domain.figures import Figure
from contribution.domain.located import SetLater


def planned() -> Observation:
    """Return the observation of an item whose data are still to be collected."""
    return Observation(Sighting.NOT_SEARCHED, "Planned: nothing has been collected yet.")


def not_searched(
    reason: str,
    unreadable: Iterable[Finding] = (),
    *,
    cautions: tuple[str, ...] = (),
    working: tuple[str, ...] = (),
) -> Observation:
    """Return a silent observation that says why it is silent."""
    findings = tuple(dict.fromkeys(unreadable))
    return Observation(
        Sighting.NOT_SEARCHED,
        sentence=reason,
        working=working,
        cautions=cautions or tuple(each.message for each in findings[:1]),
        unreadable=findings,
    )


_OUTCOMES = {
    Sighting.FOUND: "Found",
    Sighting.NOT_FOUND: "Looked for and not found",
    Sighting.CANNOT_TELL: "Looked at, and it cannot tell",
    Sighting.NOT_SEARCHED: "Not looked for",
}


class Quote(NamedTuple):
    """One row of a table of quotes: whose words, of which group and page, and if otherwise."""

    line: int
    text: str
    source: str
    group: str = ""
    page: str = ""
    dissents: bool = False


class JudgedItem(EvidenceItem):
    """What was looked for, and whether it was there, as its author judges."""

    from_key: ClassVar[frozenset[str]] = frozenset({"id", "quotes"})

    outcome: Sighting
    """What came of looking for it, as the author judges."""
    change: bool | None = None
    """Whether it compares one group with itself over time, with no other: on a link a straw."""
    quotes: Annotated[tuple[Quote, ...], SetLater] = ()


class SaidBy(NamedTuple):
    """Who stands behind a judgement: a sentence, figures, cautions, a bound on quality, words."""

    sentence: str = ""
    figures: tuple[Figure, ...] = ()
    cautions: tuple[str, ...] = ()
    quality_cap: int = 3
    working: tuple[str, ...] = ()


_NOBODY = SaidBy()


def build_judgement(
    item: EvidenceItem,
    register: EvidenceRegister,
    outcome: Sighting,
    testimony: SaidBy = _NOBODY,
) -> Observation:
    """Return the judgement `outcome` with its sentence, the place looked up and printed figures."""
    locator = item.at or register.at
    place = f" ({locator})" if locator is not None else ""
    sentence = f"{_OUTCOMES[outcome]}: {item.says.strip().rstrip('.')}{place}."
    printed = tuple(Figure(label, value) for label, value in item.figures.items())
    return Observation(
        outcome=outcome,
        sentence=" ".join(part for part in (sentence, testimony.sentence) if part),
        figures=(*testimony.figures, *printed),
        working=(
            f"Outcome as judged by the author of {register.title}: {outcome.value}",
            *testimony.working,
        ),
        cautions=testimony.cautions,
        quality_cap=testimony.quality_cap,
        before_after=bool(getattr(item, "change", None)),
    )
