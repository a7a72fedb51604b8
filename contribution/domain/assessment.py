"""All that a renderer ever sees: the graph, the ratings and the diagnostics of one run."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from contribution.domain.brief import told_by
from contribution.domain.diagnostic import Diagnostic, Severity
from contribution.domain.evidence import Evidence
from contribution.domain.graph import ContributionGraph
from contribution.domain.rating import ClaimRating, LinkRating, Ratings, Reason
from contribution.domain.rule import Rule
from contribution.domain.settings import NO_SETTINGS, Settings
from contribution.errors import ContributionError
from contribution.words.escaping import escape_printed
from contribution.words.phrases import count_of

Record: TypeAlias = dict[str, str | int | None]
"""One line of a table: plain values by column, as pandas and csv.DictWriter take them."""

# Between several names in one cell; no name holds it.
_SEPARATOR = "; "


@told_by("graph.model.name", "graph.links", "graph.evidence", "ratings.claims", "diagnostics")
@dataclass(frozen=True, eq=False, repr=False)
class Assessment:
    """Graph + ratings + diagnostics of one run.

    `sources` holds the lines of every text file read, by its name as diagnostics show it;
    `muted` are diagnostics that comments silence, each with the author's reason;
    `waiting` are findings that may only follow from something that could not be read;
    `doubtful` are elements of which some part could not be taken as it was written;
    `settings` are those of the project that the model belongs to; after a check `fails` says
    whether a diagnostic is severe enough to refuse the model;
    `known` are findings that the project's baseline leaves for later;
    `unread` are paths of which nothing could be read, besides those that could;
    `checked` are the files of the models that were checked together with this one, it first;
    `explain` gives the whole reasoning behind a claim, link, node, assumption or factor;
    `show` gives what a notebook displays, as HTML.
    """

    graph: ContributionGraph
    ratings: Ratings
    rule: Rule
    explain: Callable[[str], Reason]
    diagnostics: tuple[Diagnostic, ...] = ()
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    muted: tuple[tuple[Diagnostic, str], ...] = ()
    waiting: tuple[Diagnostic, ...] = ()
    doubtful: frozenset[str] = frozenset()
    unread: tuple[ContributionError, ...] = ()
    checked: tuple[str, ...] = ()
    settings: Settings = NO_SETTINGS
    fails: bool = False
    known: tuple[Diagnostic, ...] = ()
    show: "Callable[[Assessment], str] | None" = None

    def count_diagnostics(self, severity: Severity) -> int:
        """Return how many diagnostics have exactly this severity."""
        return sum(1 for diagnostic in self.diagnostics if diagnostic.severity is severity)

    def say_checked(self) -> str:
        """Return what was checked, in words: the file of the one model, or how many there are."""
        if len(self.checked) > 1:
            return f"{len(self.checked):,} models"
        return self.graph.model.file or "these files"

    def say_untold(self) -> tuple[str, ...]:
        """Return lines on findings that are not told: for a while, or because they are known."""
        lines = []
        if self.waiting:
            noun = "finding waits" if len(self.waiting) == 1 else "findings wait"
            until = "these are mended"
            if not any(each.is_loss for each in self.diagnostics):
                until = "the model is more than a draft: take out stage: draft"
            lines.append(f"{len(self.waiting):,} further {noun} until {until}")
        lines += [
            f"{word} is ignored, but what cannot be read as it was written is always told"
            for word in self.settings.ignore
            if any(each.is_named(word) for each in self.diagnostics)
        ]
        if self.known:
            lines.append(f"{count_of(len(self.known), 'known finding')} left for later: baseline")
        return tuple(lines)

    def say_losses(self) -> str:
        """Return the line that something may be missing for want of reading; empty when nothing."""
        number = sum(each.is_loss for each in self.diagnostics)
        if not number:
            return ""
        file = escape_printed(self.graph.model.file)
        return (
            f"contribution: something may be missing or out of place, since reading met "
            f"{count_of(number, 'mistake')}: see contribution check {file}\n"
        )

    def claims_table(self) -> list[Record]:
        """Return a line for each contribution claim, in the order of the model.

        `support` and `refutation` run from 0 (none) to 4; `weakest` names the places on the
        pathway that hold the claim down; `stated` is the verdict that the author set by hand.
        """
        return [self._claim(name, rated) for name, rated in self.ratings.claims.items()]

    def links_table(self) -> list[Record]:
        """Return a line for each causal link, in the order of the model.

        `evidence_for`, `evidence_against` and `left_out` count the items about the link itself.
        """
        return [self._link(name, rated) for name, rated in self.ratings.links.items()]

    def evidence_table(self) -> list[Record]:
        """Return a line for each item of evidence, in the order of the registers.

        `quality` runs from 0 (inadmissible) to 3 (good); `sighting` says what came of looking.
        """
        return [_describe_evidence(each) for each in self.graph.evidence]

    def diagnostics_table(self) -> list[Record]:
        """Return a line for each diagnostic; lines and columns count from 1."""
        return [
            {
                "id": each.id,
                "slug": each.slug,
                "severity": each.severity.word,
                "file": each.where.file,
                "line": each.where.line,
                "column": each.where.column,
                "message": each.message,
                "next_step": each.next_step,
            }
            for each in self.diagnostics
        ]

    def _claim(self, name: str, rated: ClaimRating) -> Record:
        claim = self.graph.claims[name]
        return {
            "claim": name,
            "says": claim.says,
            "source": claim.source,
            "target": claim.target,
            "verdict": str(rated.verdict),
            "support": rated.rating.support,
            "refutation": rated.rating.refutation,
            "role": rated.role,
            "weakest": _SEPARATOR.join(step.subject for step in rated.weakest),
            "early_from": rated.early_from or None,
            "stated": claim.verdict,
        }

    def _link(self, name: str, rated: LinkRating) -> Record:
        link = self.graph.links[name]
        ahead, against, left_out = rated.rating.counts
        return {
            "link": name,
            "source": link.source,
            "target": link.target,
            "because": link.because,
            "verdict": str(rated.rating.verdict),
            "support": rated.rating.support,
            "refutation": rated.rating.refutation,
            "evidence_for": ahead,
            "evidence_against": against,
            "left_out": left_out,
            "assumptions": _SEPARATOR.join(link.assumes or ()),
            "factors": _SEPARATOR.join(each.id for each in self.graph.find_factors_of(link)),
        }

    def _repr_html_(self) -> str | None:
        return self.show(self) if self.show else None


def _describe_evidence(evidence: Evidence) -> Record:
    item, place = evidence.item, evidence.item.places.key
    return {
        "item": item.id,
        "says": item.says,
        "about": _SEPARATOR.join(item.about),
        "register": evidence.register.id,
        "kind": evidence.register.kind,
        "method": evidence.method,
        "test": str(item.test) if item.test else None,
        "sighting": str(evidence.observation.outcome),
        "sentence": evidence.observation.sentence,
        "quality": evidence.quality,
        "group": evidence.group,
        "by": evidence.by,
        "date": str(item.date) if item.date else None,
        "file": place.file,
        "line": place.line,
    }
