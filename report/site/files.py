"""All files of the site but the PDFs, by path."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from report.data.descriptor import PACKAGE_FILE
from report.data.package import Package
from report.drawing import Drawing
from report.edition.compose import EditionDocument
from report.execute.records import Results
from report.html.hyphenation import SoftHyphens
from report.site.asked import EditionValues
from report.site.assets import ASSETS, Assets, FontsAhead, site_assets
from report.site.data_pages import DataPages
from report.site.downloads import exhibit_files
from report.site.exhibit import scripts_of
from report.site.front.files import Made, front_files
from report.site.front.knowledge import Site
from report.site.front.side_by_side import SideBySide
from report.site.page_answers import ANSWER_SCRIPTS
from report.site.pages import Pages
from report.site.search.index import search_files
from report.site.values_files import values_files


@dataclass(frozen=True, slots=True)
class Behind:
    """What pages are made of besides documents.

    `results` are by publication, `painted` the pictures of drawings, `fonts` are being subset, and `hyphens`
    divide the words of narrow columns.  `recorded` says whether a record of all files will stand beside them.
    """

    results: Mapping[str, Results]
    painted: Mapping[Drawing, bytes]
    fonts: FontsAhead
    hyphens: SoftHyphens
    recorded: bool = False


def write_site(
    root: Path,
    package: Package,
    documents: dict[str, dict[str, EditionDocument]],
    wanted: list[tuple[str, str]],
    only: frozenset[str] | None,
    *,
    made: Made,
    behind: Behind,
) -> dict[str, bytes | Path]:
    """Pages of the editions `wanted` (publication, language), styles, `fonts`, pictures, data and, for all, a search.

    Without editions there are no files.  What is `made` besides the pages is named on them, and what stands `behind`
    them is what they are made of besides the documents.
    """
    if not wanted:
        return {}
    assets, files = _assets(root, documents, behind)
    site, columns = _site(documents, wanted, package, assets, made, behind), SideBySide()
    for publication, code in wanted:
        values = EditionValues(documents[publication][code], package, behind.results[publication])
        data = _data_pages(root, package, values, behind)
        others = _others(documents[publication], code)
        pages = Pages(values.document, others, site, values, columns, hyphens=behind.hyphens, data=data).write(only)
        files |= {path: html.encode() for path, html in pages.items()} | _beside(values, only, behind)
    if only is None:
        files |= front_files(site, behind.fonts.theme, made.motifs)
        files |= search_files(site.editions, behind.fonts.memory)
    behind.hyphens.keep()
    return files | _data(root, package)


def _data_pages(root: Path, package: Package, values: EditionValues, behind: Behind) -> DataPages | None:
    shown = (root, package, values.document, values.values)
    return DataPages(*shown, recorded=behind.recorded) if package.version else None


def _site(
    documents: dict[str, dict[str, EditionDocument]],
    wanted: list[tuple[str, str]],
    package: Package,
    assets: Assets,
    made: Made,
    behind: Behind,
) -> Site:
    editions = tuple(documents[publication][code] for publication, code in wanted)
    valued = frozenset(publication for publication, _ in wanted if behind.results[publication].analysed.values)
    return Site(editions, package, assets, made.forms, pictured=bool(behind.painted), valued=valued)


def _assets(
    root: Path, documents: dict[str, dict[str, EditionDocument]], behind: Behind
) -> tuple[Assets, dict[str, bytes | Path]]:
    """What the pages share, and its files by path with those of pictures."""
    every = [document for editions in documents.values() for document in editions.values()]
    assets = site_assets(root, behind.fonts, (*_scripts(every), *ANSWER_SCRIPTS))
    return assets, {f"{ASSETS}/{path}": content for path, content in assets.files.items()} | _pictures(root, every)


def _scripts(documents: Iterable[EditionDocument]) -> Iterable[str]:
    return (s for document in documents for c in document.chapters for s in scripts_of(c.exhibits.values()))


def _beside(values: EditionValues, only: frozenset[str] | None, behind: Behind) -> dict[str, bytes]:
    """What stands beside the pages of an edition: files of exhibits, workbooks of models and, for all, its values."""
    document = values.document
    files = exhibit_files(document, only, behind.painted) | _workbooks(document, only)
    return files | (values_files(values) if only is None else {})


def _others(editions: Mapping[str, EditionDocument], code: str) -> list[EditionDocument]:
    return [document for other, document in editions.items() if other != code]


def _pictures(root: Path, documents: Iterable[EditionDocument]) -> dict[str, bytes | Path]:
    views = (v for document in documents for c in document.chapters for v in c.exhibits.values() if v.picture)
    return {f"{ASSETS}/{view.picture}": root / view.picture for view in views}


def _workbooks(document: EditionDocument, only: frozenset[str] | None) -> dict[str, bytes]:
    """The workbook of each model, beside the page that shows it."""
    chapters = (c for c in document.chapters if only is None or c.chapter.stem in only)
    models = ((label, v.model) for c in chapters for label, v in c.exhibits.items() if v.model)
    return {f"{document.edition.folder}/{label}.xlsx": model.workbook for label, model in models}


def _data(root: Path, package: Package) -> dict[str, bytes | Path]:
    if not package.version:
        return {}  # there is no package
    names = [PACKAGE_FILE, *(r.path for r in package.resources.values())]
    return {f"data/{name}": root / "data" / name for name in names}
