"""Where an exhibit on paper leads: to its numbers, in a file that the PDF carries and in a table, and to the web."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape

from report.data.schema import PARQUET
from report.html.pieces import END, WHOLE, Pieces, Tag
from report.language.interface import word
from report.pdf.print_html import page_number
from report.printed.exhibit import PrintedExhibit

# The label of the annex with the numbers behind the figures; that of each of its tables begins with it.
ANNEX = "numbers"
# The fields of a form that are filled in once.
SETTINGS = ("rate", "level")


def csv_name(label: str) -> str:
    """The name of the file with the numbers of the exhibit `label`, in the PDF as in the site."""
    return f"{label}.csv"


def texts_of(exhibit: PrintedExhibit) -> list[str]:
    """The paths of those tables that `exhibit` opened which are texts: a form follows none in Parquet."""
    return [file.path for file in exhibit.files if not file.path.endswith(f".{PARQUET}")]


def template_of(exhibit: PrintedExhibit, files: Mapping[str, str]) -> str:
    """Which of `files`, contents by path, is the one that the form follows; empty when it read none."""
    assert exhibit.form
    layout = json.loads(exhibit.form.data)["layout"]
    entries = [layout["row"], layout["area"], layout["payer"], *layout["amounts"], layout["note"]]
    head = ",".join(entry["name"] for entry in entries + [layout[name] for name in SETTINGS])
    return next((path for path, content in files.items() if content.partition("\n")[0].strip() == head), "")


def numbers_label(label: str) -> str:
    """The label of the table that prints the numbers of the figure `label`."""
    return f"{ANNEX}-{label}"


def has_numbers(exhibit: PrintedExhibit) -> bool:
    """Whether the annex prints the numbers of `exhibit`; a table prints its own, and a picture has none."""
    return exhibit.kind == "figure" and exhibit.table is not None


def page_reference(target: str, language: str) -> Pieces:
    """The page of the label `target`, as "p. 12"."""
    abbreviation = word("abbreviated_page", language)
    return [Tag('<span class="page">'), f"{abbreviation}\N{NO-BREAK SPACE}", *page_number(target), END]


def ways(exhibit: PrintedExhibit, languages: tuple[str, str], web: str) -> Pieces:
    """Sentences for the line of the source, each with a space before it; none for what leads nowhere.

    `languages` are those of the text and of the interface, and `web` is the page of its chapter in the web, if known.
    """
    return [piece for sentence in _sentences(exhibit, languages, web) for piece in (" ", *sentence, ".")]


def _sentences(exhibit: PrintedExhibit, languages: tuple[str, str], web: str) -> Iterator[Pieces]:
    language, interface = languages
    if exhibit.csv:
        before, _, after = word("csv_attached", interface).partition("{file}")
        yield [before, WHOLE, escape(csv_name(exhibit.label)), END, after]
    if has_numbers(exhibit):
        target = numbers_label(exhibit.label)
        link = _link("to-numbers", f"#{target}", word("numbers_of", interface, name=exhibit.name))
        yield [*link, " (", *page_reference(target, language), ")"]
    if web:
        yield _link("to-web", f"{web}#{exhibit.label}", word("exhibit_on_web", interface, name=exhibit.name))


def _link(kind: str, address: str, text: str) -> Pieces:
    return [Tag(f'<a class="{kind}" href="{escape(address)}">'), escape(text), Tag("</a>")]
