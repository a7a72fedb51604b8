"""Ways to fool the rule, each with what it gets, and the honest twin that must not be punished."""

from __future__ import annotations

import pytest

from contribution.domain.evidence import Evidence, Observation, Sighting
from contribution.domain.graph import ContributionGraph
from contribution.domain.table import Table
from contribution.scoring.weight_of_evidence import SCORER as WEIGHTS
from tests.building import RULE, chain, item, rate, rival

LINK = "a -> b"


@pytest.mark.parametrize(
    ("about", "traces", "support"),
    [
        ((LINK, "b"), None, 1),
        ((LINK, "b"), "They name a as the reason", 2),
        ((LINK,), None, 2),
        ((LINK, "a"), None, 2),
    ],
)
def test_what_is_about_the_result_too_is_a_straw_on_the_link_unless_it_traces(
    about: tuple[str, ...], traces: str | None, support: int
) -> None:
    told = item("e", *about, test="moderate", traces=traces)

    found = rate(chain("a", "b"), [told])

    assert found.links[LINK].own.support == support
    if "b" in about:
        assert found.nodes["b"].support == 2
    weighed = WEIGHTS.rate(ContributionGraph(chain("a", "b"), (told,)), RULE)
    decibels = weighed.links[LINK].own.weight
    assert decibels is not None
    assert (decibels.ahead > 3) == (support == 2)


def _of_people(name: str, table: str, **fields: object) -> Evidence:
    told = item(name, LINK, **{"test": "moderate", "method": "survey", **fields})  # type: ignore[arg-type]
    rows = Table(table, ("statement",), ())
    register = told.register.model_copy(update={"table": rows, "id": name})
    return told._replace(register=register, kind=told.kind._replace(of_people=True))


@pytest.mark.parametrize(
    ("tables", "groups", "sources"),
    [
        (("a.csv", "a.csv", "a.csv"), ("one", "two", "three"), 1),
        (("a.csv", "b.csv", "c.csv"), ("one", "two", "three"), 3),
        (("a.csv", "b.csv", "b.csv"), ("one", "one", "two"), 1),
    ],
)
def test_the_same_people_under_several_groups_are_one_source(
    tables: tuple[str, ...], groups: tuple[str, ...], sources: int
) -> None:
    told = [
        _of_people(f"e{n}", table, group=group)
        for n, (table, group) in enumerate(zip(tables, groups, strict=True))
    ]

    uses = rate(chain("a", "b"), told).links[LINK].own.uses

    assert len({use.group for use in uses}) == sources


@pytest.mark.parametrize(
    ("names", "sources"),
    [
        (("Parents of May", "parents-of-may"), 1),
        (("Parents of May", "Parents of June"), 2),
        ((None, None), 2),
    ],
)
def test_people_of_one_name_are_one_source_in_no_table_too(
    names: tuple[str | None, str | None], sources: int
) -> None:
    told = [
        item(f"e{n}", LINK, test="moderate", group=f"g{n}", respondents=name)
        for n, name in enumerate(names)
    ]

    uses = rate(chain("a", "b"), told).links[LINK].own.uses

    assert len({use.group for use in uses}) == sources


def test_a_change_told_in_words_is_a_straw_on_a_link_and_not_on_its_result() -> None:
    told = item(
        "e", LINK, test="moderate", observation=Observation(Sighting.FOUND, before_after=True)
    )

    assert rate(chain("a", "b"), [told]).links[LINK].own.support == 1


@pytest.mark.parametrize(
    ("fields", "aside"),
    [
        ({"quality": 0}, "called inadmissible (no reason given)"),
        ({"quality": 0, "because": "hearsay"}, "called inadmissible (hearsay)"),
        ({"search_effort": 0.1, "outcome": "not-found"}, "hardly looked for (no reason given)"),
        ({"quality": 1}, ""),
        ({"planned": True}, ""),
    ],
)
def test_what_its_author_sets_aside_is_named_behind_the_claim(
    fields: dict[str, object], aside: str
) -> None:
    told = item("e", "b", predicts="against", **fields)  # type: ignore[arg-type]

    said = [each.says for each in rate(chain("a", "b"), [told]).claims["claim"].provisos]

    assert said == ([f"Set aside: 1 item, because {aside}."] if aside else [])


@pytest.mark.parametrize(
    ("by", "searched", "is_said"),
    [
        ("implementer", "in all files", True),
        ("independent", None, True),
        ("independent", "in all files", False),
    ],
)
def test_rivals_that_the_programme_alone_ruled_out_are_named_behind_the_claim(
    by: str, searched: str | None, is_said: bool
) -> None:
    model = chain("a", "b", factors=(rival("rain", "b"),))
    looked = item("wet", "rain", test="hoop", outcome="not-found", quality=3, by=by,
                  searched=searched)  # fmt: skip

    (claim,) = rate(model, [looked]).claims.values()

    said = [each.says for each in claim.provisos if each.kind == "rivals"]
    assert bool(said) is is_said
    assert all(each.startswith("All its rival explanations are ruled out, none") for each in said)
