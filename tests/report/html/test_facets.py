"""A table with facets: it stands in parts, its cells may lead to labels, and a reader chooses what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from report.html.notes import ExhibitNote
from report.language.printing import Language
from report.language.text import Text
from report.pdf.paper import PaperWriter
from report.printed.exhibit import PrintedExhibit
from report.printed.grid import printed_grid
from report.results.exhibits import MOST_GROUPS, Column, Facet, Reference, Row, Table
from report.site.assets import FIRST_SCRIPT, PAGE_SCRIPTS
from report.site.exhibit_links import ENLARGE_SCRIPT
from report.site.page_answers import ANSWER_SCRIPTS
from tests.assets import asset
from tests.book import Book
from tests.browser import opened

EVERY_PAGE = (FIRST_SCRIPT, *PAGE_SCRIPTS)
KINDS = {"oak": Text(da="Eg", en="Oak"), "ash": Text(da="Ask", en="Ash")}
PLACES = {"street": Text(da="Gade", en="Street"), "park": Text(da="Park", en="Park")}
FACETS = (Facet(Text(da="Art", en="Kind"), KINDS), Facet(Text(da="Sted", en="Place"), PLACES))
COLUMNS = (Column(Text(da="Råd", en="Advice"), numeric=False), Column(Text(da="Afsnit", en="Section"), numeric=False))
ADVICE = """

from report.author import Facet, Reference


def advice() -> Table:
    facets = (
        Facet(Text(da="Art", en="Kind"), {"oak": Text(da="Eg", en="Oak"), "ash": Text(da="Ask", en="Ash")}),
        Facet(Text(da="Sted", en="Place"), {"street": Text(da="Gade", en="Street"), "park": Text.same("Park")}),
    )
    rows = (
        Row((Text(da="Vand den", en="Water it"), Reference("sec-change")), groups=(("oak",), ("street",))),
        Row((Text(da="Støt den", en="Stake it"), Reference("sec-growth")), groups=(("ash",), ("street", "park"))),
        Row((Text(da="Beskær den", en="Prune it"), Reference("sec-change")), groups=(("oak",), ("park",))),
    )
    columns = (
        Column(Text(da="Råd", en="Advice"), numeric=False),
        Column(Text(da="Afsnit", en="Section"), numeric=False),
    )
    return Table(columns, rows, facets)
