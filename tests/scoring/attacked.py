"""A small honest evaluation as files, and what becomes of its claim when somebody meddles."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from contribution.app.assess import assess
from contribution.domain.verdict import Verdict

MODEL = """\
title: Reading rooms
purpose: Young people find a quiet place and read more
as_of: 2026-06-30
programme: {starts: 2024-01-15, ends: 2026-12-31}
activities:
  open: {label: Rooms open in the evening, starts: 2024-01-15}
outputs:
  seats: {label: Seats used on most evenings}
outcomes:
  read: {label: Young people read more, horizon: short, latency: 3 months}
assumptions:
  quiet: {label: The rooms stay quiet, necessary: true}
factors:
  telly: {label: The app, role: competing, family: something-else, affects: [seats, read]}
  trend: {label: It was rising, role: competing, family: already-happening, affects: [seats, read]}
  counts: {label: Counted twice, role: competing, family: not-real, affects: [seats, read]}
links:
  open -> seats: {because: The rooms are warm, assumes: none}
  seats -> read: {because: A quiet hour is spent reading, assumes: [quiet]}
claims:
  reads: {says: The rooms contributed to more reading, from: open, to: read}
"""
_HEAD = """\
title: "{title}"
kind: {kind}
source: "{source}"
by: {by}
collected: {{from: 2026-02-01, to: 2026-03-31}}
declared_on: 2023-12-01
quality: {quality}
because: kept by law
items:
"""
_SURE = ("open", "seats", "open -> seats", "read", "quiet")
_RIVALS = ("telly", "trend", "counts")
LINK = "seats -> read"
SEARCHED = "searched: all loans of both towns"


def tell(
    name: str, about: str, test: str = "smoking-gun", outcome: str = "found", more: str = ""
) -> str:
    """Return an item of a register, as it is written."""
    said = f"says: What {name} tells, about: [{about}], test: {test}, outcome: {outcome}"
    return f"  {name}: {{{said}, at: {{page: 1}}{', ' if more else ''}{more}}}\n"


def register(*items: str, title: str = "Extra", source: str = "", **head: object) -> str:
    """Return a register of these items; good documents of somebody independent unless said."""
    told = {"kind": "document", "by": "independent", "quality": 3, **head}
    return _HEAD.format(title=title, source=source or title, **told) + "".join(items)


def honest() -> dict[str, str]:
    """Return the files of an evaluation: moderate at one link, strong everywhere else."""
    sure = [tell(f"a{n}", place, "doubly-decisive") for n, place in enumerate(_SURE)]
    out = [tell(f"no-{name}", name, "hoop", "not-found", SEARCHED) for name in _RIVALS]
    seen = [tell(f"v{n}", place, "moderate") for n, place in enumerate(_SURE)]
    way = tell("way", LINK, "moderate")
    return {
        "models/m.yaml": MODEL,
        "evidence/m/archive.yaml": register(*sure, *out, title="County archive"),
        "evidence/m/visits.yaml": register(
            *seen, way, title="Visits", kind="observation", by="evaluator"
        ),
        "evidence/m/talks.yaml": register(
            tell("told", LINK, "straw"), title="Talks", kind="interviews", by="evaluator"
        ),
    }


class Outcome(NamedTuple):
    """What an evaluation comes to: the claim's verdict, what stands behind it, what is found."""

    verdict: Verdict
    behind: str
    found: frozenset[str]


def judge(folder: Path, files: Mapping[str, str]) -> Outcome:
    """Return what the engine makes of the files."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    told = assess(folder / "models/m.yaml")
    found = frozenset(each.id for each in told.diagnostics)
    rated = told.ratings.claims.get("reads")
    if rated is None:
        return Outcome(Verdict.NOT_SCORED, "", found)
    behind = " ".join(each.says for each in rated.provisos)
    return Outcome(rated.rating.verdict, behind, found)
