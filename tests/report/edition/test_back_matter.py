"""What chapters mark stands behind them: a glossary, abbreviations and an index, in the order of the language."""

from __future__ import annotations

import json
import re
from html import unescape

import pypdfium2
import pytest

from report.build.progress import progress
from report.build.recipe import Build, Selection
from report.diagnostics import Diagnostics
from report.pdf.print_html import PrintHtml, page_list
from tests.book import PACKAGE, Book
from tests.lists import CHAPTER, add_headings, add_lists

DA, EN = "_site/da/byens-traeer", "_site/en/trees-of-the-town"
TEXT = re.compile(r"<[^>]+>")


@pytest.fixture
def listed(book: Book) -> Book:
    """The tiny book with lists, approved and not yet built."""
    add_lists(book)
    outcome = book.run("pairs", "accept")
    assert outcome.exit == 0, outcome.printed
    return book


@pytest.fixture
def site(listed: Book) -> Book:
    outcome = listed.build()
    assert (outcome.exit, outcome.problems) == (0, []), outcome.printed
    return listed


def plain(markup: str) -> str:
    """The text of `markup`."""
    return " ".join(unescape(TEXT.sub(" ", markup)).split())


def page(book: Book, path: str) -> str:
    """A page of the site, with plain spaces and none between elements."""
    return " ".join(book.read(f"{path}.html").split()).replace("> <", "><")


def terms(markup: str) -> list[str]:
    return [plain(term) for term in re.findall(r"<dt>(.*?)</dt>", markup)]


def test_short_marks_print_what_long_ones_do(site: Book) -> None:
    before = {name: content for name, content in site.site()[1].items() if name.endswith(".html")}
    for code in ("da", "en"):
        file = f"{CHAPTER}.{code}.qmd"
        text = re.sub(r'{term="(?!dbh)[a-z-]+"}', "{.term}", site.read(file))
        site.write(file, text.replace('{#sec-planting index="planting"}', "{#sec-planting}"))
    assert site.read(file).count("{.term}") == 7
    site.edit("_quarto.yml", "      table: topics\n", "      table: topics\n      sections: chapters/trees/index.yml\n")
    site.write("chapters/trees/index.yml", "sec-planting: planting\n")
    outcome = site.build()
    assert (outcome.exit, outcome.problems) == (0, []), outcome.printed
    assert {name: content for name, content in site.site()[1].items() if name.endswith(".html")} == before


def test_the_glossary_is_sorted_as_its_language_sorts(site: Book) -> None:
    assert terms(page(site, f"{DA}/ordliste")) == [
        "allé avenue",
        "diameter i brysthøjde (DBH) diameter at breast height",
        "LIDAR",
        "TRF – Træfonden Tree Fund",
        "zone",
        "ældning ageing",
        "øbeplantning island planting",
        "åben krone open crown",
    ]
    assert terms(page(site, f"{EN}/glossary")) == [
        "ageing ældning",
        "avenue allé",
        "diameter at breast height (DBH) diameter i brysthøjde",
        "island planting øbeplantning",
        "LIDAR",
        "open crown åben krone",
        "TRF – Tree Fund Træfonden",
        "zone",
    ]


def test_an_entry_of_the_glossary_explains_its_term_and_leads_to_its_first_mark(site: Book) -> None:
    text = page(site, f"{DA}/ordliste")
    assert '<dt>allé&ensp;<span class="translation" lang="en">avenue</span></dt><dd>En vej med træer.</dd>' in text
    assert "efter § 11." in text and "efter §\N{NO-BREAK SPACE}11." in site.read(f"{DA}/ordliste.html")
    assert '<a href="vaekst.html#term-zone-sec-change">1.1 Udviklingen</a>' in text
    assert text.count("#term-zone-") == 1


