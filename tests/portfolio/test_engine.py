"""What is kept of a model is thrown away when, and only when, the same files give other rows."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

from contribution.portfolio.bundle import ENGINE
from contribution.portfolio.jobs import Job
from contribution.portfolio.work import assess_job

ROOT = Path(__file__).parent.parent.parent
NOTED = Path(__file__).parent / "engine.txt"


def test_the_engine_has_another_number_when_the_shipped_models_give_other_rows() -> None:
    """If it fails, raise ENGINE in portfolio/bundle.py and write the line that is asked for."""
    made = blake2b(digest_size=16)
    for model in sorted((ROOT / "models").glob("*.yaml")):
        made.update(repr(assess_job(Job(model.stem, str(model), with_plan=True)).rows).encode())

    assert NOTED.read_text("utf-8") == f"{ENGINE} {made.hexdigest()}\n"
