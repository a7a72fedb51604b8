"""What can be drawn: the whole, the overview, the gaps, Mermaid."""