def test_the_first_mark_of_a_term_in_each_chapter_leads_to_the_glossary(site: Book) -> None:
    text = page(site, f"{DA}/vaekst")
    opening = '<a class="term" data-term="zone" href="ordliste.html#glossary-zone">'
    link = f'<span id="term-zone-sec-change">{opening}zone</a></span>'
    assert f'i en {link} og en anden <span class="term-again" data-term="zone">zone</span>,' in text
    assert '<a class="term" data-term="zone" href="ordliste.html#glossary-zone">zone</a>' in page(site, f"{DA}/gader")
    assert 'id="glossary-zone"' in page(site, f"{DA}/ordliste")


def test_abbreviations_are_listed_by_themselves(site: Book) -> None:
    text = page(site, f"{EN}/abbreviations")
    assert terms(text) == ["DBH", "LIDAR", "TRF"]
    assert (
        '<dd><a href="glossary.html#glossary-dbh">diameter at breast height</a>'
        '<span class="translation" lang="da">diameter i brysthøjde</span></dd>'
    ) in text
    assert '<a href="glossary.html#glossary-trf">Tree Fund</a>' in text
    assert '<dd><a href="glossary.html#glossary-lidar">Measurement by light</a></dd>' in text


def test_the_index_names_the_own_section_first_and_every_section_once(site: Book) -> None:
    text = page(site, f"{DA}/register")
    assert terms(text) == ["Fældning", "Plantning"]
    assert text[text.index("<dt>Plantning") :].startswith(
        '<dt>Plantning</dt><dd class="places"><a href="vaekst.html#sec-planting" class="own">1.2 Om</a></dd>'
        '<dd class="places"><a href="vaekst.html#index-planting-sec-change">1.1 Udviklingen</a></dd></div>'
    )
    assert '<a href="gader.html#index-felling-sec-streets">Kapitel 2 Gaderne</a>' in text
    assert page(site, f"{DA}/vaekst").count('id="index-planting-sec-change"') == 1


def test_a_term_that_the_index_lists_too_is_an_entry_wherever_it_is_marked(listed: Book) -> None:
    listed.edit_data("data/topics.csv", "planting,", "zone,Zoner,Zones\nplanting,")
    for language, word in (("da", "zone"), ("en", "zone")):
        listed.append(f"chapters/trees/02-streets.{language}.qmd", f'[{word}]{{term="zone"}} [{word}]{{term="zone"}}')
    assert listed.run("pairs", "accept").exit == 0
    assert listed.build().exit == 0
    text = page(listed, f"{DA}/register")
    entry = text[text.index("<dt>Zoner") :].partition("</div>")[0]
    assert entry.count("<dd") == 2 and "vaekst.html" in entry and "gader.html" in entry


def test_an_index_may_have_headings_in_the_order_of_its_table(listed: Book) -> None:
    add_headings(listed)
    assert listed.build().problems == []
    text = page(listed, f"{DA}/register")
    assert re.findall(r'<h2 class="list-heading">(.*?)</h2>', text) == ["Unge", "Gamle"]
    assert text.index("Unge") < text.index("Plantning") < text.index("Gamle") < text.index("Fældning")


def test_every_place_that_a_list_names_is_there(site: Book) -> None:
    for folder, names in (
        (DA, ("ordliste", "forkortelser", "register")),
        (EN, ("glossary", "abbreviations", "subject-index")),
    ):
        for target, anchor in re.findall(
            r'href="([\w-]+)\.html#([^"]+)"', "".join(page(site, f"{folder}/{n}") for n in names)
        ):
            assert f'id="{anchor}"' in page(site, f"{folder}/{target}")


def test_the_lists_follow_the_literature_in_contents_and_reading_order(site: Book) -> None:
    contents = page(site, f"{EN}/index").partition('<ol class="full-contents">')[2].partition("</main>")[0]
    links = re.findall(r'<li><a href="([\w-]+)\.html"', contents)
    assert links == [*("growth", "streets", "references", "glossary", "abbreviations", "subject-index", "values")]
    text = page(site, f"{EN}/abbreviations")
    assert 'rel="prev" href="glossary.html"' in text and 'rel="next" href="subject-index.html"' in text
    assert 'rel="next" href="values.html"' in page(site, f"{EN}/subject-index")
    assert 'rel="next"' not in page(site, f"{EN}/values")


