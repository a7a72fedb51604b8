"""Diagnostics: for people, for other programs, for CI servers."""
