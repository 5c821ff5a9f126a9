"""Bad input in the bibliography."""

from __future__ import annotations

from tests.book import Book
from tests.report.bad_input.registry import At, bad

FILE = "data/references.bib"


def added(book: Book, entry: str, says: str, at: str = "@") -> At:
    """Adds an entry; the line of it where `at` stands must be named."""
    first = book.append(FILE, entry)
    return At(FILE, first + entry[: entry.index(at)].count("\n"), says)


def titled(book: Book, title: str, says: str) -> At:
    """Gives the work that is cited another title."""
    book.edit(FILE, "{Trees of the town}", f"{{{title}}}")
    return At(FILE, 3, says)


@bad("R01")
def a_key_that_is_given_twice(book: Book) -> At:
    return added(book, "@book{grove2020, author = {Oak, Bo}, title = {Other trees}, date = {2020}}", "stands in line 1")


@bad("R01")
def a_key_that_is_given_twice_in_one_line(book: Book) -> At:
    twice = "@book{ælm1, author = {Elm, Bo}, title = {A}, date = {2020}}"
    return added(book, f"{twice} {twice}", "the key 'ælm1' is given twice")


@bad("R02")
def a_work_without_fields(book: Book) -> At:
    return added(book, "@book{oak1999,}", "no title and no author, publisher or date")


@bad("R02")
def a_work_that_is_a_title_alone(book: Book) -> At:
    return added(book, "@book{oak1999, title = {Oaks}}", "no author, publisher or date")


@bad("R03")
def a_date_with_points(book: Book) -> At:
    entry = "@book{oak1999,\n  author = {Oak, Bo},\n  title = {Oaks},\n  date = {20.03.2019}\n}"
    return added(book, entry, "write a day as 2019-03-20", "date")


@bad("R03")
def a_year_that_is_about(book: Book) -> At:
    return added(book, "@book{oak1999, author = {Oak, Bo}, title = {Oaks}, year = {ca. 1999}}", "'ca. 1999' is no date")


@bad("R04")
def a_command_that_is_not_known(book: Book) -> At:
    return titled(book, r"Trees of \foo{bar}", "write it as text")


@bad("R04")
def a_footnote_in_a_title(book: Book) -> At:
    return titled(book, r"Trees\footnote{All of them}", r"\footnote in")


@bad("R04")
def a_reference_in_a_title(book: Book) -> At:
    return titled(book, r"Trees of \ref{x}", r"\ref{x} in")


@bad("R04")
def a_formula_that_needs_more_than_a_line(book: Book) -> At:
    return titled(book, r"Trees: $\sqrt{\frac{1}{2}}$", "write it as text")


@bad("R05")
def an_institution_that_is_read_as_two(book: Book) -> At:
    entry = "@report{oak1999, author = {Department for Work and Pensions}, title = {Oaks}, date = {1999}}"
    return added(book, entry, "{{Work and Pensions}}")


@bad("R06", "N01")
def a_field_that_is_not_printed(book: Book) -> At:
    book.append("chapters/trees/01-growth.da.qmd", "Der er 77 træer.")
    book.append("chapters/trees/01-growth.en.qmd", "There are 77 trees.")
    entry = "@book{oak1999, author = {Oak, Bo}, title = {Oaks}, date = {1999},\n  colour = {green}}"
    return added(book, entry, "put what is in it into note", "colour")


def with_address(name: str, field: str, says: str) -> None:
    """Registers a damage: a field of the work that is cited with an address that may run something."""

    def damage(book: Book) -> At:
        book.edit(FILE, "  date = {2020}", f"  {field},\n  date = {{2020}}")
        return At(FILE, 5, says)

    damage.__name__ = name
    bad("R04")(damage)


with_address(
    "a_note_with_a_link_that_runs", r"note = {\href{javascript:alert(x)}{page}}", "javascript:alert(x) in the work"
)
with_address("a_series_with_an_address_that_runs", r"series = {\url{data:text/html,x}}", "begin it with https://")
with_address(
    "an_address_that_runs", "url = {javascript://example.org/%0aalert(x)}", "in the work 'grove2020' cannot be printed"
)
with_address("an_address_with_a_space", "url = {https://town.example/trees of 2020}", "begin it with https://")
with_address("an_address_of_no_machine", "url = {Data:text/html,tree}", "Data:text/html,tree")
