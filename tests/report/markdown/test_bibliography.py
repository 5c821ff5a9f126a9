"""A well-formed work is printed whole, in every language, whatever the machine's own language is."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from report.diagnostics import Diagnostics
from report.html.writer import Writer
from report.language.vocabulary import rules_of
from report.markdown.bibliography import PRINTED, prepared, read_bibliography
from report.markdown.bibtex import entries
from report.markdown.citations import formatted
from report.markdown.pandoc import Citations, Markdown, Pandoc
from tests.book import Book


@pytest.fixture
def printed(tmp_path: Path):
    """The list of the works in a text, by key, as one language prints it."""

    def works(text: str, language: str = "da") -> dict[str, str]:
        file = tmp_path / "works.bib"
        file.write_text(text, encoding="utf-8")
        keys = read_bibliography(tmp_path, file.name, Diagnostics()) or ()
        pandoc = Pandoc(
            [
                Markdown(f"[@{keys[0]}]"),
                Citations((), language, keys, prepared(file.read_bytes(), rules_of(language).works)),
            ]
        )
        literature = formatted(pandoc.trees()[-1]).literature
        assert not pandoc.unreadable and not pandoc.refused
        listed = Writer(language, {}).works(literature)
        return {
            label[4:]: unescape(re.sub("<.*?>", "", str(html))).replace("\N{NO-BREAK SPACE}", " ")
            for label, html in listed
        }

    return works


ARTICLE = (
    "@article{a4, author={Berg, Bo}, title={Artiklen}, journaltitle={Nordisk Tidsskrift}, volume={12}, number={3},"
    " pages={1--20}, date={2002}, langid={danish}}"
)


def test_an_article_has_its_volume_issue_and_pages(printed) -> None:
    assert printed(ARTICLE)["a4"] == "Berg, B. (2002). »Artiklen«. Nordisk Tidsskrift, 12(3), s. 1-20."
    assert printed(ARTICLE, "en")["a4"] == "Berg, B. (2002). ‘Artiklen’. Nordisk Tidsskrift, 12(3), pp. 1–20."
    assert ", nr. 3, s. 1-20." in printed(ARTICLE.replace("volume={12}, ", ""))["a4"]


def test_a_law_has_its_number(printed) -> None:
    law = "@legislation{a8, title={Lov om social service}, number={LBK nr 798 af 07/08/2019}, date={2019}}"
    assert printed(law)["a8"] == "Lov om social service (2019). LBK nr 798 af 07/08/2019."


def test_a_report_has_its_number_and_edition(printed) -> None:
    text = "@report{r, author={{KL}}, title={Børn}, type={Rapport}, number={12:3}, edition={2}, institution={KL}}"
    assert printed(text)["r"] == "KL (u.å.). Børn. Rapport 12:3. 2. udg. KL."
    assert printed(text, "en")["r"] == "KL (n.d.). Børn. Rapport 12:3. 2nd edn. KL."


# A value of each field that a list of literature prints, where it is not a word of its own.
VALUES = {
    "author": ("Xand, Xander", "Xand"), "editor": ("Xand, Xander", "Xand"), "translator": ("Xand, Xander", "Xand"),
    "date": ("1987", "1987"), "year": ("1987", "1987"), "month": ("may", "2019"), "url": ("https://x.dk/xy", "x.dk/xy"),
    "urldate": ("2021-04-05", "2021"), "doi": ("10.1000/xy", "https://doi.org/10.1000/xy"),
    "eprint": ("1234.5", "1234"),
    "pages": ("77--79", "77"), "pubstate": ("inpress", "I trykken"), "volumes": ("77", "77"), "pagetotal": ("77", "77"),
}  # fmt: skip
IN_ARTICLES = {"journaltitle", "journal", "issue"}
IN_CHAPTERS = {"booktitle", "booksubtitle", "eventtitle", "venue"}


@pytest.mark.parametrize("name", sorted(PRINTED))
def test_every_field_that_is_said_to_be_printed_is_printed(name: str, printed) -> None:
    value, shown = VALUES.get(name, ("Xyzzy", "Xyzzy"))
    kind = "article" if name in IN_ARTICLES else "inproceedings" if name in IN_CHAPTERS else "book"
    fields = {"author": "Berg, Bo", "title": "T", "date": "2019", "eprinttype": "arxiv", "booktitle": "Den"}
    fields |= {"maintitle": "Main"} if name in ("mainsubtitle", "part") else {}
    fields |= {"publisher": "Leaf"} if name in ("location", "address") else {}
    given = {k: v for k, v in fields.items() if k != "booktitle" or kind == "inproceedings"} | {name: value}
    if name == "year":
        del given["date"]
    text = f"@{kind}{{x, {', '.join(f'{k} = {{{v}}}' for k, v in given.items())}}}"
    assert shown.lower() in printed(text)["x"].lower()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("date={i trykken}", "(i trykken)"),
        ("year={forthcoming}", "(forthcoming)"),
        ("date={2019-2020}", "(2019–2020)"),
        ("year={2019--2020}", "(2019–2020)"),
        ("date={2019/2020}", "(2019–2020)"),
        ("date={2019-03-20}", "(2019)"),
        ("year=2019, month=mar", "(2019)"),
    ],
)
def test_a_date_is_printed(written: str, shown: str, printed) -> None:
    assert shown in printed(f"@book{{x, author={{Berg, Bo}}, title={{T}}, {written}}}")["x"]


@pytest.mark.parametrize(
    "written",
    [
        r"Effekten af $n^2$ venner",
        r"Effekten af \textsc{n2} venner",
        r"Effekten af \mbox{n2} venner",
        r"Effekten af \underline{n2} \st{venner}",
        r"Effekten af \emph{n}2 venner",
    ],
)
def test_commands_in_titles_are_printed_as_text(written: str, printed) -> None:
    found = printed(f"@book{{x, author={{Berg, Bo}}, title={{{written}}}, date={{2019}}}}")["x"]
    assert found == "Berg, B. (2019). Effekten af n2 venner."


def test_the_name_of_latex_is_printed(printed) -> None:
    assert (
        "Et LaTeX dokument" in printed(r"@book{x, author={Berg, Bo}, title={Et \LaTeX{} dokument}, date={2019}}")["x"]
    )


def test_a_work_without_language_keeps_its_capitals(printed) -> None:
    text = "@report{a1, author={Berg, Bo}, title={Opvækst i Danmark: Evaluering i Herning Kommune}, date={2019}}"
    for language in ("da", "en"):
        assert "Opvækst i Danmark: Evaluering i Herning Kommune" in printed(text, language)["a1"]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(
    "name", ["Børne- og Undervisningsministeriet", "{Ministry of Children and Education}", "Institut for Rettigheder"]
)
def test_an_institution_is_printed_whole(name: str, language: str, printed) -> None:
    text = f"@report{{x, author={{{name}}}, title={{T}}, institution={{Ministry of Work and Pensions}}, date={{2019}}}}"
    found = printed(text, language)["x"]
    assert found.startswith(f"{name.strip('{}')} (2019)") and "Ministry of Work and Pensions" in found


@pytest.mark.parametrize("name", ["Ludwig van Beethoven", "Bo von der Berg", "Berg, Bo and others"])
def test_a_person_is_no_institution(name: str, printed) -> None:
    assert re.match(
        r"(van|von der )?\s?(Beethoven|Berg), .\.", printed(f"@book{{x, author={{{name}}}, title={{T}}}}")["x"]
    )


def test_the_list_does_not_depend_on_the_language_of_the_machine(printed, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "@thesis{x, author={Berg, Bo}, title={The Case for {Trees} in Herning}, type={phdthesis}, langid={english}}"
    lists = set()
    for language in ("da_DK.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8", "C", ""):
        monkeypatch.setenv("LANG", language)
        monkeypatch.setenv("LC_ALL", language)
        lists.add(printed(text)["x"])
    assert len(lists) == 1


def test_comments_marks_of_order_and_neighbours_are_read_as_pandoc_reads_them(printed) -> None:
    text = (
        "\ufeff@comment{\n@book{c1, author={Berg, Bo}, title={T}, date={2019}}\n}\n% @book{c2, title={T}}\n"
        "@string{oak = {Oak House}}\n@book{ærø1, author={Ær, Ø}, title={A}, publisher = oak, date={2019}} "
        '@BOOK(ø2, author="Berg, {Bo}", title={B} # { of {it}}, year=2020)\n'
    )
    assert [work.key for work in entries(text)] == ["ærø1", "ø2"]
    found = printed(text)
    assert list(found) == ["ø2", "ærø1"]
    assert found["ærø1"] == "Ær, Ø. (2019). A. Oak House." and found["ø2"] == "Berg, B. (2020). B of it."


def test_a_work_with_danish_letters_in_its_key_can_be_cited(book: Book) -> None:
    book.append("data/references.bib", "@book{ærø2019, author={Berg, Bo}, title={Øen}, date={2019}}")
    for language in ("da", "en"):
        book.append(f"chapters/trees/01-growth.{language}.qmd", "[@ærø2019].")
    assert book.run("pairs", "accept").exit == 0
    assert book.build().exit == 0
    page = book.site()[1]["da/byens-traeer/vaekst.html"].decode()
    assert "(Berg 2019)" in re.sub("<.*?>", "", page).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("work", "danish", "english"),
    [
        ("@phdthesis{w, ", "ph.d.-afhandling", "PhD thesis"),
        ("@thesis{w, type={mathesis}, ", "kandidatspeciale", "Master’s thesis"),
        ("@report{w, type={resreport}, ", "forskningsrapport", "research report"),
        ("@book{w, pubstate={inpress}, ", "i trykken", "in press"),
        ("@phdthesis{w, type={Disputats}, ", "Disputats", "Disputats"),
    ],
)
def test_kinds_and_states_of_works_are_in_the_language_of_the_edition(printed, work, danish, english) -> None:
    text = work + "author={Berg, Bo}, title={Skove}, institution={KU}, publisher={KU}, date={2002}}"
    assert danish.lower() in printed(text)["w"].lower()
    assert english.lower() in printed(text, "en")["w"].lower()
