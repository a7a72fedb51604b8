"""One small comparison in which everything happens once, for the tests of the forms."""

from __future__ import annotations

from contribution.changes.change import Comparison
from contribution.domain.logic_model import Assumption, LogicModel, Output
from tests.building import chain, closed_rivals, item
from tests.changes.sides import assessed, compared


def everything() -> Comparison:
    """Return a comparison with added, removed, changed and renamed parts and moved verdicts."""
    old, rivals = closed_rivals(chain("club", "places", "calm", title="Clubs | <b>one</b>"))
    old = old.model_copy(
        update={
            "nodes": (*old.nodes, Output(id="gone", label="Left out *later*")),
            "assumptions": (Assumption(id="free", label="It is free"),),
        }
    )
    before = (*rivals, item("seen", "club -> places", test="moderate"), item("old", "places"))
    new = _rename(old)
    after = (*rivals, item("seen", "club -> places"), item("fresh", "club", test="moderate"))
    return compared(assessed(old, before), assessed(new, after))


def _rename(model: LogicModel) -> LogicModel:
    nodes = [node for node in model.nodes if node.id != "gone"]
    links = list(model.links)
    nodes[2] = nodes[2].model_copy(update={"id": "calmer"})
    links[1] = links[1].model_copy(update={"target": "calmer"})
    return model.model_copy(
        update={
            "nodes": (*nodes, Output(id="extra", label="One more")),
            "links": (*links, *chain("places", "extra").links),
            "assumptions": (Assumption(id="free", label="It is free", necessary=True),),
            "factors": tuple(
                factor.model_copy(
                    update={
                        "affects": tuple("calmer" if x == "calm" else x for x in factor.affects)
                    }
                )
                for factor in model.factors
            ),
            "claims": tuple(
                claim.model_copy(update={"target": "calmer"}) for claim in model.claims
            ),
        }
    )
