"""What all pages of an edition share is made once, and only the link of a page to itself differs on it."""

from __future__ import annotations

import pytest

from report.site import pages
from report.site.contents import Contents, PageLink
from tests.book import Book

LINKS = [PageLink("a.html", "Chapter 1", "Oaks & elms"), PageLink("b.html", "", "Index")]
FIRST = '><span class="name">Chapter 1</span> Oaks &amp; elms</a></li>\n'
SECOND = ">Index</a></li>\n"


@pytest.mark.parametrize(
    ("page", "one", "two"),
    [("a.html", ' aria-current="page"', ""), ("b.html", "", ' aria-current="page"'), ("index.html", "", "")],
)
def test_the_list_says_on_each_page_which_one_it_is(page: str, one: str, two: str) -> None:
    said = f'<li><a href="a.html"{one}{FIRST}<li><a href="b.html"{two}{SECOND}'
    assert Contents(LINKS).on(page) == said


def test_where_exhibits_and_contents_lead_is_found_once_for_an_edition(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    for name in ("leading_from_exhibits", "Contents"):
        make = getattr(pages, name)
        monkeypatch.setattr(
            pages, name, lambda *given, name=name, make=make, **named: made.append(name) or make(*given, **named)
        )
    assert book.build("--format", "html").exit == 0
    assert sorted(made) == ["Contents"] * 2 + ["leading_from_exhibits"] * 2
