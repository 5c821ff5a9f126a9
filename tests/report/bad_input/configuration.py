"""Bad input in _quarto.yml and among the files it names."""

from __future__ import annotations

from tests.book import Book
from tests.report.bad_input.registry import At, bad

CONFIG = "_quarto.yml"
CHAPTER = "chapters/trees/01-growth"


def replaced(book: Book, old: str, new: str, says: str, *, line: str = "") -> At:
    """Puts `new` for `old` in _quarto.yml, where the diagnostic must name the line that holds `line`, or `new`."""
    book.edit(CONFIG, old, new)
    return At(CONFIG, book.line(CONFIG, line or new), says)


@bad("C01")
def broken_yaml(book: Book) -> At:
    return replaced(book, "title: Byens træer", "title: Byens: træer", "mapping values are not allowed")


@bad("C01")
def a_key_given_twice(book: Book) -> At:
    return replaced(
        book, "subtitle: A count", "slug: a-count", "the key 'slug' is given twice", line="slug: trees-of-the-town"
    )


@bad("C01")
def a_date_that_is_none(book: Book) -> At:
    return replaced(book, "subtitle: A count", "subtitle: 2020-13-45", "2020-13-45")


@bad("C01")
def a_configuration_in_latin_1(book: Book) -> At:
    book.write(CONFIG, book.read(CONFIG).encode("latin-1"))
    return At(CONFIG, 13, "save it as UTF-8")


@bad("C02")
def an_unknown_key(book: Book) -> At:
    return replaced(book, "cell-seconds: 30", "cell-second: 30", "did you mean cell-seconds?")


@bad("C03")
def a_missing_key(book: Book) -> At:
    return replaced(book, "        subtitle: A count\n", "", "has no 'subtitle'", line="      en:")


@bad("C03")
def a_publication_without_editions(book: Book) -> At:
    text = book.read(CONFIG)
    start, end = text.index("    editions:\n"), text.index("    chapters:\n")
    book.write(CONFIG, text[:start] + text[end:])
    return At(CONFIG, book.line(CONFIG, "  trees:"), "has no 'editions'")


@bad("C02", "C06")
def a_slug_in_a_language_without_an_edition(book: Book) -> At:
    text = book.read(CONFIG)
    start, end = text.index("      en:\n"), text.index("    chapters:\n")
    book.write(CONFIG, text[:start] + text[end:])
    return At(CONFIG, book.line(CONFIG, "en: growth"), "unknown key 'en' in publications.trees.chapters.slug")


@bad("C09", "C05", "C06")
def a_language_that_is_unknown(book: Book) -> At:
    text = book.read(CONFIG)
    book.write(CONFIG, text.replace("      en:\n", "      fo:\n").replace("en: ", "fo: "))
    return At(CONFIG, book.line(CONFIG, "      fo:"), "write language/fo.py for another")


@bad("C09")
def an_interface_in_a_language_that_is_unknown(book: Book) -> At:
    return replaced(book, "interface: en", "interface: fo", "there is no language 'fo'")


@bad("C09")
def a_language_that_is_no_python(book: Book) -> At:
    book.write("language/en.py", '"""English."""\n\nRULES = (\n')
    return At("language/en.py", 3, "it cannot be read: SyntaxError")


@bad("C09")
def a_language_without_rules(book: Book) -> At:
    book.write("language/en.py", '"""English."""\n')
    return At("language/en.py", 0, "it has no RULES")


@bad("C03")
def a_chapter_with_a_number_and_none(book: Book) -> At:
    return replaced(
        book,
        "        number: 2\n",
        "        number: 2\n        unnumbered: true\n",
        "at most one of number, annex, unnumbered",
        line="file: 02-streets",
    )


@bad("C04")
def a_value_of_the_wrong_kind(book: Book) -> At:
    return replaced(book, "cell-seconds: 30", "cell-seconds: soon", "a whole number from 1 up, not 'soon'")


@bad("C04", "T16")
def a_chapter_that_is_half_unnumbered(book: Book) -> At:
    return replaced(book, "number: 1", "unnumbered: perhaps", "unnumbered must be true, not 'perhaps'")


@bad("C04")
def a_list_for_a_mapping(book: Book) -> At:
    return replaced(
        book, "limits:\n  cell-seconds: 30\n  cell-megabytes: 300", "limits: [30, 300]", "limits must be a mapping"
    )


@bad("C04")
def an_unknown_format(book: Book) -> At:
    return replaced(book, "formats: [html]", "formats: [htm]", "did you mean html?")


@bad("C04")
def an_address_that_is_a_script(book: Book) -> At:
    return replaced(
        book,
        "folder: chapters/trees",
        'folder: chapters/trees\n    address: "javascript:alert(1)"',
        "https://",
        line="address:",
    )


