"""A project in which nothing is wrong has no findings: the ground on which every case stands."""

from __future__ import annotations

from typing import Any


def test_the_faultless_project_is_found_faultless(judge: Any) -> None:
    assert judge("CA").diagnostics == ()
