"""Turns users' files into domain objects, and whatever is wrong in them into diagnostics."""