@bad("C04")
def an_address_without_its_scheme(book: Book) -> At:
    return replaced(
        book,
        "folder: chapters/trees",
        "folder: chapters/trees\n    address: //town.example",
        "https://",
        line="address:",
    )


@bad("C04")
def a_chapter_out_of_its_order(book: Book) -> At:
    return replaced(book, "number: 1\n", "number: 9\n", "chapter 2 stands behind chapter 9", line="file: 02-streets")


@bad("C04")
def a_page_that_would_lie_outside_the_site(book: Book) -> At:
    return replaced(
        book, "en: growth", "en: ../../growth", "small letters a-z, digits and hyphens", line="slug: {da: vaekst"
    )


@bad("C04")
def a_chapter_in_the_place_of_the_page_of_the_data(book: Book) -> At:
    return replaced(book, "en: growth", "en: data", "another name than index, references", line="slug: {da: vaekst")


@bad("C04")
def a_chapter_in_the_place_of_the_contents(book: Book) -> At:
    return replaced(book, "en: growth", "en: index", "another name than index, references", line="slug: {da: vaekst")


@bad("C05", "C06")
def a_chapter_that_is_listed_but_missing(book: Book) -> At:
    return replaced(
        book,
        "file: 01-growth",
        "file: 01-growht",
        "chapters/trees/01-growht.da.qmd is listed but missing\n    did you mean 01-growth.da.qmd",
    )


@bad("C05")
def a_chapter_in_one_language(book: Book) -> At:
    book.remove(f"{CHAPTER}.en.qmd")
    return At(CONFIG, book.line(CONFIG, "file: 01-growth"), f"{CHAPTER}.en.qmd is listed but missing")


@bad("C04")
def a_status_that_there_is_not(book: Book) -> At:
    book.edit(CONFIG, "en: streets}", "en: streets}\n        status: ready")
    return At(CONFIG, book.line(CONFIG, "status: ready"), "status must be draft")


@bad("C05")
def a_missing_bibliography(book: Book) -> At:
    return replaced(book, "data/references.bib", "data/reference.bib", "data/reference.bib is missing")


@bad("C06")
def a_chapter_that_is_not_listed(book: Book) -> At:
    book.write("chapters/trees/03-parks.da.qmd", "# Parker {#sec-parks}\n\nTekst.\n")
    return At("chapters/trees/03-parks.da.qmd", 0, "is not listed as a chapter")


@bad("C07")
def chapters_outside_the_project(book: Book) -> At:
    return replaced(book, "folder: chapters/trees", "folder: ../trees", "the path '../trees' leaves the project")


@bad("C07", "T06")
def a_chapter_outside_the_project(book: Book) -> At:
    return replaced(book, "file: 02-streets", "file: ../../../02-streets", "leaves the project")


@bad("C04")
def chapters_that_no_build_watches(book: Book) -> At:
    return replaced(book, "folder: chapters/trees", "folder: texts", "a path in chapters, figures, data")


@bad("C08")
def a_number_given_twice(book: Book) -> At:
    return replaced(book, "number: 2", "number: 1", "number 1 is given twice", line="file: 02-streets")


@bad("C08")
def a_page_given_twice(book: Book) -> At:
    return replaced(book, "da: gader", "da: vaekst", "the slug vaekst is given twice", line="file: 02-streets")


@bad("C03")
def an_imprint_in_one_language(book: Book) -> At:
    return replaced(
        book, "publications:\n", "imprint:\n  status: {da: Udgivet}\n\npublications:\n", "has no 'en'", line="  status:"
    )


@bad("C04")
def a_unit_that_is_no_pattern(book: Book) -> At:
    return units(book, 'crown: {da: "{} kr.", en: "crowns"}', "units.crown.en must be a pattern such as '{} kg'")


@bad("C03")
def a_unit_in_one_language(book: Book) -> At:
    return units(book, 'crown: {da: "{} kr."}', "units.crown has no 'en'")


@bad("C08")
def a_unit_of_the_generator(book: Book) -> At:
    return units(book, 'years: {da: "{} år", en: "{} years"}', "the unit 'years' is one of the generator's")


def units(book: Book, unit: str, says: str) -> At:
    return replaced(book, "limits:\n", f"units:\n  {unit}\n\nlimits:\n", says, line=unit)


def an_address(name: str, address: str) -> None:
    """Registers a damage: an address of the site that its pages could not say, or that may run something."""

    def damage(book: Book) -> At:
        yaml = f"    address: {address}\n    formats: [html]\n"
        return replaced(book, "    formats: [html]\n", yaml, "begins with https:// or http://", line="    address:")

    damage.__name__ = name
    bad("C04")(damage)


an_address("an_address_that_holds_a_page", "data:text/html,x")
an_address("an_address_without_its_scheme", "//example.org/trees")
an_address("an_address_that_runs", "javascript:alert(x)")
an_address("an_address_of_a_page_that_was_asked_for", "https://example.org/?a=b")
