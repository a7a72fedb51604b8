"""Claims and links with their verdicts."""
