"""Runs the command line: `python -m contribution`."""

from contribution.cli import run

run()
