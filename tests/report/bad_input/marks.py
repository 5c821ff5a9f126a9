"""Bad input in shortcodes, includes, code, formulas, tabs, conditions on formats and rows of pictures."""

from __future__ import annotations

from tests.book import Book
from tests.report.bad_input.chapters import DA, EN, FOLDER, both
from tests.report.bad_input.registry import At, bad

PICTURE = '![Et træ](tree.png){#fig-again fig-alt="En grøn firkant."}'


@bad("T30")
def a_shortcode_that_nothing_reads(book: Book) -> At:
    return both(book, "{{< video https://example.org/ >}}", "the shortcode 'video' cannot be printed here")


@bad("T30")
def a_text_that_nobody_says(book: Book) -> At:
    return both(book, "Tekst {{< meta titel >}}.", "did you mean title")


@bad("T30")
def an_include_within_a_line(book: Book) -> At:
    return both(book, "Tekst {{< include _part.qmd >}}.", "let it stand alone at the beginning of a line")


@bad("T30")
def a_shortcode_that_never_ends(book: Book) -> At:
    return both(book, "Tekst {{< meta title.", "close it with >}}")


@bad("T31")
def a_file_that_is_not_there(book: Book) -> At:
    for file, language in ((EN, "en"), (DA, "da")):
        book.append(file, f"{{{{< include _gone.{language}.qmd >}}}}")
    return At(DA, book.line(DA, "_gone"), f"there is no file {FOLDER}/_gone.da.qmd")


@bad("T31")
def a_file_outside_the_project(book: Book) -> At:
    return both(book, "{{< include ../../../part.qmd >}}", "lies outside the project")


@bad("T31")
def a_file_that_includes_itself(book: Book) -> At:
    for name, other in (("_a.qmd", "_b.qmd"), ("_b.qmd", "_a.qmd")):
        book.write(f"{FOLDER}/{name}", f"Tekst.\n\n{{{{< include {other} >}}}}\n")
    both(book, "{{< include _a.qmd >}}", "")
    return At(f"{FOLDER}/_b.qmd", 3, f"{FOLDER}/_a.qmd includes itself")


@bad("T31")
def an_included_file_with_front_matter(book: Book) -> At:
    book.write(f"{FOLDER}/_a.qmd", "---\nlang: da\n---\n\nTekst.\n")
    return both(book, "{{< include _a.qmd >}}", "begins with front matter")


@bad("N01")
def a_typed_number_in_an_included_file(book: Book) -> At:
    book.write(f"{FOLDER}/_a.qmd", "Tekst.\n\nI alt 37 af dem.\n")
    both(book, "{{< include _a.qmd >}}", "")
    return At(f"{FOLDER}/_a.qmd", 3, "the number 37 is typed by hand")


@bad("T32")
def a_cell_of_another_language(book: Book) -> At:
    return both(book, "```{r}\nplot(x)\n```", "a cell of r cannot be run", at="```{r}")


@bad("T32")
def raw_text_of_a_format(book: Book) -> At:
    return both(book, "```{=latex}\nx\n```", "raw latex cannot be printed", at="```{=latex}")


@bad("T12")
def a_listing_with_a_label_and_no_caption(book: Book) -> At:
    return both(book, "```{.python #lst-a}\nx\n```", "lst-a has no caption", at="```{.python #lst-a}")


@bad("T04")
def a_listing_with_another_label(book: Book) -> At:
    head = '```{.python #code-a lst-cap="Kode"}'
    return both(book, f"{head}\nx\n```", "must begin with lst-", at=head)


@bad("T10")
def an_unknown_attribute_of_a_listing(book: Book) -> At:
    return both(book, "```{.python .numberLines}\nx\n```", "the class 'numberLines' of a listing", at="```{.python")


@bad("T33")
def a_formula_that_cannot_be_read(book: Book) -> At:
    return both(book, "Tekst $\\frac{a$ her.", "the formula '\\\\frac{a' cannot be read")


@bad("T33")
def a_formula_that_never_ends(book: Book) -> At:
    return both(book, "$$\na = b", "a formula that never ends", at="$$")


