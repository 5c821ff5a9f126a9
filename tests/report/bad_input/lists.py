"""Bad input in what chapters mark, and in the tables that it refers to."""

from __future__ import annotations

from tests.book import Book
from tests.lists import CHAPTER, add_lists
from tests.report.bad_input.registry import At, bad

DA, EN = f"{CHAPTER}.da.qmd", f"{CHAPTER}.en.qmd"
CONFIG, SECTIONS = "_quarto.yml", "chapters/trees/index.yml"


def marked(book: Book, danish: str, english: str, says: str, *, at: str = "") -> At:
    """Adds lists and a text in each language; the line of the Danish one where it, or `at`, stands must be named."""
    add_lists(book)
    book.append(DA, danish)
    book.append(EN, english)
    return At(DA, book.line(DA, at or danish), says)


def both(book: Book, text: str, says: str, *, at: str = "") -> At:
    return marked(book, text, text, says, at=at)


@bad("C05")
def a_list_in_a_table_that_does_not_exist(book: Book) -> At:
    add_lists(book)
    book.edit(CONFIG, "glossary: words", "glossary: word")
    return At(
        CONFIG,
        book.line(CONFIG, "glossary:"),
        "'word', named under glossary, is not in the data package\n    did you mean words?",
    )


@bad("C04")
def a_list_in_a_table_of_something_else(book: Book) -> At:
    add_lists(book)
    book.edit(CONFIG, "table: topics", "table: sayings")
    return At(
        CONFIG,
        book.line(CONFIG, "index:"),
        "columns id, label_da, label_en, not 'sayings'\n    sayings has no column label_da, label_en",
    )


@bad("C04")
def a_list_without_a_name(book: Book) -> At:
    add_lists(book)
    book.edit(CONFIG, "quotations: sayings", "quotations: [sayings]")
    return At(CONFIG, book.line(CONFIG, "quotations:"), "publications.trees.quotations must be a text")


@bad("C03")
def an_index_with_half_a_title(book: Book) -> At:
    add_lists(book)
    book.edit(CONFIG, ", en: Trees by subject", "")
    return At(CONFIG, book.line(CONFIG, "title: {da: Træer"), "publications.trees.index.title has no 'en'")


@bad("D05")
def a_list_with_an_error_of_its_own(book: Book) -> At:
    add_lists(book)
    book.edit_data("data/words.csv", "id,danish", "id,dansk")
    return At("data/words.csv", 1, "the column 'danish' is missing")


@bad("T10")
def an_unknown_attribute_of_a_span(book: Book) -> At:
    return both(book, 'Tekst.\n\nMed en [zone]{tern="zone"}.', "did you mean term?", at="Med en")


@bad("T17")
def an_unknown_term(book: Book) -> At:
    return both(
        book,
        'Tekst\nom en [zone]{term="zoen"}.',
        "there is no term 'zoen' in the glossary\n    did you mean zone?",
        at="om en",
    )


@bad("T17")
def an_unknown_term_in_a_footnote(book: Book) -> At:
    return both(book, 'Tekst.[^zone]\n\n[^zone]: En [zone]{term="zones"}.', "did you mean zone?", at="[^zone]:")


@bad("T17")
def an_unknown_entry_in_a_heading(book: Book) -> At:
    return both(
        book,
        '## Mere {#sec-more index="fellling"}\n\nTekst.',
        "there is no entry 'fellling' in the index",
        at="## Mere",
    )


@bad("T17")
def an_unknown_entry_among_several(book: Book) -> At:
    return both(book, '[Mere]{index="felling planning"}', "did you mean planting?")


@bad("T17")
def a_mark_without_a_name(book: Book) -> At:
    return both(book, '[Mere]{index=""}', "there is no entry '' in the index")


@bad("T17")
def an_unknown_quotation(book: Book) -> At:
    return both(book, '["Vi planter."]{quote="mayor.tree"}', "did you mean mayor.trees?")


@bad("T17")
def a_mark_in_a_book_without_lists(book: Book) -> At:
    for file in (DA, EN):
        book.append(file, '[Træ]{term="tree"}')
    return At(
        DA, book.line(DA, "[Træ]"), "there is no glossary for the term 'tree'\n    name a table of the data package"
    )


@bad("T18")
def a_term_without_a_definition(book: Book) -> At:
    add_lists(book)
    book.edit_data("data/words.csv", "Et område med ens jord.", "")
    return At(DA, book.line(DA, "i en [zone]"), "the term 'zone' has no definition in da")


@bad("T19")
def a_quotation_that_is_shortened(book: Book) -> At:
    return marked(
        book,
        '["Vi planter træer."]{quote="mayor.trees"}',
        '["We plant many trees, and we look after them."]{quote="mayor.trees"}',
        "reads 'Vi planter træer.', in the data 'Vi planter \"mange\" træer, og vi passer dem.'",
    )


@bad("T20", "T10")
def an_entry_that_no_chapter_marks(book: Book) -> At:
    at = both(book, "Tekst.\n\n***", "", at="***")
    for language in ("da", "en"):
        book.edit(f"chapters/trees/02-streets.{language}.qmd", '[fældning]{index="felling"}', "fældning")
    assert at.line
    return At(CONFIG, book.line(CONFIG, "index:"), "no chapter marks felling for the index")


@bad("P07")
def an_agreed_term_that_is_not_used(book: Book) -> At:
    add_lists(book)
    book.append(DA, "Her er øbeplantning.")
    book.append(EN, "There is planting here.")
    return At(EN, book.line(EN, "There is planting"), "'øbeplantning' is 'island planting' by the glossary")


@bad("T17")
def words_that_no_term_is_called(book: Book) -> At:
    text = "Om [skov]{.term} her."
    return both(book, text, "no term is called 'skov'")


@bad("T17")
def words_that_two_terms_are_called(book: Book) -> At:
    add_lists(book)
    book.append("data/words.csv", "park,zone,zone,En park.,A park.,")
    book.edit("data/words.csv", "UB\n\n", "UB\n")
    book.accept_data()
    for file in (DA, EN):
        book.append(file, "Om [zone]{.term} her.")
    return At(DA, book.line(DA, "Om [zone]"), 'zone, park\n    say which: {term="…"}')


def sections(book: Book, lines: str, says: str, line: int = 1) -> At:
    """Adds lists, and sections of the index."""
    add_lists(book)
    book.edit(CONFIG, "      table: topics\n", f"      table: topics\n      sections: {SECTIONS}\n")
    book.write(SECTIONS, lines)
    return At(SECTIONS, line, says)


@bad("T17")
def a_section_about_an_entry_that_there_is_not(book: Book) -> At:
    return sections(
        book, "sec-growth: plantin\n", "there is no entry 'plantin' in the index\n    did you mean planting?"
    )


@bad("C31")
def a_section_of_the_index_that_there_is_not(book: Book) -> At:
    return sections(book, "sec-growth: planting\nsec-grow: planting\n", "did you mean sec-growth?", 2)


@bad("C31")
def sections_of_the_index_that_are_a_list(book: Book) -> At:
    return sections(book, "- sec-growth\n", "the sections of the index are no mapping")


@bad("C31")
def a_section_of_the_index_without_entries(book: Book) -> At:
    return sections(book, "sec-growth:\n", "sec-growth names no entry")


@bad("C31")
def sections_of_the_index_that_are_no_yaml(book: Book) -> At:
    return sections(
        book, "sec-growth: planting\n\tsec-change: planting\n", "the sections of the index cannot be read", 2
    )
