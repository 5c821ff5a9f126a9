"""Bad claims: false ones, marks that cannot be checked, sentences that should be marked, verbs that are missing."""

from __future__ import annotations

from tests.book import Book
from tests.report.bad_input.registry import At, bad

DA, EN = "chapters/trees/01-growth.da.qmd", "chapters/trees/01-growth.en.qmd"
CONFIG = "_quarto.yml"
VERBS = "claims:\n  da: [flere, sparer]\n  en: [more, saves]\n"


def marked(book: Book, words: str, mark: str, says: str) -> At:
    """Adds a paragraph in which `words` have the mark `mark` to both languages; its Danish line must be named."""
    at = {file: book.append(file, f"Det [{words}]{{{mark}}}.") for file in (DA, EN)}
    return At(DA, at[DA], says)


def asked(book: Book) -> None:
    """Lets the book ask for marks."""
    book.edit(CONFIG, "    formats: [html]\n", "    formats: [html]\n    claims: true\n")
    book.write(CONFIG, book.read(CONFIG) + VERBS)


def unmarked(book: Book, danish: str, english: str, says: str) -> At:
    """Adds a paragraph to each language of a book that asks for marks; the line of the Danish one must be named."""
    asked(book)
    book.append(EN, english)
    return At(DA, book.append(DA, danish), says)


@bad("V04")
def a_claim_that_is_false(book: Book) -> At:
    return marked(book, "er færre", 'claim="trees.more" direction="below"', "trees.more is 15, which is not below 0")


@bad("V04")
def a_claim_that_one_of_several_values_breaks(book: Book) -> At:
    return marked(
        book,
        "er mange",
        'claim="trees.*" direction="above" point="trees.first"',
        "trees.* is 15 til 75, which is not above 60",
    )


@bad("V04")
def a_claim_that_only_touches_its_point(book: Book) -> At:
    return marked(
        book,
        "er flere",
        'claim="trees.first" direction="above" point="trees.first"',
        "trees.first is 60, which is not above 60",
    )


@bad("V04")
def a_comparison_that_is_false(book: Book) -> At:
    return marked(book, "er færre", 'claim="trees.last < trees.first"', "trees.last is 75, which is not below 60")


@bad("V02")
def a_comparison_with_a_value_that_there_is_not(book: Book) -> At:
    return marked(book, "er flere", 'claim="trees.last > trees.frist"', "did you mean trees.first")


@bad("V05")
def a_claim_without_a_known_direction(book: Book) -> At:
    return marked(
        book, "er flere", 'claim="trees.more" direction="up"', 'write {claim="value < 0"} or {claim="value > other"}'
    )


@bad("V05")
def a_comparison_without_spaces(book: Book) -> At:
    return marked(book, "er flere", 'claim="trees.last>trees.first"', "with spaces around the sign")


@bad("V05")
def a_claim_without_direction(book: Book) -> At:
    return marked(book, "er flere", 'claim="trees.more"', "no direction that is known: ''")


@bad("V05")
def a_direction_without_a_claim(book: Book) -> At:
    return marked(book, "er flere", 'direction="above"', "claims no value")


@bad("V05")
def a_claim_of_another_unit(book: Book) -> At:
    book.edit(
        "figures/counted.py",
        "def streets() -> dict[str, Value]:\n    return {",
        "def streets() -> dict[str, Value]:\n    return {"
        '"share": Value(number=3, unit="percent", origins=data("streets").count().origins), ',
    )
    return marked(
        book,
        "er flere",
        'claim="trees.more" direction="above" point="streets.share"',
        "it compares different units: count, percent",
    )


@bad("V05", "V07")
def a_claim_of_what_is_no_number(book: Book) -> At:
    book.edit(
        "figures/counted.py",
        "def streets() -> dict[str, Value]:\n    return {",
        'def streets() -> dict[str, Value]:\n    return {"name": Value(text=data("streets").rows[0].text()), ',
    )
    return marked(book, "er mange", 'claim="streets.*" direction="above"', "streets.name is no number")


@bad("V05")
def an_exemption_without_a_reason(book: Book) -> At:
    return marked(book, "er flere", ".unclaimed", 'write reason="…"')


@bad("V02")
def a_claim_of_an_unknown_value(book: Book) -> At:
    return marked(book, "er flere", 'claim="trees.mroe" direction="above"', "did you mean trees.more")


@bad("V02")
def a_claim_that_no_value_matches(book: Book) -> At:
    return marked(book, "er flere", 'claim="treas.*" direction="above"', "no value matches 'treas.*'")


@bad("V02")
def a_claim_about_an_unknown_point(book: Book) -> At:
    return marked(
        book, "er flere", 'claim="trees.more" direction="above" point="trees.frist"', "did you mean trees.first"
    )


@bad("P03")
def a_claim_that_only_one_language_makes(book: Book) -> At:
    book.append(DA, 'Det [er flere]{claim="trees.more" direction="above"}.')
    at = book.append(EN, "They are more.")
    return At(EN, at, "only the da side has claim trees.more above")


@bad("P03")
def claims_in_opposite_directions(book: Book) -> At:
    book.append(DA, 'Det [er flere]{claim="trees.more" direction="above"}.')
    at = book.append(EN, 'They [are fewer]{claim="trees.more" direction="above" point="streets.count"}.')
    return At(EN, at, "only the en side has claim trees.more above streets.count")


@bad("V06")
def a_sentence_that_claims_without_a_mark(book: Book) -> At:
    return unmarked(
        book,
        'Der er `{python} value("trees.more")` flere.',
        'There are `{python} value("trees.more")` more.',
        "a sentence with 'flere' and the value trees.more claims something and is not marked",
    )


@bad("V06")
def a_footnote_that_claims_without_a_mark(book: Book) -> At:
    asked(book)
    for file, word in ((DA, "flere"), (EN, "more")):
        book.append(file, f'X.[^a]\n\n[^a]: Nu `{{python}} value("trees.more")` {word}.')
    return At(DA, book.line(DA, "[^a]: Nu"), "'flere'")


@bad("C03")
def claims_without_verbs(book: Book) -> At:
    book.edit(CONFIG, "    formats: [html]\n", "    formats: [html]\n    claims: true\n")
    return At(CONFIG, book.line(CONFIG, "claims: true"), "there are no verbs of claims in en")


@bad("C04")
def claims_that_are_neither_wanted_nor_not(book: Book) -> At:
    book.edit(CONFIG, "    formats: [html]\n", "    formats: [html]\n    claims: perhaps\n")
    return At(CONFIG, book.line(CONFIG, "claims: perhaps"), "true or false")
