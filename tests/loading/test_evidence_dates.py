from __future__ import annotations

from datetime import date

import pytest

from contribution.domain.evidence import EvidenceItem, EvidenceRegister
from contribution.evidence_kinds import find_kinds
from contribution.loading.log import DiagnosticLog
from contribution.loading.model.evidence_dates import is_after, is_late

AS_OF = date(2026, 6, 30)


def item(**fields: object) -> EvidenceItem:
    return EvidenceItem.model_validate({"id": "i", "says": "s", "about": "a", **fields})


@pytest.mark.parametrize(
    ("fields", "after"),
    [
        ({}, False),
        ({"on": "2026-06-30"}, False),
        ({"on": "2026-07-01"}, True),
        ({"period": {"from": "2026-07-01"}}, True),
        ({"period": {"from": "2026-01-01", "to": "2026-07-01"}}, True),
        ({"period": {"from": "2026-01-01", "to": "2026-06-30"}}, False),
        ({"on": "2026-07-01", "planned": True}, False),
    ],
)
def test_the_last_day_that_counts_is_as_of(fields: dict[str, object], after: bool) -> None:
    log = DiagnosticLog()
    assert is_after(item(**fields), AS_OF, log) is after
    assert [each.id for each in log.diagnostics] == (["CA028"] if after else [])
    assert not is_after(item(**fields), None, log)


@pytest.mark.parametrize(
    ("fields", "late"),
    [
        ({}, False),
        ({"collected": {"to": "2026-06-30"}}, False),
        ({"collected": {"to": "2026-07-01"}}, True),
        ({"waves": {"1": {"from": "2026-01-01", "to": "2026-02-01"}}}, False),
        ({"waves": {"1": {}, "2": {"from": "2026-07-01"}}}, True),
    ],
)
def test_a_register_is_late_by_its_collection_or_by_a_wave(
    fields: dict[str, object], late: bool
) -> None:
    survey = find_kinds()["survey"].register
    register: EvidenceRegister = survey.model_validate(
        {"id": "r", "title": "R", "kind": "survey", **fields}
    )
    log = DiagnosticLog()
    assert is_late(register, AS_OF, log) is late
    assert len(log) == int(late)
    assert not is_late(register, None, log)
