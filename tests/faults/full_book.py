"""A book in which everything is used that can be written: lists, marks, a look, authors, pictures, entries, a command.

It builds without a diagnostic, so that whatever is done to it afterwards is all that is wrong.
"""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from tests.book import PICTURE, Book
from tests.lists import CHAPTER, add_lists
from tests.looks import MOTIF, SVG

STREETS, SETTINGS = "chapters/trees/02-streets", "_quarto.yml"
CONFIG = """\

authors:
  - {name: Anna Grove, affiliation: The town, orcid: 0000-0002-1825-0097}
  - Bo Elm

imprint:
  year: 2024
  kind: {da: En prøve, en: A sample}
  status: {da: Dette er en prøve., en: This is a sample.}
  licence: {da: Frit til brug., en: Free to use.}
  licence-address: https://example.org/licence
  versions:
    - {version: "1.1", date: 2024-05-17, changes: {da: Flere træer., en: More trees.}}
  sources:
    da: ["Grove: Byens træer (2020)."]
    en: ["Grove: Trees of the town (2020)."]

contact:
  name: The office
  editor: Bo Elm
  email: trees@example.org
  errors: "https://example.org/errors?where={section}&version={version}"

accessibility:
  results: data/tests.json
  limits: {da: [Figurer er billeder.], en: [Figures are pictures.]}

theme:
  colours:
    day: {primary: "#0f5260"}
  logo: {file: figures/logo.svg, alt: {da: Byens våben, en: The arms of the town}}
  icon: figures/icon.svg

units:
  leaf: {da: ["{} blade", "{} blad"], en: ["{} leaves", "{} leaf"]}

claims:
  da: [flere, sparer]
  en: [more, saves]
"""
PUBLICATION = "    cover: rows\n    claims: true\n    landing: first\n"
BIBLIOGRAPHY = r"""
@article{elm2019,
  author = {Elm, Bo and Oak, Carl and others},
  title = {Growth of {Lindens}: \emph{Tilia} and 5\,\% more},
  journal = {Trees \& Towns}, volume = {12}, number = {3}, pages = {14--29}, date = {2019-03},
  doi = {10.1000/xyz123}, langid = {english}
}
@online{town2021, author = {{The town}}, title = {Our "trees"}, date = {2021-05-02}, urldate = {2022-01-01},
  url = {https://example.org/trees?a=1&b=2}, langid = {english}}
@incollection{ash2018, author = {Ash, Dea}, title = {Ældre træer}, booktitle = {Byens grønne}, editor = {Elm, Bo},
  publisher = {Forlaget}, location = {Byen}, date = {2018}, pages = {3--9}, edition = {2}, langid = {danish}}
"""
TEXTS = {
    "da": """\
Et *skråt*, et **fedt** ord, H~x~O, x^th^ og `kode < y`. "Byen er 'grøn'." Se <https://example.org/a?b=c> og
[et *link*](https://example.org/), [væksten](01-growth.da.qmd#sec-change) og [@elm2019; @town2021, s. 3; @ash2018].

> Et citat med en note^[Noten står i linjen, *skråt*.] og en liste:
>
> a) først
> b) så

1. Et punkt

    Med afsnit.

2. Et [ord]{lang=en} og [9]{.typed reason="et klokkeslæt"}.[^long]

[^long]: Et afsnit i noten, se @tbl-streets.

    - En liste i noten
    - med punkter

![Et *rundt* træ](round.svg){#fig-round fig-alt="En grøn firkant."}

::: {.note}
En note til billedet.
:::

::: {#tip-plant .callout-tip}
## Plant *selv*

Det [er flere]{claim="trees.more" direction="above"}.
:::
""",
    "en": """\
An *oblique*, a **bold** word, H~x~O, x^th^ and `code < y`. "The town is 'green'." See <https://example.org/a?b=c> and
[a *link*](https://example.org/), [the growth](01-growth.en.qmd#sec-change) and [@elm2019; @town2021, p. 3; @ash2018].

> A quotation with a note^[The note stands in the line, *oblique*.] and a list:
>
> a) first
> b) then

1. An item

    With paragraphs.

2. A [ord]{lang=da} and [9]{.typed reason="a time of day"}.[^long]

[^long]: A paragraph in the note, see @tbl-streets.

    - A list in the note
    - with items

![A *round* tree](round.svg){#fig-round fig-alt="A green square."}

::: {.note}
A note to the picture.
:::

::: {#tip-plant .callout-tip}
## Plant *your own*

There [are more]{claim="trees.more" direction="above"}.
:::
""",
}
FIRST = {
    "da": """\
# Byens træer {#sec-first}

Byen har talt sine træer.

## Resultater {#sec-first-results}

- **Der er flere træer.** Se [væksten](01-growth.da.qmd#sec-change).[^first]

[^first]: En note.
""",
    "en": """\
# The town’s trees {#sec-first}

The town has counted its trees.

## Results {#sec-first-results}

- **There are more trees.** See [the growth](01-growth.en.qmd#sec-change).[^first]

[^first]: A note.
""",
}
TESTS = {"tool": "axe-core", "version": "4.12", "view": "wide", "pages": 9, "violations": 0, "rules": ["WCAG 2.2 AA"]}
COMMAND = '''

from report.author import Column, Exhibit, Handout, Heading, Problem, Row, Table, Text, command


@command("read", help="read a file of your own")
def read(request):
    """A page that says the file back in each of its places; a file that begins with ! has problems."""
    text = request.content.decode()
    if text.startswith("!"):
        return (Problem(1, text, text),)
    table = Table((Column(Text.same(text), numeric=False),), (Row((Text.same(text),)),))
    return Handout(text, text, (Heading(text), text, Exhibit(text, table)))
'''


