"""The tiny book with a chapter in which every example that works stands, in all formats."""

from __future__ import annotations

from pathlib import Path

from tests.book import Book, no_analysis
from tests.report.quarto.examples import WORKS

CELL = "```{python}\n#| include: false\nfrom figures.exhibits import *\n```\n"
FOLDER, CHAPTER = "chapters/trees", "      - file: {0}\n        number: {1}\n        slug: {{da: {0}-da, en: {0}-en}}\n"


def with_chapters(book: Book, chapters: dict[str, str]) -> None:
    """Adds chapters by their names, the same in both languages but for their own name in braces."""
    listed = "".join(CHAPTER.format(name, number) for number, name in enumerate(chapters, 3))
    book.edit("_quarto.yml", "\nlimits:", f"{listed}\nlimits:")
    for name, text in chapters.items():
        for language in ("da", "en"):
            book.write(f"{FOLDER}/{name}.{language}.qmd", text.replace("{0}", language))


def build(folder: Path) -> None:
    book = Book.new(folder)
    book.edit("_quarto.yml", "formats: [html]", "formats: [html, pdf, epub, single]")
    text = "\n\n".join(example.text for example in WORKS.values())
    with_chapters(book, {"03-marks": f"{CELL}\n# Marks {{#sec-marks}}\n\n{text}\n"})
    for language in ("da", "en"):
        book.write(f"{FOLDER}/_part.{language}.qmd", "Included olive.\n")
    with no_analysis():
        book.run("pairs", "accept")
        outcome = book.build()
    assert outcome.exit == 0, outcome.printed
