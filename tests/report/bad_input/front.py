"""Bad input in what editions say of themselves: versions, contact, statement, and the text of a first page."""

from __future__ import annotations

import json

from tests.book import Book
from tests.report.bad_input.registry import At, bad
from tests.report.site.front import RESULTS, told

CONFIG, TESTS, FIRST = "_quarto.yml", "data/tests.json", "chapters/trees/first.en.qmd"


def replaced(book: Book, old: str, new: str, says: str) -> At:
    """Puts `new` for `old` in _quarto.yml of the told book; the diagnostic must name its line."""
    told(book).edit(CONFIG, old, new)
    return At(CONFIG, book.line(CONFIG, new), says)


def tested(book: Book, says: str, **changed: object) -> At:
    """Changes the first test in the results of the told book."""
    told(book)
    book.write(TESTS, json.dumps(RESULTS | {"tests": [RESULTS["tests"][0] | changed]}))
    return At(TESTS, 1, says)


@bad("C02")
def an_unknown_key_of_a_version(book: Book) -> At:
    return replaced(book, '- {version: "1.0"}', '- {version: "1.0", dated: 2031}', "unknown key 'dated'")


@bad("C03")
def a_version_without_its_number(book: Book) -> At:
    return replaced(book, '- {version: "1.0"}', "- {date: 2030-01-01}", "imprint.versions has no 'version'")


@bad("C04")
def a_version_that_is_a_number(book: Book) -> At:
    return replaced(book, '- {version: "1.0"}', "- {version: 1.0}", "imprint.versions.version must be a text")


@bad("C04")
def a_date_in_words(book: Book) -> At:
    return replaced(book, "date: 2031-05-17", "date: in May", "imprint.versions.date must be a date as 2031-05-17")


@bad("C04")
def versions_that_are_no_list(book: Book) -> At:
    told(book)
    text = book.read(CONFIG)
    begin, end = text.index("  versions:\n"), text.index("contact:")
    book.write(CONFIG, text[:begin] + "  versions: none\n\n" + text[end:])
    return At(CONFIG, book.line(CONFIG, "versions: none"), "imprint.versions must be a list of versions")


@bad("C08")
def a_version_given_twice(book: Book) -> At:
    told(book).edit(CONFIG, '- {version: "1.0"}', '- {version: "1.1"}')
    return At(CONFIG, book.line(CONFIG, '- {version: "1.1"}'), "the version 1.1 is given twice")


@bad("C04")
def an_address_for_mail_that_is_none(book: Book) -> At:
    return replaced(book, "trees@example.org", "trees at example.org", "contact.email must be an e-mail address")


@bad("C04")
def a_field_that_no_report_of_errors_has(book: Book) -> At:
    return replaced(book, "where={section}", "where={chapter}", "no other fields than title, section, version, page")


@bad("C04")
def an_attribute_of_a_field(book: Book) -> At:
    return replaced(book, "where={section}", "where={section.__class__}", "no other fields than title, section")


@bad("C04")
def reports_of_errors_that_run(book: Book) -> At:
    old = "https://example.org/errors?where={section}&version={version}"
    return replaced(book, old, "javascript:alert({section})", "contact.errors must be an address")


@bad("C04")
def a_licence_that_is_no_address(book: Book) -> At:
    return replaced(
        book, "https://example.org/licence", "CC BY", "imprint.licence-address must be an address in the web"
    )


@bad("C04")
def an_institution_that_is_neither_true_nor_false(book: Book) -> At:
    return replaced(book, "institution: true", "institution: town", "authors.institution must be true or false")


@bad("C05")
def results_of_tests_that_are_missing(book: Book) -> At:
    return replaced(book, "results: data/tests.json", "results: data/none.json", "the file of results data/none.json")


@bad("C14")
def results_of_tests_that_are_no_yaml(book: Book) -> At:
    told(book).write(TESTS, '{"date": "2031-05-01", "tests": [')
    return At(TESTS, 0, "cannot read data/tests.json")


@bad("C03")
def results_without_a_date(book: Book) -> At:
    told(book).write(TESTS, json.dumps({"tests": RESULTS["tests"]}))
    return At(TESTS, 1, "has no 'date'")


@bad("C04")
def results_of_a_view_that_there_is_not(book: Book) -> At:
    return tested(book, "view must be one of wide, narrow, dark, markup", view="upside down")


@bad("C04")
def fewer_errors_than_none(book: Book) -> At:
    return tested(book, "violations must be a whole number from 0 up", violations=-1)


@bad("C05")
def a_first_page_in_one_language(book: Book) -> At:
    told(book).remove(FIRST)
    return At(CONFIG, book.line(CONFIG, "landing: first"), "first.en.qmd is listed but missing")


@bad("C08", "T05", "T16")
def a_chapter_as_the_first_page(book: Book) -> At:
    told(book).edit(CONFIG, "landing: first", "landing: 01-growth")
    for code in ("da", "en"):
        book.remove(f"chapters/trees/first.{code}.qmd")
    return At(CONFIG, book.line(CONFIG, "landing: 01-growth"), "01-growth.*.qmd is given twice")


@bad("C07")
def a_first_page_outside_the_project(book: Book) -> At:
    told(book).edit(CONFIG, "landing: first", "landing: ../../../first")
    for code in ("da", "en"):
        book.remove(f"chapters/trees/first.{code}.qmd")
    return At(CONFIG, book.line(CONFIG, "landing: ../../../first"), "leaves the project")


@bad("T02")
def a_description_that_is_a_list(book: Book) -> At:
    told(book).edit(FIRST, "lang: en\n", "lang: en\ndescription: [a, b]\n")
    return At(FIRST, 3, "description must be a text")
