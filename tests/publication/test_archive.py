"""Printed editions are archive files that carry their numbers, by the reference validator and read back."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from report.pdf.layout import VARIANT
from tests.book import Book, no_analysis
from tests.real_project import Copy
from tests.report.pdf.documents import FIGURE, chapter, document, laid_out
from tests.verapdf import broken_rules

# Groups of transparency, a picture, notes, links and attachments, and letters outside ASCII in what is said of it.
IMPRINT = """\
authors:
  - {name: Åse Grøn, orcid: 0000-0002-1825-0097}
imprint:
  year: 2031
  licence: {da: Fri tekst & tal., en: Free text & numbers.}
  licence-address: https://creativecommons.org/licenses/by/4.0/
  sources: {da: ["Byen: Træer <2019>."], en: ["The town: Trees <2019>."]}
  versions:
    - {version: "1.1", date: 2031-05-17, changes: {da: Flere træer., en: More trees.}}

publications:
"""


@pytest.mark.slow
def test_a_book_is_pdf_ua_and_pdf_a(built_book: Book, tmp_path: Path) -> None:
    with no_analysis():
        book = built_book.copy(tmp_path / "book")
        book.edit("_quarto.yml", "publications:\n", IMPRINT)
        book.edit("_quarto.yml", "formats: [html]", "formats: [html, pdf]\n    address: https://example.org/site")
        assert book.build("--format", "pdf").exit == 0
    files = sorted((book.root / ".preview").glob("*/*.pdf"))
    assert len(files) == 2
    assert broken_rules(*files) == []


@pytest.mark.slow
def test_without_the_last_step_a_document_is_no_archive_and_without_tags_nothing(tmp_path: Path) -> None:
    html = document(chapter(f'<h1 class="chapter-title" id="sec-a" data-running="A">A</h1><p>Træer.</p>{FIGURE}'))
    tagged, untagged = tmp_path / "tagged.pdf", tmp_path / "untagged.pdf"
    laid_out(html).write_pdf(tagged, pdf_variant=VARIANT)
    laid_out(html).write_pdf(untagged)
    broken = {tuple(line.replace(":", "").split()[:2]) for line in broken_rules(tagged, untagged)}
    assert broken == {("tagged.pdf", "PDFA_3_A"), ("untagged.pdf", "PDFUA_1"), ("untagged.pdf", "PDFA_3_A")}


def test_the_real_editions_carry_the_numbers_that_the_site_offers(real: Copy) -> None:
    editions = [p for p in sorted((real.folder / "_site").glob("*/*.pdf")) if p.with_suffix("").is_dir()]
    assert editions
    for file in editions:
        offered = {path.name: path.read_bytes() for path in file.with_suffix("").glob("*.csv") if "-" in path.stem}
        with pikepdf.open(file) as pdf:
            carried = {name: a.get_file().read_bytes() for name, a in pdf.attachments.items()}
        beside = [real.folder / "data/datapackage.json", real.folder / "data/references.bib"]
        for path in (*beside, *_templates(file.with_suffix(""), real.folder / "data")):
            offered[path.name] = path.read_bytes()
        assert carried == offered, file


def _templates(pages: Path, data: Path) -> list[Path]:
    """The files that the forms beside the `pages` of an edition carry."""
    found = []
    for form in sorted(pages.glob("*.pdf")):
        with pikepdf.open(form) as pdf:
            found += [data / name for name in pdf.attachments]
    return found
