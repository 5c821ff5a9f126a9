"""What the pages of an edition say of each other."""

from __future__ import annotations

import re
from posixpath import basename

from tests.book import Book


def turns(book: Book, page: str) -> dict[str, set[str]]:
    """Where the links of a page lead that say they go back or on."""
    html = book.read(f"_site/en/trees-of-the-town/{page}")
    found: dict[str, set[str]] = {"prev": set(), "next": set()}
    for link in re.findall(r"<(?:a|link)[^>]*>", html):
        kind = re.search(r'rel="(prev|next)"', link)
        if kind:
            found[kind[1]].add(basename(re.search(r'href="([^"]*)"', link)[1]))
    return found


def test_pages_lead_on_from_the_first_to_the_last_and_back_and_not_round(book: Book) -> None:
    order = ["index.html"]
    while following := turns(book, order[-1])["next"]:
        order += following
        assert len(order) == len(set(order)), order
    assert order[1:3] == ["growth.html", "streets.html"]
    assert turns(book, order[0])["prev"] == turns(book, order[1])["prev"] == set()
    assert [turns(book, page)["prev"] for page in order[2:]] == [{page} for page in order[1:-1]]
