"""A site in several forms: a number that is changed in one of them is refused, and what is as published passes."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from report.language.values import Value
from report.verify.forms import printed_forms
from tests.book import Book, no_analysis
from tests.once import once
from tests.report.verify.sites import replace, seal, verified

EN = "en/trees-of-the-town"
PAGE, BOOK, ALONE = f"{EN}/streets.html", f"{EN}.epub", f"{EN}.html"
CELL, HEADING = '<td class="number">44</td>', '<th scope="row">Oak Road</th><td class="number">31</td>'
BOUND = '<span class="value" data-value="tbl-streets.1.2">44</span>'


def _build(folder: Path) -> None:
    with no_analysis():
        book = Book.new(folder)
        book.edit(
            "_quarto.yml", "formats: [html]", "formats: [html, epub, single]\n    address: https://example.org/trees/"
        )
        outcome = book.build()
    assert outcome.exit == 0, outcome.printed


@pytest.fixture
def forms(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Path:
    """A site with pages, EPUBs and single files, which knows its address, to be changed."""
    built = once(tmp_path_factory, "forms-to-verify", _build)
    return Path(shutil.copytree((built / "_site").resolve(), tmp_path / "fetched"))


def in_book(site: Path, name: str, old: str, new: str) -> None:
    """Put `new` for the first `old` in the file `name` of the English EPUB."""
    with zipfile.ZipFile(site / BOOK) as book:
        files = {entry.filename: book.read(entry) for entry in book.infolist()}
    assert old.encode() in files[name]
    files[name] = files[name].replace(old.encode(), new.encode(), 1)
    with zipfile.ZipFile(site / BOOK, "w") as book:
        for file, content in files.items():
            book.writestr(file, content)


def test_a_site_that_knows_its_address_passes_as_it_was_published(forms: Path) -> None:
    assert 'href="/trees/' in (forms / "404.html").read_text("utf-8")
    outcome = verified(forms)
    assert (outcome.exit, outcome.problems) == (0, []), outcome.printed


def test_a_link_from_the_root_of_its_machine_is_followed(forms: Path) -> None:
    replace(forms / "404.html", 'href="/trees/index.html', 'href="/trees/none.html')
    seal(forms)
    (problem,) = verified(forms).problems
    assert (problem.code, problem.file) == ("B12", "404.html") and "no file" in problem.message


def test_what_leads_on_is_a_link_too(forms: Path) -> None:
    replace(forms / PAGE, "</head>", '<meta http-equiv="refresh" content="0; url=none.html"></head>')
    seal(forms)
    assert [(p.code, p.file) for p in verified(forms).problems] == [("B12", PAGE)]


def a_cell_of_the_book(site: Path) -> str:
    in_book(site, "EPUB/streets.xhtml", CELL, CELL.replace("44", "45"))
    return f"{BOOK}!EPUB/streets.xhtml"


def a_cell_of_the_file(site: Path) -> str:
    replace(site / ALONE, CELL, CELL.replace("44", "45"))
    return ALONE


def a_cell_that_names_no_value(site: Path) -> str:
    replace(site / PAGE, BOUND, "45")
    return PAGE


def a_cell_with_the_value_of_another(site: Path) -> str:
    replace(site / PAGE, BOUND, BOUND.replace(".1.2", ".2.2").replace("44", "31"))
    return PAGE


def a_number_of_a_text(site: Path) -> str:
    replace(site / ALONE, "Counted in summer.", "Counted in the summer of 2011.")
    replace(site / f"{EN}/growth.html", "Counted in summer.", "Counted in the summer of 2010.")
    in_book(site, "EPUB/growth.xhtml", "Counted in summer.", "Counted in the summer of 2010.")
    return ALONE


def the_group_of_a_number(site: Path) -> str:
    for file in (ALONE, f"{EN}/growth.html"):
        replace(site / file, "Counted in summer.", "Counted in the summer, 1,200 of them.")
    in_book(site, "EPUB/growth.xhtml", "Counted in summer.", "Counted in the summer, 1 200 000 of them.")
    return f"{BOOK}!EPUB/growth.xhtml"


def the_sign_of_a_number(site: Path) -> str:
    for file in (ALONE, f"{EN}/growth.html"):
        replace(site / file, "Counted in summer.", "Counted in the summer: −7 per cent.")
    in_book(site, "EPUB/growth.xhtml", "Counted in summer.", "Counted in the summer: 7 per cent.")
    return f"{BOOK}!EPUB/growth.xhtml"


@pytest.mark.parametrize(
    "forge",
    [
        a_cell_of_the_book,
        a_cell_of_the_file,
        a_cell_that_names_no_value,
        a_cell_with_the_value_of_another,
        a_number_of_a_text,
        the_group_of_a_number,
        the_sign_of_a_number,
    ],
)
def test_a_number_that_is_changed_in_one_form_is_refused(forms: Path, forge: Callable[[Path], str]) -> None:
    file = forge(forms)
    seal(forms)
    outcome = verified(forms)
    assert {(p.code, p.file) for p in outcome.problems} == {("B14", file)}, outcome.printed
    assert all(p.line for p in outcome.problems)


def test_the_cell_itself_is_named(forms: Path) -> None:
    replace(forms / ALONE, HEADING, HEADING.replace("31", "13"))
    seal(forms)
    (problem,) = verified(forms).problems
    lines = (forms / ALONE).read_text("utf-8").splitlines()
    assert problem.message.startswith("'13' is not what the same cell holds") and "13</td>" in lines[problem.line - 1]


def test_a_cell_has_its_sign_and_a_sentence_may_say_it_in_words() -> None:
    less = Value(number=-15, unit="count", decimals=0)
    assert {"−15", "15"} <= printed_forms(less, "en")
    assert "15" not in printed_forms(less, "en", magnitude=False)


def test_a_book_with_two_files_of_one_name_is_refused(forms: Path) -> None:
    with zipfile.ZipFile(forms / BOOK, "a") as book, pytest.warns(UserWarning, match="Duplicate name"):
        book.writestr("EPUB/streets.xhtml", "<p>x</p>")
    seal(forms)
    assert any(p.code == "B12" and "two files of one name" in p.message for p in verified(forms).problems)


def test_a_page_that_no_parser_reads_is_named(forms: Path) -> None:
    (forms / EN / "more.html").write_text("<![<![")
    seal(forms)
    (problem,) = verified(forms).problems
    assert (problem.code, problem.file) == ("B12", f"{EN}/more.html") and "no HTML" in problem.message


@pytest.mark.parametrize("address", ["http://[", "growth.html", "//x", "mailto:a@b.c"])
def test_an_address_that_is_none_is_that_of_nothing_in_the_site(site: Path, address: str) -> None:
    record = json.loads((site / "build.json").read_text("utf-8"))
    record["editions"][0]["address"] = address
    (site / "build.json").write_text(json.dumps(record), "utf-8")
    assert verified(site).exit == 0


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("data", 5),
        ("data", ["version"]),
        ("commit", {"dirty": True}),
        ("commit", 5),
        ("editions", [{"folder": EN, "language": "en", "version": 1}]),
    ],
)
def test_a_record_of_another_kind_is_no_record(forms: Path, key: str, said: object) -> None:
    record = json.loads((forms / "build.json").read_text("utf-8"))
    (forms / "build.json").write_text(json.dumps({**record, key: said}), "utf-8")
    (problem,) = verified(forms).problems
    assert (problem.code, problem.file) == ("B10", "build.json")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda record: record.update(editions=[]), "B13"),
        (lambda record: record["editions"][0].update(language="xx"), "B13"),
        (lambda record: record["data"].update(version="2.0.0"), "B10"),
    ],
    ids=("no editions", "another language", "another version"),
)
def test_a_record_names_the_editions_that_are_there_and_the_version_of_their_data(
    forms: Path, change: Callable[[dict], None], code: str
) -> None:
    record = json.loads((forms / "build.json").read_text("utf-8"))
    change(record)
    (forms / "build.json").write_text(json.dumps(record), "utf-8")
    outcome = verified(forms)
    assert outcome.exit == 1 and code in {p.code for p in outcome.problems}
