"""The parts of README.md that are made; run `python -m tests.readme` to renew them."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from contribution.cli import group
from contribution.domain.verdict import SCALE

README = Path(__file__).parent.parent / "README.md"


def blocks() -> dict[str, str]:
    """Return the text between each pair of markers."""
    told = CliRunner().invoke(group, ["--help"], prog_name="contribution", terminal_width=100)
    scale = "\n".join(
        f"| {each.verdict} | {each.letter} | {each.meaning} |" for each in SCALE.values()
    )
    return {"help": f"```text\n{told.output.rstrip()}\n```", "scale": scale}


def renewed(text: str) -> str:
    """Return the README with its made parts as they should be."""
    for name, made in blocks().items():
        before, opening, rest = text.partition(f"<!-- {name} -->\n")
        _, closing, after = rest.partition(f"<!-- /{name} -->")
        text = f"{before}{opening}{made}\n{closing}{after}"
    return text


if __name__ == "__main__":
    README.write_text(renewed(README.read_text("utf-8")), "utf-8")
