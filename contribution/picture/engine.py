"""Runs Graphviz: the system's `dot` when there is one, else the one installed with Python."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from contribution.errors import DrawingFailedError

_SECONDS = 120


def run_dot(dot: str, output_format: str) -> bytes:
    """Return what Graphviz makes of this DOT text, in a format such as `json0` or `svg`.

    Raises:
        DrawingFailedError: Graphviz is missing, refuses the text or takes too long.
    """
    command = [find_dot(), f"-T{output_format}"]
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program, the text goes in by its input
            command, input=dot.encode(), capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise DrawingFailedError(f"no result after {_SECONDS} seconds") from None
    except OSError as error:
        raise DrawingFailedError((error.strerror or "it does not start").lower()) from error
    if done.returncode or not done.stdout:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise DrawingFailedError(said[-1] if said else f"it ended with {done.returncode}")
    return done.stdout


def find_dot() -> str:
    """Return the path of the Graphviz program to use.

    Raises:
        DrawingFailedError: there is none.
    """
    scripts = {Path(sysconfig.get_path("scripts")), Path(sys.executable).parent}
    beside = shutil.which("graphviz-pure", path=os.pathsep.join(sorted(map(str, scripts))))
    found = shutil.which("dot") or beside or shutil.which("graphviz-pure")
    if found is None:
        raise DrawingFailedError("the program `dot` was not found")
    return found
