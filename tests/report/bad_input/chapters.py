"""Bad input in chapters: Markdown, labels, references, pictures, notes, values and numbers typed by hand."""

from __future__ import annotations

from tests.book import Book
from tests.report.bad_input.registry import At, bad

FOLDER = "chapters/trees"
DA, EN = f"{FOLDER}/01-growth.da.qmd", f"{FOLDER}/01-growth.en.qmd"
STREETS = f"{FOLDER}/02-streets.da.qmd"
PICTURE = '![Et træ](tree.png){#fig-tree fig-alt="En grøn firkant, der ligner et træ på afstand."}'


def both(book: Book, text: str, says: str, *, at: str = "") -> At:
    """Adds `text` to both languages; the line of the Danish one where `at`, or the text, stands must be named."""
    for file in (DA, EN):
        book.append(file, text)
    return At(DA, book.line(DA, at or text), says)


def edited(book: Book, old: str, new: str, says: str, *, file: str = DA, at: str = "") -> At:
    """Puts `new` for `old` in one file; the line where `at`, or the new text, stands must be named."""
    book.edit(file, old, new)
    return At(file, book.line(file, at or new), says)


def picture(book: Book, new: str, says: str) -> At:
    """Puts `new` for the picture of the Danish chapter on streets; its line must be named."""
    return edited(book, PICTURE, new, says, file=STREETS)


@bad("T01")
def a_chapter_in_latin_1(book: Book) -> At:
    book.write(STREETS, book.read(STREETS).encode("latin-1"))
    return At(STREETS, 12, "the file is not UTF-8: byte 0xe6")


@bad("T02")
def front_matter_in_another_language(book: Book) -> At:
    return edited(book, "lang: da", "lang: en", "write lang: da")


@bad("T02")
def front_matter_with_an_option_of_cells(book: Book) -> At:
    return edited(book, "lang: da", "lang: da\necho: true", "say #| echo: true in each cell", at="echo: true")


@bad("T02")
def front_matter_that_is_not_yaml(book: Book) -> At:
    return edited(book, "lang: da", "lang: da: dk", "mapping values are not allowed")


@bad("T02")
def front_matter_that_never_ends(book: Book) -> At:
    book.write(STREETS, "---\nlang: da\n\n" + book.read(STREETS))
    return At(STREETS, 1, "the front matter is never closed")


@bad("T03")
def an_empty_chapter(book: Book) -> At:
    book.write(STREETS, "")
    return At(STREETS, 1, "the chapter is empty")


@bad("T03")
def a_chapter_of_a_title_only(book: Book) -> At:
    book.write(STREETS, "\n# Gaderne {#sec-streets}\n")
    return At(STREETS, 2, "write some text under the title")


@bad("T03")
def a_chapter_without_title(book: Book) -> At:
    book.edit(STREETS, "# Gaderne {#sec-streets}\n\n", "")
    return At(STREETS, 1, "the chapter does not begin with a title")


@bad("T04")
def a_heading_without_label(book: Book) -> At:
    return edited(book, "## Udviklingen {#sec-change}", "## Udviklingen", "the heading 'Udviklingen' has no label")


@bad("T04")
def a_title_without_label_that_is_a_sentence(book: Book) -> At:
    """Of which pandoc makes a label that none may be."""
    return edited(book, "# Vækst {#sec-growth}", "# Vækst.", "the heading 'Vækst.' has no label")


@bad("T04")
def a_title_with_a_label_that_is_none(book: Book) -> At:
    return edited(book, "# Vækst {#sec-growth}", "# Vækst {#sec-a..b}", "the label 'sec-a..b' holds what no label may")


@bad("T04")
def a_section_with_a_label_that_is_none(book: Book) -> At:
    return edited(book, "{#sec-change}", "{#sec-change.}", "the label 'sec-change.' holds what no label may")


@bad("T04")
def a_box_with_another_label(book: Book) -> At:
    return edited(
        book,
        "::: {#nte-count .callout-note}",
        "::: {#box-count .callout-note}",
        "the label 'box-count' of a box 'Sådan er der talt' does not say what it is",
        file=STREETS,
        at="## Sådan er der talt",
    )


