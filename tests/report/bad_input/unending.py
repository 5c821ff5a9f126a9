"""Bad input that might never come to an end: parts within parts, patterns, pipes; and the character NUL."""

from __future__ import annotations

import json
import os

from tests.book import PACKAGE, Book
from tests.report.bad_input.registry import At, Damage, bad

CONFIG = "_quarto.yml"
DA, EN = "chapters/trees/01-growth.da.qmd", "chapters/trees/01-growth.en.qmd"


def configured(book: Book, old: str, new: str, says: str) -> At:
    """Puts `new` for `old` in _quarto.yml; its line must be named."""
    at = book.line(CONFIG, old)
    book.edit(CONFIG, old, new)
    return At(CONFIG, at, says)


def written(book: Book, text: str, says: str) -> At:
    """Adds `text` to the Danish chapter; its line must be named."""
    return At(DA, book.append(DA, text), says)


@bad("C01")
def a_part_that_repeats_itself(book: Book) -> At:
    return configured(book, "subtitle: A count", "subtitle: &a [*a]", "names (&) and repetitions (*) of a part")


@bad("C01")
def parts_that_double_each_other(book: Book) -> At:
    first = book.append(CONFIG, "bomb:\n  a: &a [x, x]\n  b: &b [*a, *a]\n  c: [*b, *b]")
    return At(CONFIG, first + 1, "write it out where it is wanted")


@bad("C01")
def ten_thousand_levels(book: Book) -> At:
    return configured(book, "subtitle: A count", f"subtitle: {'[' * 10_000}", "more than 20 levels")


@bad("C01")
def a_path_with_nul(book: Book) -> At:
    return configured(book, "data/references.bib", '"data/ref\\0.bib"', "the character NUL")


@bad("T02")
def a_front_matter_that_repeats_itself(book: Book) -> At:
    book.edit(DA, "lang: da\n", "lang: da\nmore: &a [*a]\n")
    return At(DA, 3, "names (&) and repetitions (*) of a part")


@bad("T11")
def a_cell_option_that_repeats_itself(book: Book) -> At:
    line = book.add_cell(DA.removesuffix(".da.qmd"), "#| label: &a [*a]")
    return At(DA, line, "cannot be read")


@bad("T01")
def a_chapter_with_nul(book: Book) -> At:
    return written(book, "![a](tr\0ee.png)", "the character NUL")


def nested(opened: str, closed: str, times: int) -> Damage:
    """A damage: a paragraph within so many of a kind."""

    def damage(book: Book) -> At:
        return written(book, f"{opened * times}ord{closed * times}", "deep within each other")

    damage.__name__ = f"{times}_times_{opened.strip()}_within_each_other"
    return damage


for _opened, _closed, _times in (
    ("[", "]", 7),
    ("[", "]", 100),
    ("[", "", 100),
    ("ord^[", "]", 16),
    ("[", "](x)", 20),
    ("[", "]{.unknown}", 20),
    ("<span>", "</span>", 100),
    ("> ", "", 21),
    (">", "", 1000),
    ("- ", "", 100),
    ("1. ", "", 100),
):
    bad("T23")(nested(_opened, _closed, _times))


@bad("T23")
def boxes_within_boxes(book: Book) -> At:
    at = written(book, "::: {.x}\n" * 30 + "ord\n" + ":::\n" * 30, "deep within each other")
    return At(at.file, at.line + 20, at.says)


@bad("T23")
def a_list_that_goes_deeper_with_each_line(book: Book) -> At:
    at = written(book, "\n".join(f"{'  ' * level}- ord" for level in range(30)), "deep within each other")
    return At(at.file, at.line + 20, at.says)


@bad("D01")
def a_package_of_a_hundred_thousand_levels(book: Book) -> At:
    book.write(PACKAGE, "[" * 100_000)
    return At(PACKAGE, 0, "nested too deep")


@bad("D01")
def a_package_with_nul(book: Book) -> At:
    book.edit(PACKAGE, '"path": "streets.csv"', '"path": "street\\u0000s.csv"')
    return At(PACKAGE, 0, "the character NUL")


def with_unseen(name: str, file: str, old: str, code: str, line: int, says: str) -> None:
    """Registers a damage: a sign that no page may hold, after `old` in the file."""

    def damage(book: Book) -> At:
        before = book.read(file)
        book.write(file, before.replace(old, f"{old}{says[0]}", 1))
        if file.endswith(".csv"):
            book.accept_data()
        return At(file, line or before[: before.index(old)].count("\n") + 1, says[1:])

    damage.__name__ = name
    bad(code)(damage)


for _sign, _named in (
    ("\x7f", "DELETE"),
    ("\x1b", "ESCAPE"),
    ("\x0c", "FORM FEED"),
    ("\x85", "U+0085"),
    ("\ufffe", "U+FFFE"),
):
    _name = f"U_{ord(_sign):04X}"
    with_unseen(f"a_chapter_with_{_name}", DA, "Byen har nu", "T01", 0, f"{_sign}the character {_named}")
    with_unseen(f"a_table_with_{_name}", "data/streets.csv", "Lindegade", "D03", 0, f"{_sign}the character {_named}")
    with_unseen(f"works_with_{_name}", "data/references.bib", "Trees of", "T15", 0, f"{_sign}the character {_named}")


@bad("C01")
def an_escape_that_is_written_as_one(book: Book) -> At:
    return configured(book, "subtitle: A count", 'subtitle: "A \\e count"', "the character ESCAPE")


@bad("D01")
def a_package_with_half_a_character(book: Book) -> At:
    book.edit(PACKAGE, '"da": "Gader"', '"da": "Gader\\ud800"')
    return At(PACKAGE, 0, "the character U+D800")


@bad("X01")
def a_text_of_the_analysis_that_is_not_seen(book: Book) -> At:
    book.edit("figures/exhibits.py", 'da="Gade"', 'da="Ga\\x1bde"')
    return At("chapters/trees/02-streets.da.qmd", 13, "holds the character ESCAPE, which cannot be printed")


@bad("P06")
def a_ledger_of_a_hundred_thousand_levels(book: Book) -> At:
    book.write("chapters/trees/pairs.json", "[" * 100_000)
    return At("chapters/trees/pairs.json", 0, "nested too deep")


@bad("D14")
def a_pattern_that_comes_to_no_end(book: Book) -> At:
    package = json.loads(book.read(PACKAGE))
    fields = package["resources"][0]["schema"]["fields"]
    fields[1]["constraints"]["pattern"] = "(a+)+$"
    book.write(PACKAGE, json.dumps(package))
    book.write("data/streets.csv", "code,da,en,metres,page\nlinden," + "a" * 40 + "!,Linden,120,\n")
    book.accept_data()
    return At("data/streets.csv", 2, "was not known after 5 seconds")


@bad("C13")
def a_pipe_among_the_chapters(book: Book) -> At:
    os.mkfifo(book.root / "chapters/trees/03-pipe.da.qmd")
    return At("chapters/trees/03-pipe.da.qmd", 0, "neither a file nor a folder")


@bad("C13")
def a_device_among_the_data(book: Book) -> At:
    (book.root / "data/zero.csv").symlink_to("/dev/zero")
    return At("data/zero.csv", 0, "neither a file nor a folder")


@bad("C13")
def a_bibliography_that_is_a_pipe(book: Book) -> At:
    book.remove("data/references.bib")
    os.mkfifo(book.root / "data/references.bib")
    return At("data/references.bib", 0, "neither a file nor a folder")
