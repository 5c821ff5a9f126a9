"""One language is written first: what the other lacks is a warning and shown where it stands; drafts are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.book import Book, Outcome, no_analysis

GROWTH, STREETS = "chapters/trees/01-growth", "chapters/trees/02-streets"
PAGES = {"da": ".preview/da/byens-traeer", "en": ".preview/en/trees-of-the-town"}
NOTICE = {"da": "endnu ikke oversat: English", "en": "not yet translated: Dansk"}
NEW = """Nyt afsnit.

- i gården
- på taget

## Mere {#sec-more}

Tekst.

::: {#nte-new .callout-note}
## Boks

Kun levende.
:::

```{python}
#| label: fig-again
#| fig-cap: "Igen"
growth()
```
"""


def notices(book: Book, page: str, language: str) -> list[str]:
    """The beginning of what each notice stands at: the text before it, or what follows where nothing does."""
    html = book.read(f"{PAGES[language]}/{page}.html")
    mark = f'<span class="notice">{NOTICE[language]}</span>'
    plain = [re.sub(r"<[^>]*>|\s+", " ", part) for part in html.split(mark)]
    return [" ".join(part.split()[-2:]) for part in plain[:-1]]


def preview(book: Book, *arguments: str) -> Outcome:
    return book.build("--format", "html", *arguments)


@pytest.fixture(scope="module")
def begun(built_book: Book, tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The book with more in Danish than in English: of each kind of block one, and of one chapter all."""
    book = built_book.copy(tmp_path_factory.mktemp("begun") / "book")
    book.append(f"{GROWTH}.da.qmd", NEW)
    book.edit(f"{GROWTH}.da.qmd", "- i parken", "- i parken\n- ved åen")
    book.remove(f"{STREETS}.en.qmd")
    return book


@pytest.fixture
def danish(begun: Book, tmp_path: Path) -> Iterator[Book]:
    with no_analysis():
        yield begun.copy(tmp_path / "book")


def test_what_english_lacks_is_told_and_shown_on_danish_pages(danish: Book) -> None:
    told = preview(danish, "--language", "da")
    assert told.exit == 0, told.printed
    assert {p.severity for p in told.problems} == {"warning"}
    assert {p.code for p in told.problems} == {"C05", "P01", "P02", "P04"}
    assert {p.line for p in told.of("P02")} == {
        danish.line(f"{GROWTH}.da.qmd", text) for text in ("ved åen", "Nyt afsnit.", "i gården", "på taget")
    }
    assert notices(danish, "vaekst", "da") == ["ved åen", "Nyt afsnit.", "i gården", "på taget", "Mere #"]
    assert len(notices(danish, "gader", "da")) == 1


def test_no_link_leads_to_a_page_that_is_not_translated(danish: Book) -> None:
    assert preview(danish, "--language", "da").exit == 0
    assert 'hreflang="en"' not in danish.read(f"{PAGES['da']}/gader.html")
    assert 'hreflang="en"' in danish.read(f"{PAGES['da']}/vaekst.html")
    for page in (danish.root / PAGES["da"]).glob("*.html"):
        assert "trees-of-the-town/streets" not in page.read_text(encoding="utf-8")


def test_complete_builds_and_checks_stay_strict(danish: Book) -> None:
    for arguments in (("build",), ("check",), ("build", "--language", "da", "--language", "en")):
        told = danish.run(*arguments)
        assert told.exit == 1
        assert {p.code for p in told.problems if p.severity == "error"} >= {"C05", "P01", "P02", "P04"}
    assert danish.run("check", "--language", "da").exit == 0


def test_a_language_that_is_not_written_is_no_edition_of_its_own(danish: Book) -> None:
    (missing,) = preview(danish, "--language", "en").of("C05")
    assert missing.severity == "error" and "build with --language da" in missing.hint


def test_the_first_language_may_be_the_one_that_lacks_something(book: Book) -> None:
    book.remove(f"{STREETS}.da.qmd")
    cell = '```{python}\n#| label: fig-more\n#| fig-cap: "Again"\ngrowth()\n```'
    book.append(f"{GROWTH}.en.qmd", f"{cell}\n\nOnly here.")
    told = preview(book, "--language", "en")
    assert told.exit == 0, told.printed
    assert {p.severity for p in told.problems} == {"warning"}
    assert "<svg" in book.read(f"{PAGES['en']}/growth.html").partition('id="fig-more"')[2]
    assert "<tbody" in book.read(f"{PAGES['en']}/streets.html").partition('id="tbl-streets"')[2]
    assert len(notices(book, "streets", "en")) == 1


def test_what_was_approved_tells_which_of_two_paragraphs_is_new(book: Book) -> None:
    for language, text in (("da", "Sidste."), ("en", "Last.")):
        book.append(f"{GROWTH}.{language}.qmd", text)
    assert book.run("pairs", "accept").exit == 0
    book.edit(f"{GROWTH}.da.qmd", "Sidste.", "Næstsidste.\n\nSidste.")
    (new,) = book.run("check", "--language", "da").of("P02")
    assert (new.line, new.severity) == (book.line(f"{GROWTH}.da.qmd", "Næstsidste."), "warning")


def test_what_is_wrong_in_the_other_language_alone_is_a_warning(book: Book) -> None:
    book.append(f"{GROWTH}.da.qmd", "## Mere {#sec-more}\n\nTekst.")
    book.append(f"{STREETS}.da.qmd", "Se @sec-more.")
    book.append(f"{STREETS}.en.qmd", "See @sec-more, with 7 trees.")
    told = preview(book, "--language", "da")
    assert told.exit == 0, told.printed
    assert {(p.code, p.severity) for p in told.problems if p.file == f"{STREETS}.en.qmd"} >= {
        ("T06", "warning"),
        ("N01", "warning"),
    }
    assert book.check("--language", "en") != [] and book.run("check", "--language", "en").exit == 1


def test_the_order_on_one_side_is_a_warning_where_that_is_built_alone(book: Book) -> None:
    for text in ("A {#sec-a}", "B {#sec-b}"):
        book.append(f"{GROWTH}.da.qmd", f"## {text}\n\nx")
    for text in ("B {#sec-b}", "A {#sec-a}"):
        book.append(f"{GROWTH}.en.qmd", f"## {text}\n\ny")
    assert [p.severity for p in preview(book, "--language", "da", "--chapter", "01-growth").of("P01")] == ["warning"]
    assert [p.severity for p in book.check() if p.code == "P01"] == ["error"]


@pytest.fixture(scope="module")
def with_draft(built_book: Book, tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The book with its second chapter as a draft, to which the first does not refer."""
    book = built_book.copy(tmp_path_factory.mktemp("draft") / "book")
    book.edit("_quarto.yml", "en: streets}", "en: streets}\n        status: draft")
    for language in ("da", "en"):
        text = book.read(f"{GROWTH}.{language}.qmd")
        book.write(f"{GROWTH}.{language}.qmd", re.sub(r", (?:se|see) @sec-streets", "", text))
    with no_analysis():
        assert book.run("pairs", "accept").exit == 0
    return book


@pytest.fixture
def draft(with_draft: Book, tmp_path: Path) -> Iterator[Book]:
    with no_analysis():
        yield with_draft.copy(tmp_path / "book")


def test_a_draft_is_left_out_of_complete_builds_whatever_is_wrong_in_it(draft: Book) -> None:
    draft.write(f"{STREETS}.da.qmd", "# Gaderne\n\nHer er 7, se @sec-none. <!--\n")
    told = draft.build()
    assert told.exit == 0 and told.problems == []
    assert "left out as drafts: 02-streets" in told.printed
    _, site = draft.site()
    assert not [path for path in site if path.endswith(("gader.html", "streets.html", "tbl-streets.csv"))]
    assert '"02-streets"' in draft.read("chapters/trees/pairs.json")


def test_a_draft_is_shown_where_it_is_named_and_says_what_it_is(draft: Book) -> None:
    draft.append(f"{STREETS}.da.qmd", "Kun på dansk.")
    told = preview(draft, "--chapter", "02-streets")
    assert told.exit == 0 and [p.severity for p in told.problems] == ["warning"]
    page = draft.read(f"{PAGES['da']}/gader.html")
    assert '<span class="notice">Kladde' in page and NOTICE["da"] in page
    assert '<span class="notice">Draft' in draft.read(f"{PAGES['en']}/streets.html")


def test_drafts_may_refer_to_drafts(draft: Book) -> None:
    keys = ("file: 03-parks", "number: 3", "slug: {da: parker, en: parks}", "status: draft")
    draft.edit("_quarto.yml", "\nlimits:", "      - " + "\n        ".join(keys) + "\n\nlimits:")
    for language in ("da", "en"):
        draft.write(f"chapters/trees/03-parks.{language}.qmd", "# Park {#sec-parks}\n\nSe @tbl-streets.\n")
    told = preview(draft, "--chapter", "03-parks")
    assert told.exit == 0, told.printed
    assert 'href="gader.html#tbl-streets"' in draft.read(f"{PAGES['da']}/parker.html")
    assert draft.build().exit == 0


def test_a_chapter_that_leads_to_a_draft_is_warned_where_drafts_are_shown(draft: Book) -> None:
    for language in ("da", "en"):
        draft.append(f"{GROWTH}.{language}.qmd", "Se @sec-streets.")
    told = preview(draft, "--chapter", "01-growth", "--chapter", "02-streets")
    assert [p.severity for p in told.of("C20")] == ["warning", "warning"]
    assert [p.severity for p in draft.build().of("C20")] == ["error", "error"]
