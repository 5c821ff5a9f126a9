"""First pages, and what machines read of a site."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from posixpath import normpath
from xml.etree import ElementTree

import pytest

from tests.book import Book, no_analysis
from tests.once import once
from tests.report.site.front import HOME, Seen, seen, told

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
EN, DA = "en/trees-of-the-town", "da/byens-traeer"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The told book, built once; to be read."""
    return Book(once(tmp_path_factory, "front", _build))


def _build(folder: Path) -> None:
    with no_analysis():
        book = told(Book.new(folder))
        assert book.run("pairs", "accept").exit == 0
        outcome = book.build()
    assert (outcome.exit, outcome.problems) == (0, []), outcome.printed


def pages(book: Book) -> dict[str, Seen]:
    link = book.root / "_site"
    return {str(p.relative_to(link)): Seen(p.read_text(encoding="utf-8")) for p in sorted(link.rglob("*.html"))}


def test_a_first_page_has_its_text_with_values_and_is_no_chapter(site: Book) -> None:
    page = seen(site, f"{EN}/index.html")
    assert page.every("h1") == [{"class": "publication-title"}]
    assert "The town got" in page.main and page.every("span", **{"data-value": "trees.last"})
    assert page.every("a", href="#note-1") and page.every("li", id="note-1")
    contents = seen(site, f"{EN}/growth.html").every("a", **{"href": "index.html", "aria-current": "page"})
    assert contents == []


def test_a_number_typed_in_the_text_of_a_first_page_is_refused(book: Book) -> None:
    told(book).edit("chapters/trees/first.en.qmd", "They stand in", "All 40 stand in")
    problems = book.check()
    assert [(p.code, p.file) for p in problems if p.code == "N01"] == [("N01", "chapters/trees/first.en.qmd")]


def test_the_languages_of_a_first_page_are_compared(book: Book) -> None:
    told(book).edit("chapters/trees/first.en.qmd", "- They stand in the streets.\n", "")
    assert "P02" in {p.code for p in book.check()}


def test_a_first_page_alone_is_built_in_a_moment(book: Book) -> None:
    told(book)
    assert book.run("pairs", "accept").exit == 0
    outcome = book.build("--chapter", "first", "--language", "en", "--format", "html")
    assert (outcome.exit, outcome.problems) == (0, []), outcome.printed
    assert "counted its trees" in book.read(f".preview/{EN}/index.html")


def test_the_results_stand_on_the_first_page_of_the_site_and_of_each_language(site: Book) -> None:
    assert "They stand in the streets." in seen(site, "index.html").main
    english, danish = seen(site, "en/index.html"), seen(site, "da/index.html")
    assert "They stand in the streets." in english.main and "De står i gaderne." not in english.main
    assert "De står i gaderne." in danish.main
    assert english.every("a", href="../en/trees-of-the-town/growth.html#sec-growth")


def test_each_page_has_one_heading_of_the_first_level_and_no_id_twice(site: Book) -> None:
    for name, page in pages(site).items():
        assert len(page.every("h1")) == 1, name
        ids = Counter(given["id"] for _, given in page.elements if "id" in given)
        assert {i for i, often in ids.items() if often > 1} == set(), name


def test_all_links_of_all_pages_lead_somewhere(site: Book) -> None:
    found = pages(site)
    ids = {name: {given["id"] for _, given in page.elements if "id" in given} for name, page in found.items()}
    for name, page in found.items():
        for address in (g["href"] for tag, g in page.elements if tag == "a" and "href" in g):
            path, _, anchor = address.partition("#")
            if path.startswith(("https:", "mailto:")) or (name == "404.html" and path):
                continue
            target = normpath(f"{Path(name).parent}/{path}") if path else name
            assert (site.root / "_site" / target).is_file(), (name, address)
            assert not anchor or anchor in ids[target], (name, address)


