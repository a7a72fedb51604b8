"""The contribution story as data, words and page: what a report of an assessment says."""
