"""What a browser gets with a page: its looks, and what makes it an instrument; no build step.

At most 20 lines.
"""

from importlib.resources import files


def read_web(name: str) -> str:
    """Return the text of a file of this room, such as page.css."""
    return files("contribution.web").joinpath(name).read_text(encoding="utf-8")
