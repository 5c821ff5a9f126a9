"""Links in the author's own words: to chapters, to labels and out of the publication; and references by number."""

from __future__ import annotations

import pytest

from report.project.addresses import is_site, outside
from tests.book import Book

CHAPTER = "chapters/trees/02-streets"


def page(book: Book, text: str) -> str:
    """The Danish page with `text`, in which ``FILE`` stands for the language."""
    for language in ("da", "en"):
        book.append(f"{CHAPTER}.{language}.qmd", text.replace("FILE", language))
    assert book.run("pairs", "accept").exit == 0
    outcome = book.build()
    assert outcome.exit == 0, outcome.printed
    return book.read("_site/da/byens-traeer/gader.html")


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("[ord](01-growth.FILE.qmd)", "vaekst.html#sec-growth"),
        ("[ord](./01-growth.FILE.qmd#sec-change)", "vaekst.html#sec-change"),
        ("[ord](02-streets.FILE.qmd)", "#sec-streets"),
        ("[ord](#sec-change)", "vaekst.html#sec-change"),
        ("[ord](#tbl-streets)", "#tbl-streets"),
        ("[ord](doi:10.1000/a)", "https://doi.org/10.1000/a"),
        ("[ord](https://example.org/a_b)", "https://example.org/a_b"),
        ("[ord](mailto:anna@example.org)", "mailto:anna@example.org"),
    ],
)
def test_a_link_leads_to_its_page_and_place(link: str, address: str, book: Book) -> None:
    html = page(book, f"Se {link} her.")
    assert f'href="{address}">ord</a> her.' in html


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//example.org/a"),
        *(
            "www.example.org",
            "ftp://example.org/",
            "vbscript:x",
            "https:",
            "http:example.org",
            "java\tscript:x",
            "a.html",
        ),
    ],
)
def test_other_addresses_are_not_printed(address: str) -> None:
    assert outside(address) is None


@pytest.mark.parametrize("path", ["'><script>x</script>", 'a"b', "a?b", "a#b", "a\\b", "a|b", "{a}", "a b"])
def test_what_no_address_holds_as_it_is_stands_in_no_address_of_a_place(path: str) -> None:
    assert not is_site(f"https://example.org/{path}") and is_site("https://example.org/o'hara/bøger/(2)")


def test_references_by_number_print_as_in_quarto(book: Book) -> None:
    html = page(book, "Se figur [-@fig-tree], [Fig. @fig-tree], [se @fig-tree] og [-@fig-tree; -@tbl-streets].")
    number = '<a class="xref" href="#fig-tree">2.1</a>'
    assert f"Se figur {number}, Fig.\N{NO-BREAK SPACE}{number}, (se " in html


def test_titles_keep_their_quotation_marks_and_values_where_they_are_listed(book: Book) -> None:
    html = page(book, '## Det "gode" liv med `{python} value("trees.last")` træer {#sec-life}\n\nTekst.')
    assert "Det »gode« liv med <span" in html
    assert "Det »gode« liv med 75 træer" in book.read("_site/da/byens-traeer/index.html")
    for language in ("da", "en"):
        book.edit(
            f"{CHAPTER}.{language}.qmd", "![Et træ]" if language == "da" else "![A tree]", '![Et "træ" af @sec-life]'
        )
    assert book.run("pairs", "accept").exit == 0 and book.build().exit == 0
    assert "Et »træ« af afsnit\N{NO-BREAK SPACE}2.1" in book.read("_site/da/byens-traeer/index.html")
