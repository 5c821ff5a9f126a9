"""The cells of a table: which headings each has."""

from __future__ import annotations

from collections.abc import Iterator

from report.pdf.engine.logical import Element


def scope(cell: Element) -> str:
    """Whether a heading is that of a row or of a column: as it says itself, or by where it stands."""
    said = cell.attribute("scope")
    if said in ("row", "col"):
        return "Row" if said == "row" else "Column"
    return "Column" if cell.around and cell.around.around and cell.around.around.role == "THead" else "Row"


def headings(table: Element) -> dict[Element, list[Element]]:
    """The headings of each cell of `table` that is none itself: those of its rows, then those of its columns."""
    places = _places(table)
    heads = [(cell, place) for cell, place in places.items() if cell.role == "TH"]
    return {
        cell: [
            head
            for wanted, axis in (("Row", 0), ("Column", 1))
            for head, where in heads
            if scope(head) == wanted and _share(place[axis], where[axis])
        ]
        for cell, place in places.items()
        if cell.role == "TD"
    }


def span(cell: Element, name: str) -> int:
    """How many columns ("colspan") or rows ("rowspan") a cell has."""
    return int(cell.attribute(name) or 1)


def _places(table: Element) -> dict[Element, tuple[range, range]]:
    """The rows and the columns of each cell."""
    places: dict[Element, tuple[range, range]] = {}
    taken: set[tuple[int, int]] = set()
    for at, row in enumerate(_rows(table)):
        column = 0
        for cell in row.elements():
            while (at, column) in taken:
                column += 1
            rows, columns = range(at, at + span(cell, "rowspan")), range(column, column + span(cell, "colspan"))
            places[cell] = rows, columns
            taken |= {(r, c) for r in rows for c in columns}
            column = columns.stop
    return places


def _rows(table: Element) -> Iterator[Element]:
    for kid in table.elements():
        if kid.role == "TR":
            yield kid
        elif kid.role in ("THead", "TBody", "TFoot"):
            yield from _rows(kid)


def _share(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop
