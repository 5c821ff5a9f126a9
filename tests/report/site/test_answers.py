"""What answers on the pages of a tiny book: its values, its terms, the page of values, and the files beside it."""

from __future__ import annotations

import csv
import json
import re
from html.parser import HTMLParser

import pytest

from report.site.answers import value_anchor
from tests.book import Book
from tests.evaluator import Published
from tests.lists import add_lists

PAGE = "_site/en/trees-of-the-town/growth.html"
VALUES = "_site/en/trees-of-the-town/values.html"
HOSTILE = """</template><script>alert('\\"')</script><b>&amp;"""
ODD = f"""

from report.author import Text, assumed


@values("odd")
def odd() -> dict[str, Value]:
    hostile = assumed(7, Text.same({HOSTILE!r}))
    first = of_year(2010)
    return {{"hostile": hostile, "sum": total([hostile, first, trees_in("oak", 2010)]).called(Text.same("=sum"))}}
"""


class Ids(HTMLParser):
    """Ids, names of values and addresses on a page; scripts that run are counted."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.values: list[str] = []
        self.links: list[str] = []
        self.scripts = self.bold = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        self.ids += [given["id"]] if given.get("id") else []
        self.values += [given["data-value"]] if given.get("data-value") else []
        self.links += [given["href"]] if given.get("href") else []
        self.scripts += tag == "script" and "src" not in given and "type" not in given
        self.bold += tag == "b"


def ids(text: str) -> Ids:
    parser = Ids()
    parser.feed(text)
    return parser


def with_odd_values(book: Book) -> Book:
    """The book with a value whose name is markup, and one that is computed of it."""
    book.write("figures/counted.py", book.read("figures/counted.py") + ODD)
    for language, verb, link in (("da", "Der er", "og"), ("en", "There are", "and")):
        text = f'{verb} `{{python}} value("odd.hostile")` {link} `{{python}} value("odd.sum")`.'
        book.append(f"chapters/trees/01-growth.{language}.qmd", text)
    book.run("pairs", "accept")
    assert book.build().problems == []
    return book


@pytest.fixture
def odd(book: Book) -> Book:
    return with_odd_values(book)


def test_a_page_carries_the_answer_of_each_value_and_of_each_operand(odd: Book) -> None:
    page = ids(odd.read(PAGE))
    assert {"trees.last", "odd.hostile", "odd.sum", "fig-growth.1.2"} <= set(page.values)
    assert {value_anchor(name) for name in page.values} <= set(page.ids)
    listed = "values.html#"
    operands = {link.removeprefix(listed) for link in page.links if link.startswith(f"{listed}v-")}
    assert operands and operands <= set(page.ids)


def test_what_answers_alone_stands_on_the_page_of_values_too_and_nothing_twice(odd: Book) -> None:
    page, values = ids(odd.read(PAGE)), ids(odd.read(VALUES))
    assert {anchor for anchor in page.ids if anchor.startswith("v-")} <= set(values.ids)
    for parsed in (page, values):
        assert len(parsed.ids) == len(set(parsed.ids))


def test_a_section_with_values_leads_to_them(odd: Book) -> None:
    anchors = [link.partition("#")[2] for link in ids(odd.read(PAGE)).links if "#s-" in link]
    assert anchors and set(anchors) <= set(ids(odd.read(VALUES)).ids)


def test_names_that_are_markup_are_text_wherever_they_are_printed(odd: Book) -> None:
    for page in (PAGE, VALUES):
        parsed = ids(odd.read(page))
        assert (parsed.scripts, parsed.bold) == (0, 0)
    assert odd.read(PAGE).count("</template>") == 1
    with (odd.root / "_site/en/trees-of-the-town/values.csv").open(encoding="utf-8", newline="") as file:
        names = {row["id"]: row["name"] for row in csv.DictReader(file)}
    assert names["odd.hostile"] == HOSTILE
    assert names["odd.sum"] == "'=sum"


def test_the_file_of_values_gives_each_again(odd: Book) -> None:
    site = odd.root / "_site"
    content = json.loads((site / "en/trees-of-the-town/values.json").read_text(encoding="utf-8"))
    package = json.loads((site / "data/datapackage.json").read_text(encoding="utf-8"))
    published = Published(content, site / "data", package)
    assert {"trees.more", "odd.sum", "streets.count"} <= set(published.values)
    for name in published.values:
        assert published.again(name) == published.stated(name)
    places = [place["address"] for place in published.values["odd.sum"]["places"]]
    assert places and all(place.startswith("growth.html#") for place in places)


def test_a_wrong_record_is_not_computed_to_the_same(odd: Book) -> None:
    site = odd.root / "_site"
    content = json.loads((site / "en/trees-of-the-town/values.json").read_text(encoding="utf-8"))
    more = next(value for value in content["values"] if value["id"] == "trees.more")
    more["computation"]["does"] = "sum"
    package = json.loads((site / "data/datapackage.json").read_text(encoding="utf-8"))
    published = Published(content, site / "data", package)
    assert published.again("trees.more") != published.stated("trees.more")


def test_every_mark_of_a_term_answers_and_the_first_is_a_link(book: Book) -> None:
    add_lists(book)
    book.run("pairs", "accept")
    assert [p for p in book.build().problems if p.severity == "error"] == []
    page = book.read("_site/da/byens-traeer/vaekst.html")
    assert len(re.findall('<a class="term" data-term="zone"', page)) == 1
    assert len(re.findall('<span class="term-again" data-term="zone"', page)) == 1
    assert 'id="t-zone"' in page
    assert "Et område med ens jord." in page


def test_a_page_that_prints_no_value_and_no_term_has_nothing_to_answer_with(book: Book) -> None:
    for language in ("da", "en"):
        book.edit(f"chapters/trees/02-streets.{language}.qmd", "by_street()", "Table((Column(Text.same('x')),), ())")
    book.run("pairs", "accept")
    book.build()
    page = book.read("_site/en/trees-of-the-town/streets.html")
    assert "<template" not in page
    assert "answers" not in page


@pytest.mark.parametrize(
    ("name", "anchor"),
    [("a.b-c", "v-a.b-c"), ("~1f", "v-~1f"), ('a "<', "v-a_20__22__3c_"), ("a_b", "v-a_5f_b"), ("å", "v-_e5_")],
)
def test_an_anchor_needs_no_escape(name: str, anchor: str) -> None:
    assert value_anchor(name) == anchor