@bad("T05")
def a_label_used_twice(book: Book) -> At:
    return both(book, "## Igen {#sec-change}", f"the first is at {DA}:17")


@bad("T05")
def a_label_used_twice_in_two_chapters(book: Book) -> At:
    for language in ("da", "en"):
        book.append(f"{FOLDER}/02-streets.{language}.qmd", "## Igen {#sec-growth}\n\nTekst.")
    return At(STREETS, book.line(STREETS, "## Igen"), f"the first is at {DA}:11")


@bad("T06")
def a_dangling_reference(book: Book) -> At:
    return both(book, "Som @fig-grwth viser,\ner det nu.", "did you mean fig-growth", at="Som @fig-grwth viser,")


@bad("T06")
def a_dangling_reference_in_a_footnote(book: Book) -> At:
    return both(book, "Tekst.[^more]\n\n[^more]: Se @sec-nowhere.", "there is no label 'sec-nowhere'", at="[^more]: Se")


@bad("T07")
def an_unknown_citation(book: Book) -> At:
    return both(book, "Det siger kilden [@grove2021].", "did you mean grove2020?")


@bad("T08")
def a_picture_without_text_alternative(book: Book) -> At:
    return picture(book, "![Et træ](tree.png){#fig-tree}", "the picture tree.png has no text alternative of its own")


@bad("T08")
def a_picture_with_its_caption_as_text_alternative(book: Book) -> At:
    return picture(book, '![Et træ](tree.png){#fig-tree fig-alt="Et træ"}', "no text alternative of its own")


@bad("T04")
def a_picture_without_label(book: Book) -> At:
    return picture(book, '![Et træ](tree.png){fig-alt="En grøn firkant."}', "the picture tree.png has no label")


@bad("T14")
def a_picture_that_is_missing(book: Book) -> At:
    return picture(book, PICTURE.replace("tree.png", "trees.png"), f"there is no picture {FOLDER}/trees.png")


@bad("T14")
def a_picture_that_no_build_watches(book: Book) -> At:
    book.write("pictures/tree.png", b"")
    return picture(book, PICTURE.replace("tree.png", "/pictures/tree.png"), "does not lie beside the chapters")


@bad("T14")
def a_picture_from_the_network(book: Book) -> At:
    return picture(
        book, PICTURE.replace("tree.png", "https://example.org/tree.png"), "a picture is a file of the project"
    )


@bad("T14")
def a_picture_of_an_unknown_kind(book: Book) -> At:
    book.write(f"{FOLDER}/tree.tif", b"")
    return picture(book, PICTURE.replace("tree.png", "tree.tif"), "save it as one of .jpg, .png, .svg")


@bad("C07")
def a_picture_outside_the_project(book: Book) -> At:
    return picture(book, PICTURE.replace("tree.png", "../../../tree.png"), "the path '../tree.png' leaves the project")


@bad("T10", "P02")
def a_picture_inside_a_paragraph(book: Book) -> At:
    return picture(book, f"Her er det: {PICTURE}", "give the picture a paragraph of its own")


@bad("T10")
def raw_html(book: Book) -> At:
    return both(book, "Tekst.\n\n<table>\n<tr><td>a</td></tr>\n</table>", "raw HTML cannot be printed", at="<tr>")


@bad("T10")
def raw_tex_in_a_paragraph(book: Book) -> At:
    return both(book, r"Se \href{https://example.org}{siden}.", "raw TeX cannot be printed", at="Se ")


@bad("T10")
def raw_html_in_a_paragraph(book: Book) -> At:
    return both(book, "Første linje\nog <b>fed</b> tekst.", "raw HTML cannot be printed", at="og <b>")


@bad("T10")
def code_by_indentation(book: Book) -> At:
    return both(book, "Tekst.\n\n    plot(x)", "code that is only indented cannot be printed", at="    plot(x)")


@bad("T10")
def a_cell_that_never_ends(book: Book) -> At:
    return both(book, "```{python}\nx = 1", "a cell or a block of code that never ends")


