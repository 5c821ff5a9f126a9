"""Bad input in one language only: the two sides of a chapter must say the same."""

from __future__ import annotations

import json
import re

from tests.book import Book
from tests.lists import add_lists
from tests.report.bad_input.registry import At, bad

FOLDER = "chapters/trees"
DA, EN = f"{FOLDER}/01-growth.da.qmd", f"{FOLDER}/01-growth.en.qmd"
LEDGER = f"{FOLDER}/pairs.json"


@bad("P01")
def a_section_in_one_language(book: Book) -> At:
    at = book.append(DA, "## Mere {#sec-more}\n\nTekst.")
    return At(EN, 0, f"it stands in {DA}:{at}")


@bad("P02")
def a_paragraph_missing_on_one_side(book: Book) -> At:
    at = book.append(DA, "Kun på dansk.")
    return At(DA, at, "this paragraph has no counterpart in en: 'Kun på dansk.'")


@bad("P02")
def an_item_missing_on_one_side(book: Book) -> At:
    book.edit(EN, "- in the park\n", "")
    return At(DA, book.line(DA, "- i parken"), "no counterpart in en: 'i parken'")


@bad("P03")
def values_that_differ(book: Book) -> At:
    book.edit(EN, 'value("trees.more")', 'value("trees.first")')
    return At(EN, book.line(EN, "trees.first"), "only the da side has trees.more; only the en side has trees.first")


@bad("P03")
def a_citation_on_one_side(book: Book) -> At:
    book.edit(EN, "Counted in summer.", "Counted in summer [@grove2020].")
    return At(EN, book.line(EN, "Counted in summer"), "only the en side has @grove2020")


@bad("P03")
def a_term_on_one_side(book: Book) -> At:
    add_lists(book)
    book.edit(EN, '[avenue]{term="avenue"}', "avenue")
    return At(EN, book.line(EN, "An [open crown]"), 'only the da side has term="avenue"')


@bad("P03")
def another_entry_in_a_heading(book: Book) -> At:
    add_lists(book)
    book.edit(EN, '{#sec-planting index="planting"}', "{#sec-planting}")
    return At(EN, book.line(EN, "{#sec-planting}"), 'only the da side has index="planting"')


@bad("P04")
def cells_that_differ(book: Book) -> At:
    book.edit(EN, "growth()\n", "growth()  # the same\n")
    return At(EN, book.line(EN, "growth()  #"), f"its counterpart is {DA}:{book.line(DA, 'growth()')}")


@bad("P05")
def a_paragraph_changed_on_one_side(book: Book) -> At:
    book.edit(DA, "Talt om sommeren.", "Talt om vinteren.")
    return At(EN, book.line(EN, "Counted in summer."), "has not followed a change of its counterpart")


@bad("P05")
def a_paragraph_that_nobody_approved(book: Book) -> At:
    for file in (DA, EN):
        at = book.append(file, "Træ.")
    return At(EN, at, "has not been approved: 'Træ.'")


@bad("P06")
def a_ledger_with_a_conflict(book: Book) -> At:
    book.write(LEDGER, book.read(LEDGER).replace("{\n", "{\n<<<<<<< HEAD\n", 1))
    return At(LEDGER, 2, "restore it")


@bad("P06")
def a_ledger_of_something_else(book: Book) -> At:
    book.write(LEDGER, json.dumps({"01-growth": "approved"}))
    return At(LEDGER, 0, "it does not hold pairs by chapter")


@bad("P20")
def a_to_do_that_would_be_printed(book: Book) -> At:
    book.append(EN, "More to come ???")
    return At(DA, book.append(DA, "TODO: skriv mere."), "put it into a comment")


@bad("P06")
def a_ledger_with_more_than_git_leaves(book: Book) -> At:
    book.write(LEDGER, book.read(LEDGER).replace('"],', '"', 1))
    return At(LEDGER, 5, "restore it")


@bad("C20")
def a_reference_to_a_draft(book: Book) -> At:
    book.edit("_quarto.yml", "en: streets}", "en: streets}\n        status: draft")
    return At(DA, book.line(DA, "@sec-streets"), "take status: draft from 02-streets in _quarto.yml")


@bad("C20")
def a_link_to_a_draft(book: Book) -> At:
    book.edit("_quarto.yml", "en: streets}", "en: streets}\n        status: draft")
    for file in (DA, EN):
        book.write(file, re.sub(r"\[\^count\](:.*)?", "", book.read(file)))
    book.append(EN, "See [them](02-streets.en.qmd).")
    return At(DA, book.append(DA, "Se [dem](02-streets.da.qmd)."), "02-streets.da.qmd belongs to 02-streets")
