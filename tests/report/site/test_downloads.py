"""What can be taken along from a page: the files of each exhibit, and what its line of links says."""

from __future__ import annotations

import csv
import io
import json
import re
from html import unescape
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

from PIL import Image

from report.project.svg_file import more_than_a_picture
from tests.book import PACKAGE, Book

PAGES = "_site/en/trees-of-the-town"
SVG, DC = "{http://www.w3.org/2000/svg}", "{http://purl.org/dc/elements/1.1/}"
HOSTILE = "\"><script>alert('1')</script>&amp;"


class Links(HTMLParser):
    """The links of a page: their addresses with their attributes and words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[dict[str, str], str]] = []
        self.open = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.open = True
            self.found.append(({key: said or "" for key, said in attrs}, ""))

    def handle_endtag(self, tag: str) -> None:
        self.open = self.open and tag != "a"

    def handle_data(self, data: str) -> None:
        if self.open:
            given, words = self.found[-1]
            self.found[-1] = given, words + data

    def to(self, address: str) -> list[str]:
        """The words of the links to `address`."""
        return [spaced(words) for given, words in self.found if given["href"] == address]


def spaced(text: str) -> str:
    """The text with plain spaces alone."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def links(book: Book, page: str) -> Links:
    return Links(book.read(f"{PAGES}/{page}.html"))


def test_an_exhibit_has_its_numbers_as_a_file_beside_its_page_in_the_language_of_the_page(book: Book) -> None:
    assert book.read(f"{PAGES}/tbl-streets.csv") == "Street,Trees\nLinden Street,44\nOak Road,31\n"
    assert book.read("_site/da/byens-traeer/tbl-streets.csv").splitlines()[0] == "Gade,Træer"
    assert book.read(f"{PAGES}/fig-growth.csv") == "Year,Trees\n2010,60\n2020,75\n"


def test_a_drawing_by_itself_is_valid_and_nothing_but_a_picture_and_says_what_it_is(book: Book) -> None:
    book.edit(
        "_quarto.yml", "publications:", "imprint:\n  licence: {da: Frit & gratis, en: Free & open}\npublications:"
    )
    assert book.build().exit == 0
    content = (book.root / PAGES / "fig-growth.svg").read_bytes()
    assert more_than_a_picture(content) == ""
    root = ET.fromstring(content)
    assert root.tag == f"{SVG}svg"
    named = root.get("aria-labelledby", "").split()
    assert [root.find(f".//*[@id='{name}']").text for name in named] == [
        "Figure\N{NO-BREAK SPACE}1.1. Trees in the town",
        "The town has 75 trees.",
    ]
    said = {element.tag.removeprefix(DC): element.text for element in root.iter() if element.tag.startswith(DC)}
    assert spaced(said["source"]).startswith("Grove (2020), table 1")
    assert said["rights"] == "Free & open"
    assert said["language"] == "en"
    paper = root.find(f"{SVG}rect")
    assert [paper.get(side) for side in ("x", "y", "fill")] == ["-14", "-14", "#ffffff"]
    assert {element.get("fill") for element in root.iter(f"{SVG}text")} == {"#1c2126"}
    assert not [element for element in root.iter() if element.get("style")]


def test_a_picture_of_a_drawing_is_made_in_a_complete_build_and_kept(book: Book) -> None:
    before = (book.root / PAGES / "fig-growth.png").read_bytes()
    width, height = Image.open(io.BytesIO(before)).size
    assert width == round((150 / 25.4 * 72 + 28) * 192 / 72)
    assert height == round((40 / 25.4 * 72 + 28) * 192 / 72)
    book.append("chapters/trees/01-growth.en.qmd", "One more paragraph.")
    book.append("chapters/trees/01-growth.da.qmd", "Et afsnit til.")
    book.run("pairs", "accept")
    assert book.build().exit == 0
    assert (book.root / PAGES / "fig-growth.png").read_bytes() == before


def test_a_picture_follows_its_drawing(book: Book) -> None:
    before = (book.root / PAGES / "fig-growth.png").read_bytes()
    book.edit("figures/exhibits.py", 'role="primary"', 'role="accent"')
    assert book.build().exit == 0
    assert (book.root / PAGES / "fig-growth.png").read_bytes() != before


def test_a_preview_has_the_files_of_its_chapter_but_no_picture_of_a_drawing(book: Book) -> None:
    outcome = book.build("--chapter", "01-growth", "--language", "en", "--output", str(book.root / "part"))
    assert outcome.exit == 0, outcome.printed
    files = sorted(path.name for path in (book.root / "part/en/trees-of-the-town").iterdir())
    assert files == ["fig-growth.csv", "fig-growth.svg", "growth.html"]


def test_a_figure_leads_to_itself_to_its_files_and_to_a_larger_view_without_scripts(book: Book) -> None:
    found = links(book, "growth")
    assert found.to("#fig-growth") == ["Figure 1.1", "Link"]  # the first is a reference in the text
    assert found.to("fig-growth.svg") == ["Enlarge", "SVG"]
    assert found.to("fig-growth.csv") == ["CSV"]
    assert found.to("fig-growth.png") == ["PNG"]
    assert all((book.root / PAGES / f"fig-growth.{ending}").is_file() for ending in ("csv", "svg", "png"))


def test_every_link_below_an_exhibit_is_heard_with_the_name_of_the_exhibit(book: Book) -> None:
    page = book.read(f"{PAGES}/growth.html")
    line = page[page.index('<ul class="exhibit-links">') : page.index('<details class="made">')]
    heard = [(given["aria-label"], words) for given, words in Links(line).found]
    assert heard == [
        (f"{words}: Figure\N{NO-BREAK SPACE}1.1", words) for words in ("Link", "Enlarge", "CSV", "SVG", "PNG")
    ]


