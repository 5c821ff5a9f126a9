"""What a project says of its editions, on every page and on the first pages of the PDF."""

from __future__ import annotations

from zipfile import ZipFile

import pypdfium2
import pytest

from tests.book import Book
from tests.report.pdf.tagged import read

IMPRINT = """\
imprint:
  year: 2031
  kind: {da: Prøveudgave, en: Trial edition}
  status: {da: Den er udgivet af byen., en: It is published by the town.}
  licence: {da: Fri tekst., en: Free text.}
  sources: {da: ["Byen: Træer (2019).", "Parken: Flere træer (2020)."], en: [{lang: da, text: "Byen: Træer <2019>."}]}

publications:
"""


def test_pages_and_books_say_what_the_project_says(book: Book) -> None:
    book.edit("_quarto.yml", "publications:\n", IMPRINT)
    book.edit("_quarto.yml", "formats: [html]", "formats: [html, pdf]")
    outcome = book.build("--language", "da")
    assert (outcome.exit, outcome.problems) == (0, []), outcome.printed
    page, front = (
        book.read(f".preview/{name}") for name in ("da/byens-traeer/vaekst.html", "da/byens-traeer/index.html")
    )
    assert all("Den er udgivet af byen." in text and "Fri tekst." in text for text in (page, front))
    with pypdfium2.PdfDocument(book.root / ".preview/da/byens-traeer.pdf") as pdf:
        cover, colophon = (pdf[at].get_textpage().get_text_range() for at in (0, 1))
    assert "Prøveudgave" in cover and "Dansk udgave, 2031" in cover
    assert "Byen: Træer (2019).\r\nParken: Flere træer (2020)." in colophon
    assert "Byens træer: En optælling. (2031)." in " ".join(colophon.split())


def test_a_work_in_another_language_is_marked_as_such(book: Book) -> None:
    book.edit("_quarto.yml", "publications:\n", IMPRINT)
    book.edit("_quarto.yml", "formats: [html]", "formats: [html, pdf, epub]")
    outcome = book.build("--language", "en")
    assert (outcome.exit, outcome.problems) == (0, []), outcome.printed
    marked = '<span lang="da">Byen: Træer &lt;2019&gt;.</span>'
    assert marked in book.read(".preview/en/trees-of-the-town/index.html")
    with ZipFile(book.root / ".preview/en/trees-of-the-town.epub") as epub:
        assert marked in epub.read("EPUB/title.xhtml").decode()
        assert "<dc:source>Byen: Træer &lt;2019&gt;.</dc:source>" in epub.read("EPUB/package.opf").decode()
    pdf = read((book.root / ".preview/en/trees-of-the-town.pdf").read_bytes())
    assert "Byen: Træer <2019>." in [node.said for node in pdf.root.walk() if node.entries.get("Lang") == "da"]


def test_nothing_is_printed_of_what_the_project_does_not_say(book: Book) -> None:
    book.edit("_quarto.yml", "formats: [html]", "formats: [html, pdf]")
    outcome = book.build("--language", "en", "--format", "pdf")
    assert (outcome.exit, outcome.problems) == (0, []), outcome.printed
    with pypdfium2.PdfDocument(book.root / ".preview/en/trees-of-the-town.pdf") as pdf:
        colophon = pdf[1].get_textpage().get_text_range()
    assert (
        "Edition" in colophon and "Status" not in colophon and "Licence" not in colophon and "Builds on" not in colophon
    )


@pytest.mark.parametrize(
    "entry", ["{text: Trees}", "{lang: da}", "{lang: 'da\" x', text: Trees}", "{lang: da, text: Trees, year: 2019}"]
)
def test_a_work_is_a_text_and_the_code_of_a_language(book: Book, entry: str) -> None:
    book.edit("_quarto.yml", "publications:\n", f"imprint: {{sources: {{en: [{entry}]}}}}\npublications:\n")
    codes = {problem.code for problem in book.check()}
    assert codes and codes <= {"C02", "C03", "C04"}
