"""The pages of the data: every table with where it is printed, and what each version changed."""

from __future__ import annotations

import json
import re
from html import unescape

from tests.book import PACKAGE, Book
from tests.lists import add_lists

PAGES = "_site/en/trees-of-the-town"


def entry(page: str, table: str) -> str:
    """What the page says of a table."""
    return re.search(rf'<article class="table-entry" aria-labelledby="table-{table}">.*?</article>', page, re.DOTALL)[0]


def described(book: Book, change: dict[str, object], table: int = 1) -> None:
    package = json.loads(book.read(PACKAGE))
    package["resources"][table] |= change
    book.write(PACKAGE, json.dumps(package, ensure_ascii=False, indent=2) + "\n")


def test_a_table_has_its_title_its_file_and_its_size_in_the_language_of_the_page(book: Book) -> None:
    described(book, {"descriptions": {"da": "Talt om sommeren.", "en": "Counted in summer."}})
    assert book.build().exit == 0
    said = entry(book.read(f"{PAGES}/data.html"), "trees")
    assert '<h3 id="table-trees">Trees</h3>' in said
    assert "<p>Counted in summer.</p>" in said
    size = (book.root / "data/trees.csv").stat().st_size
    assert 'href="../../data/trees.csv" download' in said
    assert f"{size / 1000:.1f} kB, 4 rows, 4 columns" in said
    danish = entry(book.read("_site/da/byens-traeer/data.html"), "trees")
    assert "<p>Talt om sommeren.</p>" in danish
    assert f"{size / 1000:.1f}".replace(".", ",") + " kB, 4 rækker, 4 kolonner" in danish


def test_a_table_leads_to_every_exhibit_and_section_that_prints_of_it(book: Book) -> None:
    page = book.read(f"{PAGES}/data.html")
    trees = re.findall(r'<a href="([^"]*)">([^<]*)</a>', entry(page, "trees"))
    assert [(href, unescape(name).replace("\N{NO-BREAK SPACE}", " ")) for href, name in trees] == [
        ("growth.html#sec-growth", "Chapter 1"),
        ("growth.html#sec-change", "Section 1.1"),
        ("growth.html#fig-growth", "Figure 1.1"),
        ("streets.html#tbl-streets", "Table 2.1"),
    ]
    assert 'href="growth.html#sec-growth"' in entry(page, "streets")  # its footnote counts the streets


def test_a_table_that_the_edition_prints_nothing_of_says_so_and_stands_last(book: Book) -> None:
    package = json.loads(book.read(PACKAGE))
    package["resources"].insert(0, {**package["resources"][0], "name": "unused", "path": "unused.csv"})
    book.write(PACKAGE, json.dumps(package, ensure_ascii=False, indent=2) + "\n")
    book.write("data/unused.csv", (book.root / "data/streets.csv").read_bytes())
    outcome = book.build()
    assert outcome.exit == 0, outcome.printed
    page = book.read(f"{PAGES}/data.html")
    assert "not in this publication" in entry(page, "unused")
    assert re.findall(r'id="table-(\w+)"', page) == ["streets", "trees", "unused"]


def test_a_list_of_the_publication_is_where_its_table_is_printed(book: Book) -> None:
    add_lists(book)
    book.run("pairs", "accept")
    outcome = book.build()
    assert outcome.exit == 0, outcome.printed
    assert 'href="glossary.html"' in entry(book.read(f"{PAGES}/data.html"), "words")


def test_tables_stand_under_their_source_to_which_a_list_jumps(book: Book) -> None:
    page = book.read(f"{PAGES}/data.html")
    assert '<a href="#source-grove2020">Grove (2020)</a> <span class="count">(2)</span>' in page
    assert 'id="source-grove2020">Grove (2020)</h2>' in page


def test_a_licence_has_its_name_in_the_language_and_its_address(book: Book) -> None:
    licence = {
        "name": "free",
        "title": "Free",
        "titles": {"da": "Fri"},
        "path": "https://town.example/free?a&b",
    }
    described(book, {"licenses": [licence, {"name": "CC-BY-4.0"}]})
    assert book.build().exit == 0
    assert '<a href="https://town.example/free?a&amp;b">Free</a>; CC-BY-4.0' in entry(
        book.read(f"{PAGES}/data.html"), "trees"
    )
    assert ">Fri</a>; CC-BY-4.0" in entry(book.read("_site/da/byens-traeer/data.html"), "trees")


def test_what_each_version_changed_is_a_page_in_the_language_that_the_package_names(book: Book) -> None:
    package = json.loads(book.read(PACKAGE))
    book.write(PACKAGE, json.dumps({**package, "language": "en"}, ensure_ascii=False, indent=2) + "\n")
    log = "# Changes\n\nText.\n\n## 1.0.0\n\n- A <b>count</b>,\n  longer (trees)\n- More\n\n## 0.9.0\n\n- First\n"
    book.write("data/CHANGELOG.md", log)
    assert book.build().exit == 0
    page = book.read("_site/da/byens-traeer/aendringer.html")
    assert re.findall(r'<h2 [^>]*id="([^"]*)">([^<]*)<', page) == [
        ("version-1.0.0", "1.0.0"),
        ("version-0.9.0", "0.9.0"),
    ]
    assert '<ul class="changes" lang="en">\n<li>A &lt;b&gt;count&lt;/b&gt;, longer (trees)</li>\n<li>More</li>' in page
    assert "Dataversion 1.0.0 · <a" in page


def test_the_pages_of_the_data_lead_to_the_same_page_in_the_other_language_and_to_no_chapter_before_or_after(
    book: Book,
) -> None:
    for page, other in (("data.html", "data.html"), ("changes.html", "aendringer.html")):
        html = book.read(f"{PAGES}/{page}")
        assert f'hreflang="da" href="../../da/byens-traeer/{other}"' in html
        assert 'rel="prev"' not in html
        assert 'rel="next"' not in html


def test_a_book_without_data_has_no_pages_of_data(book: Book) -> None:
    assert (book.root / PAGES / "data.html").is_file()
    outcome = book.build("--chapter", "01-growth", "--output", str(book.root / "part"))
    assert outcome.exit == 0, outcome.printed
    assert not list((book.root / "part").rglob("data.html"))
