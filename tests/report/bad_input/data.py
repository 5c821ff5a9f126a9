"""Bad input in data/: the package, its tables and what is said about them."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.book import PACKAGE, Book
from tests.report.bad_input.registry import At, bad

CHANGELOG = "data/CHANGELOG.md"
STREETS, TREES = "data/streets.csv", "data/trees.csv"


def edited(book: Book, old: str, new: str, says: str) -> At:
    """Puts `new` for `old` in the table of streets and accepts it; the line with `new` must be named."""
    book.edit(STREETS, old, new)
    book.accept_data()
    return At(STREETS, book.line(STREETS, new), says)


def described(
    book: Book, change: Callable[[dict], object], says: str, line: str = '"name": "streets",\n      "path"'
) -> At:
    """Changes the description of the table of streets; the line where `line` stands must be named."""
    at = book.line(PACKAGE, line)
    package = json.loads(book.read(PACKAGE))
    change(package["resources"][0])
    book.write(PACKAGE, json.dumps(package, ensure_ascii=False, indent=2) + "\n")
    return At(PACKAGE, at, says)


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
    return edited(book, "Egevej", '"Egevej', "close every quotation mark")


@bad("D02")
def a_wrong_checksum(book: Book) -> At:
    book.edit(STREETS, "Egevej", "Egealle")
    return At(STREETS, 0, "./build.py data accept")


@bad("D03")
def a_table_in_latin_1(book: Book) -> At:
    book.edit(STREETS, "Egevej", "Østervej")
    book.write(STREETS, book.read(STREETS).encode("latin-1"))
    book.accept_data()
    return At(STREETS, 3, "it looks like Latin-1")


@bad("D03")
def a_changelog_in_latin_1(book: Book) -> At:
    book.append(CHANGELOG, "Østervej")
    book.write(CHANGELOG, book.read(CHANGELOG).encode("latin-1"))
    return At(CHANGELOG, 7, "it looks like Latin-1")


@bad("D03")
def a_changelog_with_a_sign_that_no_page_may_hold(book: Book) -> At:
    return At(CHANGELOG, book.append(CHANGELOG, "- A street\0."), "remove it; it is not seen")


@bad("D04")
def a_byte_order_mark(book: Book) -> At:
    book.write(STREETS, b"\xef\xbb\xbf" + book.read(STREETS).encode())
    book.accept_data()
    return At(STREETS, 1, "without BOM")


@bad("D05")
def a_missing_column(book: Book) -> At:
    return edited(
        book,
        "code,da,en,metres,page",
        "code,da,en,meters,page",
        "the column 'metres' is missing\n    did you mean meters?",
    )


@bad("D05")
def a_column_given_twice(book: Book) -> At:
    header, *rows = book.read(STREETS).splitlines()
    book.write(STREETS, "\n".join([f"{header},page", *(f"{row},9" for row in rows)]) + "\n")
    book.accept_data()
    return At(STREETS, 1, "the columns are not all different")


@bad("D05")
def a_row_that_is_too_short(book: Book) -> At:
    return edited(book, "Oak Road,1200,2", "Oak Road,1200", "4 cells where the header has 5")


@bad("D06")
def a_cell_of_the_wrong_type(book: Book) -> At:
    return edited(book, "1200", "long", "metres: 'long' is not of the type integer")


@bad("D06")
def a_wrong_type_that_breaks_cells_and_values(book: Book) -> At:
    book.edit(TREES, "oak,2010,20,3", "oak,2010,many,3")
    book.accept_data()
    return At(TREES, 4, "trees: 'many' is not of the type integer")


@bad("D07")
def a_cell_out_of_range(book: Book) -> At:
    return edited(book, "1200", "12000", "metres: '12000' is more than 9999")


@bad("D07")
def a_cell_that_is_empty(book: Book) -> At:
    return edited(book, "oak,Egevej,", "oak,,", "da: '' must not be empty")


@bad("D07")
def a_page_that_is_none(book: Book) -> At:
    return edited(book, "1200,2", "1200,2ff", "'2ff' is neither a page nor a range of pages")


@bad("D08")
def a_key_that_occurs_twice(book: Book) -> At:
    return edited(book, "oak,Egevej", "linden,Egevej", "code 'linden' already stands in line 2")


@bad("D08", "D09")
def a_table_described_twice(book: Book) -> At:
    book.edit(PACKAGE, '"name": "trees",\n      "path"', '"name": "streets",\n      "path"')
    return At(
        PACKAGE, book.line(PACKAGE, '"name": "streets",\n      "path": "trees.csv"'), "'streets' is described twice"
    )


@bad("D09")
def an_orphan(book: Book) -> At:
    book.edit(TREES, "linden,2020", "limden,2020")
    book.accept_data()
    return At(TREES, 3, "street 'limden' is not in the table streets\n    did you mean linden?")


@bad("D09")
def an_orphan_below_a_cell_of_two_lines(book: Book) -> At:
    book.edit(STREETS, "oak,", '"old\noak",Gammelvej,Old Road,1,2\noak,')
    book.edit(TREES, "linden,2020", '"old\noak",2015,1,7\nlimden,2020')
    book.accept_data()
    return At(TREES, 5, "street 'limden'")


@bad("D09")
def a_foreign_key_to_no_table(book: Book) -> At:
    book.edit(PACKAGE, '"resource": "streets"', '"resource": "street"')
    return At(
        PACKAGE,
        book.line(PACKAGE, '"name": "trees",\n      "path"'),
        "points to code in 'street', which does not exist",
    )


@bad("D10")
def a_table_without_licence(book: Book) -> At:
    return described(book, lambda streets: streets.pop("licenses"), "the resource 'streets' has no licenses")


@bad("D10")
def numbers_without_unit(book: Book) -> At:
    return described(
        book,
        lambda streets: streets["schema"]["fields"][3].pop("unit"),
        "the numbers in streets.metres have no known unit",
        '"name": "metres"',
    )


@bad("D10")
def an_origin_in_an_unknown_source(book: Book) -> At:
    return described(book, lambda streets: streets["origin"].update(source="grove2021"), "did you mean grove2020?")


@bad("D10")
def a_source_whose_address_runs_a_script(book: Book) -> At:
    package = json.loads(book.read(PACKAGE))
    package["sources"][0]["path"] = "javascript:alert(1)"
    book.write(PACKAGE, json.dumps(package, ensure_ascii=False, indent=2) + "\n")
    return At(PACKAGE, book.line(PACKAGE, '"key": "grove2020"'), "no address that begins with https:// or http://")


@bad("D10")
def a_licence_whose_address_is_none(book: Book) -> At:
    return described(book, lambda streets: streets["licenses"][0].update(path="licence.txt"), "cannot be read")


@bad("D10")
def a_key_on_an_unknown_column(book: Book) -> At:
    return described(book, lambda streets: streets["schema"].update(primaryKey="cod"), "did you mean code?")


@bad("D10")
def a_description_of_the_wrong_shape(book: Book) -> At:
    return described(book, lambda streets: streets.update(schema="streets.json"), "cannot be read")


@bad("C07", "D12")
def a_table_outside_the_project(book: Book) -> At:
    return described(book, lambda streets: streets.update(path="../../streets.csv"), "leaves the data folder")


@bad("D11")
def a_reconciliation_that_fails(book: Book) -> At:
    book.edit(TREES, "linden,2020,44,4", "linden,2020,34,4")
    book.accept_data()
    return At(
        "figures/counted.py",
        book.line("figures/counted.py", "no street lost trees"),
        "no street lost trees: fewer trees in linden",
    )


@bad("D12")
def a_table_that_is_not_listed(book: Book) -> At:
    book.write("data/parks.csv", "name\nNorth\n")
    return At("data/parks.csv", 0, "is not listed in datapackage.json")


@bad("D13")
def a_version_without_changelog(book: Book) -> At:
    book.edit(PACKAGE, '"version": "1.0.0"', '"version": "1.0"')
    return At("data/CHANGELOG.md", 0, "no entry for version 1.0 of the data")


@bad("D15", "N01")
def a_column_without_a_title_that_values_are_read_from(book: Book) -> At:
    package = json.loads(book.read(PACKAGE))
    column = next(f for f in package["resources"][1]["schema"]["fields"] if f["name"] == "trees")
    del column["titles"]["da"]
    book.write(PACKAGE, json.dumps(package, ensure_ascii=False, indent=2) + "\n")
    # It is a warning, which alone stops nothing.
    for language, text in (("da", "Der er 7."), ("en", "There are 7.")):
        book.append(f"chapters/trees/01-growth.{language}.qmd", text)
    at = book.line(PACKAGE, '"name": "trees",\n            "titles"')
    return At(PACKAGE, at, "the column trees.trees has no words in each language")


@bad("D10")
def a_name_of_values_that_speaks_of_no_column(book: Book) -> At:
    return described(
        book,
        lambda streets: streets["schema"]["fields"][3].update(names={"da": "{lenght} meter"}),
        "the name '{lenght} meter' speaks of lenght, which is no column",
    )
