"""Many models at once: what changed is assessed, on one machine or on a cluster, and compared.

Read this first. `run_portfolio` is the whole. A model with all that it reads is a *bundle*; its
hash (`bundle`) says whether anything changed. `work` assesses one, wherever it is carried out;
`supervisor` shares work out to processes, `cluster` to other machines; `store` keeps plain rows
(`rows`, `schema`) in one SQLite file, from which `questions`, `moves` and `configurations` draw
their answers. Nothing ranks programmes.

At most 2,400 lines.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from contribution.discovery import list_modules
from contribution.errors import OptionsClashError, UnknownNameError
from contribution.formats.portfolio import ON_PAGE, PortfolioPage
from contribution.portfolio.jobs import ModelLimits
from contribution.portfolio.overview import PageWish, carry_out
from contribution.portfolio.progress import Progress
from contribution.portfolio.run import RunWish, Spread, spread_here
from contribution.portfolio.store import Archive


def run_portfolio(
    roots: tuple[str, ...],
    kept: Archive,
    *,
    output: str | None = None,
    **options: Any,  # noqa: ANN401
) -> PortfolioPage:
    """Return what there is to say across the models below the roots; drawn from what is `kept`.

    `options` are those of the command line. Tables with more rows than a page shows are written
    beside `output` when that is a web page.

    Raises:
        ContributionError: a root leads to no model, or the store, the vocabulary or the cluster
            cannot be used.
    """
    scorers = [each.replace("_", "-") for each in list_modules("contribution.scoring")]
    if options["scorer"] not in scorers:
        raise UnknownNameError("scorer", options["scorer"], scorers)
    limits = ModelLimits(options["time_limit"], options["memory_limit"])
    reports = options["reports"] or ""
    asked = RunWish(roots, options["scorer"], options["with_plan"], options["verify"],
                  options["jobs"] or 0, limits, reports)  # fmt: skip
    spread = _choose_spread(asked, options["scheduler"], shared=options["shared"])
    page = Path(output or "-").absolute().parent
    beside = Path(os.path.relpath(reports, page)).as_posix() if reports else ""
    wanted = PageWish(options["result"], options["vocabulary"], beside)
    with Progress() as progress:
        overview = carry_out(kept, asked, spread, wanted=wanted, tell=progress.tell)
    if options["parquet"]:
        from contribution.portfolio.parquet import write_parquet

        write_parquet(kept.path, Path(options["parquet"]))
    if output and output.endswith(".html"):
        _write_tables(overview, page)
    return overview


def _choose_spread(asked: RunWish, scheduler: str | None, *, shared: bool) -> Spread:
    if scheduler is None:
        if shared:
            raise OptionsClashError("--shared", "no --scheduler", "this machine sees its own files")
        return spread_here(asked)
    if asked.workers:
        raise OptionsClashError("--jobs", "--scheduler", "the cluster says how many it has")
    from contribution.portfolio.cluster import spread_to

    return spread_to(scheduler, asked, shared=shared)


def _write_tables(overview: PortfolioPage, folder: Path) -> None:
    """Write each answer that is longer than a page shows as a table beside the page."""
    from contribution.app.write import write_file
    from contribution.formats import render_pieces

    for answer in overview.answers:
        if len(answer.rows) > ON_PAGE:
            table = render_pieces("portfolio", "csv", overview._replace(answers=(answer,)))
            write_file(str(folder / f"{answer.name}.csv"), table)
