"""What structure elements say of themselves: languages, alternatives, headings of cells, numbering, places."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count
from typing import Any

from pydyf import Array, Dictionary, String

from report.pdf.engine.cells import headings, scope, span
from report.pdf.engine.logical import Element
from report.pdf.engine.roles import numbering

_POINTS = 0.75  # in a CSS pixel
_SPANS = {"colspan": "ColSpan", "rowspan": "RowSpan"}


class Attributes:
    """The entries of structure elements under `root`, on `pages`."""

    def __init__(self, root: Element, pages: Sequence[Any]) -> None:
        self.pages = pages
        self.identifiers: dict[Element, str] = {}
        self.headings: dict[Element, list[Element]] = {}
        notes, tables = count(1), count(1)
        for element in root.walk():
            if element.role == "Note":
                self.identifiers[element] = f"note-{next(notes)}"
            elif element.role == "Table":
                self._know(element, next(tables))

    def _know(self, table: Element, number: int) -> None:
        self.headings |= headings(table)
        heads = (cell for cell in table.walk() if cell.role == "TH")
        self.identifiers |= {cell: f"table-{number}-{at}" for at, cell in enumerate(heads, 1)}

    def of(self, element: Element) -> dict[str, Any]:
        """The entries of `element` beside its type and its place in the structure."""
        said = {"Lang": element.attribute("lang"), "Alt": element.alternative, "E": element.expansion}
        said["ID"] = self.identifiers.get(element, "")
        found: dict[str, Any] = {key: String(value) for key, value in said.items() if value}
        if element.role in _ATTRIBUTES:
            owner, attributes = _ATTRIBUTES[element.role]
            found["A"] = Dictionary({"O": f"/{owner}", **attributes(self, element)})
        return found

    def of_heading(self, cell: Element) -> dict[str, Any]:
        """What it is the heading of."""
        return {"Scope": f"/{scope(cell)}", **_spans(cell)}

    def of_cell(self, cell: Element) -> dict[str, Any]:
        """Its headings, by their identifiers."""
        heads = (String(self.identifiers[head]) for head in self.headings.get(cell, ()))
        return {"Headers": Array(heads), **_spans(cell)}

    def of_list(self, element: Element) -> dict[str, Any]:
        """How it is numbered."""
        labelled = any(kid.role == "Lbl" for item in element.elements() for kid in item.elements())
        said = element.source and numbering(element.source)
        return {"ListNumbering": f"/{said or ('Disc' if labelled else 'None')}"}

    def of_figure(self, figure: Element) -> dict[str, Any]:
        """Where it stands on its page, in points from the foot."""
        assert figure.rectangle
        left, top, right, bottom = figure.rectangle
        height = self.pages[figure.page].height
        corners = (left, height - bottom, right, height - top)
        return {"BBox": Array(round(corner * _POINTS, 3) for corner in corners)}


def _spans(cell: Element) -> dict[str, Any]:
    return {name: number for key, name in _SPANS.items() if (number := span(cell, key)) > 1}


# The owner of the attributes of a type of structure element, and what they are.
_ATTRIBUTES: dict[str, tuple[str, Callable[[Attributes, Element], dict[str, Any]]]] = {
    "TH": ("Table", Attributes.of_heading),
    "TD": ("Table", Attributes.of_cell),
    "L": ("List", Attributes.of_list),
    "Figure": ("Layout", Attributes.of_figure),
    "Formula": ("Layout", Attributes.of_figure),
}