def test_pages_name_their_full_address_in_every_language(site: Book) -> None:
    page = seen(site, f"{EN}/growth.html")
    assert page.every("link", rel="canonical") == [{"rel": "canonical", "href": f"{HOME}/{EN}/growth.html"}]
    others = {g["hreflang"]: g["href"] for g in page.every("link", rel="alternate") if "hreflang" in g}
    danish = f"{HOME}/{DA}/vaekst.html"
    assert others == {"en": f"{HOME}/{EN}/growth.html", "da": danish, "x-default": danish}


def test_pages_say_what_they_are_about(site: Book) -> None:
    page = seen(site, f"{EN}/growth.html")
    assert page.meta("description")[0].startswith("The town has ")
    assert page.meta("og:title") == page.meta("citation_title") == page.meta("DC.title") == ["Growth"]
    assert page.meta("og:image") == [f"{HOME}/assets/byens-traeer.png"]
    assert page.meta("citation_author") == ["Anna Grove", "The town of Elm"]
    assert page.meta("citation_publication_date") == ["2031/05/17"]
    assert page.meta("DC.rights") == ["https://example.org/licence"]


def test_a_description_in_the_front_matter_takes_the_place_of_the_first_sentences(book: Book) -> None:
    book.edit("chapters/trees/01-growth.en.qmd", "lang: en\n", 'lang: en\ndescription: "How trees: grow."\n')
    assert book.build("--chapter", "01-growth", "--language", "en", "--format", "html").exit == 0
    assert Seen(book.read(f".preview/{EN}/growth.html")).meta("description") == ["How trees: grow."]


def test_a_number_typed_in_a_description_is_refused(book: Book) -> None:
    book.edit("chapters/trees/01-growth.en.qmd", "lang: en\n", 'lang: en\ndescription: "All 40 trees."\n')
    found = [p for p in book.check() if p.code == "N01"]
    assert [(p.file, p.line) for p in found] == [("chapters/trees/01-growth.en.qmd", 3)]


def test_linked_data_names_the_report_its_chapters_and_its_terms(site: Book) -> None:
    report = seen(site, f"{EN}/index.html").data[0]
    assert (report["@context"], report["@type"], report["inLanguage"]) == ("https://schema.org", "Report", "en")
    assert (report["name"], report["version"]) == ("Trees of the town: A count", "1.1")
    assert report["datePublished"] == "2031-05-17" and report["license"] == "https://example.org/licence"
    assert [author["@type"] for author in report["author"]] == ["Person", "Organization"]
    assert [part["url"] for part in report["hasPart"]] == [f"{HOME}/{EN}/growth.html", f"{HOME}/{EN}/streets.html"]
    chapter = seen(site, f"{EN}/growth.html").data[0]
    assert (chapter["@type"], chapter["name"]) == ("Chapter", "Growth")
    assert chapter["isPartOf"]["@id"] == report["@id"] == f"{HOME}/{EN}/"


def test_the_map_lists_every_page_that_may_be_found_with_its_likes(site: Book) -> None:
    urls = ElementTree.fromstring(site.read("_site/sitemap.xml")).findall(f"{MAP}url")
    listed = {url.findtext(f"{MAP}loc"): {g.get("hreflang"): g.get("href") for g in url.iter(LINK)} for url in urls}
    found = {name for name, page in pages(site).items() if "noindex" not in page.meta("robots")}
    assert set(listed) == {f"{HOME}/{name}" for name in found}
    assert listed[f"{HOME}/{EN}/growth.html"]["da"] == f"{HOME}/{DA}/vaekst.html"
    assert "404.html" not in found and not any(".en-da." in name for name in found)
    assert f"Sitemap: {HOME}/sitemap.xml" in site.read("_site/robots.txt")


def test_the_feed_has_the_versions_whose_dates_are_known(site: Book) -> None:
    feed = ElementTree.fromstring(site.read("_site/feed.xml"))
    assert feed.tag == f"{ATOM}feed"
    assert all(feed.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}summary") for entry in entries] == ["Flere træer.", "More trees."]
    assert {entry.findtext(f"{ATOM}updated") for entry in entries} == {"2031-05-17T00:00:00Z"}
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == 2
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Anna Grove"


def test_programs_that_read_text_find_every_chapter(site: Book) -> None:
    text = site.read("_site/llms.txt")
    assert text.startswith("# Byens træer · Trees of the town\n") and f"({HOME}/{EN}/growth.html)" in text


def test_an_edition_is_cited_with_what_is_known_of_it(site: Book) -> None:
    page = " ".join(seen(site, f"{EN}/index.html").main.split())
    wanted = "Grove, A., & The town of Elm (2031). Trees of the town: A count (Version 1.1)."
    assert f"{wanted} {HOME}/{EN}/" in page
    danish = " ".join(seen(site, f"{DA}/index.html").main.split())
    assert "Grove, A. & The town of Elm (2031). Byens træer: En optælling (Version 1.1)." in danish
    bibtex = site.read(f"_site/{EN}/trees-of-the-town.bib")
    assert "author = {Anna Grove and {The town of Elm}}" in bibtex and "date = {2031-05-17}" in bibtex
    ris = (site.root / f"_site/{EN}/trees-of-the-town.ris").read_bytes().decode()
    assert ris.splitlines()[0] == "TY  - RPRT" and "AU  - Grove, Anna\r\nAU  - The town of Elm\r\n" in ris


def test_nobody_is_cited_where_nobody_is_named(book: Book) -> None:
    page = " ".join(seen(book, f"{EN}/index.html").main.split())
    assert "Trees of the town: A count." in page and "Grove" not in page
    assert "author" not in book.read(f"_site/{EN}/trees-of-the-town.bib")
    html = book.read(f"_site/{EN}/growth.html")
    assert "mailto:" not in html and "accessibility" not in html and "canonical" not in html
    assert not (book.root / "_site/sitemap.xml").exists() and not (book.root / "_site/feed.xml").exists()


def test_an_error_is_reported_with_its_section_and_version(site: Book) -> None:
    links = [g["href"] for g in seen(site, f"{EN}/growth.html").every("a") if "/errors?" in g.get("href", "")]
    assert links == ["https://example.org/errors?where=Growth&version=1.1"]


def test_the_statement_tells_what_was_tested_and_claims_no_more(site: Book) -> None:
    page = seen(site, "en/accessibility.html")
    text = " ".join(page.main.split())
    assert "1 May 2031" in text and "axe-core 4.12 checked 9 pages on a wide screen and found 0 errors." in text
    assert "Figures are pictures." in text and "does not claim" in text
    statements = ("accessibility.html", "tilgaengelighed.html")
    for name, other in pages(site).items():
        assert any(given.get("href", "").endswith(statements) for given in other.every("a")), name


