import sys

import pytest

from contribution.errors import MissingLibraryError
from contribution.statistics import exact


@pytest.mark.parametrize(
    ("load", "module"),
    [
        (exact.special, "scipy.special"),
        (exact.distributions, "scipy.stats"),
        (exact.regression, "statsmodels.regression.linear_model"),
    ],
)
def test_a_missing_library_says_what_to_install(
    load: object, module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)

    with pytest.raises(MissingLibraryError, match=r"pip install 'contribution\[stats\]'"):
        load()  # type: ignore[operator]


def test_the_libraries_are_there_where_the_extra_is_installed() -> None:
    assert exact.special().gammaincinv(1, 0.5) == pytest.approx(0.6931, abs=1e-4)