def test_an_index_has_the_title_that_the_publication_gives_it_or_a_plain_one(site: Book) -> None:
    assert '<h1 class="chapter-title">Træer efter emne</h1>' in page(site, f"{DA}/register")
    assert '<a href="subject-index.html">Trees by subject</a>' in page(site, f"{EN}/growth")
    given = "    index:\n      table: topics\n      title: {da: Træer efter emne, en: Trees by subject}\n"
    site.edit("_quarto.yml", given, "    index: topics\n")
    assert site.build().problems == []
    assert '<h1 class="chapter-title">Index</h1>' in page(site, f"{EN}/subject-index")


def test_a_title_of_an_index_in_a_language_without_an_edition_is_refused_in_its_line(site: Book) -> None:
    site.edit("_quarto.yml", "en: Trees by subject}", "en: Trees by subject, sv: Träd efter ämne}")
    assert [problem.code for problem in site.build().problems] == ["C02"]


def test_a_list_leads_to_the_same_list_in_the_other_language(site: Book) -> None:
    for here, there in (("ordliste", "glossary"), ("forkortelser", "abbreviations"), ("register", "subject-index")):
        assert f'<a href="../../en/trees-of-the-town/{there}.html" hreflang="en"' in page(site, f"{DA}/{here}")
        assert f'<a href="../../da/byens-traeer/{here}.html" hreflang="da"' in page(site, f"{EN}/{there}")


def with_ub(listed: Book, danish: str, english: str) -> None:
    """Print the abbreviation of a term that no chapter marks, in each language its own words, and build."""
    for language, text in (("da", danish), ("en", english)):
        listed.append(f"chapters/trees/02-streets.{language}.qmd", f"## Mere {{#sec-more}}\n\n{text}")
    assert listed.run("pairs", "accept").exit == 0
    outcome = listed.build()
    assert (outcome.exit, outcome.problems) == (0, []), outcome.printed


def test_an_abbreviation_that_is_printed_and_not_marked_is_listed(listed: Book) -> None:
    with_ub(listed, "Her måler UB.[^ub]\n\n[^ub]: UB måler.", "Here UB measures.[^ub]\n\n[^ub]: UB measures.")
    assert terms(page(listed, f"{DA}/forkortelser")) == ["DBH", "LIDAR", "TRF", "UB"]
    assert '<a href="gader.html#sec-more">2.1 Mere</a>' in page(listed, f"{DA}/ordliste")


def test_a_part_of_a_word_is_no_abbreviation(listed: Book) -> None:
    with_ub(listed, "Her måler UBX og t.UB.", "Here UBX and t.UB measure.")
    assert terms(page(listed, f"{DA}/forkortelser")) == ["DBH", "LIDAR", "TRF"]


def test_a_language_may_have_an_abbreviation_of_its_own(listed: Book) -> None:
    rows = listed.read("data/words.csv").splitlines()
    added = [",abbreviation_da", *("," for _ in rows[1:-1]), ",ubr."]
    listed.write("data/words.csv", "".join(f"{row}{cell}\n" for row, cell in zip(rows, added, strict=True)))
    package = json.loads(listed.read(PACKAGE))
    words = next(resource for resource in package["resources"] if resource["name"] == "words")
    words["schema"]["fields"].append({"name": "abbreviation_da", "type": "string"})
    listed.write(PACKAGE, json.dumps(package, ensure_ascii=False, indent=2) + "\n")
    listed.accept_data()
    with_ub(listed, "Her måler ubr. igen.", "Here UB measures again.")
    assert terms(page(listed, f"{DA}/forkortelser")) == ["DBH", "LIDAR", "TRF", "ubr."]
    assert terms(page(listed, f"{EN}/abbreviations")) == ["DBH", "LIDAR", "TRF", "UB"]


def test_a_quotation_keeps_the_marks_of_its_language(site: Book) -> None:
    assert (
        '<span class="quotation" data-quote="mayor.trees">»Vi planter ›mange‹ træer, og vi passer dem.«</span>'
        in page(site, f"{DA}/vaekst")
    )
    assert "‘We plant “many” trees, and we look after them’</span>." in page(site, f"{EN}/growth")


