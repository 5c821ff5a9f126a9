"""The annex that prints the numbers behind the figures as tables, each linked with its figure.

Attachments serve machines; who listens to a PDF or has it printed finds the numbers here.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from markupsafe import Markup

from report.edition.compose import ChapterDocument
from report.edition.titles import exhibit_titles
from report.html.notes import ExhibitNote
from report.html.pieces import Pieces, Tag
from report.language.interface import word
from report.pdf.exhibit import telling
from report.pdf.paper import PaperWriter
from report.pdf.ways import csv_name, has_numbers, numbers_label, page_reference
from report.printed.exhibit import PrintedExhibit


def numbers_behind(chapters: Sequence[ChapterDocument], writer: PaperWriter) -> list[Markup]:
    """A table for each figure of `chapters` that was drawn from numbers, in their order, ready for the template.

    It is called as the figure is and leads back to it; notes and sources stand there.
    """
    titles = exhibit_titles((c.blocks for c in chapters), writer.language)
    figures = (exhibit for c in chapters for exhibit in c.exhibits.values() if has_numbers(exhibit))
    return [_annexed(figure, writer, titles) for figure in figures]


def _annexed(figure: PrintedExhibit, writer: PaperWriter, titles: dict[str, str]) -> Markup:
    """The rows of a figure's table that tell something, under its caption."""
    assert figure.table is not None
    printed = telling(figure.table)
    exhibit = PrintedExhibit(numbers_label(figure.label), "table", figure.name, table=printed)
    note = _note(figure, len(figure.table.rows), len(printed.rows), writer)
    return Markup(writer.exhibit(exhibit, _caption(figure, titles, writer.language), note))


def _note(figure: PrintedExhibit, every: int, printed: int, writer: PaperWriter) -> ExhibitNote:
    """How many rows of `every` are left out, if not all are `printed`, and which file has them."""
    if every == printed:
        return ExhibitNote()
    file = csv_name(figure.label)
    said = word("numbers_left_out", writer.interface, count=str(every - printed), all=str(every), file=file)
    return ExhibitNote(escape(said))


def _caption(figure: PrintedExhibit, titles: dict[str, str], language: str) -> Pieces:
    """What the figure is about, as a link to it, and its page."""
    opening = Tag(f'<a class="to-figure" href="#{figure.label}">')
    return [opening, escape(titles[figure.label]), Tag("</a>"), " (", *page_reference(figure.label, language), ")"]
