"""Mends what the PDF engine tags in a valid way that is wrong for a reader, before the PDF is written.

Running heads and page numbers become artifacts, which are not read out on every page; header cells say
whether they head a row or a column; a link is described by its text instead of its address.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydyf import PDF, Dictionary, Stream, String

from report.pdf.engine.inspection import walk


def mend_tags(document: Any, pdf: PDF) -> None:
    """The finisher of WeasyPrint's ``write_pdf``; `pdf` is changed in place."""
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
