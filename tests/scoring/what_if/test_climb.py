"""One step up takes all that is said, and then it is one: judged by the ladder written afresh."""

from __future__ import annotations

from pathlib import Path

import pytest

from contribution.app.assess import assess
from contribution.domain.evidence import Evidence
from contribution.domain.logic_model import Factor, LogicModel
from contribution.domain.verdict import Verdict, rank
from contribution.scoring import find_scorers
from contribution.scoring.ordinal import SCORER
from contribution.scoring.what_if.meeting import find_climb
from contribution.scoring.what_if.needs import Need
from contribution.scoring.what_if.rerating import ask_what_if
from tests.afresh.ladder import Afresh, find_word
from tests.afresh.model import FAMILIES
from tests.afresh.worlds import make_world
from tests.building import item
from tests.weighing import assess_model

MODELS = Path(__file__).parents[3] / "models"


def _bring(
    model: LogicModel, evidence: tuple[Evidence, ...], needs: tuple[Need, ...]
) -> tuple[LogicModel, tuple[Evidence, ...]]:
    """Everything that is asked for, at once, by another hand: rivals are ruled out one by one."""
    silent = {need.place for need in needs if need.gap == "assumptions"}
    links = [
        link.model_copy(update={"assumes": ()}) if link.id in silent else link
        for link in model.links
    ]
    bare = [each.place for each in needs if each.gap == "rivals"]
    rivals = [
        Factor(id=f"{kind} of {link}", label="r", role="competing", family=kind, affects=(link,))
        for link in dict.fromkeys(bare)
        for kind in FAMILIES
    ]
    factors = [*model.factors, *rivals]
    out = {each.id for each in factors}
    gone = {name for each in needs for name in each.against}
    asked = {(0, each.id, "doubly-decisive") for each in rivals}
    for n, each in enumerate(needs):
        if each.test and each.gap != "rivals":
            sure = each.gap == "record" or each.place in out
            asked.add((n, each.place, "doubly-decisive" if sure else each.test))
    # Beyond a first sign a second source is always asked for.
    asked |= {(n, name, "moderate") for n, name, test in asked if test != "straw"}
    brought = [
        item(f"new {n} {name} {test}", name, test=test, by="independent", method=test,
             outcome="not-found" if name in out else "found")
        for n, name, test in sorted(asked)
    ]  # fmt: skip
    told = model.model_copy(update={"links": tuple(links), "factors": tuple(factors)})
    return told, (*(each for each in evidence if each.id not in gone), *brought)


@pytest.mark.parametrize("shard", range(4))
def test_all_that_is_asked_for_lifts_the_claim(shard: int) -> None:
    risen = 0
    for seed in range(shard, 240, 4):
        model, evidence = make_world(seed)
        told = assess_model(model, evidence)
        for number, claim in enumerate(model.claims):
            climb = find_climb(ask_what_if(told, claim.id), SCORER)
            # What is too early speaks from what began first, and others may begin first then.
            if not climb.rises or told.ratings.claims[claim.id].rating.overlay:
                continue
            risen += 1
            _, before = Afresh(model, evidence).rate_claim(number)
            _, after = Afresh(*_bring(model, evidence, climb.needs)).rate_claim(number)
            words = [find_word(levels or (0, 0)) for levels in (before, after)]
            assert rank(Verdict(words[1])) > rank(Verdict(words[0])), (seed, claim.id, climb.needs)

    assert risen > 20


@pytest.mark.parametrize(("scorer", "least"), [("ordinal", 38), ("weight-of-evidence", 30)])
def test_nearly_every_claim_of_the_examples_has_a_way_up(scorer: str, least: int) -> None:
    rises = [
        find_climb(ask_what_if(told, claim), find_scorers()[scorer]).rises
        for model in ("breakfast-clubs", "stockport-family")
        for told in (assess(MODELS / f"{model}.yaml", scorer),)
        for claim in told.graph.claims
    ]

    assert sum(rises) >= least
