"""The problems that reading a file can meet: id, readable name, severity and page of each."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from contribution.domain.diagnostic import Severity
from contribution.loading.problems import elements as problems_of_elements
from contribution.loading.problems import files as problems_of_files
from contribution.loading.problems import names as problems_of_names
from contribution.loading.problems import tables as problems_of_tables
from contribution.loading.problems import yaml as problems_of_yaml


class Problem(NamedTuple):
    """One thing that can be wrong with a file; `page` is Markdown that explains it."""

    id: str
    slug: str
    severity: Severity
    title: str
    page: str


def _build(entry: tuple[str, str, str, str]) -> Problem:
    problem_id, slug, title, page = entry
    severity = Severity.WARNING if problem_id in _WARNINGS else Severity.ERROR
    return Problem(problem_id, slug, severity, title, page)


_WARNINGS = frozenset({"CA010", "CA030", "CA051", "CA054", "CA056"})

PROBLEMS: Mapping[str, Problem] = MappingProxyType(
    {
        entry[0]: _build(entry)
        for pages in (
            problems_of_files.PAGES,
            problems_of_yaml.PAGES,
            problems_of_elements.PAGES,
            problems_of_names.PAGES,
            problems_of_tables.PAGES,
        )
        for entry in pages
    }
)
