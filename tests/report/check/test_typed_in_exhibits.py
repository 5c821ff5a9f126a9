"""A number in an exhibit, its alternative, a title or a list is a value or stands in the data; else it is named."""

from __future__ import annotations

import pytest

from tests.book import Book, Outcome
from tests.lists import add_lists

DA, EN, FIGURES = "chapters/trees/01-growth.da.qmd", "chapters/trees/01-growth.en.qmd", "figures/exhibits.py"
CONFIG, HEADING = "_quarto.yml", 'Column(Text(da="Gade", en="Street"), numeric=False)'


def typed(outcome: Outcome) -> set[tuple[str, str]]:
    """The code and the file of everything typed by hand."""
    return {(p.code, p.file) for p in outcome.problems if p.code in ("N01", "N02")}


def test_a_number_in_the_alternative_of_a_picture_is_named_in_each_language(book: Book) -> None:
    for language, alt in (("da", "Der er 12 træer."), ("en", "There are thirteen trees.")):
        book.append(f"chapters/trees/01-growth.{language}.qmd", f'![Billede](tree.png){{#fig-z fig-alt="{alt}"}}')
    outcome = book.build()
    assert typed(outcome) == {("N01", DA), ("N02", EN)}
    assert outcome.of("N01")[0].line == book.line(DA, "Der er 12")
    assert "the text alternative of fig-z" in outcome.of("N01")[0].message


def test_a_value_in_the_alternative_of_a_picture_is_refused_by_name(book: Book) -> None:
    for language in ("da", "en"):
        alt = "`{python} value('trees.last')` x"
        book.append(f"chapters/trees/01-growth.{language}.qmd", f'![Billede](tree.png){{#fig-z fig-alt="{alt}"}}')
    assert {p.message for p in book.build().of("V01")} == {"a value in a text alternative cannot be printed"}


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        (HEADING, 'Column(Text(da="12 gader", en="12 streets"), numeric=False)', "a heading of tbl-streets"),
        ("street.text()", 'Text(da="12", en="13")', "of tbl-streets"),
        ('canvas.entitle(Text(da="Træer", en="Trees"))', 'canvas.entitle(Text.same("77"))', "the title of the drawing"),
        ("canvas.row_label(row, str(year))", 'canvas.row_label(row, f"{row} af")', "the lettering of fig-growth"),
        ("Byen har {trees} træer.", "Byen har tolv træer og {trees}.", "the text alternative of fig-growth"),
        ('en="The town has {trees} trees."', 'en="The town has 75.5 {trees} trees."', "the text alternative"),
    ],
)
def test_a_number_typed_in_an_exhibit_is_named(old: str, new: str, where: str, book: Book) -> None:
    book.edit(FIGURES, old, new)
    problems = [p for p in book.build().problems if p.code in ("N01", "N02")]
    assert problems and all(where in p.message for p in problems), problems


@pytest.mark.parametrize(
    "cell",
    [
        'Text.same(street.string("da") + " i 2016")',
        'Text.combine("{}, {}", street.text(), street.text())',
        "street.text().map(str.upper)",
        'Text.same(f"({street["da"]})")',
        "in_each(lambda language: language.value(trees_in('linden', 2020)))",
    ],
)
def test_what_stands_in_the_data_or_is_a_value_is_not_typed(cell: str, book: Book) -> None:
    book.edit("figures/exhibits.py", "Table, Text, data", "Table, Text, data, in_each")
    book.edit_data("data/streets.csv", "Lindegade", "Gade 17 b")
    book.edit(FIGURES, "street.text()", cell)
    assert typed(book.build()) == set()


@pytest.mark.parametrize(
    "key", ["title: Byens træer", "subtitle: En optælling", "description: Hvor mange træer byen har."]
)
def test_a_number_in_the_titles_of_an_edition_is_named(key: str, book: Book) -> None:
    book.edit(CONFIG, key, f"{key} 12")
    (problem,) = book.build().of("N01")
    assert (problem.file, problem.line) == (CONFIG, book.line(CONFIG, " 12"))


def test_a_number_in_a_definition_is_named_unless_there_is_a_reason(book: Book) -> None:
    add_lists(book)
    book.edit("data/words.csv", "Et område med ens jord.", "Et område med 12 huse.")
    book.accept_data()
    for _ in range(2):  # also when it comes from the cache
        (problem,) = book.build().of("N01")
        assert (problem.file, problem.line) == ("data/words.csv", 2) and "the definition of 'zone'" in problem.message
    book.write(CONFIG, book.read(CONFIG) + "\nnumbers:\n  definitions:\n    zone: the size of the zone\n")
    assert book.build().of("N01") == []


@pytest.mark.parametrize("cell", ["p < 0,05", "<20", "a < b > c", "R & D", "x <= y"])
def test_a_sign_of_order_in_a_cell_is_no_markup(cell: str, book: Book) -> None:
    book.edit(FIGURES, "street.text()", f'Text.same(street["da"] + " {cell}")')
    assert book.build().of("T09") == []


@pytest.mark.parametrize("cell", ["<b>x</b>", "<br>", "a&nbsp;b", "**x**", "`x`", "[x](y)"])
def test_markup_in_a_cell_is_named(cell: str, book: Book) -> None:
    book.edit(FIGURES, "street.text()", f'Text.same("{cell}")')
    assert book.build().of("T09")


def test_a_number_in_a_value_that_is_a_text_is_named_unless_the_value_says_where_it_is_from(book: Book) -> None:
    for language in ("da", "en"):
        book.append(f"chapters/trees/01-growth.{language}.qmd", "`{python} value('trees.told')`")
    book.edit("figures/counted.py", "import Value,", "import Text, Value,")
    text = 'Text(da="mindst 12 træer", en="at least thirteen trees")'
    book.edit("figures/counted.py", '"more": diff', f'"told": Value(text={text}), "more": diff')
    outcome = book.build()
    assert typed(outcome) == {("N01", DA), ("N02", EN)}
    assert outcome.of("N01")[0].line == book.line(DA, "trees.told")
    book.edit("figures/counted.py", f"Value(text={text})", f"Value(text={text}, origins=last.origins)")
    assert not typed(book.build())
