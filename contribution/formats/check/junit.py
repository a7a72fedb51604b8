"""Diagnostics as a JUnit report: a test case for each file, and one for each check it met."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from xml.etree import ElementTree as ET

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Diagnostic, Severity
from contribution.domain.indexing import group_by
from contribution.domain.view import Format, View
from contribution.words.escaping import escape_printed


def render(assessment: Assessment, view: View) -> str:
    """Return the report: what the check refuses fails its test case, as it decides the exit code.

    What it does not refuse is told in a test case that passes.

    Every file that was read has a test case of its own, which fails on nothing, so that a report
    of a clean run still says what was looked at.
    """
    del view
    refused = assessment.settings.refused
    by_file = group_by(assessment.diagnostics, lambda each: each.where.file)
    files = sorted({*assessment.sources, *by_file} - {""}) or [assessment.graph.model.name]
    suite = ET.Element("testsuite", name="contribution")
    for file in files:
        _add_case(suite, file, "file was read", (), refused)
        by_check = group_by(by_file.get(file, ()), lambda each: each.id)
        for check_id, found in sorted(by_check.items()):
            _add_case(suite, file, f"{check_id} {found[0].slug}", found, refused)
    for check_id, found in group_by(by_file.get("", ()), lambda each: each.id).items():
        _add_case(suite, "no file", f"{check_id} {found[0].slug}", found, refused)
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("errors", "0")
    suites = ET.Element("testsuites")
    suites.append(suite)
    ET.indent(suites)
    text = ET.tostring(suites, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _add_case(
    suite: ET.Element,
    file: str,
    name: str,
    found: Sequence[Diagnostic],
    refused: Callable[[Severity], bool],
) -> None:
    case = ET.SubElement(
        suite, "testcase", classname=escape_printed(file), name=escape_printed(name), time="0"
    )
    if not found:
        return
    text = escape_printed("\n".join(str(diagnostic) for diagnostic in found))
    if any(refused(each.severity) for each in found):
        failure = ET.SubElement(
            case, "failure", type=found[0].severity.word, message=escape_printed(found[0].message)
        )
        failure.text = text
    else:
        ET.SubElement(case, "system-out").text = text


FORMAT = Format("JUnit report for CI servers", render, for_repository=True)