def test_a_number_word_in_a_quotation_is_no_number_typed_by_hand(listed: Book) -> None:
    for old, new in (("træer, og", "træer på syv år, og"), ("trees, and", "trees in seven years, and")):
        listed.edit_data("data/sayings.csv", old, new)
        language = "da" if "træer" in old else "en"
        listed.edit(f"{CHAPTER}.{language}.qmd", old, new)
    assert listed.run("pairs", "accept").exit == 0
    assert listed.build().problems == []


def test_a_book_without_marks_has_no_lists(book: Book) -> None:
    add_lists(book)
    for name in ("01-growth", "02-streets"):
        for language in ("da", "en"):
            file = f"chapters/trees/{name}.{language}.qmd"
            text = re.sub(r"\[([^\]]+)\]\{(term|index)=[^}]+\}", r"\1", book.read(file)).replace(
                ' index="planting"}', "}"
            )
            text = text.replace("LIDAR", "lys").replace("TRF", "alle")
            book.write(file, text)
    assert book.run("pairs", "accept").exit == 0
    outcome = book.build()
    assert outcome.exit == 0
    assert [(p.code, p.severity, p.message) for p in outcome.problems] == [
        ("T20", "warning", "no chapter marks felling, planting for the index")
    ]
    assert not {"ordliste.html", "register.html"} & {path.name for path in (book.root / DA).iterdir()}


def test_one_chapter_is_written_with_its_links_and_without_the_lists(listed: Book) -> None:
    outcome = listed.build("--chapter", "02-streets", "--language", "da", "--format", "html")
    assert (outcome.exit, outcome.problems) == (0, [])
    folder = listed.root / ".preview/da/byens-traeer"
    assert [path.name for path in folder.glob("*.html")] == ["gader.html"]
    text = (folder / "gader.html").read_text(encoding="utf-8")
    assert 'href="ordliste.html#glossary-zone"' in text
    contents = text.partition('<nav class="contents"')[2].partition("</ol>")[0]
    links = re.findall(r'<li><a href="([\w-]+)\.html"', contents)
    assert links[-4:] == ["ordliste", "forkortelser", "register", "vaerdier"]


def test_data_diff_names_the_places_that_print_a_row(listed: Book) -> None:
    listed.copy(listed.root.parent / "before")
    listed.edit_data("data/words.csv", "Træer i grupper.", "Træer i små grupper.")
    line = listed.line(f"{CHAPTER}.da.qmd", '{term="islands"}')
    printed = listed.run("data", "diff", "../before/data").printed
    assert f'    {CHAPTER}.da.qmd:{line} term="islands"' in printed


# ---- on paper ----


PAGES = {"sec-planting": 3, "index-planting-sec-change": 4, "term-avenue-sec-change": 5}


@pytest.fixture
def printed(listed: Book) -> dict[str, str]:
    """The print HTML of each edition."""
    listed.edit("_quarto.yml", "formats: [html]", "formats: [html, pdf]")
    found = Diagnostics()
    books = Build(listed.root, found, progress(), 1).books(Selection())
    assert list(found) == []
    return {path[:2]: " ".join(html.filled(PAGES).split()).replace("> <", "><") for path, html in books.items()}


def test_on_paper_the_lists_follow_the_literature_with_page_numbers(printed: dict[str, str]) -> None:
    text = printed["en"]
    titles = re.findall(r'<h1 id="\w+" class="chapter-title" data-running="[^"]+">([^<]+)', text)
    assert titles[-4:] == ["References", "Glossary", "Abbreviations", "Trees by subject"]
    assert '<a href="#glossary">Glossary <span class="page-number" data-page-of="glossary">' in text
    place = "term-avenue-sec-change"
    assert f'<a href="#{place}" class="page-number" data-page-of="{place}" title="avenue, p.">5</a>' in text
    own, other = (
        f'<a href="#{a}" class="page-number" data-page-of="{a}" title="Planting, p.">{PAGES[a]}</a>'
        for a in ("sec-planting", "index-planting-sec-change")
    )
    assert f'<li>Planting, <span class="pages"><strong>{own}</strong>, {other}</span></li>' in text
    assert '<a class="term" href="#glossary-avenue">avenue</a>' in text


