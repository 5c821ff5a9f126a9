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
    return [
        Markup(writer.exhibit(_as_table(figure), _caption(figure, titles, writer.language), _note(figure, writer)))
        for figure in figures
    ]


def _as_table(figure: PrintedExhibit) -> PrintedExhibit:
    assert figure.table is not None
    return PrintedExhibit(numbers_label(figure.label), "table", figure.name, table=telling(figure.table))


def _note(figure: PrintedExhibit, writer: PaperWriter) -> ExhibitNote:
    """How many rows are left out, if any are, and which file has them."""
    assert figure.table is not None
    every, printed = len(figure.table.rows), len(telling(figure.table).rows)
    if every == printed:
        return ExhibitNote()
    file = csv_name(figure.label)
    said = word("numbers_left_out", writer.interface, count=str(every - printed), all=str(every), file=file)
    return ExhibitNote(escape(said))


def _caption(figure: PrintedExhibit, titles: dict[str, str], language: str) -> Pieces:
    """What the figure is about, as a link to it, and its page."""
    opening = Tag(f'<a class="to-figure" href="#{figure.label}">')
    return [opening, escape(titles[figure.label]), Tag("</a>"), " (", *page_reference(figure.label, language), ")"]
