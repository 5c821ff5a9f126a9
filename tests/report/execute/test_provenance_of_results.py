"""An exhibit says where it comes from, however far before the cell its data were read."""

from __future__ import annotations

import re

import pytest

from tests.book import Book

WORDS = "Table((Column(Text(da='Gade', en='Street'), numeric=False),), tuple(Row((r.text(),)) for r in {rows}))"
HELPERS = """
from functools import cache
from report.author import Column, Row, Table, Text, data
ROWS = None

@cache
def rows():
    return tuple(data("streets"))

@cache
def table():
    return Table((Column(Text(da="Gade", en="Street"), numeric=False),), tuple(Row((r.text(),)) for r in rows()))

@cache
def named():
    return Table((Column(Text(da="G", en="S"), numeric=False),), tuple(Row((Text.same(r["da"]),)) for r in rows()))

def kept():
    global ROWS
    ROWS = ROWS or list(data("streets"))
    return ROWS
"""


def page(book: Book, first: str, second: str) -> str:
    """The page of a chapter with a set-up cell and one that prints a table."""
    book.write("figures/helpers.py", HELPERS)
    start = "#| include: false\nfrom report.author import *\nfrom figures.helpers import *\n"
    book.add_cell("chapters/trees/01-growth", start + first)
    book.add_cell("chapters/trees/01-growth", f'#| label: tbl-a\n#| tbl-cap: "Gadernes navne"\n{second}')
    book.run("pairs", "accept")
    outcome = book.build()
    assert outcome.exit == 0, outcome.printed
    text = book.site()[1]["da/byens-traeer/vaekst.html"].decode()
    return text[text.index('id="tbl-a"') :]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("kept_rows = list(data('streets'))", WORDS.format(rows="kept_rows")),
        ("read = rows()", WORDS.format(rows="rows()")),
        ("read = kept()", WORDS.format(rows="kept()")),
        ("first = table()", "table()"),
        ("first = named()", "named()"),
        ("made = table()", "made"),
    ],
)
def test_a_table_of_words_has_its_source_and_its_data(first: str, second: str, book: Book) -> None:
    exhibit = re.sub(r"\s+", " ", page(book, first, second))
    assert "streets.csv" in exhibit and "Grove" in exhibit


def test_a_table_of_values_made_before_has_its_data(book: Book) -> None:
    value = "made = data('trees').one(street='linden', year=2020).value('trees')"
    table = "Table((Column(Text(da='T', en='T')),), (Row((made,)),))"
    assert "trees.csv" in page(book, value, table)
