"""What had another name in the last release still leads somewhere, and a release that loses an address is refused."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.book import Book, no_analysis
from tests.report.release.conftest import CONFIG, commit

NEWEST = '    - {version: "1.0.0"'
NEXT = '    - {version: "1.1.0", date: 2031-06-01}\n'
PAGES = "former: {en: [streets], da: [gader]}"
LABELS = "    former:\n      sec-change: sec-growing\n      nte-count: {now: nte-count, in: 02-streets}\n"
STREETS, GROWTH = "chapters/trees/02-streets", "chapters/trees/01-growth"


class Ids(HTMLParser):
    """The ids of a page, and where it sends its readers."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: dict[str, str] = {}
        self.refresh = self.canonical = ""
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids |= {given["id"]} if "id" in given else set()
        if given.get("http-equiv") == "refresh":
            self.refresh = given["content"]
        if given.get("rel") == "canonical":
            self.canonical = given["href"]


@pytest.fixture(scope="module")
def renamed(released: tuple[Book, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """The next version of the book: a page and a section are called otherwise, and a box stands in another chapter."""
    with no_analysis():
        book = released[0].copy(tmp_path_factory.mktemp("renamed") / "book")
        book.edit(CONFIG, NEWEST, NEXT + NEWEST)
        book.edit(CONFIG, "slug: {da: gader, en: streets}", "slug: {da: veje, en: roads}")
        for code in ("da", "en"):
            text = book.read(f"{STREETS}.{code}.qmd")
            start, end = text.index("::: {#nte-"), text.index(":::", text.index("::: {#nte-") + 3) + 4
            book.write(f"{STREETS}.{code}.qmd", text[:start] + text[end:])
            book.append(f"{GROWTH}.{code}.qmd", text[start:end])
            book.edit(f"{GROWTH}.{code}.qmd", "{#sec-change}", "{#sec-growing}")
        accepted = book.run("pairs", "accept", "--all")
        assert accepted.exit == 0, accepted.printed
        commit(book)
        yield book


def test_a_lost_address_is_named_with_the_line_that_brings_it_back(renamed: Book) -> None:
    outcome = renamed.run("release", "1.1.0")
    lost = {problem.message.partition(" of ")[0]: problem.hint for problem in outcome.of("B29")}
    assert "en/trees-of-the-town/streets.html" in lost, outcome.printed
    assert lost["en/trees-of-the-town/streets.html"] == f"add to 02-streets in {CONFIG}: former: {{en: [streets]}}"
    assert lost["da/byens-traeer/vaekst.html#sec-change"].startswith(f"add to former: of trees in {CONFIG}: sec-change")
    assert not list(renamed.root.glob("_releases/trees-1.1.0"))


@pytest.fixture(scope="module")
def cured(renamed: Book, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The site of the release, once _quarto.yml says what was called what."""
    with no_analysis():
        book = renamed.copy(tmp_path_factory.mktemp("cured") / "book")
        book.edit(CONFIG, "slug: {da: veje, en: roads}", f"slug: {{da: veje, en: roads}}\n        {PAGES}")
        book.edit(CONFIG, "    chapters:\n", f"{LABELS}    chapters:\n")
        commit(book)
        outcome = book.run("release", "1.1.0")
        assert outcome.exit == 0, outcome.printed
        yield book.root / "_releases" / "trees-1.1.0" / "site"


def test_a_page_by_its_former_name_leads_to_the_one_of_now(cured: Path) -> None:
    page = Ids(cured / "en/trees-of-the-town/streets.html")
    assert page.refresh == "0; url=roads.html" and page.canonical == "roads.html"
    assert (cured / "en/trees-of-the-town/streets.en-da.html").is_file()
    assert "<script" not in (cured / "en/trees-of-the-town/streets.html").read_text("utf-8")


def test_a_section_keeps_a_target_with_its_former_name(cured: Path) -> None:
    page = (cured / "en/trees-of-the-town/growth.html").read_text("utf-8")
    assert page.index('<span id="sec-change">') < page.index('id="sec-growing"')


def test_every_address_of_the_last_release_leads_somewhere(released: tuple[Book, Path], cured: Path) -> None:
    site = released[1] / "site"
    for page in sorted(site.rglob("*.html")):
        now = cured / page.relative_to(site)
        assert now.is_file(), page
        kept = Ids(now)
        if not kept.refresh:
            labels = {name for name in Ids(page).ids if name.startswith(("sec-", "fig-", "tbl-", "nte-"))}
            derived = {f"{name}{end}" for name in labels for end in ("-title", "-caption", "-desc", "-link")}
            assert labels - derived <= kept.ids, page


@pytest.mark.parametrize(
    ("old", "new", "code", "says"),
    [
        ("slug: {da: veje", "former: {en: [growth]}\n        slug: {da: veje", "C08", "the slug growth is given twice"),
        (
            "slug: {da: veje",
            "former: {en: growth}\n        slug: {da: veje",
            "C04",
            "a list of names that the page had",
        ),
        (
            "    chapters:\n",
            "    former: {sec-old: sec-nowhere}\n    chapters:\n",
            "C04",
            "there is no label 'sec-nowhere'",
        ),
        (
            "    chapters:\n",
            "    former: {sec-growth: sec-growing}\n    chapters:\n",
            "C08",
            "a label of that name now",
        ),
        ("    chapters:\n", "    former: {a: {now: sec-growing, in: 9}}\n    chapters:\n", "C04", "former.a.in"),
        ("    chapters:\n", "    former: [a]\n    chapters:\n", "C04", "a mapping of former labels"),
    ],
)
def test_what_cannot_be_is_named(renamed: Book, tmp_path: Path, old: str, new: str, code: str, says: str) -> None:
    book = renamed.copy(tmp_path / "book")
    book.edit(CONFIG, old, new)
    problems = [p for p in book.check() if p.code == code]
    assert problems and any(says in p.message and p.line and p.hint for p in problems), problems
