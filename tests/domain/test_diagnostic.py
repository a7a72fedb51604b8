from __future__ import annotations

from contribution.domain.diagnostic import Diagnostic, Places, Severity, Where


def test_a_diagnostic_reads_file_line_column_id_severity_message_next_step_slug() -> None:
    diagnostic = Diagnostic(
        Where("m.yaml", 3, 5), "CA201", "no-mechanism", Severity.WARNING, "it is silent", "speak"
    )

    assert str(diagnostic) == "m.yaml:3:5: CA201 warning: it is silent; speak [no-mechanism]"


def test_places_answer_with_the_nearest_enclosing_place() -> None:
    key, field, first = Where("m", 1), Where("m", 2), Where("m", 3)
    places = Places(key, {"assumes": field, "assumes.0": first})

    assert places.at("assumes", 0) == first
    assert places.at("assumes", 7) == field
    assert places.at("because") == key
    assert places.at() == key


def test_severities_are_ordered_from_note_to_error() -> None:
    assert Severity.NOTE < Severity.WARNING < Severity.ERROR
    assert [each.word for each in Severity] == ["note", "warning", "error"]
