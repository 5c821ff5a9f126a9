"""The PDFs of several editions, side by side: from the cache where the document is the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

from report.cache.dependencies import Inputs
from report.cache.store import Cache, digest
from report.pdf.engine.hyphenation import Exceptions
from report.pdf.layout import PdfJob, PdfResult, make_pdf
from report.style.theme import Theme

ENVIRONMENT = ("generator", "packages", "python", "pango")
# The document names its pictures and typefaces and does not hold them: their bytes are part of what a PDF was made from.
PICTURE = re.compile(r'src="report:([^"]+)"')


@dataclass(frozen=True, slots=True)
class Printed:
    """An edition's PDF, and whether it came from the cache."""

    result: PdfResult
    reused: bool


def make_pdfs(
    books: Mapping[str, str], theme: Theme, hyphenation: Exceptions, cache: Cache, inputs: Inputs, workers: int
) -> dict[str, Printed]:
    """Lay out each of `books`, print HTML by path in the site, in the look of `theme` and at most `workers` processes."""
    printed: dict[str, Printed] = {}
    jobs: dict[str, PdfJob] = {}
    for path, html in books.items():
        kept = cache.get("pdf", _name(html, hyphenation, theme), inputs)
        if kept:
            printed[path] = Printed(kept.result, reused=True)
        else:
            pages = cache.get("pagemap", digest(path), inputs)
            jobs[path] = PdfJob(html, path, str(theme.root), pages.result if pages else (), hyphenation, theme)
    for path, result in _made(jobs, workers).items():
        _keep(path, jobs[path], result, cache, inputs)
        printed[path] = Printed(result, reused=False)
    return {path: printed[path] for path in books}


def _made(jobs: dict[str, PdfJob], workers: int) -> dict[str, PdfResult]:
    if not jobs:
        return {}
    # A new process for each: one that was forked, or had laid out another edition, would hold that memory as well.
    with ProcessPoolExecutor(min(workers, len(jobs)), get_context("spawn"), max_tasks_per_child=1) as pool:
        return dict(zip(jobs, pool.map(make_pdf, jobs.values()), strict=True))


def _keep(path: str, job: PdfJob, result: PdfResult, cache: Cache, inputs: Inputs) -> None:
    """A page map is only ever a first guess, so it holds whatever has changed."""
    cache.put("pagemap", digest(path), result.page_map, {})
    if not result.problems:
        cache.put(
            "pdf",
            _name(job.html, job.hyphenation, job.theme),
            result,
            inputs.of(*ENVIRONMENT, *job.theme.own_fonts, *PICTURE.findall(job.html)),
        )


def _name(html: str, hyphenation: Exceptions, theme: Theme) -> str:
    return digest(html, *sorted(hyphenation.items()), *map(repr, theme.typefaces))
