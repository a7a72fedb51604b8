"""The small model into which samples are brought."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.samples import MODEL


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "models" / "clubs.yaml"
    path.parent.mkdir()
    path.write_text(MODEL, "utf-8")
    return path
