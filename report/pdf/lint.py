"""What is wrong with laid-out pages, found in the boxes: overflow, cut rows, stranded headings, lone lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes

from report.diagnostics import Diagnostic

TOLERANCE = 1.0  # CSS pixels; rounding in tables and SVG stays well below it
HEADINGS = ("h1", "h2", "h3", "h4")


def lint(document: Any, file: str) -> list[Diagnostic]:
    """Every finding on the pages of a WeasyPrint document; `file` is named in each."""
    pages = [list(_walk(_content(page._page_box))) for page in document.pages]
    found = []
    for number, (page, flat) in enumerate(zip(document.pages, pages, strict=True), 1):
        found += _overflow(page, flat, number, file)
        found += _stranded_heading(flat, number, file)
    return found + _cut_rows(pages, file) + _lone_lines(pages, file)


def _content(page_box: Any) -> Any:
    """The root element's box; margin boxes such as running heads are left out."""
    return page_box.children[0]


def _walk(box: Any) -> Iterator[Any]:
    yield box
    for child in getattr(box, "children", ()):
        yield from _walk(child)


def _overflow(page: Any, flat: list[Any], number: int, file: str) -> list[Diagnostic]:
    box = page._page_box
    left, right = box.content_box_x(), box.content_box_x() + box.width
    found = []
    for inner in flat:
        if not isinstance(inner, (boxes.TextBox, boxes.ReplacedBox, boxes.TableBox)) or _is_free(inner):
            continue
        if inner.position_x + inner.width > right + TOLERANCE or inner.position_x < left - TOLERANCE:
            found.append(_finding("L01", file, number, f"{_shown(inner)} runs over the edge", "shorten it or make it smaller"))
    for cell in flat:
        if isinstance(cell, boxes.TableCellBox):
            edge = cell.position_x + cell.border_width()
            for inner in _walk(cell):
                if isinstance(inner, boxes.TextBox) and inner.position_x + inner.width > edge + TOLERANCE:
                    found.append(_finding("L01", file, number, f"{_shown(inner)} runs over the edge of its cell",
                                          "shorten it or widen the column"))
    return found


def _is_free(box: Any) -> bool:
    """Boxes whose page style takes the whole sheet, such as the cover."""
    return box.element is not None and "cover" in (box.element.get("class") or "")


def _stranded_heading(flat: list[Any], number: int, file: str) -> list[Diagnostic]:
    lines = [b for b in flat if isinstance(b, (boxes.LineBox, boxes.ReplacedBox)) and not _in_footnote(b)]
    if not lines or any(_is_free(b) for b in flat):
        return []
    last = max(lines, key=lambda b: b.position_y)
    is_caption = last.element is not None and last.element.get("class") == "caption"
    if last.element_tag in HEADINGS or is_caption:
        return [_finding("L03", file, number, f"{_text(last)!r} stands alone at the foot of the page",
                         "keep it with what follows")]
    return []


def _in_footnote(box: Any) -> bool:
    return box.element_tag.endswith("::footnote-area") or box.element is not None and box.element.get("class") == "footnote"


def _cut_rows(pages: list[list[Any]], file: str) -> list[Diagnostic]:
    seen: dict[int, int] = {}
    found = []
    for number, flat in enumerate(pages, 1):
        for row in flat:
            if not isinstance(row, boxes.TableRowBox) or row.element is None:
                continue
            header = any(c.element_tag == "th" for c in row.children) and all(c.element_tag == "th" for c in row.children)
            key = id(row.element)
            if seen.setdefault(key, number) != number and not header:
                found.append(_finding("L02", file, number, f"the row {_text(row)[:40]!r} is cut by the page break",
                                      "shorten the row"))
    return found


def _lone_lines(pages: list[list[Any]], file: str) -> list[Diagnostic]:
    parts: dict[int, list[tuple[int, int, Any]]] = defaultdict(list)
    for number, flat in enumerate(pages, 1):
        for block in flat:
            if isinstance(block, boxes.BlockBox) and block.element_tag in ("p", "li") and block.element is not None:
                lines = [c for c in block.children if isinstance(c, boxes.LineBox)]
                if lines:
                    parts[id(block.element)].append((number, len(lines), block))
    found = []
    for pieces in parts.values():
        if len({number for number, _, _ in pieces}) < 2:
            continue
        found += [_finding("L04", file, number, f"one line of {_text(block)[:40]!r} stands alone", "reword the paragraph")
                  for number, count, block in pieces if count == 1]
    return found


def _finding(code: str, file: str, page: int, what: str, hint: str) -> Diagnostic:
    return Diagnostic(file, 0, code, f"page {page}: {what}", hint)


def _text(box: Any) -> str:
    return "".join(b.text for b in _walk(box) if isinstance(b, boxes.TextBox))


def _shown(box: Any) -> str:
    return repr(box.text[:40]) if isinstance(box, boxes.TextBox) else f"a {box.element_tag}"
