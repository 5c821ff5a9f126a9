"""The form for a case of one's own as a PDF: right for a listener, with the template inside, led to by its page."""

from __future__ import annotations

import pikepdf

from tests.real_project import Copy
from tests.verapdf import broken_rules

TEMPLATE = "own_case_template.csv"


def test_the_forms_hold_the_template_and_are_led_to(real: Copy) -> None:
    site = real.folder / "_site"
    forms = sorted(site.glob("*/*/*.pdf"))
    assert [form.name for form in forms] == ["tbl-own-case.pdf"] * 2
    for form in forms:
        with pikepdf.open(form) as pdf:
            inside = pdf.attachments[TEMPLATE].get_file().read_bytes()
            assert inside == (site / "data" / TEMPLATE).read_bytes()
            assert len(pdf.pages) == 1
        pages = [page for page in form.parent.glob("*.html") if 'href="tbl-own-case.pdf"' in page.read_text("utf-8")]
        assert len(pages) == 1


def test_the_forms_are_pdf_ua(real: Copy) -> None:
    forms = sorted((real.folder / "_site").glob("*/*/*.pdf"))
    assert broken_rules(*forms, profiles=["PDFUA_1"]) == []
