"""All files of the site but the PDFs, by path."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from report.data.descriptor import PACKAGE_FILE
from report.data.package import Package
from report.edition.compose import EditionDocument
from report.execute.records import Results
from report.html.hyphenation import SoftHyphens
from report.site.asked import EditionValues
from report.site.assets import FontsAhead, site_assets
from report.site.exhibit import scripts_of
from report.site.front.files import Made, front_files
from report.site.front.knowledge import Site
from report.site.front.side_by_side import SideBySide
from report.site.page_answers import ANSWER_SCRIPTS
from report.site.pages import Pages
from report.site.values_files import values_files

ASSETS = "assets"


def write_site(
    root: Path,
    package: Package,
    documents: dict[str, dict[str, EditionDocument]],
    wanted: list[tuple[str, str]],
    only: frozenset[str] | None,
    *,
    made: Made,
    fonts: FontsAhead,
    hyphens: SoftHyphens,
    results: Mapping[str, Results],
) -> dict[str, bytes | Path]:
    """Pages of the editions `wanted` (publication, language), styles, `fonts`, pictures and data.

    `hyphens` divide words of narrow columns, and `results` are by publication what its values answer with.  Without
    editions there are no files.  What is `made` besides the pages is named on them.
    """
    if not wanted:
        return {}
    every = [document for editions in documents.values() for document in editions.values()]
    scripts = (s for document in every for c in document.chapters for s in scripts_of(c.exhibits.values()))
    assets = site_assets(root, fonts, (*scripts, *ANSWER_SCRIPTS))
    files = {f"{ASSETS}/{path}": content for path, content in assets.files.items()} | _pictures(root, every)
    site, columns = Site(tuple(documents[p][c] for p, c in wanted), package, assets, made.forms), SideBySide()
    for publication, code in wanted:
        editions = documents[publication]
        others = [document for other, document in editions.items() if other != code]
        values = EditionValues(editions[code], package, results[publication])
        pages = Pages(editions[code], others, site, values, columns, hyphens).write(only)
        files |= _workbooks(editions[code], only) | {path: html.encode() for path, html in pages.items()}
        files |= values_files(values) if only is None else {}
    if only is None:
        files |= front_files(site, fonts.theme, made.motifs)
    hyphens.keep()
    return files | _data(root, package)


def _pictures(root: Path, documents: Iterable[EditionDocument]) -> dict[str, bytes | Path]:
    views = (v for document in documents for c in document.chapters for v in c.exhibits.values() if v.picture)
    return {f"{ASSETS}/{view.picture}": root / view.picture for view in views}


def _workbooks(document: EditionDocument, only: frozenset[str] | None) -> dict[str, bytes | Path]:
    """The workbook of each model, beside the page that shows it."""
    chapters = (c for c in document.chapters if only is None or c.chapter.stem in only)
    models = ((label, v.model) for c in chapters for label, v in c.exhibits.items() if v.model)
    return {f"{document.edition.folder}/{label}.xlsx": model.workbook for label, model in models}


def _data(root: Path, package: Package) -> dict[str, bytes | Path]:
    if not package.version:
        return {}  # there is no package
    names = [PACKAGE_FILE, *(r.path for r in package.resources.values())]
    return {f"data/{name}": root / "data" / name for name in names}
