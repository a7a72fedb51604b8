"""The raters by the id of their scorer, for whoever asks what would be otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from contribution.method.ladder_rating import LADDER
from contribution.method.rater import Rater
from contribution.method.weight_rating import WEIGHT_OF_EVIDENCE

RATERS: Mapping[str, Rater[Any]] = MappingProxyType(
    {rater.scorer: rater for rater in (LADDER, WEIGHT_OF_EVIDENCE)}
)