@bad("T10")
def a_comment_that_never_ends(book: Book) -> At:
    return both(book, "Tekst. <!-- Husk at", "end it with -->")


@bad("T10")
def a_box_that_never_ends(book: Book) -> At:
    return both(
        book,
        "::: {.callout-tip}\n\n## Råd {#tip-box}\n\nTekst.",
        "a block that begins with ::: and never ends",
        at="::: {.callout-tip}",
    )


@bad("T10")
def a_box_of_an_unknown_kind(book: Book) -> At:
    return both(
        book,
        "::: {.callout-danger}\nTekst.\n:::",
        "did you mean callout-note",
        at="::: {.callout-danger}",
    )


@bad("T10")
def a_second_title(book: Book) -> At:
    return both(book, "# Mere {#sec-more}\n\nTekst.", "begin a section with ##", at="# Mere")


@bad("T16")
def a_figure_in_a_chapter_without_a_number(book: Book) -> At:
    book.edit("_quarto.yml", "number: 1", "unnumbered: true")
    return At(DA, book.line(DA, "label: fig-growth"), "move it to a numbered chapter")


@bad("T16")
def a_numbered_box_in_a_chapter_without_a_number(book: Book) -> At:
    book.edit("_quarto.yml", "number: 1", "unnumbered: true")
    return both(
        book,
        "::: {#nte-more .callout-note}\n## Mere\n\nTekst.\n:::",
        "nte-more stands in a chapter without",
        at="## Mere",
    )


@bad("T10")
def a_rule(book: Book) -> At:
    return both(book, "Tekst.\n\n***", "a horizontal rule cannot be printed", at="***")


@bad("T10")
def a_note_that_belongs_to_nothing(book: Book) -> At:
    return both(book, "Tekst.\n\n::: {.note}\nEn note.\n:::", "directly after the cell", at="En note.")


@bad("T13", "P02")
def a_footnote_that_is_never_called(book: Book) -> At:
    return edited(book, ".[^count] Det", ". Det", "the footnote [^count] is never called", at="[^count]:")


@bad("T13")
def a_call_without_footnote(book: Book) -> At:
    return both(book, "Tekst.[^more]", "there is no footnote [^more]")


@bad("T13")
def a_footnote_without_its_colon(book: Book) -> At:
    return both(book, "Tekst.[^more]\n\n[^more] En note.", "lacks the colon)", at="Tekst.[^more]")


@bad("T13")
def a_footnote_defined_twice(book: Book) -> At:
    return both(book, "[^count]: En gang til.", "the first stands in line 15")


@bad("T15")
def a_broken_bibliography(book: Book) -> At:
    book.edit("data/references.bib", "title = {Trees of the town},", "title = {Trees of the town,")
    book.write("data/references.bib", book.read("data/references.bib") + "\n@book{stone2018,\n  title = {Stones}\n}\n")
    return At("data/references.bib", 8, "a brace, a quotation mark or a comma may be missing above")


@bad("T15")
def a_bibliography_in_latin_1(book: Book) -> At:
    book.edit("data/references.bib", "Grove, Anna", "Grøve, Anna")
    book.write("data/references.bib", book.read("data/references.bib").encode("latin-1"))
    return At("data/references.bib", 2, "save it as UTF-8")


@bad("V01")
def an_expression_that_computes(book: Book) -> At:
    return both(book, 'Nu `{python} value("trees.last") + 1`.', "is neither value(…) nor words(…)")


@bad("V01")
def an_expression_with_an_unknown_option(book: Book) -> At:
    return both(book, 'Nu `{python} value("trees.last", units=False)`.', "value() has no option 'units'")


@bad("V02")
def an_unknown_value(book: Book) -> At:
    return both(book, 'Nu\n`{python} value("trees.lats")` træer.', "did you mean trees.last", at="trees.lats")


@bad("N01")
def a_number_typed_in_text(book: Book) -> At:
    return both(book, "Der er kommet\n12 træer til.", "the number 12 is typed by hand", at="12 træer")