def test_how_an_exhibit_was_made_names_function_version_tables_sources_and_own_calculations(book: Book) -> None:
    page = book.read(f"{PAGES}/growth.html")
    made = page[page.index('<details class="made">') : page.index("</details></li>")]
    assert "<code>figures.exhibits.growth</code>" in made
    assert "<span>calculated for this edition</span>" in made
    found = Links(made)
    assert found.to("changes.html") == ["Data version 1.0.0"]
    assert found.to("data.html#table-trees") == ["Trees"]
    assert found.to("../../data/trees.csv") == ["CSV"]
    assert found.to("references.html#ref-grove2020") == ["Grove (2020), table 1, pp. 3–6"]


def test_a_source_with_an_address_is_led_to_and_one_that_no_chapter_cites_directly(book: Book) -> None:
    package = json.loads(book.read(PACKAGE))
    package["sources"][0]["path"] = "https://town.example/trees?a=1&b=2"
    book.write(PACKAGE, json.dumps(package, ensure_ascii=False, indent=2) + "\n")
    assert book.build().exit == 0
    assert set(links(book, "growth").to("https://town.example/trees?a=1&b=2")) == {"town.example", "Find the source"}
    for language, cited in (("en", " [@grove2020, p. 4]"), ("da", " [@grove2020, s. 4]")):
        book.edit(f"chapters/trees/01-growth.{language}.qmd", cited, "")
    book.run("pairs", "accept")
    assert book.build().exit == 0
    places = links(book, "growth").to("https://town.example/trees?a=1&b=2")
    assert [words for words in places if words != "Find the source"] == ["Grove (2020), table 1, pp. 3–6"] * 2


def test_an_exhibit_that_is_a_picture_leads_to_the_picture_and_has_neither_numbers_nor_a_maker(book: Book) -> None:
    page = book.read(f"{PAGES}/streets.html")
    below = page[page.index('id="fig-tree"') :]
    line = below[below.index('<ul class="exhibit-links">') : below.index("</ul>")]
    assert [(given["href"], words) for given, words in Links(line).found] == [
        ("#fig-tree", "Link"),
        ("../../assets/chapters/trees/tree.png", "PNG"),
    ]
    assert "<details" not in line


def test_a_table_that_a_cell_puts_together_itself_names_no_function(book: Book) -> None:
    cell = (
        "#| label: tbl-own\n#| tbl-cap: {}\nfrom report.author import Column, Row, Table, Text\n"
        'Table((Column(Text.same("A")),), (Row((Text.same("B"),)),))'
    )
    for language, caption in (("da", "En"), ("en", "One")):
        text = f"@tbl-own\n\n```{{python}}\n{cell.format(caption)}\n```"
        book.append(f"chapters/trees/02-streets.{language}.qmd", text)
    book.run("pairs", "accept")
    assert book.build().exit == 0
    page = book.read(f"{PAGES}/streets.html")
    below = page[page.index('id="tbl-own"') :]
    assert "made" not in below[: below.index("</ul>")]
    assert book.read(f"{PAGES}/tbl-own.csv") == "A\nB\n"


def test_names_and_titles_with_quotes_and_brackets_are_inert_in_every_file(book: Book) -> None:
    package = json.loads(book.read(PACKAGE))
    package["resources"][1]["titles"] = dict.fromkeys(("da", "en"), HOSTILE)
    package["sources"][0]["short"] = dict.fromkeys(("da", "en"), HOSTILE)
    book.write(PACKAGE, json.dumps(package, ensure_ascii=False, indent=2) + "\n")
    book.edit("figures/exhibits.py", 'Text(da="År", en="Year")', """Text.same('a "b" <')""")
    hostile = "{trees} <script>alert(self)</script> & 'trees'"
    book.edit("figures/exhibits.py", '"The town has {trees} trees."', f'"{hostile}"')
    assert book.build().exit == 0
    assert "<script>alert" not in book.read(f"{PAGES}/growth.html")
    content = (book.root / PAGES / "fig-growth.svg").read_bytes()
    assert more_than_a_picture(content) == ""
    assert ET.fromstring(content).find(f"{SVG}desc").text == hostile.replace("{trees}", "75")
    rows = csv.reader(io.StringIO(book.read(f"{PAGES}/fig-growth.csv")))
    assert next(rows) == ['a "b" <', "Trees"]
    assert HOSTILE in unescape(re.search('<h3 id="table-trees">(.*?)</h3>', book.read(f"{PAGES}/data.html"))[1])


def test_a_table_of_twelve_columns_comes_whole(book: Book) -> None:
    columns = ", ".join(f'Column(Text.same("Column {n}"))' for n in "abcdefghijkl")
    cells = ", ".join(f'Text.same("{n}")' for n in "abcdefghijkl")
    book.edit(
        "figures/exhibits.py",
        "def by_street() -> Table:\n",
        f"def by_street() -> Table:\n    return Table(({columns},), (Row(({cells},)),))\n",
    )
    assert book.build().exit == 0
    read = list(csv.reader(io.StringIO(book.read(f"{PAGES}/tbl-streets.csv"))))
    assert read == [[f"Column {n}" for n in "abcdefghijkl"], list("abcdefghijkl")]


def test_a_figure_without_numbers_has_a_file_of_headings(book: Book) -> None:
    book.edit("figures/exhibits.py", "tuple(Row((Text.same(str(year)), of_year(year))) for year in YEARS),", "(),")
    assert book.build().exit == 0
    assert book.read(f"{PAGES}/fig-growth.csv") == "Year,Trees\n"
