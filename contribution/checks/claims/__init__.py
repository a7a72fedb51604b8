"""What may be claimed, and in which words."""
