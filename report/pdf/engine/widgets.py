"""Gives the fields of a form in a PDF what is seen in them before a reader has written anything.

The PDF engine leaves that to whatever shows the file (``NeedAppearances``), which some readers and all archives refuse.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydyf import PDF, Array, Dictionary, Stream, String

from report.pdf.engine.inspection import walk

_EMPTY = (b"/Tx BMC", b"EMC")


def mend_form(document: Any, pdf: PDF) -> None:
    """The finisher of WeasyPrint's ``write_pdf`` for a form of empty text fields; `pdf` is changed in place."""
    _mend_tags(document, pdf)
    for field in [o for o in pdf.objects if isinstance(o, Dictionary) and o.get("FT") == "/Tx"]:
        left, top, right, bottom = field["Rect"]
        look = Stream(list(_EMPTY), _extra(abs(right - left), abs(top - bottom)))
        pdf.add_object(look)
        field["AP"] = Dictionary({"N": look.reference})
        field["DV"] = String("")
        field["Rect"] = Array((min(left, right), min(top, bottom), max(left, right), max(top, bottom)))
    pdf.catalog["AcroForm"]["NeedAppearances"] = "false"


def _extra(width: float, height: float) -> Dictionary:
    return Dictionary(
        {"Type": "/XObject", "Subtype": "/Form", "BBox": Array((0, 0, width, height)), "Resources": Dictionary({})}
    )


def _mend_tags(document: Any, pdf: PDF) -> None:
    """WeasyPrint's own tags, which know fields, are valid and yet wrong for a reader in links, headings and margins."""
    _describe_links(document)
    _scope_header_cells(pdf)
    _hide_margins(pdf)


def _describe_links(document: Any) -> None:
    for page in document.pages:
        for box in walk(page._page_box):
            if box.link_annotation is not None:
                box.link_annotation["Contents"] = String("".join(box.element.itertext()).replace("\N{WORD JOINER}", ""))


def _scope_header_cells(pdf: PDF) -> None:
    for cell in pdf.objects:
        if isinstance(cell, Dictionary) and cell.get("S") == "/TH":
            groups = (e["S"] for e in _ancestors(pdf, cell) if e["S"] in ("/THead", "/TBody", "/Table"))
            cell["A"]["Scope"] = "/Column" if next(groups) == "/THead" else "/Row"


def _hide_margins(pdf: PDF) -> None:
    """Turn text whose tags hang on nothing, which is that of the page margins, into artifacts."""
    tree = _object(pdf, pdf.catalog["StructTreeRoot"])
    numbers = _object(pdf, tree["ParentTree"])["Nums"]
    pages = [_object(pdf, reference) for reference in pdf.page_references]
    for page in pages:
        elements = numbers[2 * page["StructParents"] + 1]
        hidden = {at for at, element in enumerate(elements) if _hangs_on_nothing(pdf, _object(pdf, element))}
        for at in hidden:
            elements[at] = "null"
        _mark_artifacts(_object(pdf, page["Contents"]), hidden)


def _mark_artifacts(content: Stream, hidden: set[int]) -> None:
    for at, item in enumerate(content.stream):
        if isinstance(item, Dictionary) and item.get("MCID") in hidden:
            content.stream[at - 1], content.stream[at] = "/Artifact", Dictionary({"Type": "/Pagination"})


def _hangs_on_nothing(pdf: PDF, element: Dictionary) -> bool:
    child = element
    for parent in _ancestors(pdf, element):
        if parent["S"] == "/Document":
            return child.reference not in parent["K"]
        child = parent
    return True


def _ancestors(pdf: PDF, element: Dictionary) -> Iterator[Dictionary]:
    """The structure elements around `element`, the inner first."""
    while "P" in element and "S" in (element := _object(pdf, element["P"])):
        yield element


def _object(pdf: PDF, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
