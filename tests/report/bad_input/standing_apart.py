"""Bad input in what stands apart: margin notes, key figures and the brief."""

from __future__ import annotations

from tests.book import Book
from tests.report.bad_input.chapters import DA, EN, FOLDER, STREETS, both
from tests.report.bad_input.registry import At, bad

BRIEF = "# Kort {#sec-brief}\n\nTekst.\n"
CONFIG = "_quarto.yml"


def margin(book: Book, inside: str, says: str, *, behind: str = "\n\nTekst.") -> At:
    """Adds a margin note with `inside` to both languages, and `behind` it what it stands beside."""
    return both(book, f"::: {{.column-margin}}\n{inside}\n:::{behind}", says, at="::: {.column-margin}")


def margin_line(book: Book, inside: str, says: str) -> At:
    """The same as `margin` where the line of the text must be named."""
    return both(book, f"::: {{.column-margin}}\n{inside}\n:::\n\nTekst.", says, at=inside)


def figures(book: Book, inside: str, says: str) -> At:
    """Adds key figures with `inside` to both languages."""
    return both(book, f"::: {{.key-figures}}\n{inside}\n:::", says, at="::: {.key-figures}")


@bad("T24")
def a_margin_note_of_two_paragraphs(book: Book) -> At:
    return margin(book, "Et afsnit.\n\nOg et til.", "a margin note with 2 paragraphs")


@bad("T24")
def a_margin_note_without_text(book: Book) -> At:
    return margin(book, "", "a margin note without text")


@bad("T24")
def a_margin_note_that_is_a_list(book: Book) -> At:
    return margin(book, "- et punkt\n- og et til", "a margin note with more than a paragraph")


@bad("T24")
def a_margin_note_with_a_footnote(book: Book) -> At:
    return margin(book, "Et afsnit.^[En note.]", "a footnote in a margin note")


@bad("T24")
def a_margin_note_in_a_list(book: Book) -> At:
    text = "- et punkt\n\n  ::: {.column-margin}\n  I en liste.\n  :::\n\n  mere"
    return both(book, text, "a margin note in a list, box, note or quotation", at="  ::: {.column-margin}")


@bad("T24")
def a_margin_note_in_a_box(book: Book) -> At:
    text = "::: {#tip-a .callout-tip}\n## Titel\n\n:::: {.column-margin}\nI en boks.\n::::\n\nTekst.\n:::"
    return both(book, text, "put it between the paragraphs", at=":::: {.column-margin}")


@bad("T24")
def a_margin_note_before_a_heading(book: Book) -> At:
    text = "::: {.column-margin}\nFør en overskrift.\n:::\n\n## Mere {#sec-more}\n\nTekst."
    return both(book, text, "put it before the paragraph that it stands beside", at="Før en overskrift.")


@bad("T24")
def a_margin_note_at_the_end(book: Book) -> At:
    return both(book, "::: {.column-margin}\nTil sidst.\n:::", "stands before no paragraph", at="Til sidst.")


@bad("T24")
def a_margin_note_before_a_figure(book: Book) -> At:
    for file in (DA, EN):
        cell = "```{python}\n#| label: fig-growth"
        book.edit(file, cell, f"::: {{.column-margin}}\nTegnet.\n:::\n\n{cell}")
    return At(DA, book.line(DA, "Tegnet."), "stands before no paragraph, list or quotation")


@bad("T10")
def a_margin_note_with_a_label(book: Book) -> At:
    text = "::: {#nte-beside .column-margin}\nMed mærke.\n:::\n\nTekst."
    return both(book, text, "the label 'nte-beside' of a margin note", at="::: {#nte-beside .column-margin}")


@bad("N01")
def a_typed_number_in_a_margin_note(book: Book) -> At:
    return margin_line(book, "I alt 12 træer.", "the number 12 is typed by hand")


@bad("P02")
def a_margin_note_in_one_language(book: Book) -> At:
    book.append(EN, "Text.")
    book.append(DA, "::: {.column-margin}\nKun på dansk.\n:::\n\nTekst.")
    return At(DA, book.line(DA, "Kun på dansk."), "this margin note has no counterpart in en")


@bad("T25")
def key_figures_without_a_bold_value(book: Book) -> At:
    inside = '- **`{python} value("trees.last")`** træer\n- `{python} value("trees.more")` til'
    return figures(book, inside, "key figure 2 does not begin with a value in bold")


@bad("T25")
def key_figures_with_bold_words(book: Book) -> At:
    return figures(book, "- **Mange** træer", "key figure 1 does not begin with a value in bold")


@bad("T25")
def key_figures_without_a_list(book: Book) -> At:
    return figures(book, '**`{python} value("trees.last")`** træer', "key figures that are not one list")


@bad("T25")
def key_figures_without_anything(book: Book) -> At:
    return figures(book, "", "key figures that are not one list")


@bad("T25")
def a_key_figure_of_two_paragraphs(book: Book) -> At:
    inside = '- **`{python} value("trees.last")`** træer\n\n  og mere'
    return figures(book, inside, "key figure 1 is more than a paragraph")


@bad("T25")
def key_figures_in_a_quotation(book: Book) -> At:
    text = '> ::: {.key-figures}\n> - **`{python} value("trees.last")`** træer\n> :::'
    return both(book, text, "key figures in a list, box, note or quotation", at="> ::: {.key-figures}")


@bad("C05")
def a_brief_in_one_language(book: Book) -> At:
    book.edit(CONFIG, "    chapters:\n", "    brief: brief\n    chapters:\n")
    book.write(f"{FOLDER}/brief.da.qmd", BRIEF)
    return At(CONFIG, book.line(CONFIG, "brief: brief"), f"the chapter {FOLDER}/brief.en.qmd is listed but missing")


@bad("C06")
def a_brief_that_is_not_named(book: Book) -> At:
    book.write(f"{FOLDER}/brief.da.qmd", BRIEF)
    return At(f"{FOLDER}/brief.da.qmd", 0, "is not listed as a chapter")


@bad("T06")
def a_reference_to_a_part_of_the_brief(book: Book) -> At:
    book.edit(CONFIG, "    chapters:\n", "    brief: brief\n    chapters:\n")
    for language in ("da", "en"):
        book.write(f"{FOLDER}/brief.{language}.qmd", BRIEF.replace("Tekst.", "## Del {#sec-part}\n\nTekst."))
        book.append(f"{FOLDER}/02-streets.{language}.qmd", "Se @sec-part.")
    return At(STREETS, book.line(STREETS, "Se @sec-part."), "there is no label 'sec-part'")
