"""Pages on which a reader can enter something: their scripts, their form, and what stands there without scripts."""

from __future__ import annotations

import html
import json
import re

from report.site.assets import PAGE_SCRIPTS
from report.site.exhibit import CASE_SCRIPTS, MODEL_SCRIPTS
from report.site.exhibit_links import ENLARGE_SCRIPT
from report.site.page_answers import ANSWERS_SCRIPT
from tests.book import Book

CELL = """#| label: tbl-own
#| tbl-cap: "{caption}"
from decimal import Decimal

from report.author import CaseForm, Column, Entry, Layout, Operation, Row, Table, Text, case_form


def entry(name):
    return Entry(name, Text.same(name), Text.same(f"what to write in {{name}}"))


LAYOUT = Layout(
    entry("spring"), entry("street"), entry("owner"), (entry("planted"), entry("felled")), entry("note"), entry("rate"),
    entry("level"), rising=("felled",), highest_rate=Decimal(5), most_rows=9, most_digits=4,
)
WORDS = ("without", "sheet_result", "sheet_entered", "sheet_rows", "sheet_steps")
CaseForm(
    LAYOUT,
    {{}},
    Decimal(1),
    (Operation("trees", "total", ("planted.*",)),),
    (case_form.Rows(Text.same("Trees"), (case_form.Line({label}, "trees"),)),),
    "count",
    {{}},
    {{word: Text.same(f"the words {{word}}") for word in WORDS}},
    {{}},
    (),
    Text.same("spring,planted,felled"),
    Table((Column(Text.same("column"), numeric=False),), tuple(Row((Text.same(name),)) for name in LAYOUT.columns)),
)"""


def with_form(book: Book, label: str = 'Text.same("trees")') -> None:
    """Adds the form to the chapter on streets, in both languages."""
    for language, caption in (("da", "Egne træer"), ("en", "Trees of your own")):
        cell = CELL.format(caption=caption, label=label)
        book.append(f"chapters/trees/02-streets.{language}.qmd", f"Se @tbl-own.\n\n```{{python}}\n{cell}\n```")


def test_a_page_with_a_form_has_its_scripts_in_order_its_words_and_its_table(book: Book) -> None:
    with_form(book)
    book.run("pairs", "accept")
    assert book.build().problems == []
    page = book.read("_site/en/trees-of-the-town/streets.html")
    scripts = re.findall(r'<script src="../../assets/([^"]+)" defer></script>', page)
    named = [f"{script.split('.')[0]}.js" for script in scripts]
    assert named == [*PAGE_SCRIPTS, *CASE_SCRIPTS, ENLARGE_SCRIPT, ANSWERS_SCRIPT]
    assert all((book.root / "_site" / "assets" / script).stat().st_size <= 25_000 for script in scripts)
    data = json.loads(html.unescape(re.search(r'data-case="([^"]*)"', page)[1]))
    assert data["layout"]["amounts"] == [{"name": "planted", "label": "planted"}, {"name": "felled", "label": "felled"}]
    assert data["marks"]["decimal"] == "."
    assert '<p class="case-without" id="tbl-own-without">the words without</p>' in page
    assert re.search(r'<form [^>]*id="tbl-own-case"[^>]* hidden></form>', page)
    assert page.count('<th scope="row">spring</th>') == 1
    assert "/case." not in book.read("_site/en/trees-of-the-town/growth.html")


def test_a_form_without_a_wording_in_a_language_is_named(book: Book) -> None:
    with_form(book, 'Text(da="træer")')
    (problem,) = (problem for problem in book.check() if problem.code == "X07")
    assert "tbl-own has wordings that cannot be printed in en" in problem.message


def test_a_page_with_both_loads_what_they_share_once() -> None:
    assert set(MODEL_SCRIPTS) & set(CASE_SCRIPTS) == {"exact.js", "operations.js", "course_chart.js"}