"""


def row(*groups: tuple[str, ...]) -> Row:
    return Row((Text.same("Vand"), Reference("sec-a")), groups=groups)


ROWS = (row(("oak",), ("street",)), row(("ash",), ("street", "park")))


@pytest.fixture
def advised(book: Book) -> Book:
    """The tiny book with a table of advice, in parts by the kind of tree."""
    book.append("figures/exhibits.py", ADVICE.strip("\n"))
    for language, caption in (("da", "Råd om træer"), ("en", "Advice on trees")):
        cell = f'```{{python}}\n#| label: tbl-advice\n#| tbl-cap: "{caption}"\nadvice()\n```'
        book.append(f"chapters/trees/02-streets.{language}.qmd", cell)
    book.run("pairs", "accept")
    return book


def page_of(book: Book) -> str:
    assert book.build().problems == []
    return book.site()[1]["en/trees-of-the-town/streets.html"].decode()


def test_a_table_stands_in_parts_by_its_first_facet_with_a_choice_of_every_group(advised: Book) -> None:
    page = page_of(advised)
    parts = page.split('<div class="part"')[1:]
    assert ["Oak" in parts[0], "Water it" in parts[0], "Prune it" in parts[0], "Stake it" in parts[0]] == [True] * 3 + [
        False
    ]
    assert "Ash" in parts[1] and parts[1].count("<tr data-groups") == 1
    assert page.count('type="radio"') == 5 and page.count("checked>") == 1
    assert 'Park <span class="count">(2)</span>' in page and 'All <span class="count">(3)</span>' in page


def test_a_cell_prints_the_number_of_the_section_it_leads_to(advised: Book) -> None:
    page = page_of(advised)
    assert '<td data-column="Section"><a class="xref" href="growth.html#sec-change">1.1</a></td>' in page
    assert 'href="growth.html#sec-growth">1</a>' in page


def test_a_cell_that_leads_nowhere_is_named_with_the_nearest_label(advised: Book) -> None:
    advised.edit("figures/exhibits.py", 'Reference("sec-growth")', 'Reference("sec-grwth")')
    found = advised.check()
    assert [(p.code, "sec-grwth" in p.message, "sec-growth" in p.hint) for p in found] == [("T06", True, True)] * 2


def test_a_number_typed_in_the_name_of_a_group_is_found_and_so_is_markup(advised: Book) -> None:
    advised.edit("figures/exhibits.py", 'Text(da="Ask", en="Ash")', 'Text(da="17 aske", en="**Ash**")')
    found = {(p.code, p.file) for p in advised.check()}
    assert found == {("N01", "chapters/trees/02-streets.da.qmd"), ("T09", "chapters/trees/02-streets.en.qmd")}


@pytest.mark.parametrize(
    ("rows", "facets", "said"),
    [
        ((row(),), FACETS, "row 1 has groups of 0 facets, the table 2"),
        ((*ROWS, row(("elm",), ("park",))), FACETS, "row 3 is in the group 'elm'"),
        ((*ROWS, row(("oak", "ash"), ("park",))), FACETS, "row 3 is in 2 groups of a facet: it has to be in one group"),
        ((*ROWS, row(("oak",), ())), FACETS, "row 3 is in 0 groups of a facet: it has to be in a group"),
        (ROWS[:1], FACETS, "no row is in the group 'ash'"),
    ],
)
def test_rows_and_groups_that_do_not_fit_are_refused(
    rows: tuple[Row, ...], facets: tuple[Facet, ...], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        Table(COLUMNS, rows, facets)


def test_more_groups_than_the_style_sheet_has_rules_for_are_refused() -> None:
    many = {f"k{number}": Text.same("Eg") for number in range(MOST_GROUPS + 1)}
    rows = tuple(row((key,)) for key in many)
    assert Table(COLUMNS, rows[:-1], (Facet(Text.same("Art"), dict(list(many.items())[:-1])),))
    with pytest.raises(ValueError, match=f"more than {MOST_GROUPS} groups"):
        Table(COLUMNS, rows, (Facet(Text.same("Art"), many),))


def test_paper_has_all_rows_in_parts_and_no_choice() -> None:
    grid = printed_grid(Table(COLUMNS, ROWS, FACETS), Language("da"), lambda label: f"no. {label}")
    exhibit = PrintedExhibit("tbl-a", "table", "Tabel 1.1", table=grid)
    text = PaperWriter("da").exhibit(exhibit, ["Råd"], ExhibitNote())
    over = f'<tr class="group"><th scope="col" colspan="{len(COLUMNS)}">'
    named = [text.count(f"{over}{name}</th></tr>") for name in ("Eg", "Ask")]
    assert (named, text.count("<tr data-"), "<caption>" in text) == ([1, 1], 2, False)
    assert text.count('data-continued="Tabel 1.1 (fortsat)"') == 2
    assert "radio" not in text and '<a class="xref" href="#sec-a">no. sec-a</a>' in text


@pytest.fixture
def shown(advised: Book, browser: Browser) -> Iterator[Page]:
    """The page with the table, in a browser of the width of a telephone."""
    page_of(advised)
    handler = partial(SimpleHTTPRequestHandler, directory=str(advised.root / "_site"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/en/trees-of-the-town/streets.html"
    page = opened(browser, address, viewport={"width": 390, "height": 844})
    yield page
    page.close()
    server.shutdown()
    server.server_close()


def visible(page: Page) -> list[str]:
    return page.locator("#tbl-advice tbody th:visible").all_inner_texts()


def test_the_choice_is_made_by_keyboard_and_hides_rows_and_parts_without_any_script(shown: Page) -> None:
    every = ["Water it", "Prune it", "Stake it"]
    own = shown.locator("script[src]").evaluate_all("all => all.map((e) => e.src.split('/').pop().split('.')[0])")
    assert visible(shown) == every and {f"{name}.js" for name in own} <= {*EVERY_PAGE, ENLARGE_SCRIPT, *ANSWER_SCRIPTS}
    shown.locator(".choice input").first.focus()
    seen = []
    for _ in range(5):
        shown.keyboard.press("ArrowDown")
        seen.append(visible(shown))
    assert seen == [["Water it", "Prune it"], ["Stake it"], ["Water it", "Stake it"], ["Prune it", "Stake it"], every]
    shown.keyboard.press("ArrowDown")
    assert shown.locator(".part:visible").count() == 1
    shown.emulate_media(media="print")
    assert visible(shown) == every and not shown.locator(".choice").is_visible()


def test_a_narrow_page_does_not_scroll_sideways_and_names_the_column_of_each_cell(shown: Page) -> None:
    assert shown.evaluate("document.documentElement.scrollWidth") == 390
    named = shown.locator(".part td").first.evaluate("e => getComputedStyle(e, '::before').content")
    assert "Section" in named
    assert shown.evaluate("getComputedStyle(document.querySelector('.part tr')).display") == "block"


def test_axe_finds_nothing_in_a_table_in_parts(shown: Page) -> None:
    for _ in range(2):
        assert [v["id"] for v in Axe().run(shown).response["violations"]] == []
        shown.locator(".choice input").nth(2).check()


def test_the_columns_of_all_parts_fill_the_table_in_the_same_shares_and_a_page_needs_no_style_of_its_own(
    advised: Book,
) -> None:
    page = page_of(advised)
    columns = [part.split("</colgroup>")[0] for part in page.split("<colgroup>")[1:]]
    assert len(columns) == 2 and columns[0] == columns[1] and "style=" not in page
    shares = [int(share.split('"')[0]) for share in columns[0].split("of-")[1:]]
    assert sum(shares) == 40
    style = asset(advised.site()[1], "screen.css").decode()
    assert f".part col.of-{shares[1]}{{width:{2.5 * shares[1]:g}%}}" in style
