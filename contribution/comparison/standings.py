"""How every subject of an assessment stands, under the names of the new version."""

from __future__ import annotations

from collections.abc import Mapping

from contribution.comparison.change import Kind, Standing
from contribution.comparison.renaming import translate_name
from contribution.domain.rating import Rating, Ratings

Standings = Mapping[tuple[Kind, str], Standing]


def find_standings(ratings: Ratings, names: Mapping[str, str] | None = None) -> Standings:
    """Return the standing of every claim, link, node, assumption and factor, in that order."""
    known = names or {}
    found = {
        (Kind.CLAIM, translate_name(name, known)): _stand(each.rating, each.role)
        for name, each in ratings.claims.items()
    }
    found |= {
        (Kind.LINK, translate_name(name, known)): _stand(each.rating)
        for name, each in ratings.links.items()
    }
    for kind, table in (
        (Kind.NODE, ratings.nodes),
        (Kind.ASSUMPTION, ratings.assumptions),
        (Kind.FACTOR, ratings.factors),
    ):
        found |= {(kind, translate_name(name, known)): _stand(each) for name, each in table.items()}
    return found


def _stand(rating: Rating, role: str = "") -> Standing:
    return Standing(rating.verdict, rating.evidence_verdict, role)
