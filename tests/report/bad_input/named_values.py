"""Bad input in names that chapters bind to values."""

from __future__ import annotations

from tests.book import Book
from tests.report.bad_input.registry import At, bad

DA, EN = "chapters/trees/01-growth.da.qmd", "chapters/trees/01-growth.en.qmd"
NAMES = "figures/names.py"
IMPORT = "from figures.exhibits import *\n"


def named(book: Book, names: str, text: str) -> int:
    """Gives the first chapter the `names` and a paragraph with the `text`; its line in the Danish file."""
    book.write(NAMES, f"from report.author import value, words\n\n{names}\n")
    for file in (DA, EN):
        book.edit(file, IMPORT, f"{IMPORT}from figures.names import *\n")
    return {file: book.append(file, text) for file in (EN, DA)}[DA]


@bad("V01")
def a_name_that_is_bound_to_no_value(book: Book) -> At:
    line = named(book, 'planted = value("trees.more")', "Her: `{python} plantet`.")
    return At(DA, line, "no value is called 'plantet' here; did you mean planted?")


@bad("V02")
def a_name_of_a_value_that_there_is_not(book: Book) -> At:
    line = named(book, 'planted = value("trees.mor")', "Her: `{python} planted`.")
    return At(DA, line, "there is no value 'trees.mor'")


@bad("V01")
def a_name_that_is_bound_to_options_that_there_are_not(book: Book) -> At:
    named(book, 'planted = value("trees.more", big=True)', "Her.")
    return At(NAMES, 3, "value() has no option 'big'")


@bad("C30")
def a_name_of_a_value_that_is_that_of_a_figure_too(book: Book) -> At:
    named(book, 'trees_in = value("trees.more")', "Her: `{python} trees_in`.")
    return At(DA, book.line(DA, "from report.author"), "'trees_in' stands for more than one thing")


@bad("C30")
def a_name_of_a_value_that_a_later_cell_binds_anew(book: Book) -> At:
    named(book, 'planted = value("trees.more")', "Her: `{python} planted`.")
    return At(DA, book.add_cell("chapters/trees/01-growth", "planted = 3"), "'planted' stands for more than one thing")
