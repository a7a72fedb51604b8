from __future__ import annotations

from contribution.domain.diagnostic import Where
from contribution.loading.log import DiagnosticLog


def test_diagnostics_are_stamped_sorted_and_said_once() -> None:
    log = DiagnosticLog()
    log.add("CA021", Where("b.yaml", 2, 1), "unknown", "correct it")
    log.add("CA010", Where("a.yaml", 9, 1), "empty", "fill it")
    log.add("CA021", Where("b.yaml", 2, 1), "unknown", "correct it")
    assert [str(each) for each in log.diagnostics] == [
        "b.yaml:2:1: CA021 error: unknown; correct it [unknown-key]",
        "a.yaml:9:1: CA010 warning: empty; fill it [no-registers]",
    ]


def test_what_was_noted_since_a_count_can_be_asked() -> None:
    log = DiagnosticLog()
    log.add("CA021", Where("b.yaml"), "one", "x")
    before = len(log)
    assert not log.has_errors_since(before)
    log.add("CA022", Where("b.yaml"), "two", "x")
    assert [each.id for each in log.since(before)] == ["CA022"]
