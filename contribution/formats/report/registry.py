"""The summary for a registry of evaluations as plain Markdown, to be pasted into its form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from contribution.domain.assessment import Assessment
from contribution.domain.view import Format, View
from contribution.story.summary import summarise
from contribution.words.escaping import escape_markdown
from contribution.words.phrases import count_of, list_words

# Sources of a finding that are named in its row; the JSON has all.
_MOST = 4


def render_registry(assessment: Assessment, _: View) -> str:
    """Return the summary of the whole model: a list of what is said, and a table of findings."""
    told = summarise(assessment)
    facts = [f"- **{name}**: {escape_markdown(str(each))}" for name, each in _tell(told) if each]
    head = ("finding", "verdict", "rests on", "evidence", "sources")
    rows = [head, ("---",) * len(head), *map(_row, told["findings"])]
    table = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join((f"# {escape_markdown(told['title'])}", "", *facts, "", *table)) + "\n"


def _tell(summary: Mapping[str, Any]) -> Iterator[tuple[str, str | None]]:
    evidence, links = summary["evidence"], summary["links"]
    yield "Purpose", summary["purpose"]
    yield "For whom", summary["beneficiaries"]
    yield "Programme", _span(summary["programme"]["starts"], summary["programme"]["ends"])
    yield "Evidence from", _span(evidence["first_day"], evidence["last_day"])
    yield "Author", summary["author"]
    yield "As of", summary["as_of"]
    yield "Source", summary["source"]
    yield "Design", summary["design"]
    methods = [f"{each['method']} ({each['items']})" for each in summary["methods"]]
    yield "Methods, with pieces of evidence", list_words(methods, most=len(methods))
    who = [f"{name} ({number})" for name, number in evidence["collected_by"].items()]
    yield "Collected by", list_words(who, most=len(who))
    outcomes = [each["label"] for each in summary["outcomes"]]
    yield "Outcomes", list_words(outcomes, most=len(outcomes))
    rule = summary["rule"]
    yield "Rule of judgement", f"contribution {rule['scorer']}, version {rule['version']}"
    told = count_of(links["told"], "link")
    yield "Limits", f"{links['without_evidence']} of {told} without evidence"


def _span(first: str | None, last: str | None) -> str:
    return f"{first or ''} to {last or ''}".strip() if first or last else ""


def _row(finding: Mapping[str, Any]) -> tuple[str, ...]:
    ahead, against = finding["for"], finding["against"]
    places = list(dict.fromkeys(each["at"] or each["source"] for each in finding["sources"]))
    more = [f"{len(places) - _MOST} more"] if len(places) > _MOST else []
    so_far = [f"so far {finding['so_far']}"] if finding["so_far"] != finding["verdict"] else []
    said = "; ".join((*so_far, *(each.rstrip(".") for each in finding["provisos"])))
    cells = (
        finding["says"],
        f"{finding['verdict']} ({said})" if said else finding["verdict"],
        finding["bearer"] or "–",
        f"{ahead} for, {against} against",
        "; ".join((*places[:_MOST], *more)) or "–",
    )
    return tuple(map(escape_markdown, cells))


FORMAT = Format("Summary for a registry of evaluations", render_registry)
