"""What the answers count, one by one; and what every answer is drawn from."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from contribution.formats.portfolio import Tableau
from contribution.portfolio.alike import Wordings
from contribution.portfolio.store import Archive, StoredRows

# A share of so few says who they are, and says nothing about the rest.
FEWEST = 5


class Inquiry(NamedTuple):
    """What the answers are drawn from: the store, the funder's words, and the day.

    Questions in SQL find the models of the run in the view `here`.
    """

    store: Archive
    wordings: Wordings
    today: date

    def list(self, name: str, title: str, head: tuple[str, ...], question: str) -> Tableau:
        """Return the answer whose rows are drawn from the store when somebody goes through them."""
        return Tableau(name, title, "", head, StoredRows(self.store, question))


def list_claims(inquiry: Inquiry) -> Tableau:
    """Return every claim with its bearer and what is lacking there."""
    head = ("Model", "Result", "Claim", "Verdict", "Borne by", "What is lacking there")
    question = (
        "select place, label, says, verdict, bearer, lacks from here join claim using (bundle) "
        "order by place, number"
    )
    return inquiry.list("claim-list", "Which claims are there?", head, question)


def list_links(inquiry: Inquiry) -> Tableau:
    """Return every link with the kinds of evidence about it."""
    head = ("Model", "Link", "From", "To", "Strand", "Evidence about it")
    question = (
        "select place, link, source_stage, target_stage, source_strand, "
        "coalesce((select group_concat(kind, ', ') from cell "
        "where cell.bundle = here.bundle and cell.link = link.link), 'none') "
        "|| iif(sought_in_vain, '; searched in vain', '') "
        "from here join link using (bundle) order by place, number"
    )
    return inquiry.list("links", "Which links are there, and who looked at them?", head, question)


def list_findings(inquiry: Inquiry) -> Tableau:
    """Return every diagnostic of every model."""
    head = ("Model", "Severity", "Check", "Name", "Where", "What is wrong, and what to do")
    question = (
        "select place, severity, id, slug, file || ':' || line, "
        "message || iif(next_step <> '', '; ' || next_step, '') "
        "from here join diagnostic using (bundle) order by place, number"
    )
    return inquiry.list("findings", "Which findings are there?", head, question)


def list_failures(inquiry: Inquiry) -> Tableau:
    """Return the files that could not be assessed, and why."""
    question = "select place, failure from here where failure <> '' order by place"
    title = "Which files could not be assessed?"
    return inquiry.list("failures", title, ("File", "Why"), question)
