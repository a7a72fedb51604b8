"""The problems that reading a file can meet: id, readable name, severity and page of each."""

import re
from collections.abc import Mapping
from pkgutil import get_data
from types import MappingProxyType
from typing import NamedTuple

from contribution.domain.diagnostic import Severity

_HEADING = re.compile(r"^# (CA0\d\d) ([\w-]+) (\w+): (.+)\n", re.MULTILINE)


class Problem(NamedTuple):
    """One thing that can be wrong with a file; `page` is Markdown that explains it."""

    id: str
    slug: str
    severity: Severity
    title: str
    page: str


def _read_pages() -> Mapping[str, Problem]:
    text = (get_data("contribution.loading", "problems.md") or b"").decode()
    _, *parts = _HEADING.split(text)
    pages = zip(*(iter(parts),) * 5, strict=True)
    return {
        each: Problem(each, slug, Severity[word.upper()], title, page.strip() + "\n")
        for each, slug, word, title, page in pages
    }


PROBLEMS: Mapping[str, Problem] = MappingProxyType(_read_pages())