@bad("N01")
def a_number_typed_in_a_caption(book: Book) -> At:
    return edited(book, '"Træer i byen"', '"Træer i 12 gader"', "the number 12 is typed by hand")


@bad("N01")
def a_number_typed_in_a_note(book: Book) -> At:
    return edited(book, "Talt om sommeren.", "Talt\n12 gange.", "the number 12 is typed by hand", at="12 gange")


@bad("N01")
def a_number_typed_in_a_footnote(book: Book) -> At:
    return edited(book, "[^count]: Træerne", "[^count]: 12 træer", "the number 12 is typed by hand")


@bad("N01")
def a_number_typed_in_a_title(book: Book) -> At:
    return edited(book, "# Gaderne {", "# Byens 12 gader {", "the number 12 is typed by hand", file=STREETS)


@bad("N02")
def a_number_word(book: Book) -> At:
    return edited(book, "Talt om sommeren.", "Talt om sommeren tolv gange.", "the number word 'tolv' is typed by hand")


@bad("N02")
def a_number_word_in_english(book: Book) -> At:
    return edited(
        book, "Counted in summer.", "Counted twelve times.", "the number word 'twelve' is typed by hand", file=EN
    )


@bad("T21")
def a_shortcode_of_another_program(book: Book) -> At:
    return both(book, "Tekst {{% note %}}.", "Quarto's are written {{< … >}}")


@bad("T21")
def a_list_without_a_blank_line(book: Book) -> At:
    return both(book, "Grupperne er:\n- gule\n- blå", "put a blank line before it", at="- gule")


@bad("T10")
def hidden_words(book: Book) -> At:
    return both(book, "Ord [ikke endnu]{.hidden} slut.", "the class 'hidden' of a span means nothing")


@bad("T10")
def a_class_of_the_generator(book: Book) -> At:
    return both(book, "Ord [værdi]{.value} og [mere]{.references}.", "the class 'value' of a span means nothing")


@bad("T22")
def a_link_to_no_chapter(book: Book) -> At:
    for file in (DA, EN):
        book.append(file, f"Se [kapitlet](01-growht.{file.split('.')[-2]}.qmd).")
    return At(DA, book.line(DA, "Se [kapitlet]"), "did you mean chapters/trees/01-growth.da.qmd")


@bad("T22")
def a_link_that_runs_a_script(book: Book) -> At:
    return both(book, "Se [siden](javascript:alert).", "begin it with https://, http://, mailto: or doi:")


@bad("T06")
def a_link_to_no_label(book: Book) -> At:
    return both(book, "Se [afsnittet](#sec-chnge).", "did you mean sec-change")


@bad("T06")
def a_reference_by_a_number_that_is_none(book: Book) -> At:
    book.edit("_quarto.yml", "number: 2", "unnumbered: true")
    for language in ("da", "en"):
        text = book.read(f"{FOLDER}/02-streets.{language}.qmd")
        end = text.index("\n```{python}\n#| label: tbl-streets")
        book.write(f"{FOLDER}/02-streets.{language}.qmd", text[:end].replace("@tbl-streets", "@fig-growth"))
    return both(book, "Se [-@sec-streets].", "has no number to refer by")


@bad("T02")
def a_draft(book: Book) -> At:
    return edited(book, "lang: da", "lang: da\ndraft: true", "take the chapter out of _quarto.yml", at="draft: true")


@bad("T02")
def a_misspelt_key_of_the_front_matter(book: Book) -> At:
    return edited(book, "lang: da", "langg: da", "did you mean lang?")


@bad("T13")
def a_footnote_called_twice(book: Book) -> At:
    return both(
        book, "Tekst[^two] og mere[^two].\n\n[^two]: Note.", "the footnote [^two] is called twice", at="Tekst[^two]"
    )


@bad("T14")
def a_picture_with_a_script(book: Book) -> At:
    book.write(f"{FOLDER}/tree.svg", '<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>')
    return picture(book, PICTURE.replace("tree.png", "tree.svg"), "holds the element script")
