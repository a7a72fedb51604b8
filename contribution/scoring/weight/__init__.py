"""Weight of evidence in decibels: items, rivals, intervals, and what looking would teach."""
