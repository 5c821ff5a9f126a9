"""An edition as an EPUB: what stands in the archive, and what reading systems ask of it."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Iterator
from posixpath import dirname, join, normpath
from xml.etree import ElementTree as ET

import pytest

from tests.book import Book, no_analysis
from tests.epub import judged

_HTML, _OPF, _DC = (
    "{http://www.w3.org/1999/xhtml}",
    "{http://www.idpf.org/2007/opf}",
    "{http://purl.org/dc/elements/1.1/}",
)
HOSTILE = """</title><script>alert('x')</script> "&amp; ]]> <b"""
CHAPTER = "chapters/trees/01-growth"


class Epub:
    """The files of a book by path, in the order of the archive."""

    def __init__(self, content: bytes) -> None:
        self.archive = zipfile.ZipFile(io.BytesIO(content))
        self.names = self.archive.namelist()

    def xml(self, path: str) -> ET.Element:
        return ET.fromstring(self.archive.read(f"EPUB/{path}"))

    def documents(self) -> Iterator[tuple[str, ET.Element]]:
        for name in self.names:
            if name.endswith(".xhtml"):
                yield name.removeprefix("EPUB/"), self.xml(name.removeprefix("EPUB/"))


def made(book: Book, *arguments: str) -> Epub:
    """The English book of what is in `book` now."""
    if "formats: [html]" in book.read("_quarto.yml"):
        book.edit("_quarto.yml", "formats: [html]", "formats: [html, epub]")
    with no_analysis():
        outcome = book.build("--format", "epub", "--output", str(book.root / "out"), *arguments)
    assert outcome.exit == 0, outcome.printed
    return Epub((book.root / "out/en/trees-of-the-town.epub").read_bytes())


def text(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_the_archive_begins_as_the_format_asks(book: Book) -> None:
    epub = made(book)
    first = epub.archive.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert epub.archive.read("mimetype") == b"application/epub+zip"
    assert "META-INF/container.xml" in epub.names


def test_the_same_edition_gives_the_same_bytes(book: Book) -> None:
    made(book)
    first = (book.root / "out/en/trees-of-the-town.epub").read_bytes()
    shutil.rmtree(book.root / ".cache")
    made(book)
    assert (book.root / "out/en/trees-of-the-town.epub").read_bytes() == first


def test_every_file_is_in_the_package_and_every_link_leads_somewhere(book: Book) -> None:
    book.append(f"{CHAPTER}.da.qmd", '\n![Et træ](tree.png){#fig-t fig-alt="Et træ."}\n')
    book.append(f"{CHAPTER}.en.qmd", '\n![A tree](tree.png){#fig-t fig-alt="A tree."}\n')
    epub = made(book)
    listed = {item.get("href") for item in epub.xml("package.opf").iter(f"{_OPF}item")}
    there = {name.removeprefix("EPUB/") for name in epub.names[2:]} - {"package.opf"}
    assert listed == there
    documents = dict(epub.documents())
    ids = {name: {e.get("id") for e in root.iter() if e.get("id")} for name, root in documents.items()}
    led = 0
    for name, root in documents.items():
        found = [e.get("id") for e in root.iter() if e.get("id")]
        assert len(found) == len(set(found)), name
        for address in (e.get("href") or e.get("src") for e in root.iter()):
            if address and ":" not in address:
                path, _, anchor = address.partition("#")
                target = normpath(join(dirname(name), path)) if path else name
                assert target in there, address
                assert not anchor or anchor in ids[target], address
                led += 1
    assert led > 20


def test_chapters_follow_the_title_and_the_contents_in_their_order(book: Book) -> None:
    package = made(book).xml("package.opf")
    hrefs = {item.get("id"): item.get("href") for item in package.iter(f"{_OPF}item")}
    spine = [hrefs[ref.get("idref")] for ref in package.iter(f"{_OPF}itemref")]
    assert spine[:4] == ["title.xhtml", "nav.xhtml", "growth.xhtml", "streets.xhtml"]
    assert spine[4:] and set(spine[4:]) <= {
        "literature.xhtml",
        "glossary.xhtml",
        "abbreviations.xhtml",
        "register.xhtml",
    }


def test_notes_are_called_and_answer(book: Book) -> None:
    for code in ("da", "en"):
        book.append(f"{CHAPTER}.{code}.qmd", "\nOrd^[Qabq.] her.[^n]\n\n[^n]: Qefq.\n\n    - qegq\n")
    growth = made(book, "--chapter", "01-growth").xml("growth.xhtml")
    calls = [e for e in growth.iter(f"{_HTML}a") if e.get("role") == "doc-noteref"]
    notes = {e.get("id"): text(e) for e in growth.iter(f"{_HTML}aside") if e.get("role") == "doc-footnote"}
    assert [call.get("href") for call in calls] == [f"#{name}" for name in notes]
    assert any("Qabq" in note for note in notes.values())
    assert any("Qefq. qegq" in note for note in notes.values())


def test_the_numbers_behind_a_figure_stand_in_its_document(book: Book) -> None:
    growth = made(book).xml("growth.xhtml")
    figure = next(growth.iter(f"{_HTML}figure"))
    label = figure.get("aria-labelledby", "").removesuffix("-caption")
    table = next(e for e in growth.iter(f"{_HTML}div") if e.get("id") == f"{label}-numbers")
    assert len(list(table.iter(f"{_HTML}tr"))) > 1


def test_a_book_says_in_its_language_how_accessible_it_is(book: Book) -> None:
    package = made(book).xml("package.opf")
    said = {m.get("property"): m.text for m in package.iter(f"{_OPF}meta") if m.get("property")}
    assert said["schema:accessModeSufficient"] == "textual"
    assert "text alternatives" in (said["schema:accessibilitySummary"] or "")
    assert package.find(f".//{_DC}language").text == "en"
    assert package.find(f".//{_DC}creator") is None


def test_hostile_names_are_text_everywhere(book: Book) -> None:
    quoted = HOSTILE.replace("'", "''")
    book.edit("_quarto.yml", "title: Trees of the town", f"title: '{quoted}'")
    book.edit("_quarto.yml", "description: How many trees the town has.", f"description: '{quoted}'")
    epub = made(book)
    assert next(epub.xml("package.opf").iter(f"{_DC}title")).text == HOSTILE
    for _, root in epub.documents():
        assert list(root.iter(f"{_HTML}script")) == []


@pytest.mark.slow
def test_the_reference_validator_finds_nothing(book: Book) -> None:
    book.edit("_quarto.yml", "title: Trees of the town", "title: 'Trees \"of\" <the> town & more'")
    book.append(f"{CHAPTER}.da.qmd", '\n![Et træ](tree.png){#fig-t fig-alt="Et træ."}\n\nOrd^[Qabq.] her.\n')
    book.append(f"{CHAPTER}.en.qmd", '\n![A tree](tree.png){#fig-t fig-alt="A tree."}\n\nWord^[Qabq.] here.\n')
    made(book)
    assert judged(book.root / "out/en/trees-of-the-town.epub") == []
    assert judged(book.root / "out/da/byens-traeer.epub") == []
