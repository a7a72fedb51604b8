"""The small chart of one piece of evidence."""
