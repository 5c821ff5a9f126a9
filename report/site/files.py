"""All files of the site but the PDFs, by path."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from report.data.descriptor import PACKAGE_FILE
from report.data.package import Package
from report.edition.compose import EditionDocument
from report.execute.records import Results
from report.html.facets import choice_rules, width_rules
from report.site.asked import EditionValues
from report.site.exhibit import scripts_of
from report.site.front.files import NOTHING, Made, front_files
from report.site.front.knowledge import Site
from report.site.front.side_by_side import SideBySide
from report.site.page_answers import ANSWER_SCRIPTS
from report.site.pages import Pages
from report.site.values_files import values_files
from report.style.sheets import custom_properties, figure_colours, filled, font_faces, list_styles, night_properties
from report.style.theme import Theme

STYLES = Path(__file__).parent / "styles"
SCRIPTS = Path(__file__).parent / "scripts"
# The parts of the style sheet in their order: a rule gives way to those after it.
SHEETS = (
    "text.css",
    "navigation.css",
    "exhibits.css",
    "answers.css",
    "case.css",
    "lists.css",
    "front.css",
    "room.css",
    "print.css",
)


def write_site(
    root: Path,
    package: Package,
    documents: dict[str, dict[str, EditionDocument]],
    wanted: list[tuple[str, str]],
    only: frozenset[str] | None,
    made: Made = NOTHING,
    *,
    results: Mapping[str, Results],
) -> dict[str, bytes | Path]:
    """Pages of the editions `wanted` (publication, language), styles, fonts, pictures and data.

    `results` are by publication what its values answer with.  Without editions there are no files.  What is `made`
    besides the pages is named on them.
    """
    if not wanted:
        return {}
    theme = next(d.publication.theme for editions in documents.values() for d in editions.values())
    files: dict[str, bytes | Path] = {}
    site, columns = Site(tuple(documents[p][c] for p, c in wanted), package, made.forms), SideBySide()
    for publication, code in wanted:
        editions = documents[publication]
        others = [document for other, document in editions.items() if other != code]
        files |= _workbooks(editions[code], only)
        values = EditionValues(editions[code], package, results[publication])
        pages = Pages(editions[code], others, site, values, columns).write(only)
        files |= {path: html.encode() for path, html in pages.items()}
        files |= values_files(values) if only is None else {}
    if only is None:
        files |= front_files(site, theme.at(root), made.motifs)
    return files | _assets(root, documents, theme.at(root)) | _data(root, package)


def screen_style(theme: Theme) -> str:
    """The style sheet of the pages without their typefaces' files: colours and rules."""
    parts = [
        custom_properties(theme),
        night_properties(theme),
        figure_colours(),
        list_styles(),
        choice_rules(),
        width_rules(),
        *(filled(STYLES / name, theme) for name in SHEETS),
    ]
    return "".join(parts) + (filled(STYLES / "logo.css", theme) if theme.logo else "")


def _assets(root: Path, documents: dict[str, dict[str, EditionDocument]], theme: Theme) -> dict[str, bytes | Path]:
    style = font_faces(theme, "fonts/") + screen_style(theme)
    icon = root / theme.icon if theme.icon else filled(STYLES / "icon.svg", theme).encode()
    files: dict[str, bytes | Path] = {"assets/screen.css": style.encode(), "assets/icon.svg": icon}
    if theme.logo:
        files[f"assets/{theme.logo.path}"] = root / theme.logo.path
    chapters = [c for editions in documents.values() for d in editions.values() for c in d.chapters]
    files |= {f"assets/{name}": SCRIPTS / name for c in chapters for name in scripts_of(c.exhibits.values())}
    files |= {f"assets/{name}": SCRIPTS / name for name in ANSWER_SCRIPTS}
    files |= {f"assets/fonts/{name}": path for name, path in theme.font_files().items()}
    for editions in documents.values():
        for document in editions.values():
            for view in (v for c in document.chapters for v in c.exhibits.values() if v.picture):
                files[f"assets/{view.picture}"] = root / view.picture
    return files


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
