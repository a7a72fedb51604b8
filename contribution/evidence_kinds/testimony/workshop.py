"""Workshop ratings: what people in the room thought; shown, and never counted as evidence."""

from collections import Counter
from statistics import median
from typing import Annotated

from pydantic import BeforeValidator, Field

from contribution.domain.evidence import (
    EvidenceItem,
    EvidenceKind,
    EvidenceRegister,
    Observation,
    ProbativeTest,
    Sighting,
)
from contribution.domain.figures import Figure
from contribution.domain.located import Written
from contribution.domain.table import TableShape
from contribution.evidence_kinds.shared.figures import unknown_label
from contribution.evidence_kinds.shared.quotes import not_searched
from contribution.words.labels import plain_link
from contribution.words.numbers import parse_cell
from contribution.words.phrases import count_of, in_print


def _as_text(value: object) -> object:
    return str(value) if isinstance(value, int | float) else value


class Vote(Written):
    """One person's rating of a link, and what they said about it."""

    from_key = frozenset()

    rating: Annotated[str, BeforeValidator(_as_text, json_schema_input_type=str | float)]
    """The rating, as it was given."""
    who: str | None = None
    """Who gave it."""
    group: str | None = None
    """The group of stakeholders they spoke for."""
    link: str | None = None
    """The link they rated."""
    comment: str | None = None
    """What they said about it."""


class WorkshopItem(EvidenceItem):
    """The ratings given to `link` (default: what it is `about`): written here, or table rows."""

    link: str | None = None
    """The link rated, where it is not what the item is about."""
    round: Annotated[int, Field(ge=1)] | None = None
    """Which time is meant, where people rated before and after they talked."""
    ratings: tuple[Vote, ...] = ()
    """The ratings, where they stand in no table."""


def observe(item: WorkshopItem, register: EvidenceRegister) -> Observation:
    """Return the spread of the ratings; its outcome is always `not-searched`."""
    links = (item.link,) if item.link else item.about
    wanted = {plain_link(link) for link in links}
    votes = [*item.ratings, *_table_votes(register, wanted, item.round)]
    if not votes:
        rows = [row.cells for row in register.table or ()]
        key, what, name = "link" if item.link else "about", "rating of", " or ".join(links)
        if wanted & {plain_link(row.get("link", "")) for row in rows}:
            key, what, name = "round", f"rating of {name} in round", str(item.round)
        known = (row.get("round" if key == "round" else "link", "") for row in rows)
        problem = unknown_label(item.places.at(key), what, name, known)
        return not_searched("Nobody's rating is on record.", (problem,))
    counts = Counter(vote.rating.strip() for vote in votes)
    spread = ", ".join(f"{number} {rating}" for rating, number in _ordered(counts))
    return Observation(
        Sighting.NOT_SEARCHED,
        sentence=f"{count_of(len(votes), 'rating')}: {spread}. "
        "Shown beside the evidence, not counted as evidence.",
        figures=(*_figures(counts), *_group_figures(votes)),
        working=tuple(f"Comment: {vote.comment.strip()}" for vote in votes if vote.comment),
    )


def _table_votes(register: EvidenceRegister, wanted: set[str], occasion: int | None) -> list[Vote]:
    if register.table is None:
        return []
    return [
        Vote(
            rating=row.cells["rating"],
            who=row.cells.get("who") or None,
            group=row.cells.get("group") or None,
            comment=row.cells.get("comment") or None,
        )
        for row in register.table
        if plain_link(row.cells.get("link", "")) in wanted
        and row.cells.get("rating", "").strip()
        and (occasion is None or row.cells.get("round", "").strip() in {"", str(occasion)})
    ]


def _ordered(counts: Counter[str]) -> list[tuple[str, int]]:
    """Numbers by size, words by how many gave them."""

    def order(entry: tuple[str, int]) -> tuple[int, float, str]:
        number = parse_cell(entry[0], dash=None)
        if isinstance(number, float):
            return (0, number, "")
        return (1, -entry[1], entry[0])

    return sorted(counts.items(), key=order)


def _figures(counts: Counter[str]) -> tuple[Figure, ...]:
    figures = [
        Figure(f"Rated {rating}", str(number), float(number)) for rating, number in _ordered(counts)
    ]
    numbers = [parse_cell(rating, dash=None) for rating in counts.elements()]
    known = [number for number in numbers if isinstance(number, float)]
    if len(known) == len(numbers):
        formula = f"median of {count_of(len(known), 'rating')}"
        figures.append(Figure("Median", in_print(median(known)), median(known), formula))
    return tuple(figures)


def _group_figures(votes: list[Vote]) -> tuple[Figure, ...]:
    groups = sorted({vote.group for vote in votes if vote.group})
    return tuple(
        Figure(f"Rated by {group.replace('-', ' ')}", ", ".join(
            f"{number} {rating}"
            for rating, number in _ordered(
                Counter(vote.rating.strip() for vote in votes if vote.group == group)
            )
        ))
        for group in groups
    )  # fmt: skip


KIND = EvidenceKind(
    name="workshop",
    title="Workshop ratings",
    method="workshop",
    item=WorkshopItem,
    register=EvidenceRegister,
    observe=observe,
    shape=TableShape(
        required=("link", "rating"), optional=("who", "group", "comment", "round", "paper")
    ),
    opinion=ProbativeTest.STRAW,
    is_vote=True,
)
