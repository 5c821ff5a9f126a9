"""A form for a reader's own case as a PDF of its own, to be filled in and saved, with the file that it follows inside.

The fields are the columns of that file.  Knows no subject: labels stand in what the analysis declared.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from markupsafe import Markup

from report.cache.places import digest
from report.edition.compose import EditionDocument
from report.html.hyphenation import Exceptions, hyphenated
from report.language.interface import word
from report.pdf.book import FORM, environment, style_sheet
from report.pdf.layout import VARIANT, renderer
from report.pdf.ways import SETTINGS
from report.printed.exhibit import PrintedExhibit
from report.style.sheets import filled
from report.style.theme import Theme

ROWS = 16  # that fit on the page
# A date of the file inside; with that of the machine no two builds would give the same bytes.
_DATED = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class FormJob:
    """A form to be laid out: its HTML, and the file inside by its name and content."""

    html: str
    attached: str
    content: str
    theme: Theme
    hyphenation: Exceptions

    @property
    def name(self) -> str:
        """What tells it from a job with another result."""
        return digest(
            *(self.html, self.attached, self.content),
            *map(repr, sorted(self.hyphenation.items())),
            *map(repr, self.theme.printed_typefaces),
        )


def form_html(exhibit: PrintedExhibit, document: EditionDocument, attached: str) -> str:
    """The HTML of the form that `exhibit`, which has one, declares; `attached` names the file inside the PDF.

    Of its words, ``subject`` and ``dated`` are fields for what it is about and when, which are no part of the file,
    ``rows`` says what a row is for, and ``more`` what to do when there are too few; each may be left out.
    """
    assert exhibit.form
    declared, theme = json.loads(exhibit.form.data), document.publication.theme
    layout = declared["layout"]
    columns = [layout["row"], layout["area"], layout["payer"], *layout["amounts"], layout["note"]]
    return (
        environment()
        .get_template("form.html")
        .render(
            title=declared["words"].get("legend", exhibit.name),
            edition=document.edition,
            exhibit=exhibit,
            attached=attached,
            settings=[layout[name] for name in SETTINGS],
            columns=columns,
            units=dict.fromkeys((entry["name"] for entry in layout["amounts"]), declared["unit"][0].format("").strip()),
            words=declared["words"],
            rows=min(ROWS, layout["most_rows"]),
            style=Markup(style_sheet(theme) + filled(FORM, theme)),
            word=lambda key, **fields: word(key, document.edition.interface, **fields),
        )
    )


def make_form(job: FormJob) -> bytes:
    """Lay out `job` and write it as a tagged PDF with fields; the same job gives the same bytes in every process."""
    from weasyprint import Attachment

    from report.pdf.engine.widgets import mend_form

    inside = Attachment(string=job.content, name=job.attached, created=_DATED, modified=_DATED, relationship="Data")
    with hyphenated(job.hyphenation):
        document = renderer(job.theme, forms=True)(job.html)
    pdf: bytes = document.write_pdf(pdf_variant=VARIANT, finisher=mend_form, attachments=[inside], pdf_forms=True)
    return pdf