def test_a_chapter_stands_beside_its_other_language(site: Book) -> None:
    page = seen(site, f"{EN}/growth.en-da.html")
    assert page.meta("robots") == ["noindex"] and page.every("link", rel="canonical") == []
    sides = [given["lang"] for given in page.every("div", **{"class": "side"})]
    assert sides == ["en", "da"] * (len(sides) // 2)
    assert page.every("h2", id="sec-change") and page.every("p", **{"class": "heading-2"})
    assert f"../../{DA}/vaekst.html#fig-growth" in {g["href"] for g in page.every("a") if "href" in g}
    assert seen(site, f"{EN}/growth.html").every("a", href="growth.en-da.html")
    html = site.read(f"_site/{EN}/growth.en-da.html")
    assert html.count("in the streets") == 1 and html.index("in the streets") < html.index("i gaderne")


def test_a_preview_has_no_link_to_pages_that_are_not_written(book: Book) -> None:
    assert book.build("--chapter", "01-growth", "--format", "html").exit == 0
    assert ".en-da.html" not in book.read(f".preview/{EN}/growth.html")


def test_a_picture_of_the_motif_goes_with_links_that_are_shared(site: Book) -> None:
    from PIL import Image

    with Image.open(site.root / "_site/assets/byens-traeer.png") as picture:
        assert picture.size == (1200, 630)
        colours = picture.convert("RGB").getcolors()
    assert colours and len(colours) == 2


def test_a_server_is_told_the_same_policy_as_the_pages(site: Book) -> None:
    policy = seen(site, "index.html").every("meta", **{"http-equiv": "Content-Security-Policy"})[0]["content"]
    assert "default-src 'none'" in policy and "unsafe-inline" not in policy and "'unsafe-eval'" not in policy
    for name in ("_headers", "nginx-headers.conf"):
        assert f"{policy}; frame-ancestors 'none'" in site.read(f"_site/{name}")
    assert "error_page 404 /a/b/404.html;" in site.read("_site/nginx-headers.conf")
    for name, page in pages(site).items():
        assert page.every("meta", content=policy), name


def test_a_server_is_told_to_have_what_has_a_digest_in_its_name_kept(site: Book) -> None:
    rules = re.findall(r"(/\S+)\n  Cache-Control: public, max-age=31536000, immutable\n", site.read("_site/_headers"))
    dated = {p for p in (site.root / "_site/assets").rglob("*.*") if re.search(r"\.[0-9a-f]{10}\.", p.name)}
    assert {site.root / f"_site{path}" for path in rules} == dated != set()
    where = re.search(r'location ~ "([^"]+)" \{ expires 31536000; \}', site.read("_site/nginx-headers.conf"))
    assert where and all(re.search(where[1], f"/a/b{path}") for path in rules)
    assert not any(re.search(where[1], f"/a/b{path}") for path in ("/assets/icon.svg", "/index.html"))


def test_the_page_for_nothing_has_links_that_hold_at_any_depth(site: Book) -> None:
    page = seen(site, "404.html")
    assert page.every("link", rel="stylesheet")[0]["href"].startswith("/a/b/assets/")
    assert f"/a/b/{EN}/index.html" in {g["href"] for g in page.every("a") if "href" in g}


def test_pages_tell_the_pages_and_the_size_of_a_pdf_that_was_made_with_them(book: Book) -> None:
    book.edit("_quarto.yml", "formats: [html]", "formats: [html, pdf]")
    outcome = book.build()
    assert outcome.exit == 0, outcome.printed
    page = " ".join(seen(book, f"{EN}/index.html").main.split())
    assert "pages, 0.1 MB" in page
    assert book.build("--format", "html", "--language", "en").exit == 0
    assert "pages, 0.1 MB" not in book.read(f".preview/{EN}/index.html")


HOSTILE = "</script><script>alert()</script>\" onload='x' <b>&\u2028{{ x*x }}"


def test_hostile_texts_end_no_block_of_data_and_no_attribute(book: Book) -> None:
    told(book)
    quoted = json.dumps(HOSTILE, ensure_ascii=True)
    for old in ("subtitle: A count", "description: How many trees the town has.", "editor: Anna Grove"):
        book.edit("_quarto.yml", old, f"{old.partition(':')[0]}: {quoted}")
    book.edit("_quarto.yml", "- {name: Anna Grove}", f"- {{name: {quoted}}}")
    book.edit("_quarto.yml", "en: More trees.", f"en: {quoted}")
    assert book.run("pairs", "accept").exit == 0
    outcome = book.build()
    assert outcome.exit == 0, outcome.printed
    scripts = seen(book, f"{EN}/index.html").every("script")
    assert [g for g in scripts if not g.get("src", "").startswith("../../assets/")] == [{"type": "application/ld+json"}]
    assert seen(book, f"{EN}/index.html").every("b") == []
    for name, page in pages(book).items():
        assert all("alert" not in str(given.get("src", "")) for given in page.every("script")), name
        assert not any("onload" in given for _, given in page.elements), name
    report = seen(book, f"{EN}/index.html").data[0]
    assert report["description"] == HOSTILE and report["author"][0]["name"] == HOSTILE
    for file in ("feed.xml", "sitemap.xml"):
        ElementTree.fromstring(book.read(f"_site/{file}"))
    assert "\\<b\\>" in book.read("_site/llms.txt")