def test_on_paper_an_entry_of_the_index_names_a_page_once(listed: Book) -> None:
    listed.edit("_quarto.yml", "formats: [html]", "formats: [html, pdf]")
    outcome = listed.build("--format", "pdf", "--language", "da")
    assert (outcome.exit, outcome.problems) == (0, []), outcome.printed
    with pypdfium2.PdfDocument(listed.root / ".preview/da/byens-traeer.pdf") as pdf:
        texts = [page.get_textpage().get_text_range() for page in pdf]
    growth, streets = (
        next(at for at, text in enumerate(texts, 1) if words in text and at > 3)
        for words in ("ny plantning", "og fældning")
    )
    index = texts[-2]  # before the back cover
    assert re.search(rf"Fældning,\s{streets}\s", index)
    assert re.search(rf"Plantning,\s{growth}(?!,)", index)


def test_the_pages_of_an_entry_stand_in_order_and_none_alone_on_a_line() -> None:
    def entry(*anchors: str) -> str:
        pages = {"late": 12, "early": 4, "same": 4, "middle": 9}
        return TEXT.sub("", PrintHtml(f"Planting,{page_list((), anchors)}").filled(pages))

    assert entry("late", "early", "same", "middle") == "Planting, 4, 9,\N{NO-BREAK SPACE}12"
    assert entry("early", "same") == "Planting,\N{NO-BREAK SPACE}4"


def test_a_book_of_one_chapter_lists_what_it_marks(listed: Book) -> None:
    listed.edit("_quarto.yml", "formats: [html]", "formats: [html, pdf]")
    outcome = listed.build("--chapter", "02-streets", "--format", "pdf", "--language", "da")
    assert (outcome.exit, outcome.problems) == (0, []), outcome.printed
    with pypdfium2.PdfDocument(listed.root / ".preview/da/byens-traeer.pdf") as pdf:
        glossary, register = (pdf[at].get_textpage().get_text_range() for at in (len(pdf) - 3, len(pdf) - 2))
    assert "zone" in glossary and "allé" not in glossary
    assert "Fældning" in register and "Plantning" not in register


FILLER = "\n\n".join(["Træerne langs gaderne vokser hvert år, og de skal have plads og vand nok til det." * 6] * 14)
LATER = f"""

{FILLER}

[Gaderne]{{index="planting"}} har fået nye træer. Her tales om fældningen,[^note] og her er en note.

[^note]: I en note nævnes UB.

## Mere om gaderne {{#sec-more index="felling"}}

{FILLER}

Til sidst nævnes fældning her.
"""


def test_on_paper_the_number_of_a_page_is_that_of_the_page_with_the_words(listed: Book) -> None:
    """Of an abbreviation that no chapter marks, and of an entry that a heading marks and does not say."""
    listed.edit("_quarto.yml", "formats: [html]", "formats: [html, pdf]")
    for language in ("da", "en"):
        listed.append(f"chapters/trees/02-streets.{language}.qmd", LATER)
    assert listed.run("pairs", "accept").exit == 0
    outcome = listed.build("--chapter", "02-streets", "--format", "pdf", "--language", "da")
    with pypdfium2.PdfDocument(listed.root / ".preview/da/byens-traeer.pdf") as pdf:
        texts = [page.get_textpage().get_text_range() for page in pdf]
    said = {words: [at for at, text in enumerate(texts, 1) if words in text] for words in ("UB", "nævnes fældning her")}
    (heading,) = (at for at, text in enumerate(texts[:-4], 1) if "Mere om gaderne" in text and at > 3)
    (end,) = said["nævnes fældning her"]
    assert heading < end
    assert re.search(rf"ubrugt \(UB\).*?\b{said['UB'][0]}\s", texts[-4], re.DOTALL), outcome.printed
    assert re.search(rf"Fældning,\D*\d+,\s{end}\s", texts[-2]), outcome.printed
