"""The rules that every format keeps, over those that are only read."""

from __future__ import annotations

from pathlib import Path

import pytest

from contribution.exchange import sniff
from contribution.loading.project import load_project
from tests.exchange.samples import SAMPLES, call


@pytest.mark.parametrize("name", SAMPLES)
def test_a_plan_comes_first_and_twice_is_once(name: str, model: Path) -> None:
    suffix, content, words = SAMPLES[name]
    file = model.parent.parent / f"in{suffix}"
    file.write_bytes(content)
    asked = ("import", str(file), "--into", str(model), *words)
    planned = call(*asked)
    untouched = not (model.parent.parent / "evidence").exists()
    written = call(*asked, "--write")
    texts = {path: path.read_bytes() for path in model.parent.parent.rglob("*") if path.is_file()}
    again = call(*asked, "--write")
    from_memory = call("import", str(file), "--into", str(model), "--write")

    assert sniff(content, suffix) == name
    assert "Nothing is written" in planned.output
    assert untouched
    assert written.exit_code == 0, written.output
    assert "nothing to add" in again.output
    assert "nothing to add" in from_memory.output
    assert {path: path.read_bytes() for path in texts} == texts
    found = load_project(model)
    assert found.model is not None
    # Whatever comes in can be read; what a person has to decide is asked by the check.
    assert not {each.id for each in found.diagnostics} & {"CA011", "CA022", "CA029", "CA049"}
