"""Diagnostics as SARIF 2.1.0, for code scanning and editors."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from inspect import cleandoc, getmodule
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from contribution.discovery import discover
from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Diagnostic, Fix, Severity, Where
from contribution.domain.plugins import Check
from contribution.domain.view import Format, View
from contribution.proofreading.finding_keys import print_findings
from contribution.version import __version__

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_HEADING = re.compile(r"^(\w[\w ]*)\n(?=\s{4})", re.MULTILINE)


def render(assessment: Assessment, view: View) -> str:
    """Return a log with one run.

    What a comment mutes, or the baseline leaves for later, is in it as suppressed. A result keeps
    its fingerprint when lines move: it is made of its check, its element and what it names.
    """
    del view
    hidden = {each: {"kind": "inSource", "justification": why} for each, why in assessment.muted}
    hidden |= {each: {"kind": "external"} for each in assessment.known}
    every = [*assessment.diagnostics, *hidden]
    ids = sorted({(each.id, each.slug) for each in every})
    places = {check_id: number for number, (check_id, _) in enumerate(ids)}
    severities = {each.id: each.severity for each in every}
    checks = discover("contribution.checks", "CHECK", _id_of)
    prints = dict(print_findings(every, assessment.sources))
    driver = {
        "name": "contribution",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_describe(*rule, severities, checks) for rule in ids],
    }
    run = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": True, "exitCode": int(assessment.fails)}],
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, places, hidden, prints[each]) for each in every],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _id_of(check: Check) -> str:
    return check.id


def _describe(
    check_id: str, slug: str, severities: Mapping[str, Severity], checks: Mapping[str, Check]
) -> dict[str, Any]:
    check = checks.get(check_id)
    module = getmodule(check.find) if check else None
    # What reading files reports has its pages in another room; the command prints them all.
    page = cleandoc(module.__doc__ or "") if module else ""
    title = check.title if check else slug.replace("-", " ").capitalize()
    more = f"For the whole page, run: contribution explain {check_id}"
    return {
        "id": check_id,
        "name": slug,
        "shortDescription": {"text": title},
        "fullDescription": {"text": page.split("\n\n")[0] or title},
        "help": {"text": page or more, "markdown": _as_markdown(page) or more},
        "defaultConfiguration": {"level": _LEVELS[severities[check_id]]},
    }


def _as_markdown(page: str) -> str:
    headed = _HEADING.sub(lambda match: f"## {match[1]}\n\n", page)
    parts = re.split(r"(?=^## )", headed, flags=re.MULTILINE)
    # Four spaces make code in Markdown: right for the example, wrong for prose.
    prose = [part if part.startswith("## Example") else _unindent(part) for part in parts]
    return "".join(prose)


def _unindent(text: str) -> str:
    return re.sub(r"^ {4}", "", text, flags=re.MULTILINE)


def _result(
    diagnostic: Diagnostic,
    places: Mapping[str, int],
    hidden: Mapping[Diagnostic, Mapping[str, str]],
    fingerprint: str,
) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": diagnostic.id,
        "ruleIndex": places[diagnostic.id],
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": f"{diagnostic.message}; {diagnostic.next_step}"},
        "partialFingerprints": {"contributionFinding/v2": fingerprint},
    }
    if diagnostic.where.file:
        result["locations"] = [{"physicalLocation": _locate(diagnostic.where)}]
    if diagnostic in hidden:
        result["suppressions"] = [hidden[diagnostic]]
    if diagnostic.fixes:
        result["fixes"] = [_offer(fix) for fix in diagnostic.fixes]
    return result


def _offer(fix: Fix) -> dict[str, Any]:
    changes: dict[str, list[dict[str, Any]]] = {}
    for each in fix.edits:
        (line, column), (last, end) = each.start, each.end
        region = {"startLine": line, "startColumn": column, "endLine": last, "endColumn": end}
        made = {"deletedRegion": region, "insertedContent": {"text": each.text}}
        changes.setdefault(_name(each.file), []).append(made)
    return {
        "description": {"text": fix.title},
        "artifactChanges": [
            {"artifactLocation": {"uri": file}, "replacements": made}
            for file, made in changes.items()
        ],
    }


def _locate(where: Where) -> dict[str, Any]:
    region: dict[str, int] = {"startLine": max(where.line, 1)}
    if not where.is_cell:
        region["startColumn"] = max(where.column, 1)
        if where.end_column > where.column:
            region["endColumn"] = where.end_column
    return {"artifactLocation": {"uri": _name(where.file)}, "region": region}


def _name(file: str) -> str:
    """Return the file as a URI: relative where it is named so, for readers join it to their own."""
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(file, safe="/")


FORMAT = Format("SARIF 2.1.0 for code scanning", render, for_repository=True)
