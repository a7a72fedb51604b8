"""The few colours of the picture and the contrast between any two of them."""

from __future__ import annotations

INK = "#1B1B1B"
QUIET = "#4A4A4A"
PAPER = "#FFFFFF"
FAINT = "#D5D9DE"
# The Government Analysis Function's categorical palette, at most four; beyond four, strands are
# told apart by name and place alone.
STRANDS = ("#12436D", "#28A197", "#801650", "#F46A25")
TINTS = ("#EEF3F8", "#ECF7F5", "#F8EEF3", "#FEF2EB")
NO_STRAND = "#6B6F76"
NO_TINT = "#F3F4F5"


def strand_colour(position: int | None) -> str:
    """Return the strong colour of the strand at this position in the model; grey for none."""
    return _pick(STRANDS, position, NO_STRAND)


def strand_tint(position: int | None) -> str:
    """Return the pale colour behind the strand at this position in the model; grey for none."""
    return _pick(TINTS, position, NO_TINT)


def _pick(colours: tuple[str, ...], position: int | None, otherwise: str) -> str:
    if position is None or position >= len(colours):
        return otherwise
    return colours[position]
