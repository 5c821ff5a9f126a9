"""Every abbreviation that an edition prints is among its abbreviations, or is known as a name, for a reason."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from report.diagnostics import Diagnostics
from report.project.configuration import read_project
from report.site.back_pages import list_page
from tests.real_project import PROJECT, Copy

pytestmark = pytest.mark.slow

# What is written like an abbreviation and needs no explanation, and why.
NAMES = {
    "BY": "part of the name of a licence",
    "CC": "part of the name of a licence",
    "CM": "part of the name of a form of MST, which the source does not spell out",
    "CSV": "a format of files, beside what it is for",
    "DNA": "in a quotation, as everyone says it",
    "ECO": "the name that VIVE gives its key figures",
    "EPUB": "a format of files",
    "ESEA": "part of the title of a work",
    "FILE": "a place to be filled in, in a command",
    "GFUC": "the text says that the source does not explain it",
    "HTML": "a format of files",
    "II": "a Roman number in the title of a work",
    "ISBN": "the number of a book",
    "IT": "an everyday word",
    "JSON": "a format of files",
    "LBK": "the kind of a law in the list of references",
    "MB": "how large a file is",
    "MIT": "the name of a licence",
    "NFyn": "a municipality in a narrow figure",
    "NVivo": "the name of a program",
    "OK": "an everyday word",
    "PDF": "a format of files",
    "PNG": "a format of files",
    "RIS": "a format of files",
    "SOU": "the Swedish series of reports in which a work stands",
    "SVG": "a format of files",
    "UTF": "part of the name of a form of text",
    "XLSX": "a format of files",
}
_CAPITALS = re.compile(r"\b[A-ZÆØÅ]{2,}\w*")
_SKIPPED = ("script", "style", "svg")


class _Printed(HTMLParser):
    """The text between ``<main>`` and ``</main>``, and the words that are listed as terms."""

    def __init__(self) -> None:
        super().__init__()
        self.inside: list[str] = []
        self.text: list[str] = []
        self.listed: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("main", "dt", *_SKIPPED):
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        if "main" not in self.inside or self.inside[-1] in _SKIPPED:
            return
        self.text.append(data)
        if self.inside[-1] == "dt":
            self.listed.add(data.strip())


def _read(page: Path) -> _Printed:
    printed = _Printed()
    printed.feed(page.read_text(encoding="utf-8"))
    return printed


def unexplained(edition: Path, listed: Path) -> set[str]:
    """The abbreviations on the pages of an edition that neither its list nor the names above hold.

    A page beside another language has that language's too, and the page of the data those of all publications.
    """
    known = _read(listed).listed | NAMES.keys()
    own = [page for page in edition.glob("*.html") if page.name.count(".") == 1 and page.name != "data.html"]
    found = {w for page in own for text in _read(page).text for w in _CAPITALS.findall(text)}
    return {w for w in found if w not in known and w.removesuffix("s") not in known}


@pytest.mark.parametrize("publication", ["collection", "catalogue"])
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_abbreviation_is_listed(real: Copy, publication: str, language: str) -> None:
    edition = read_project(PROJECT, Diagnostics()).publications[publication].editions[language]
    folder = real.folder / "_site" / language / edition.slug
    assert unexplained(folder, folder / list_page("abbreviations", language)) == set()


def test_an_abbreviation_that_is_not_listed_is_found(tmp_path: Path) -> None:
    (tmp_path / "list.html").write_text("<main><dl><dt>PPR</dt></dl></main>", encoding="utf-8")
    (tmp_path / "page.html").write_text("<main><p>PPRs og <b>ABC</b></p></main><p>XYZ</p>", encoding="utf-8")
    assert unexplained(tmp_path, tmp_path / "list.html") == {"ABC"}
