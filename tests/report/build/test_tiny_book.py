"""What a book that is in order may do: the tiny book, changed and built again."""

from __future__ import annotations

import pytest

from tests.book import PICTURE, Book

CHAPTER = "chapters/trees/02-streets"
PAGE = "_site/en/trees-of-the-town/streets.html"


def published(book: Book) -> str:
    """The English page of the second chapter after approving all pairs and building."""
    assert book.run("pairs", "accept").exit == 0
    outcome = book.build()
    assert outcome.exit == 0, outcome.printed
    return book.read(PAGE)


def test_the_tiny_book_has_pages_data_and_pictures(book: Book) -> None:
    _, files = book.site()
    assert {"index.html", "da/byens-traeer/vaekst.html", "en/trees-of-the-town/growth.html", "data/trees.csv"} <= set(
        files
    )
    assert files["assets/chapters/trees/tree.png"] == PICTURE
    assert b"../../assets/chapters/trees/tree.png" in files["da/byens-traeer/gader.html"]


def test_nothing_is_built_when_nothing_changed(book: Book) -> None:
    assert book.build().exit == 0
    assert "Nothing has changed" in book.build().printed


def test_a_figure_and_a_picture_may_stand_in_a_box(book: Book) -> None:
    for language in ("da", "en"):
        file = f"{CHAPTER}.{language}.qmd"
        text = book.read(file)
        picture = text[text.index("![") :]
        cell = '```{python}\n#| label: fig-boxed\n#| fig-cap: "I en boks"\ngrowth()\n```\n'
        book.write(file, text.replace(picture, "").rstrip().removesuffix(":::") + f"\n{cell}\n{picture}:::\n")
    page = published(book)
    box = page[page.index('id="nte-count"') :]
    assert 'id="fig-boxed"' in box and 'id="fig-tree"' in box


def test_comments_are_not_printed(book: Book) -> None:
    for language in ("da", "en"):
        book.append(f"{CHAPTER}.{language}.qmd", "Tekst <!-- 7 --> her.\n\n<!-- Husk\n12 ting -->\n")
    page = published(book)
    assert "Tekst her." in " ".join(page.split()) and "Husk" not in page


def test_another_number_of_a_chapter_or_year_of_a_work_needs_no_new_approval(book: Book) -> None:
    book.edit("_quarto.yml", "number: 2", "number: 4")
    book.edit("data/references.bib", "date = {2020}", "date = {2021}")
    outcome = book.build()
    assert outcome.exit == 0, outcome.printed
    assert "Table\N{NO-BREAK SPACE}4.1" in book.read(PAGE)
    assert "Grove 2021" in book.read("_site/en/trees-of-the-town/growth.html")


def test_a_cell_may_read_its_libraries_and_open_any_table(book: Book) -> None:
    book.add_cell(
        CHAPTER, 'import email.mime.text, pandas\nfrom report.author import data\ntotal = data("trees").frame().sum()'
    )
    assert published(book)


@pytest.mark.parametrize(("in_checkout", "cure"), [(True, "make"), (False, "the system's packages")])
def test_a_missing_pango_is_named_with_its_cure(
    book: Book, monkeypatch: pytest.MonkeyPatch, in_checkout: bool, cure: str
) -> None:
    monkeypatch.setattr("report.build.paper.IN_CHECKOUT", in_checkout)
    book.edit("_quarto.yml", "formats: [html]", "formats: [html, pdf]")
    monkeypatch.setattr("report.cache.dependencies.pango_version", lambda: "")
    outcome = book.build()
    assert outcome.exit == 1
    assert [p.code for p in outcome.problems] == ["B01"]
    assert cure in outcome.problems[0].hint
