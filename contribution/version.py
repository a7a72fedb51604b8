"""The number of this version, for whoever installs the program and for logs that name it."""

__version__ = "0.1.0"