def full_book(root: Path) -> Book:
    """The book in `root`, built."""
    book = Book.new(root)
    add_lists(book)
    book.write(SETTINGS, book.read(SETTINGS) + CONFIG)
    book.edit(SETTINGS, "    formats: [html]\n", f"    formats: [html, pdf]\n{PUBLICATION}")
    book.write("figures/counted.py", book.read("figures/counted.py") + MOTIF + COMMAND)
    for name in ("figures/logo.svg", "figures/icon.svg", "chapters/trees/round.svg"):
        book.write(name, SVG)
    book.write("chapters/trees/tree.png", PICTURE)
    book.write("data/references.bib", book.read("data/references.bib") + BIBLIOGRAPHY)
    book.write("chapters/hyphenation/da.txt", "almen-områd\n")
    book.write("data/tests.json", json.dumps({"date": "2024-05-01", "tests": [TESTS]}))
    for language, text in TEXTS.items():
        book.append(f"{STREETS}.{language}.qmd", text)
        book.write(f"chapters/trees/first.{language}.qmd", f"---\nlang: {language}\n---\n\n{FIRST[language]}")
    return book


def built(root: Path) -> Book:
    """The same with its pairs approved, its site and its cache."""
    from tests.faults.forked import run

    book = full_book(root)
    for arguments in (("pairs", "accept"), ("build", "--format", "html"), ("build",)):
        told = run(book.root, *arguments, seconds=900)
        assert told.code == 0, told.printed
    return book


def in_one_language(book: Book) -> None:
    """Take the English edition out of `book`: what is wrong in a pair would hide what is wrong in a page."""
    config = yaml.safe_dump(_danish(yaml.safe_load(book.read(SETTINGS))), allow_unicode=True, sort_keys=False)
    book.write(SETTINGS, config)
    for path in (book.root / "chapters").rglob("*.en.qmd"):
        path.unlink()


def _danish(node: object) -> object:
    """`node` without what it says in English."""
    if isinstance(node, dict):
        return {key: _danish(inner) for key, inner in node.items() if key != "en"}
    return [_danish(inner) for inner in node] if isinstance(node, list) else node


__all__ = ["CHAPTER", "SETTINGS", "STREETS", "built", "full_book", "in_one_language"]
