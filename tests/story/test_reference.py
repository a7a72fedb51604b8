from __future__ import annotations

from dataclasses import replace

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Diagnostic, Severity, Where
from contribution.story.reference import build_assumptions, build_diagnostics, build_influences
from tests.story.telling import Page


def test_assumptions_tell_status_and_what_they_carry(helped: Assessment) -> None:
    section = build_assumptions(helped)
    assert section is not None
    text = Page(section).text

    assert "There is room necessary ? untested 0 for, 0 against act → deliver" in text


def test_a_model_without_assumptions_has_no_such_section(nothing_known: Assessment) -> None:
    assert build_assumptions(nothing_known) is None


def test_rivals_have_their_family_and_verdict(helped: Assessment) -> None:
    text = Page(build_influences(helped)).text

    assert "weather rival: something else caused it X contradicted 0 for, 1 against" in text


def test_what_was_waived_is_told_with_its_reason(clubs: Assessment) -> None:
    model = clubs.graph.model
    text = Page(build_influences(clubs)).text

    assert model.no_rival_considered
    for reason in model.no_rival_considered.values():
        assert reason in text


def test_no_influence_is_said_to_be_none(nothing_known: Assessment) -> None:
    assert "None has been considered." in Page(build_influences(nothing_known)).text


def test_the_gravest_finding_comes_first(helped: Assessment) -> None:
    found = tuple(
        Diagnostic(Where("m.yaml", line), f"CA{line}", "some-check", severity, word, "mend it")
        for line, severity, word in (
            (1, Severity.NOTE, "a small thing"),
            (2, Severity.ERROR, "a grave thing"),
        )
    )

    text = Page(build_diagnostics(replace(helped, diagnostics=found))).text

    assert text.index("A grave thing.") < text.index("A small thing.")
    assert "1 error, 1 note" in text
    assert "m.yaml:2" in text


def test_clean_files_are_said_to_be_clean(helped: Assessment) -> None:
    assert "nothing was found" in Page(build_diagnostics(helped)).text


def test_what_the_authors_set_aside_is_shown_with_their_reason(helped: Assessment) -> None:
    muted = Diagnostic(Where("m.yaml", 4), "CA1", "a-check", Severity.NOTE, "odd", "mend it")

    text = Page(build_diagnostics(replace(helped, muted=((muted, "agreed in May"),)))).text

    assert "Odd. Agreed in May. m.yaml:4 CA1" in text
