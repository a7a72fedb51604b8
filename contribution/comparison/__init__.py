"""Two versions of a model side by side: what changed in meaning, and which verdicts it moved."""
