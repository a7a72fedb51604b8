"""The published rule in parts: ladder, bounds, timing, pathways, conditions, explanation."""
