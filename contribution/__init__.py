"""Contribution analysis as code: load a logic model, assess it, render what was found."""

__version__ = "0.1.0"
