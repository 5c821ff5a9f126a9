"""What a project says of its editions, on every page and on the first pages of the PDF."""

from __future__ import annotations

import pypdfium2

from tests.book import Book

IMPRINT = """\
imprint:
  year: 2031
  kind: {da: Prøveudgave, en: Trial edition}
  status: {da: Den er udgivet af byen., en: It is published by the town.}
  licence: {da: Fri tekst., en: Free text.}
  sources: {da: ["Byen: Træer (2019).", "Parken: Flere træer (2020)."], en: ["The town: Trees (2019)."]}

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


def test_nothing_is_printed_of_what_the_project_does_not_say(book: Book) -> None:
    book.edit("_quarto.yml", "formats: [html]", "formats: [html, pdf]")
    outcome = book.build("--language", "en", "--format", "pdf")
    assert (outcome.exit, outcome.problems) == (0, []), outcome.printed
    with pypdfium2.PdfDocument(book.root / ".preview/en/trees-of-the-town.pdf") as pdf:
        colophon = pdf[1].get_textpage().get_text_range()
    assert (
        "Edition" in colophon and "Status" not in colophon and "Licence" not in colophon and "Builds on" not in colophon
    )
