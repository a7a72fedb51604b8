from __future__ import annotations

from pathlib import Path

import pytest

from contribution.app.write import write_file
from contribution.errors import FileNotWritableError


@pytest.mark.parametrize("made", ["día", "día".encode()])
def test_text_is_written_as_utf_8_and_its_size_told(made: str | bytes, tmp_path: Path) -> None:
    assert write_file(str(tmp_path / "x"), made) == 4
    assert (tmp_path / "x").read_text("utf-8") == "día"


def test_a_folder_that_is_not_there_is_an_error_of_the_call(tmp_path: Path) -> None:
    with pytest.raises(FileNotWritableError, match="Choose another place"):
        write_file(str(tmp_path / "no" / "x"), "a")
