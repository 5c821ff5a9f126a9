"""Figures and tables as HTML for the screen: they scroll sideways, unfold their numbers and lead on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from urllib.parse import quote

from report.html.case_form import case_form_html
from report.html.facets import choice_html, groups_of, widths
from report.html.model_form import model_html
from report.html.notes import ExhibitNote
from report.html.pieces import Pieces, joined
from report.html.table import Refer, table_html
from report.language.interface import word
from report.printed.exhibit import PrintedExhibit, PrintedModel
from report.printed.grid import Grid
from report.site.exhibit_links import ENLARGE_SCRIPT, Addresses, ExhibitLinks

_NO_NOTE = ExhibitNote()


_SHARED = ("exact.js", "operations.js", "course_chart.js")
# The scripts that a model and the form of a case need, in this order: each stands on those before it.
MODEL_SCRIPTS = (*_SHARED, "model.js")
CASE_SCRIPTS = (*_SHARED, "case_answer.js", "case_file.js", "case_workbook.js", "case.js")


def scripts_of(exhibits: Iterable[PrintedExhibit]) -> tuple[str, ...]:
    """The scripts that a page with `exhibits` needs, in their order; none without exhibits."""
    shown = list(exhibits)
    needed = MODEL_SCRIPTS * any(e.model for e in shown) + CASE_SCRIPTS * any(e.form for e in shown)
    needed += (ENLARGE_SCRIPT,) * bool(shown)
    return tuple(dict.fromkeys(needed))


class ExhibitWriter:
    """Writes exhibits in `language`, a code, which lead to `addresses`; those that stand alone have none.

    Labels are in the language `interface`, or in the same.  `refer` makes a link of a cell that leads to a label, and
    `written` joins the pieces of a cell.  With `answers` the values in tables have names, by which they answer.
    """

    def __init__(
        self,
        language: str,
        *,
        interface: str = "",
        addresses: Addresses | None = None,
        refer: Refer | None = None,
        written: Callable[[Pieces], str] = joined,
        answers: bool = False,
    ) -> None:
        self.language, self.interface, self.refer, self.written = language, interface or language, refer, written
        self.assets, self.answers = addresses.assets if addresses else "", answers
        self.links = ExhibitLinks(self.interface, addresses) if addresses else None

    def write(self, exhibit: PrintedExhibit, caption: str, note: ExhibitNote = _NO_NOTE) -> str:
        """`exhibit` under its `caption`, with what stands below it; both texts are HTML."""
        named = f'<span class="name">{escape(exhibit.name)}</span> {caption}'
        body = self._table(exhibit, named) if exhibit.kind == "table" else self._figure(exhibit, named)
        below = self._below(exhibit, note)
        return f'<div class="exhibit exhibit-{exhibit.kind}" id="{exhibit.label}">\n{body}{below}</div>\n'

    def _table(self, exhibit: PrintedExhibit, caption: str) -> str:
        assert exhibit.table is not None
        if exhibit.model or exhibit.form:
            name = f"{exhibit.label}-caption"
            label = self._named(exhibit)
            table = table_html(exhibit.table, self.language, labelled_by=name, write=self.written, label=label)
            form = self._model(exhibit.label, exhibit.model) if exhibit.model else ""
            form += case_form_html(exhibit.form, exhibit.label) if exhibit.form else ""
            return f'<p class="caption" id="{name}">{caption}</p>\n{form}{scroll(table, exhibit.name)}'
        if exhibit.table.facets:
            return self._parts(exhibit, exhibit.table, caption)
        # The span lets a style sheet keep the caption in view while a wide table is scrolled.
        head = f'<span class="caption">{caption}</span>'
        table = self._set(exhibit.table, head, exhibit)
        return scroll(table, exhibit.name)

    def _model(self, label: str, model: PrintedModel) -> str:
        return model_html(model, label, self.interface, self.workbook(label, model))

    def workbook(self, label: str, model: PrintedModel) -> str:
        """The address of the workbook of the model `label`, which lies beside its page."""
        return f"{label}.xlsx"

    def picture(self, path: str) -> str:
        """The address of a picture of the project."""
        return quote(f"{self.assets}{path}")

    def _parts(self, exhibit: PrintedExhibit, grid: Grid, caption: str) -> str:
        """A table in parts, below the choice of what is shown of it."""
        name, columns = f"{exhibit.label}-caption", widths(grid)
        parts = "".join(
            f'<div class="part" id="{exhibit.label}-{number}" data-groups="{groups_of(part)}">'
            f"{self._part(part, title, columns, exhibit)}</div>\n"
            for number, title, part in grid.parts()
        )
        choice = choice_html(grid, exhibit.label, self.interface)
        return (
            f'<p class="caption" id="{name}">{caption}</p>\n'
            f'<div class="faceted" role="group" aria-labelledby="{name}">\n{choice}{parts}</div>\n'
        )

    def _part(self, part: Grid, title: str, columns: Sequence[int], exhibit: PrintedExhibit) -> str:
        head = f'<span class="caption">{escape(title, quote=False)}</span>'
        return self._set(part, head, exhibit, columns)

    def _set(self, grid: Grid, head: str, exhibit: PrintedExhibit, columns: Sequence[int] = ()) -> str:
        """`grid`, of `exhibit`, below its `head`; cells may lead to labels, and values answer."""
        return table_html(
            grid,
            self.language,
            caption=head,
            write=self.written,
            refer=self.refer,
            widths=columns,
            label=self._named(exhibit),
        )

    def _named(self, exhibit: PrintedExhibit) -> str:
        """The label by which values of `exhibit` answer; empty where nothing answers, as in a handout."""
        return exhibit.label if self.answers else ""

    def _figure(self, exhibit: PrintedExhibit, caption: str) -> str:
        name = f"{exhibit.label}-caption"
        return (
            f'<figure aria-labelledby="{name}">\n<figcaption class="caption" id="{name}">{caption}</figcaption>\n'
            f"{self._drawing(exhibit)}{self._behind(exhibit)}</figure>\n"
        )

    def _drawing(self, exhibit: PrintedExhibit) -> str:
        """The drawing, twice where there is a narrow one: a style sheet shows one of them, which the first names."""
        drawing = exhibit.drawing
        if drawing and drawing.narrow:
            narrow = f'<div class="narrow">{drawing.narrow.unnamed_svg()}</div>'
            return f'<div class="drawing"><div class="wide">{drawing.svg()}</div>{narrow}</div>\n'
        if drawing:
            return scroll(drawing.svg(), exhibit.name, "drawing")
        address = self.picture(exhibit.picture)
        return scroll(f'<img src="{escape(address)}" alt="{escape(exhibit.alt)}">', exhibit.name, "drawing")

    def _behind(self, exhibit: PrintedExhibit) -> str:
        """The numbers behind a figure, folded away."""
        if not exhibit.table:
            return ""
        name = word("numbers_of", self.interface, name=exhibit.name)
        caption = f'<span class="unseen">{escape(name, quote=False)}</span>'
        table = self._set(exhibit.table, caption, exhibit)
        return (
            f'<details class="numbers"><summary>{word("numbers_behind", self.interface)}</summary>\n'
            f"{scroll(table, name)}</details>\n"
        )

    def _below(self, exhibit: PrintedExhibit, note: ExhibitNote) -> str:
        below = note.html(f"{self._lead('note')} ")
        if exhibit.source:
            source = self.links.source(exhibit.clauses) if self.links else escape(exhibit.source)
            below += f'<p class="exhibit-source">{self._lead("source")} {source}.</p>\n'
        return below + (self.links.line(exhibit) if self.links else "")

    def _lead(self, key: str) -> str:
        return f'<span class="lead">{word(key, self.interface)}:</span>'


def scroll(content: str, name: str, kind: str = "") -> str:
    """A region that scrolls sideways when `content` is wider than the screen, also by keyboard.

    Whether it is wider is only known on the page, where a script takes what fits out of the way of the keyboard again.
    """
    classes = f"{kind} scroll".strip()
    return f'<div class="{classes}" tabindex="0" role="region" aria-label="{escape(name)}">{content}</div>\n'
