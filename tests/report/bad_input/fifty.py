"""Fifty mistakes that authors make, each as a change to the tiny book; fifty.md has the answers word for word."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.book import PACKAGE, Book

Mistake = Callable[[Book], object]
CONFIG, LEDGER, BIB = "_quarto.yml", "chapters/trees/pairs.json", "data/references.bib"
DA, EN = "chapters/trees/01-growth.da.qmd", "chapters/trees/01-growth.en.qmd"
STREETS = "chapters/trees/02-streets.da.qmd"
TABLE, TREES, ANALYSIS, EXHIBITS = "data/streets.csv", "data/trees.csv", "figures/counted.py", "figures/exhibits.py"
TITLE = "# Vækst {#sec-growth}"


def danish(text: str) -> Mistake:
    """A paragraph in the Danish chapter alone."""
    return lambda book: book.append(DA, text)


def both(text: str) -> Mistake:
    """A paragraph in both languages."""
    return lambda book: [book.append(file, text) for file in (DA, EN)]


def edit(file: str, old: str, new: str) -> Mistake:
    return lambda book: book.edit(file, old, new)


def edited(*changes: tuple[str, str, str]) -> Mistake:
    return lambda book: [book.edit(*change) for change in changes]


def accepted(change: Mistake) -> Mistake:
    """A change of the data that was accepted."""
    return lambda book: (change(book), book.accept_data())


def bytes_of(file: str, change: Callable[[bytes], bytes]) -> Mistake:
    return lambda book: book.write(file, change(book.read(file).encode()))


def cell(code: str) -> Mistake:
    """A cell in both languages."""
    return lambda book: book.add_cell(DA.removesuffix(".da.qmd"), code)


def described(change: Callable[[dict], object]) -> Mistake:
    """The description of the first table, changed."""

    def damage(book: Book) -> None:
        package = json.loads(book.read(PACKAGE))
        change(package["resources"][0])
        book.write(PACKAGE, json.dumps(package, ensure_ascii=False, indent=2) + "\n")

    return damage


def latin(content: bytes) -> bytes:
    return content.decode().replace("Egevej", "Østervej").encode("cp1252")


MARK = '{term="tree"'
LABELLED = '#| label: fig-more\n#| fig-cap: "Mere"\n'
MISTAKES: dict[str, Mistake] = {
    "a misspelt value": edit(DA, '"trees.last"', '"trees.lats"'),
    "a parenthesis that is missing": both('Nu `{python} value("trees.last"` træer.'),
    "an expression without its backticks": both('Nu {python} value("trees.last") træer.'),
    "an expression whose brace is in the wrong place": both('Nu `{python value("trees.last")}` træer.'),
    "a number typed by hand": both("Der er kommet 12 træer til."),
    "a number word typed by hand": danish("Der er kommet tolv træer til."),
    "a claim that is false": both('Det [er færre]{claim="trees.more" direction="below"}.'),
    "a work that nobody has listed": both("Det siger kilden [@grove2021]."),
    "a reference to a label that is misspelt": both("Som @fig-grwth viser."),
    "a label that is used twice": both("## Igen {#sec-change}"),
    "a heading without a label": edit(DA, "## Udviklingen {#sec-change}", "## Udviklingen"),
    "a second title": both("# Mere {#sec-more}\n\nTekst."),
    "a paragraph in one language": danish("Kun på dansk."),
    "a cell that differs": edit(EN, "\ngrowth()\n", "\nby_year()\n"),
    "a footnote that is not called": danish("[^more]: Mere."),
    "a call of a footnote that is not there": both("Tekst.[^more]"),
    "a block that is never closed": both(
        "::: {.callout-tip}\n## Råd {#tip-box}\n\nTekst.\n\n## Videre {#sec-on}\n\nMere.\n\n## Ud {#sec-out}\n\nSlut."
    ),
    "a div": both("Tekst.\n\n<div>\nMere.\n</div>"),
    "raw HTML": both("Første linje\nog <b>fed</b> tekst."),
    "a misspelt attribute": both('En [stamme]{trem="tree"}.'),
    "a term in a publication without a glossary": both('En [stamme]{term="tree"}.'),
    "a mark that is not closed, in one language": edit(DA, "- i gaderne", f"- i [gaderne]{MARK}"),
    "a mark that is not closed, in both": both(f"En [stamme]{MARK} er lang."),
    "bold that is not closed": both("Det er **vigtigt."),
    "code that is not closed": both("Det er `vigtigt."),
    "a link that is not closed": both("Se [siden](https://example.org"),
    "a link to a label that is not there": both("Se [afsnittet](#no-such)."),
    "a link to a chapter that is not there": danish("Se [kapitlet](04-results.da.qmd)."),
    "an address that runs something": both("Se [siden](javascript:alert)."),
    "a stray quotation mark in an option": edit(DA, 'fig-cap: "Træer i byen"', 'fig-cap: Træer i byen"'),
    "a misspelt option of a cell": edited(*((f, "#| include: false", "#| includes: false") for f in (DA, EN))),
    "a figure without a caption": edit(DA, '#| fig-cap: "Træer i byen"\n', ""),
    "a figure without a label": cell("growth()"),
    "nothing at the end of a cell": cell(f"{LABELLED}figure = growth()"),
    "a column that a frame has not": cell('from report.author import data\ndata("trees").frame()["treas"].sum()'),
    "a picture that is missing": edit(STREETS, "](tree.png)", "](trees.png)"),
    "a draft": edit(DA, "lang: da", "lang: da\ndraft: true"),
    "a syntax error in the analysis": edit(ANALYSIS, "def streets() ->", "def streets( ->"),
    "an error in the analysis": edit(ANALYSIS, "difference(last, first)", "difference(last, frist)"),
    "a figure whose drawing fails": edit(EXHIBITS, "row_label(row, str(year))", "row_label(row, year)"),
    "an alternative that fails": edit(EXHIBITS, "trees=of_year(YEARS[-1])", "tree=of_year(YEARS[-1])"),
    "a table with semicolons": accepted(bytes_of(TABLE, lambda content: content.replace(b",", b";"))),
    "a table with semicolons, not accepted": bytes_of(TABLE, lambda content: content.replace(b",", b";")),
    "a table saved in another alphabet": bytes_of(TABLE, latin),
    "a table with a byte-order mark": accepted(bytes_of(TABLE, lambda content: b"\xef\xbb\xbf" + content)),
    "a decimal comma": accepted(edit(TABLE, "Oak Road,1200,", 'Oak Road,"1200,5",')),
    "a column too many": accepted(edit(TABLE, "metres,page", "metres,page,colour")),
    "a number that was changed": edit(TREES, "linden,2020,44,4", "linden,2020,49,4"),
    "a key that no table has": accepted(edit(TREES, "linden,2020", "limden,2020")),
    "a table described without its titles": described(lambda table: (table.pop("titles"), table.pop("licenses"))),
    "a description of another shape": described(lambda table: table.update(schema="streets.json")),
    "a tab in the configuration": edit(CONFIG, "  cell-seconds: 30", "\tcell-seconds: 30"),
    "a misspelt key in the configuration": edit(CONFIG, "cell-seconds: 30", "cell-second: 30"),
    "chapters out of their order": edit(CONFIG, "number: 1\n", "number: 9\n"),
    "a merge that was left in the ledger": lambda book: book.write(LEDGER, "<<<<<<< HEAD\n" + book.read(LEDGER)),
    "a brace that is missing in the bibliography": edit(
        BIB, "title = {Trees of the town},", "title = {Trees of the town,"
    ),
}
