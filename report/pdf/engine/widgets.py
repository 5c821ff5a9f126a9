"""Gives the fields of a form in a PDF what is seen in them before a reader has written anything.

The PDF engine leaves that to whatever shows the file (``NeedAppearances``), which some readers and all archives refuse.
"""

from __future__ import annotations

from typing import Any

from pydyf import PDF, Array, Dictionary, Stream, String

from report.pdf.engine.tags import mend_tags

_EMPTY = (b"/Tx BMC", b"EMC")


def mend_form(document: Any, pdf: PDF) -> None:
    """The finisher of WeasyPrint's ``write_pdf`` for a form of empty text fields; `pdf` is changed in place."""
    mend_tags(document, pdf)
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
