"""Where a preview is to be looked at: the page of each chapter, and the page of the PDF where its text has changed."""

from __future__ import annotations

import contextlib
import json
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from report import FORMATS
from report.system.files import write_whole

if TYPE_CHECKING:
    from report.build.recipe import Build
    from report.project.records import Chapter, Edition, Publication
    from report.project.selection import Selection

# Of each chapter's file, a checksum of every line when it was last shown.
_Seen = dict[str, list[int]]
_SEEN = "previewed.json"  # in the cache
_LABEL = re.compile(r"\{[^}]*?#([\w.:-]+)|^#\|\s*label:\s*([\w.:-]+)")


def preview_lines(build: Build, selection: Selection, output: Path, cache: Path) -> list[str]:
    """A line for each page and PDF below `output` in which what is selected has just been written.

    In a PDF, the page is said on which the section begins that has changed since the last preview; what was shown is
    kept in the folder `cache` until the next.
    """
    publications = build.project.publications.values() if build.project else ()
    seen = _seen(cache)
    lines = [
        line
        for publication in filter(selection.includes, publications)
        for edition in publication.editions.values()
        if selection.speaks(edition.language)
        for line in _edition_lines(build, publication, edition, selection, output, seen)
    ]
    if selection.chapters:
        _remember(cache, seen)
    return lines


def _edition_lines(
    build: Build, publication: Publication, edition: Edition, selection: Selection, output: Path, seen: _Seen
) -> Iterator[str]:
    formats, pdf = {*(selection.formats or FORMATS)} & {*publication.formats}, f"{edition.folder}.pdf"
    if "html" in formats:
        yield from (f"  {_shown(output / path)}" for path in _pages(publication, edition, selection))
    if "pdf" in formats and pdf in build.outcome.places:
        files = [chapter.file(edition.language) for chapter in _chosen(publication, selection)]
        page = _changed_page(build.root, files, build.outcome.places[pdf], seen)
        yield f"  {_shown(output / pdf)}{f', page {page}' if page else ''}"


def _chosen(publication: Publication, selection: Selection) -> list[Chapter]:
    """The chapters that are selected by name."""
    return [chapter for chapter in publication.chapters if selection.chapters and selection.writes(chapter)]


def _pages(publication: Publication, edition: Edition, selection: Selection) -> Iterator[str]:
    """The pages of the chapters that are selected by name; else the first page of the edition."""
    texts = [t for t in publication.texts if selection.chapters and selection.writes(t) and not t.brief]
    yield from (f"{edition.folder}/{text.slugs[edition.language]}.html" for text in texts)
    if not selection.chapters:
        yield f"{edition.folder}/index.html"


def _changed_page(root: Path, files: Sequence[str], pages: Mapping[str, int], seen: _Seen) -> int:
    """The page of the first section that has changed in one of `files`, else of where the first begins; 0 for none.

    What the files hold now is put into `seen`.
    """
    changed, begins = [], []
    for file in files:
        lines = (root / file).read_text(encoding="utf-8-sig", errors="replace").splitlines()
        before, seen[file] = seen.get(file), [zlib.crc32(line.encode()) for line in lines]
        begins.append(_page(lines, -1, pages))
        if before is not None and before != seen[file]:
            changed.append(_page(lines, _first_change(before, seen[file]), pages))
    return next(filter(None, (*changed, *begins)), 0)


def _first_change(before: Sequence[int], after: Sequence[int]) -> int:
    """The number of the first line that is not as it was."""
    pairs = enumerate(zip(before, after, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(before), len(after)))


def _page(lines: Sequence[str], at: int, pages: Mapping[str, int]) -> int:
    """The page of the last label up to the line `at`, else of the first label there is; 0 where none has a page."""
    labels = [(number, found[1] or found[2]) for number, line in enumerate(lines) for found in _LABEL.finditer(line)]
    known = [(number, pages[label]) for number, label in labels if label in pages]
    above = [page for number, page in known if number <= at]
    return above[-1] if above else known[0][1] if known else 0


def _shown(path: Path) -> str:
    """`path` as it is named from where the command was started."""
    full, here = path.absolute(), Path.cwd()
    return str(full.relative_to(here) if full.is_relative_to(here) else full)


def _seen(cache: Path) -> _Seen:
    try:
        seen = json.loads((cache / _SEEN).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return {file: sums for file, sums in seen.items() if isinstance(sums, list)} if isinstance(seen, dict) else {}


def _remember(cache: Path, seen: _Seen) -> None:
    with contextlib.suppress(OSError):  # without it, the next preview names the page where the chapter begins
        cache.mkdir(parents=True, exist_ok=True)
        write_whole(cache / _SEEN, json.dumps(seen).encode())
