"""All checks over one assessment: stamped, muted, sorted."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contribution.app.assess import assess, check_all
from contribution.checks import find_checks
from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Diagnostic, Severity, Where, sort_as_read
from contribution.domain.evidence import (
    Evidence,
    EvidenceItem,
    EvidenceRegister,
    Observation,
    ProbativeTest,
    Sighting,
)
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import (
    Activity,
    Assumption,
    CausalLink,
    Context,
    ContributionClaim,
    Factor,
    Impact,
    Input,
    LogicModel,
    Outcome,
    Output,
)
from contribution.domain.rating import Ratings, Reason
from contribution.loading.model.rule import load_rule
from contribution.scoring.ordinal import SCORER
from tests.building import kind_of

_READING = Diagnostic(
    Where("m.yaml", 2, 1), "CA023", "wrong-type", Severity.ERROR, "no text", "write text"
)


def _assessment(model: LogicModel, *own: Diagnostic, source: str = "") -> Assessment:
    return Assessment(
        graph=ContributionGraph(model),
        ratings=Ratings("none"),
        rule=load_rule()[0],
        explain=Reason,
        diagnostics=own,
        sources={"m.yaml": tuple(source.splitlines())},
    )


def test_a_model_of_which_nothing_could_be_read_has_only_what_reading_found() -> None:
    found = check_all(_assessment(LogicModel(name=""), _READING)).kept

    assert found == (_READING,)


def test_findings_are_stamped_with_id_slug_and_severity_of_their_check() -> None:
    node = Outcome(id="calm", label="Calm", horizon="short")
    found = check_all(_assessment(LogicModel(name="m", file="m.yaml", nodes=(node,)))).kept

    for diagnostic in found:
        check = find_checks()[diagnostic.slug]
        assert (diagnostic.id, diagnostic.severity) == (check.id, check.severity)
    assert {"stage-missing", "no-cause", "no-latency"} <= {each.slug for each in found}


def test_findings_are_sorted_as_files_are_read() -> None:
    def at(file: str, line: int, check: str = "CA201") -> Diagnostic:
        return Diagnostic(Where(file, line), check, "slug", Severity.ERROR, "wrong", "mend it")

    found = [at("e/r.yaml", 1), at("m/m.yaml", 9), at("m/m.yaml", 2), at("e/r.yaml", 7, "CA021")]

    assert sort_as_read([*found, found[0]], ["m/m.yaml", "e/r.yaml"]) == (
        found[3], found[2], found[1], found[0],
    )  # fmt: skip


@pytest.mark.parametrize("word", ["CA023", "CA0", "wrong-type"])
def test_an_error_of_reading_cannot_be_muted(word: str) -> None:
    source = f"title: x\na: 1  # contribution: ignore {word} because it is fine\n"
    model = LogicModel(name="m", file="m.yaml")
    checked = check_all(_assessment(model, _READING, source=source))

    assert _READING in checked.kept
    assert checked.muted == ()
    assert "CA903" in {each.id for each in checked.waiting}


def test_a_warning_of_reading_can_be_muted() -> None:
    warning = Diagnostic(
        Where("m.yaml", 2, 1), "CA050", "odd", Severity.WARNING, "odd", "look again"
    )
    source = "title: x\na: 1  # contribution: ignore CA050 because it is meant\n"
    checked = check_all(_assessment(LogicModel(name="m", file="m.yaml"), warning, source=source))

    assert checked.muted == ((warning, "it is meant"),)
    assert warning not in checked.kept


def test_a_finding_about_comments_cannot_be_muted() -> None:
    source = "a: 1  # contribution: ignore CA9, CA201 because I say so\n"
    checked = check_all(_assessment(LogicModel(name="m", file="m.yaml"), source=source))

    assert [each.id for each in checked.kept if each.id.startswith("CA9")] == ["CA903"]


def test_every_model_of_the_project_is_checked_without_a_crash() -> None:
    for path in sorted((Path(__file__).parents[1] / "models").glob("*.yaml")):
        assert [str(each) for each in assess(path).diagnostics if each.id == "CA310"] == []


@given(st.data())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_no_check_stumbles_over_any_model(data: st.DataObject) -> None:
    model, evidence = data.draw(_models())
    graph = ContributionGraph(model, evidence)
    rule = load_rule()[0]
    ratings = SCORER.rate(graph, rule)
    found = check_all(Assessment(graph, ratings, rule, Reason)).kept

    assert all(each.message and each.next_step for each in found)


@st.composite
def _models(draw: st.DrawFn) -> tuple[LogicModel, tuple[Evidence, ...]]:
    makers = [
        lambda name: Context(id=name, label=name),
        lambda name: Input(id=name, label=name),
        lambda name: Activity(id=name, label=name),
        lambda name: Output(id=name, label=name, needs=draw(st.sampled_from(["any", "all"]))),
        lambda name: Outcome(id=name, label=name, horizon="short"),
        lambda name: Outcome(id=name, label=name, horizon="long"),
        lambda name: Impact(id=name, label=name),
    ]
    nodes = [
        draw(st.sampled_from(makers))(f"n{number}") for number in range(draw(st.integers(1, 7)))
    ]
    ends = st.sampled_from([node.id for node in nodes])
    pairs = draw(st.sets(st.tuples(ends, ends), max_size=14))
    links = tuple(
        CausalLink(
            source=source,
            target=target,
            feedback=draw(st.booleans()),
            role=draw(st.sampled_from([None, "necessary", "sufficient"])),
            package=draw(st.sampled_from([None, "p", "q"])),
            because=draw(st.sampled_from([None, "it does"])),
            skips_because=draw(st.sampled_from([None, "it acts at once"])),
            assumes=draw(st.sampled_from([None, (), ("must-hold",)])),
        )
        for source, target in sorted(pairs)
    )
    subjects = st.sampled_from([node.id for node in nodes] + [link.id for link in links])
    claim = ContributionClaim(
        id="claim",
        says=draw(st.sampled_from(["we helped", "we caused it"])),
        target=draw(ends),
        source=draw(st.none() | ends),
        verdict=draw(st.sampled_from([None, "strong", "contradicted", "strnog"])),
    )
    model = LogicModel(
        name="m",
        file="m.yaml",
        nodes=tuple(nodes),
        links=links,
        assumptions=(Assumption(id="must-hold", label="It holds", necessary=True),),
        factors=(Factor(id="rival", label="Rival", role="competing", affects=(draw(subjects),)),),
        claims=(claim,),
    )
    names = draw(st.lists(subjects, max_size=6))
    return model, tuple(_evidence(draw, number, name) for number, name in enumerate(names))


def _evidence(draw: st.DrawFn, number: int, subject: str) -> Evidence:
    item = EvidenceItem(
        id=f"item{number}",
        says="seen",
        about=(subject,),
        test=draw(st.sampled_from([None, *ProbativeTest])),
        planned=draw(st.booleans()),
        figures=draw(st.sampled_from([{}, {"a": "118", "of": "140"}])),
        source=draw(st.sampled_from(["one", "two"])),
    )
    kind = draw(st.sampled_from(["survey", "interviews", "workshop", "ledger"]))
    register = EvidenceRegister(id=kind, title=kind, kind=kind)
    found = draw(st.sampled_from([Sighting.FOUND, Sighting.NOT_FOUND]))
    return Evidence(item, register, Observation(found), kind_of(kind))
