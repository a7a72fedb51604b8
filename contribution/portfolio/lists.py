"""What the answers count, one by one; and what every answer is drawn from."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from contribution.formats.portfolio import Tableau
from contribution.portfolio.alike import Wordings
from contribution.portfolio.rows import Cell
from contribution.portfolio.store import Archive

# A share of so few says who they are, and says nothing about the rest.
FEWEST = 5


class Inquiry(NamedTuple):
    """What the answers are drawn from: the store, one run, the funder's words, and the day."""

    store: Archive
    run: int
    wordings: Wordings
    today: date

    def ask(self, columns: str, table: str, rest: str = "") -> list[tuple[Cell, ...]]:
        """Return rows of a table of results for the models of the run, by place and number."""
        return self.store.ask(
            f"select {columns} from model join {table} using (bundle) "  # noqa: S608
            f"where model.run = ? {rest} order by model.place, {table}.number",
            self.run,
        )


def list_claims(inquiry: Inquiry) -> Tableau:
    """Return every claim with its bearer and what is lacking there."""
    rows = inquiry.ask("place, label, says, verdict, bearer, lacks", "claim")
    head = ("Model", "Result", "Claim", "Verdict", "Borne by", "What is lacking there")
    return Tableau("claim-list", "Which claims are there?", "", head, rows)


def list_links(inquiry: Inquiry) -> Tableau:
    """Return every link with the kinds of evidence about it."""
    kinds: defaultdict[tuple[Cell, Cell], list[str]] = defaultdict(list)
    for place, link, kind in inquiry.ask("place, link, kind", "cell"):
        kinds[place, link].append(str(kind))
    rows = [
        (place, link, source, target, strand,
         (", ".join(kinds[place, link]) or "none") + ("; searched in vain" if in_vain else ""))
        for place, link, source, target, strand, in_vain in inquiry.ask(
            "place, link, source_stage, target_stage, source_strand, sought_in_vain", "link"
        )
    ]  # fmt: skip
    head = ("Model", "Link", "From", "To", "Strand", "Evidence about it")
    return Tableau("links", "Which links are there, and who looked at them?", "", head, rows)


def list_findings(inquiry: Inquiry) -> Tableau:
    """Return every diagnostic of every model."""
    found = inquiry.ask("place, severity, id, slug, file, line, message, next_step", "diagnostic")
    rows = [
        (place, severity, number, slug, f"{file}:{line}", f"{message}; {cure}" if cure else message)
        for place, severity, number, slug, file, line, message, cure in found
    ]
    head = ("Model", "Severity", "Check", "Name", "Where", "What is wrong, and what to do")
    return Tableau("findings", "Which findings are there?", "", head, rows)


def list_failures(inquiry: Inquiry) -> Tableau:
    """Return the files that could not be assessed, and why."""
    rows = inquiry.store.ask(
        "select place, failure from model where run = ? and failure <> '' order by place",
        inquiry.run,
    )
    title = "Which files could not be assessed?"
    return Tableau("failures", title, "", ("File", "Why"), rows)