@bad("N01")
def a_typed_number_in_a_formula(book: Book) -> At:
    return both(book, "Tekst $y = 37 x_1^2 / 100$ her.", "the number 37 is typed by hand")


@bad("P03")
def a_formula_that_differs(book: Book) -> At:
    book.append(DA, "Tekst $a + b$ her.")
    book.append(EN, "Text $a - b$ here.")
    return At(EN, book.line(EN, "$a - b$"), "only the da side has $a+b$")


@bad("V02")
def an_unknown_value_in_a_formula(book: Book) -> At:
    return both(book, 'Tekst $a = `{python} value("trees.lats")`$ her.', "there is no value 'trees.lats'")


@bad("T34")
def tabs_without_headings(book: Book) -> At:
    says = "a set of tabs that does not begin with a heading"
    return both(book, "::: {.panel-tabset}\nTekst.\n:::", says, at="::: {.panel-tabset}")


@bad("T34")
def a_single_tab(book: Book) -> At:
    return both(book, "::: {.panel-tabset}\n## Titel\n\nTekst her.\n:::", "with one tab", at="::: {.panel-tabset}")


@bad("T34")
def an_empty_tab(book: Book) -> At:
    text = "::: {.panel-tabset}\n## Titel\n\n## Mere om det\n\nTekst.\n:::"
    return both(book, text, "a tab without anything in it", at="## Titel")


@bad("T35")
def a_condition_on_an_unknown_format(book: Book) -> At:
    fence = '::: {.content-visible when-format="htlm"}'
    return both(book, f"{fence}\nTekst.\n:::", "there is no format 'htlm'", at=fence)


@bad("T35")
def a_part_that_nothing_prints(book: Book) -> At:
    return both(book, "::: {.content-hidden}\nTekst.\n:::", "no format prints this part", at="::: {.content-hidden}")


@bad("T35")
def a_label_under_a_condition(book: Book) -> At:
    fence = '::: {.content-visible when-format="pdf"}'
    text = f"{fence}\n::: {{#tip-a .callout-tip}}\n## Råd\n\nTekst under det.\n:::\n:::"
    return both(book, text, "leave its label or mark out", at=fence)


@bad("T36")
def text_among_pictures(book: Book) -> At:
    text = f"::: {{layout-ncol=2}}\n{PICTURE}\n\nTekst mellem dem.\n:::"
    return both(book, text, "something that is no picture stands among pictures", at="Tekst mellem dem.")


@bad("T36")
def too_many_columns(book: Book) -> At:
    text = f"::: {{layout-ncol=9}}\n{PICTURE}\n\n{PICTURE.replace('again', 'then')}\n:::"
    return both(book, text, "write a number up to 4", at="::: {layout-ncol=9}")


@bad("T12")
def parts_of_a_figure_without_a_caption(book: Book) -> At:
    text = f"::: {{#fig-all layout-ncol=2}}\n{PICTURE}\n\n{PICTURE.replace('again', 'then')}\n:::"
    return both(book, text, "write it as the last paragraph", at="::: {#fig-all")


@bad("T37")
def a_table_without_headings(book: Book) -> At:
    return both(book, "|   |   |\n|---|---|\n| a | b |", "a table of text without a row of headings", at="|   |   |")


@bad("N01")
def a_typed_number_in_a_table_of_text(book: Book) -> At:
    return both(book, "| Træ | Højde |\n|---|---|\n| Eg | 37 |", "the number 37 is typed by hand", at="| Eg | 37 |")


@bad("N01")
def a_typed_number_in_a_cell_before_the_last(book: Book) -> At:
    return both(book, "| Højde | Træ |\n|---|---|\n| 37 | Eg |", "the number 37 is typed by hand", at="| 37 | Eg |")


@bad("T38")
def code_in_a_footnote(book: Book) -> At:
    text = "Tekst.[^kode]\n\n[^kode]: Se her:\n\n    ```\n    x\n    ```"
    return both(book, text, "a block of code stands in a footnote", at="    ```\n    x")
