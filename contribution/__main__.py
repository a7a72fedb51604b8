"""Runs the command line: `python -m contribution`."""

import os
from typing import NoReturn


def start() -> NoReturn:
    """Be the program; whoever stops it while it is still loading gets no traceback either."""
    try:
        from contribution.cli import run

        run()
    except KeyboardInterrupt:
        os._exit(2)


if __name__ == "__main__":
    start()
