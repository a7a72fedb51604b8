"""What a keystroke costs in an open model, against reading the whole project anew."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Any

import pytest

from contribution.editor.project import Project

ROOT = Path(__file__).parent.parent
MODELS = [ROOT / "models/breakfast-clubs.yaml", ROOT / "models/stockport-family.yaml"]


@pytest.mark.parametrize("kept", [True, False], ids=["keystroke", "anew"])
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.stem)
def test_a_keystroke(benchmark: Any, model: Path, *, kept: bool) -> None:
    text = model.read_bytes()
    project, letters = Project(model), count()
    project.assess({}, project.wanted)

    def press() -> None:
        own = project if kept else Project(model)
        own.assess({model: text + b"# " + str(next(letters)).encode()}, own.wanted)

    benchmark.group = model.stem
    benchmark(press)
