from __future__ import annotations

import math
import re

from contribution.domain.logic_model import Assumption, CausalLink
from contribution.domain.rating import Reason
from tests.building import ALL_WAIVED, chain, item, rival
from tests.weighing import LINK, assess_model

EVIDENCE = [
    item("ran", "run", test="moderate"),
    item("gun", LINK, test="smoking-gun", by="implementer", reliability=0.8),
    item("hoop", LINK, test="hoop", outcome="not-found", search_effort=0.5, method="survey"),
    item("planned", LINK, planned=True),
]


def _text(reason: Reason) -> str:
    return "\n".join([reason.text, *(_text(each) for each in reason.because)])


def _explain(subject: str) -> str:
    link = CausalLink(source="run", target="seen", assumes=("needed",))
    model = chain("run", "seen", factors=(rival("r", "seen"),), no_rival_considered=ALL_WAIVED)
    model = model.model_copy(
        update={
            "links": (link,),
            "assumptions": (Assumption(id="needed", label="needed", necessary=True),),
        }
    )
    assessment = assess_model(model, EVIDENCE, "weight-of-evidence")
    return _text(assessment.explain(subject))


def test_the_interval_stands_first() -> None:
    for subject in ("claim", LINK, "run", "r", "needed"):
        assert "between " in _explain(subject).split("\n")[0]


def test_each_item_can_be_recomputed_by_hand_from_its_line() -> None:
    text = _explain(LINK)
    gun = next(line for line in text.split("\n") if "source “gun”" in line)
    hoop = next(line for line in text.split("\n") if "source “hoop”" in line)

    above, below = map(float, re.findall(r"the ratio is ([\d.]+) / ([\d.]+)", gun)[0])
    assert f"{10 * math.log10(above / below):+.1f} dB" in gun
    effort, s, _, t = map(
        float,
        re.findall(r"([\d.]+) × ([\d.]+)", hoop)[0] + re.findall(r"([\d.]+) × ([\d.]+)", hoop)[1],
    )
    assert f"{10 * math.log10((1 - effort * s) / (1 - effort * t)):+.1f} dB" in hoop


def test_every_factor_is_there() -> None:
    text = _explain(LINK)

    for words in ("Rival explanation", "Needs the assumption", "one source at a time", "Left out"):
        assert words in text
    assert "survives unless a bias" in _explain("run")


def test_a_claim_adds_up_its_doubts_and_calls_the_product_a_footnote() -> None:
    text = _explain("claim")

    assert "sum of their doubts" in text
    assert "no headline" in text
    assert "Rule version" in text
