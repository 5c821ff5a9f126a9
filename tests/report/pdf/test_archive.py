"""What a PDF says of itself to machines, what it carries along, and how its readers are led to it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pikepdf
import pytest

from report.build.progress import progress
from report.build.recipe import Build, Selection
from report.diagnostics import Diagnostics
from report.edition.back_matter import BackMatter
from report.edition.compose import EditionDocument
from report.edition.lists import Lists
from report.pdf.about import other_editions, others_in_words
from report.pdf.facts import SUPPLEMENT, Attachment, Facts
from report.pdf.layout import PdfJob, make_pdf
from report.pdf.print_html import PrintHtml
from report.project.records import Edition, Publication
from report.style.theme import Theme
from tests.book import Book, no_analysis
from tests.report.pdf.documents import chapter, document, page_texts

SITE = "https://example.org/site"
IMPRINT = """\
authors:
  - {name: Åse Grøn}
  - {name: Bo Elm}
imprint:
  year: 2031
  licence: {da: Fri tekst., en: Free text.}
  licence-address: https://example.org/licence
  sources: {da: ["Byen: Træer.", "Parken: Træer."], en: ["The town: Trees.", "The park: Trees."]}
  versions:
    - {version: "1.1", date: 2031-05-17, changes: {da: Flere træer., en: More trees.}}
    - {version: "1.0", date: 2030-01-01, changes: {da: Første., en: First.}}

