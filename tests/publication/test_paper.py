"""The printed editions are PDF/UA-1 and PDF/A-3a by their reference validator."""

from __future__ import annotations

from tests.publication.verapdf import broken_rules
from tests.real_project import Copy


def test_the_real_editions_are_pdf_ua_and_pdf_a(real: Copy) -> None:
    editions = sorted((real.folder / "_site").glob("*/*.pdf"))
    assert len(editions) == 4
    assert broken_rules(*editions) == []
