"""Miradi's projects: results chains whose arrows name cards, and what their indicators measured."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from contribution.exchange._packed import UnreadableError
from contribution.exchange.miradi import read_miradi
from contribution.loading.project import load_project
from tests.exchange.samples import SAMPLES, call


def pack(xml: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("project.xml", xml)
    return out.getvalue()


def test_chains_become_steps_and_measurements_a_table(model: Path) -> None:
    file, new = model.parent / "reef.xmpz2", model.parent / "reef.yaml"
    file.write_bytes(SAMPLES["miradi"].content)
    made = call("import", str(file), "--into", str(new), "--write")
    loaded = load_project(new)
    table = (model.parent.parent / "evidence/reef/reef.csv").read_text("utf-8").splitlines()

    assert made.exit_code == 0, made.output
    assert loaded.model is not None
    assert loaded.model.title == "Reef & coast"
    assert {(each.id, str(each.stage), each.strand) for each in loaded.model.nodes} == {
        ("patrol-the-reef", "activity", "fishing"),
        ("fewer-boats-anchor", "medium-term outcome", "fishing"),
        ("coral", "impact", "fishing"),
        ("teach-divers", "activity", "diving"),
    }
    assert {(each.id, each.note) for each in loaded.model.links} == {
        ("patrol-the-reef -> fewer-boats-anchor", "fines work; Miradi marks it as uncertain"),
        ("fewer-boats-anchor -> coral", None),
        ("teach-divers -> coral", None),
    }
    assert table == [
        "indicator,period,value",
        "Boats at anchor,2019-05-01,41",
        "Boats at anchor,2021-05-01,12",
    ]
    for what in ("1 arrows of group boxes", "1 measurements without a number and a day",
                 "1 conceptual models", "strategies are taken for activities"):  # fmt: skip
        assert what in made.output


def test_what_is_no_project_or_has_no_chain_is_said() -> None:
    with pytest.raises(UnreadableError, match="no project of Miradi"):
        read_miradi(pack("<Project/>"))
    with pytest.raises(UnreadableError, match="no sound XML"):
        read_miradi(pack(""))
    faults = read_miradi(
        pack("<ConservationProject><Strategy Id='1'/></ConservationProject>")
    ).faults
    assert faults == (("", "there is no results chain, and steps are read out of these"),)


def test_an_arrow_to_nothing_is_named() -> None:
    read = read_miradi(
        pack(
            "<ConservationProject><StrategyPool><Strategy Id='1'><StrategyName>A</StrategyName>"
            "</Strategy></StrategyPool><DiagramFactor Id='9'><DiagramFactorWrappedFactorId>"
            "<WrappedByDiagramFactorId><StrategyId>1</StrategyId></WrappedByDiagramFactorId>"
            "</DiagramFactorWrappedFactorId></DiagramFactor><DiagramLink Id='5'>"
            "<DiagramLinkFromDiagramFactorId><LinkableFactorId><StrategyId>9</StrategyId>"
            "</LinkableFactorId></DiagramLinkFromDiagramFactorId></DiagramLink>"
            "<ResultsChain Id='3'><ResultsChainDiagramFactorIds>"
            "<DiagramFactorId>9</DiagramFactorId>"
            "</ResultsChainDiagramFactorIds><ResultsChainDiagramLinkIds><DiagramLinkId>5"
            "</DiagramLinkId></ResultsChainDiagramLinkIds></ResultsChain></ConservationProject>"
        )
    )

    assert [each.label for each in read.nodes] == ["A"]
    assert read.faults == (("link 5", "it leads to no factor of the project"),)