publications:
"""
PDF = ".preview/en/trees-of-the-town.pdf"
SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "data": "https://specs.frictionlessdata.io/data-package/#",
}
SAID = {
    "dc:title": ["Trees of the town: A count"],
    "dc:description": ["How many trees the town has."],
    "dc:language": ["en"],
    "dc:creator": ["Åse Grøn", "Bo Elm"],
    "dc:date": ["2031-05-17"],
    "dc:rights": ["Free text."],
    "dc:source": ["The town: Trees.; The park: Trees."],
    "dc:identifier": [f"{SITE}/en/trees-of-the-town.pdf"],
    "dc:relation": [f"{SITE}/en/trees-of-the-town/", f"{SITE}/da/byens-traeer/"],
    "xmp:CreateDate": ["2031-05-17"],
    "xmp:ModifyDate": ["2031-05-17"],
    "xmpMM:VersionID": ["1.1"],
    "xmpRights:WebStatement": ["https://example.org/licence"],
    "data:version": ["1.0.0"],
}


@pytest.fixture(scope="module")
def archived(built_book: Book, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """The tiny book in English, as pages and on paper, with everything that a project can say of itself."""
    with no_analysis():
        book = built_book.copy(tmp_path_factory.mktemp("archived") / "book")
        book.edit("_quarto.yml", "publications:\n", IMPRINT)
        book.edit("_quarto.yml", "formats: [html]", f"formats: [html, pdf]\n    address: {SITE}")
        outcome = book.build("--language", "en")
        assert (outcome.exit, outcome.problems) == (0, []), outcome.printed
        yield book


@pytest.fixture
def pdf(archived: Book) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(archived.root / PDF) as opened:
        yield opened


def test_it_carries_what_the_site_offers(archived: Book, pdf: pikepdf.Pdf) -> None:
    offered = {path.name: path.read_bytes() for path in (archived.root / PDF).with_suffix("").glob("*-*.csv")}
    assert set(offered) == {"fig-growth.csv", "tbl-streets.csv"}
    offered |= {name: (archived.root / "data" / name).read_bytes() for name in ("datapackage.json", "references.bib")}
    assert {name: file.get_file().read_bytes() for name, file in pdf.attachments.items()} == offered


def test_attachments_stand_in_order_once_and_are_related_to_the_document(pdf: pikepdf.Pdf) -> None:
    listed = list(pdf.Root.Names.EmbeddedFiles.Names)
    names = [str(name) for name in listed[::2]]
    assert names == sorted(names)
    assert [str(spec.UF) for spec in pdf.Root.AF] == names
    related = {str(spec.UF): str(spec.AFRelationship) for spec in listed[1::2]}
    assert related == {
        "datapackage.json": "/Supplement",
        "fig-growth.csv": "/Data",
        "references.bib": "/Supplement",
        "tbl-streets.csv": "/Data",
    }
    described = {str(spec.UF): str(spec.Desc) for spec in listed[1::2]}
    assert described["fig-growth.csv"] == "Figure\xa01.1. Trees in the town"
    assert {str(spec.EF.F.Params.ModDate) for spec in listed[1::2]} == {"D:20310517"}


def test_programs_read_what_it_is(pdf: pikepdf.Pdf) -> None:
    assert {name: _said(pdf, name) for name in SAID} == SAID
    assert str(pdf.docinfo.CreationDate) == str(pdf.docinfo.ModDate) == "D:20310517"


def _said(pdf: pikepdf.Pdf, name: str) -> list[str]:
    """What the metadata say under `name`, item by item."""
    root = ET.fromstring(pdf.Root.Metadata.read_bytes().decode())
    found = root.find(f".//{name}", SPACES)
    assert found is not None, name
    return [item.text for item in found.iter() if item.text]


def test_an_exhibit_names_its_file_and_leads_to_its_numbers_and_to_the_web(archived: Book, pdf: pikepdf.Pdf) -> None:
    text = " ".join(" ".join(page_texts((archived.root / PDF).read_bytes())).split())
    annex = _page(pdf, "numbers-fig-growth")
    assert f"Data: fig-growth.csv (attached). Figure 1.1 as a table (p. {annex}). Figure 1.1 on the web." in text
    assert "Data: tbl-streets.csv (attached). Table 2.1 on the web." in text
    assert "Figure 2.1 as a table" not in text  # a picture has no numbers
    outside = {str(a.A.URI) for page in pdf.pages for a in page.get("/Annots", ()) if "/URI" in a.get("/A", {})}
    assert {f"{SITE}/en/trees-of-the-town/{page}" for page in ("growth.html#fig-growth", "streets.html#fig-tree")} <= (
        outside
    )


def test_the_annex_prints_the_numbers_and_leads_back(archived: Book, pdf: pikepdf.Pdf) -> None:
    annex, figure = _page(pdf, "numbers-fig-growth"), _page(pdf, "fig-growth")
    text = " ".join(page_texts((archived.root / PDF).read_bytes())[annex - 1].split())
    assert f"Figure 1.1 Trees in the town (p. {figure}) Year Trees 2010" in text
    assert "fig-growth" in {str(a.Dest) for a in pdf.pages[annex - 1].Annots if "/Dest" in a}


def test_the_annex_is_guessed_before_it_is_laid_out(archived: Book, pdf: pikepdf.Pdf) -> None:
    books = Build(archived.root, Diagnostics(), progress(), 1).books(Selection(languages=("en",)))
    guess = next(iter(books.values())).guess
    for label in ("numbers", "numbers-fig-growth"):
        assert abs(guess[label] - _page(pdf, label)) <= 1, label


def test_the_colophon_names_the_other_language_in_that_language(archived: Book, pdf: pikepdf.Pdf) -> None:
    assert "Other languages Byens træer: En optælling" in " ".join(
        page_texts((archived.root / PDF).read_bytes())[1].split()
    )
    assert f"{SITE}/da/byens-traeer/" in {str(a.A.URI) for a in pdf.pages[1].Annots if "/URI" in a.get("/A", {})}


def _page(pdf: pikepdf.Pdf, label: str) -> int:
    """The number of the page that a link to `label` leads to."""
    names = pdf.Root.Names.Dests.Names
    found = next(names[at + 1] for at in range(0, len(names), 2) if str(names[at]) == label)
    target = found[0] if isinstance(found, pikepdf.Array) else found.D[0]
    return next(number for number, page in enumerate(pdf.pages, 1) if page.objgen == target.objgen)


def made(facts: Facts) -> bytes:
    html = document(chapter('<h1 class="chapter-title" id="sec-a" data-running="A">A</h1><p>Træer.</p>'))
    result = make_pdf(PdfJob(PrintHtml(html, facts=facts), "da/traeer.pdf", Theme()))
    assert not result.problems
    return result.content


def test_nothing_is_said_that_nobody_has_said() -> None:
    content = made(Facts())
    with pikepdf.open(io.BytesIO(content)) as opened:
        packet = opened.Root.Metadata.read_bytes().decode()
        assert "/AF" not in opened.Root and "/CreationDate" not in opened.docinfo
    assert ">Træer: En optælling<" in packet
    for name in ("dc:creator", "dc:date", "dc:rights", "dc:source", "xmp:CreateDate", "xmpMM:VersionID", "dc:relation"):
        assert f"<{name}" not in packet


def test_the_same_facts_give_the_same_bytes_and_others_another_identifier() -> None:
    attachments = tuple(Attachment(name, b"a,b\n", "text/csv", "Træer") for name in ("b.csv", "å.csv", "a.csv"))
    facts = Facts(dated="2031", attachments=attachments)
    content = made(facts)
    assert content == made(facts)
    other = made(
        Facts(dated="2031", attachments=(*attachments, Attachment("c.bib", b"", "text/x-bibtex", "", SUPPLEMENT)))
    )
    identifiers = set()
    for one in (content, other):
        with pikepdf.open(io.BytesIO(one)) as opened:
            assert list(opened.attachments) and set(opened.attachments) >= {"a.csv", "b.csv", "å.csv"}
            assert str(opened.attachments["å.csv"].obj.EF.F.Params.ModDate) == "D:2031"
            identifiers.add(bytes(opened.trailer.ID[0]))
    assert len(identifiers) == 2


def test_an_edition_names_its_other_languages_and_its_sisters() -> None:
    publications = [_publication(key, address) for key, address in (("trees", ""), ("shrubs", SITE))]
    trees = publications[0]
    back = BackMatter([], [], Lists({}), {}, "en", ("da", "en"))
    edition = EditionDocument(trees, trees.editions["en"], (), [], {}, back)
    others = other_editions(edition, publications)
    assert [(o.edition.publication, o.edition.language, o.address) for o in others] == [
        ("trees", "da", ""),
        ("shrubs", "en", f"{SITE}/en/shrubs/"),
    ]
    assert others_in_words(edition, others) == [
        ("Other languages", '<span lang="da">trees &amp; da: x</span> <span class="nobr">(trees.pdf)</span>'),
        ("See also", f'<a href="{SITE}/en/shrubs/">shrubs &amp; en: x</a>'),
    ]


def _publication(key: str, address: str) -> Publication:
    editions = {code: Edition(key, code, code, f"{key} & {code}", "x", key, "") for code in ("da", "en")}
    return Publication(key, key, address, ("pdf",), editions, ())
