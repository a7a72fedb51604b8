"""The contribution story."""
