"""Moved to assessing."""

from contribution.assessing import *  # noqa: F403
