"""The floors that the build is compared with, each run as a process of its own.

python floors.py cells PROJECT             all cells and drawings in one plain process
python floors.py books PROJECT FOLDER      write the floor's Markdown and print HTML (not measured)
python floors.py pdf HTML PDF PROJECT      one plain WeasyPrint call
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from report.markdown.source import Source

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

_CONTENTS = re.compile(r'(<nav class="contents".*?</nav>)', re.DOTALL)
_NUMBER = re.compile(r'<span class="page-number" data-page-of="([^"]+)">[^<]*</span>')
_COUNTED = '<a class="page-number" href="#{}"></a>'
_STYLE = "a.page-number::after { content: target-counter(attr(href), page) }"


def run_cells(project: Path) -> None:
    """What the cells themselves cost: import the libraries, run every cell once, draw in both languages."""
    from report.data.access import use
    from report.data.package import load
    from report.diagnostics import Diagnostics
    from report.drawing.door import preload
    from report.markdown.source import read_source
    from report.project.configuration import read_in_hand
    from report.results.registry import all_checks, all_values

    found = Diagnostics()
    preload()
    sys.path.insert(0, str(project))
    described = read_in_hand(project, found)
    use(load(project / "data"))
    all_values()
    for check in all_checks().values():
        check()
    chapters = [c for publication in described.publications.values() for c in publication.chapters]
    sources = [read_source(project, chapter.file("da"), "da", found) for chapter in chapters]
    for source in filter(None, sources):
        _run_and_draw(source)


def _run_and_draw(source: Source) -> None:
    from report.drawing.door import draw
    from report.execute.chapter import evaluate
    from report.language.printing import Language
    from report.results.exhibits import Figure

    namespace: dict[str, object] = {}
    for cell in source.cells:
        result = evaluate(cell, source.file, namespace)
        if isinstance(result, Figure):
            for code in ("da", "en"):
                draw(result, cell.label, Language(code))


def write_books(project: Path, folder: Path) -> None:
    """The same content for the floors: Markdown with results in place, and the print HTML of each edition."""
    from report.build.progress import PlainProgress
    from report.build.recipe import Build
    from report.diagnostics import Diagnostics
    from report.project.configuration import read_in_hand
    from report.project.selection import Selection

    found = Diagnostics()
    for path, book in Build(project, found, PlainProgress(), 1).books(Selection()).items():
        counted = _CONTENTS.sub(lambda m: _NUMBER.sub(lambda n: _COUNTED.format(n[1]), m[1]), book.filled({}))
        (folder / f"{Path(path).stem}.print.html").write_text(
            counted.replace("</style>", f"{_STYLE}</style>", 1), "utf-8"
        )
    for key, publication in read_in_hand(project, found).publications.items():
        for code in publication.languages:
            text = "\n\n".join(_without_code((project / c.file(code)).read_text("utf-8")) for c in publication.chapters)
            (folder / f"{key}.{code}.md").write_text(text, "utf-8")


def _without_code(markdown: str) -> str:
    """Cells give way to a paragraph and front matter goes: the floor does not run anything."""
    markdown = re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.DOTALL)
    return re.sub(r"```\{python\}.*?```", "An exhibit.", markdown, flags=re.DOTALL)


def make_pdf(html: Path, pdf: Path, project: Path) -> None:
    """One plain WeasyPrint call: tagged, page numbers in the contents by target-counter only."""
    import weasyprint

    from report.diagnostics import Diagnostics
    from report.pdf.addresses import fetcher
    from report.pdf.layout import VARIANT
    from report.project.configuration import read_in_hand

    serve = fetcher(read_in_hand(project, Diagnostics()).theme.at(project))
    document = weasyprint.HTML(string=html.read_text("utf-8"), base_url="report:/", url_fetcher=serve)
    pdf.write_bytes(document.write_pdf(pdf_variant=VARIANT))


if __name__ == "__main__":
    floor: dict[str, Callable[..., None]] = {"cells": run_cells, "books": write_books, "pdf": make_pdf}
    floor[sys.argv[1]](*map(Path, sys.argv[2:]))
