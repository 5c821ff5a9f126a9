"""Bad input in cells that give data frames and plots; what is missing in a language is told in its file."""

from __future__ import annotations

from tests.book import Book
from tests.report.bad_input.cells import CHAPTER, FILE
from tests.report.bad_input.registry import At, bad

STREETS = "chapters/trees/02-streets"
ALT = '#| fig-alt: "Træerne."\n'
BARS = """import matplotlib.pyplot as plt
frame = data("trees").frame(year=2020)
plt.bar(frame["trees"], frame["trees"])
plt.ylabel("Trees")
"""


def plot(book: Book, code: str, danish: str = "") -> None:
    """Lets the cell of fig-growth be `code` in both languages, with an alternative, and `danish` options in one."""
    for language, options in (("da", danish), ("en", "")):
        book.edit(f"{CHAPTER}.{language}.qmd", "growth()\n", f"{ALT}{options}{code}")


def table(book: Book, code: str, danish: str = "") -> None:
    """Lets the cell of tbl-streets be `code` in both languages, with `danish` options in one."""
    for language, options in (("da", danish), ("en", "")):
        book.edit(f"{STREETS}.{language}.qmd", "by_street()\n", f"{options}{code}\n")


@bad("X20")
def a_frame_with_columns_on_two_levels(book: Book) -> At:
    code = 'data("trees").frame().pivot(index="street", columns=["year"], values=["trees"])'
    table(book, code)
    file = f"{STREETS}.da.qmd"
    return At(file, book.line(file, code), "the columns of tbl-streets stand on 2 levels")


@bad("X21")
def a_column_without_a_title_in_one_language(book: Book) -> At:
    code = 'data("trees").frame().groupby("year", as_index=False).agg(mean=("trees", "mean"))'
    table(book, code, "#| tbl-columns: {mean: Snit}\n")
    file = f"{STREETS}.en.qmd"
    return At(file, book.line(file, "label: tbl-streets"), "the column 'mean' has no title in en")


@bad("X22")
def words_drawn_alike_in_both_languages(book: Book) -> At:
    plot(book, BARS)
    file = f"{CHAPTER}.en.qmd"
    return At(file, book.line(file, "label: fig-growth"), "fig-growth prints 'Trees' in da and in en alike")


@bad("X23")
def a_plot_of_numbers_typed_in_the_cell(book: Book) -> At:
    code = "import matplotlib.pyplot as plt\nplt.plot([1, 3])\n"
    plot(book, code)
    says = "nothing says where the numbers of fig-growth come from"
    return At(FILE, book.line(FILE, "import matplotlib"), says)


@bad("T08")
def a_plot_without_an_alternative_in_one_language(book: Book) -> At:
    for language, option in (("da", ALT), ("en", "")):
        book.edit(f"{CHAPTER}.{language}.qmd", "growth()\n", f"{option}#| fig-text: {{Trees: Trees}}\n{BARS}")
    file = f"{CHAPTER}.en.qmd"
    return At(file, book.line(file, "label: fig-growth"), "fig-growth has no text alternative in en")


@bad("N01")
def a_number_typed_into_a_plot(book: Book) -> At:
    plot(book, f"{BARS}plt.text(35, 20, '77')\n", '#| fig-text: {Trees: "Træer"}\n')
    return At(FILE, book.line(FILE, "label: fig-growth"), "77")


@bad("T11")
def an_alternative_with_an_expression(book: Book) -> At:
    option = "#| fig-alt: 'Nu `{python} value(\"trees.last\")`'\n"
    book.edit(FILE, "growth()\n", f"{option}growth()\n")
    return At(FILE, book.line(FILE, "fig-alt"), "fig-alt must be a text without expressions")


@bad("T11")
def a_column_that_says_what_is_not_known(book: Book) -> At:
    book.edit(f"{STREETS}.da.qmd", "by_street()\n", "#| tbl-columns: {trees: {titel: Træer}}\nby_street()\n")
    file = f"{STREETS}.da.qmd"
    return At(
        file, book.line(file, "tbl-columns"), "nothing reads 'titel' of the column 'trees'\n    did you mean title?"
    )
