"""The commands that look into the data: what the package holds, and what changed and where it is printed."""

from __future__ import annotations

import shutil

import pytest

from tests.book import Book


def test_the_package_is_described_by_tables_sources_and_reconciliations(book: Book) -> None:
    shown = book.run("data")
    assert shown.exit == 0
    for heading in ("Data, version", "Facts per source", "Reconciliations passed"):
        assert heading in shown.printed


def test_a_changed_fact_is_listed_with_the_places_that_print_it(book: Book) -> None:
    shutil.copytree(book.root / "data", book.root / "before")
    book.edit_data("data/trees.csv", ",44,", ",45,")
    shown = book.run("data", "diff", "before")
    assert shown.exit == 0, shown.printed
    changed, *places = [line for line in shown.printed.splitlines() if "trees" in line]
    assert "44 → 45" in changed
    line = book.line("chapters/trees/01-growth.da.qmd", 'value("trees.last")')
    assert f'    chapters/trees/01-growth.da.qmd:{line} value("trees.last")' in places
    assert any("chapters/trees/01-growth.en.qmd:" in p for p in places)
    assert any("fig-growth" in p for p in places)


def test_two_equal_versions_have_no_difference(book: Book) -> None:
    shutil.copytree(book.root / "data", book.root / "before")
    shown = book.run("data", "diff", "data", "before")
    assert (shown.exit, shown.printed.splitlines()[0]) == (0, "No fact has changed.")


def test_a_row_that_is_gone_is_said_to_be_so(book: Book) -> None:
    shutil.copytree(book.root / "data", book.root / "before")
    book.edit("before/streets.csv", "1200,2\n", "1200,2\nelm,Elmevej,Elm Road,500,2\n")
    assert "streets elm: removed" in book.run("data", "diff", "before", "data").printed


def test_an_unknown_version_is_a_matter_of_usage(book: Book) -> None:
    shown = book.run("data", "diff", "no-such-version")
    assert shown.exit == 2
    assert "no-such-version" in shown.printed


PACKAGE, LOG = "data/datapackage.json", "data/CHANGELOG.md"


def test_the_line_of_the_changelog_is_one_line(book: Book) -> None:
    book.edit("data/trees.csv", ",44,", ",45,")
    assert book.run("data", "accept", "--message", "One more,\n## 9.9.9\ntold later ").exit == 0
    assert "- One more, ## 9.9.9 told later (trees)\n" in book.read(LOG)
    assert book.check() == []


@pytest.mark.parametrize("message", ["", " \n\t "])
def test_a_message_that_says_nothing_is_refused(book: Book, message: str) -> None:
    book.edit("data/trees.csv", ",44,", ",45,")
    book.write("parks.csv", "park,lit\nnorth,true\n")
    before = book.read(PACKAGE), book.read(LOG)
    told = ("--title", "da=P", "--title", "en=P", "--source", "grove2020", "--licence", "CC-BY-4.0")
    for arguments in (("accept",), ("add", str(book.root / "parks.csv"), *told)):
        outcome = book.run("data", *arguments, "--message", message)
        assert outcome.exit == 2 and "say what changed with --message" in outcome.printed, outcome.printed
    assert (book.read(PACKAGE), book.read(LOG)) == before


def test_nothing_is_accepted_by_half(book: Book) -> None:
    book.edit("data/trees.csv", ",44,", ",45,")
    before = book.read(PACKAGE)
    book.remove(LOG)
    (book.root / LOG).mkdir()
    outcome = book.run("data", "accept", "--message", "One more")
    assert outcome.exit == 1 and LOG in outcome.printed
    (book.root / LOG).rmdir()
    book.write(LOG, b"# Changes\n\n\xe6\n")
    outcome = book.run("data", "accept", "--message", "One more")
    assert outcome.exit == 2 and f"{LOG} is not UTF-8" in outcome.printed
    assert book.read(PACKAGE) == before


def test_a_table_that_is_missing_is_named(book: Book) -> None:
    book.remove("data/trees.csv")
    outcome = book.run("data", "accept", "--message", "Gone")
    assert outcome.exit == 1 and "data/trees.csv cannot be read: No such file" in outcome.printed


@pytest.mark.parametrize(("cell", "code"), [("many", "D06"), ("4\0", "D03"), ("=1+1", "D06")])
def test_a_table_that_a_check_refuses_is_not_accepted(book: Book, cell: str, code: str) -> None:
    book.edit("data/trees.csv", ",44,", f",{cell},")
    before = book.read(PACKAGE), book.read(LOG)
    outcome = book.run("data", "accept", "--message", "Many more")
    assert outcome.exit == 1, outcome.printed
    assert code in [problem.code for problem in outcome.problems]
    assert {problem.file for problem in outcome.problems} == {"data/trees.csv"}
    assert (book.read(PACKAGE), book.read(LOG)) == before
