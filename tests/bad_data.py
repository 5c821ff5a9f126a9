"""Bad input in data/: the package, its tables and what is said about them."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.bad_input import At, bad
from tests.book import PACKAGE, Book

TREES = "data/trees.csv"


def edited(book: Book, old: str, new: str, says: str) -> At:
    """Puts `new` for `old` in the table of trees and accepts it; the line with `new` must be named."""
    book.edit_data(TREES, old, new)
    return At(TREES, book.line(TREES, new), says)


def described(book: Book, change: Callable[[dict], object], says: str,
              line: str = '"name": "trees",\n      "path"') -> At:
    """Changes the description of the table of trees; the line where `line` stands must be named."""
    at = book.line(PACKAGE, line)
    package = json.loads(book.read(PACKAGE))
    change(package["resources"][1])
    book.write(PACKAGE, json.dumps(package, ensure_ascii=False, indent=2) + "\n")
    return At(PACKAGE, at, says)


def appended(book: Book, rows: str, line: int, says: str) -> At:
    """Adds `rows` to the table of trees and accepts it; `line` must be named."""
    book.write(TREES, book.read(TREES) + rows)
    book.accept_data()
    return At(TREES, line, says)


@bad("D01")
def a_description_that_is_not_json(book: Book) -> At:
    book.edit(PACKAGE, '"version": "1.0.0",', '"version": "1.0.0"')
    return At(PACKAGE, 4, "Expecting ',' delimiter")


@bad("D01")
def a_description_of_something_else(book: Book) -> At:
    book.write(PACKAGE, "[]\n")
    return At(PACKAGE, 0, "it is not a JSON object")


@bad("D01")
def a_table_that_is_missing(book: Book) -> At:
    book.remove(TREES)
    return At(TREES, 0, "No such file")


@bad("D01")
def an_open_quotation_mark(book: Book) -> At:
    return edited(book, "linden,2020,44,4", 'linden,2020,44,"4', "close every quotation mark")


@bad("D02")
def a_wrong_checksum(book: Book) -> At:
    book.edit(TREES, "linden,2010,40,3", "linden,2010,41,3")
    return At(TREES, 0, "./build.py data accept")


@bad("D03")
def a_table_in_latin_1(book: Book) -> At:
    book.edit("data/streets.csv", "Oak Road", "Øk Road")
    book.write("data/streets.csv", book.read("data/streets.csv").encode("latin-1"))
    book.accept_data()
    return At("data/streets.csv", 3, "it looks like Latin-1")


@bad("D04")
def a_byte_order_mark(book: Book) -> At:
    book.write(TREES, b"\xef\xbb\xbf" + book.read(TREES).encode())
    book.accept_data()
    return At(TREES, 1, "without BOM")


@bad("D05")
def a_missing_column(book: Book) -> At:
    return edited(book, "street,year,trees,page", "street,year,tree,page", "the column 'trees' is missing\n    did you mean tree or street?")


@bad("D05")
def a_column_given_twice(book: Book) -> At:
    header, *rows = book.read(TREES).splitlines()
    book.write(TREES, "\n".join([f"{header},page", *(f"{row},9" for row in rows)]) + "\n")
    book.accept_data()
    return At(TREES, 1, "the columns are not all different")


@bad("D05")
def a_row_that_is_too_short(book: Book) -> At:
    return edited(book, "oak,2010,20,3", "oak,2010,20", "3 cells where the header has 4")


@bad("D06")
def a_cell_of_the_wrong_type(book: Book) -> At:
    return edited(book, "oak,2010,20,3", "oak,2010,many,3", "trees: 'many' is not of the type integer")


@bad("D07")
def a_cell_out_of_range(book: Book) -> At:
    return edited(book, "oak,2020,31,5-6", "oak,2020,3100,5-6", "trees: '3100' is more than 500")


@bad("D07")
def a_page_that_is_none(book: Book) -> At:
    return edited(book, "oak,2020,31,5-6", "oak,2020,31,5ff", "'5ff' is neither a page nor a range of pages")


@bad("D08")
def a_key_that_occurs_twice(book: Book) -> At:
    return appended(book, "oak,2010,20,3\n", 6, "street+year 'oak, 2010' already stands in line 4")


@bad("D08", "D09")
def a_table_described_twice(book: Book) -> At:
    book.edit(PACKAGE, '"name": "trees",\n      "path"', '"name": "streets",\n      "path"')
    return At(PACKAGE, 62, "the resource 'streets' is described twice")


@bad("D09")
def an_orphan(book: Book) -> At:
    return appended(book, "limden,2020,1,7\n", 6, "street 'limden' is not in the table streets\n    did you mean linden?")


@bad("D09")
def an_orphan_below_a_cell_of_two_lines(book: Book) -> At:
    book.edit_data("data/streets.csv", "oak,Egevej,Oak Road", '"old\noak",Egevej,Oak Road\noak,Egevej,Oak Road')
    return appended(book, '"old\noak",2020,1,7\nlimden,2020,1,7\n', 8, "street 'limden'")


@bad("D09")
def a_foreign_key_to_no_table(book: Book) -> At:
    def change(trees: dict) -> None:
        trees["schema"]["foreignKeys"][0]["reference"]["resource"] = "street"
    return described(book, change, "points to code in 'street', which does not exist")


@bad("D10")
def a_table_without_licence(book: Book) -> At:
    return described(book, lambda trees: trees.pop("licenses"), "the resource 'trees' has no licenses")


@bad("D10")
def numbers_without_unit(book: Book) -> At:
    return described(book, lambda trees: trees["schema"]["fields"][1].pop("unit"),
                     "the numbers in trees.year have no known unit", '"name": "year"')


@bad("D10")
def an_origin_in_an_unknown_source(book: Book) -> At:
    return described(book, lambda trees: trees["origin"].update(source="grove2021"), "did you mean grove2020?")


@bad("D10")
def a_description_of_the_wrong_shape(book: Book) -> At:
    return described(book, lambda trees: trees.update(schema="trees.json"), "cannot be read")


@bad("C07", "D12")
def a_table_outside_the_project(book: Book) -> At:
    return described(book, lambda trees: trees.update(path="../../trees.csv"), "leaves the data folder")


@bad("D11")
def a_reconciliation_that_fails(book: Book) -> At:
    book.edit_data(TREES, "linden,2020,44,4", "linden,2020,34,4")
    return At("figures/counted.py", book.line("figures/counted.py", "no street lost trees"),
              "no street lost trees: fewer trees in linden")


@bad("D12")
def a_table_that_is_not_listed(book: Book) -> At:
    book.write("data/parks.csv", "name\nNorth\n")
    return At("data/parks.csv", 0, "is not listed in datapackage.json")


@bad("D13")
def a_version_without_changelog(book: Book) -> At:
    book.edit(PACKAGE, '"version": "1.0.0"', '"version": "1.0"')
    return At("data/CHANGELOG.md", 0, "no entry for version 1.0 of the data")
