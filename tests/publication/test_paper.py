"""The printed editions are PDF/UA-1 and PDF/A-3a by their reference validator, structured as their documents are."""

from __future__ import annotations

from pathlib import Path

import pytest

from report.build.progress import PlainProgress
from report.build.recipe import Build
from report.diagnostics import Diagnostics
from report.project.selection import Selection
from tests.real_project import Copy
from tests.report.pdf.same_structure import KINDS, both, misplaced_figures
from tests.report.pdf.tagged import Tagged, read
from tests.verapdf import broken_rules

pytestmark = pytest.mark.slow
BRIEFS = ("-overblik", "-brief")


def test_the_real_editions_are_pdf_ua_and_pdf_a(real: Copy) -> None:
    editions = sorted((real.folder / "_site").glob("*/*.pdf"))
    assert len(editions) == 8
    assert broken_rules(*editions) == []


@pytest.fixture(scope="module")
def editions(real: Copy) -> dict[str, tuple[str, Tagged]]:
    """Each edition's HTML, with the page numbers that its PDF has, and the structure of that PDF."""
    found = Diagnostics()
    books = Build(real.folder, found, PlainProgress(), 1).books(Selection())
    read_ = {path: read((Path(real.folder) / "_site" / path).read_bytes()) for path in books}
    return {path: (html.filled(read_[path].anchors), read_[path]) for path, html in books.items()}


@pytest.mark.parametrize("kind", KINDS)
def test_each_edition_has_in_its_structure_what_its_document_has(
    kind: str, editions: dict[str, tuple[str, Tagged]]
) -> None:
    assert len(editions) == 8
    for path, (html, pdf) in editions.items():
        of_html, of_pdf = both(kind, html, pdf)
        assert of_html or Path(path).stem.endswith(BRIEFS), f"{path} has no {kind} to compare"
        for wanted, found in zip(of_html, of_pdf, strict=False):
            assert found == wanted, path
        assert len(of_pdf) == len(of_html), path


def test_each_edition_says_where_its_figures_stand_and_finds_its_identifiers(
    editions: dict[str, tuple[str, Tagged]],
) -> None:
    for _, pdf in editions.values():
        assert misplaced_figures(pdf) == []
        assert pdf.identified == {n.entries["ID"]: n for n in pdf.root.walk() if "ID" in n.entries}
        assert {kind for kind, _ in pdf.artifacts} <= {"Header", "Footer", "None"}
        assert pdf.catalog["/PageMode"] == "/UseOutlines"
