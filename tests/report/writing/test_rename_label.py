"""A label is renamed wherever it is named, and nowhere else; what was approved stays approved."""

from __future__ import annotations

import pytest

from tests.book import Book
from tests.lists import add_lists

STREETS, GROWTH = "chapters/trees/02-streets", "chapters/trees/01-growth"


def test_a_label_is_renamed_in_chapters_analysis_and_ledger(book: Book) -> None:
    book.edit(
        f"{GROWTH}.en.qmd",
        "There were fewer, see @fig-growth.",
        "Fewer [-@fig-growth; @fig-growth], [it](#fig-growth).",
    )
    book.edit(
        f"{GROWTH}.da.qmd",
        "Det er flere end før, se @fig-growth.",
        "Flere [-@fig-growth; @fig-growth], [se](#fig-growth).",
    )
    book.append("figures/exhibits.py", "NAMED = 'fig-growth', \"fig-growth-more\", 'a fig-growth'")
    assert book.run("pairs", "accept").exit == 0
    outcome = book.run("rename-label", "fig-growth", "fig-trees")
    assert outcome.exit == 0, outcome.printed
    assert f"{GROWTH}.en.qmd:" in outcome.printed and "#| label: fig-trees" in outcome.printed
    assert "NAMED = 'fig-trees', \"fig-growth-more\", 'a fig-growth'" in book.read("figures/exhibits.py")
    assert "[-@fig-trees; @fig-trees], [it](#fig-trees)" in book.read(f"{GROWTH}.en.qmd")
    assert "⟨fig-growth⟩" not in book.read("chapters/trees/pairs.json")
    assert book.check() == []


def test_the_label_of_a_heading_is_renamed_and_one_that_begins_so_is_not(book: Book) -> None:
    for code in ("da", "en"):
        book.append(f"{STREETS}.{code}.qmd", "## X {#sec-streets-more}\n\n@sec-streets-more, @sec-streets.")
    assert book.run("pairs", "accept").exit == 0
    assert book.run("rename-label", "sec-streets", "sec-roads").exit == 0
    assert "@sec-streets-more, @sec-roads." in book.read(f"{STREETS}.da.qmd")
    assert "se @sec-roads." in book.read(f"{GROWTH}.da.qmd")
    assert book.check() == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("fig-grwth", "fig-trees", "did you mean fig-growth or sec-growth?"),
        ("fig-growth", "fig-tree", "there is a label fig-tree already"),
        ("fig-growth", "fig-growth", "is fig-growth already"),
        ("fig-growth", "tbl-growth", "a label is fig- and then"),
        ("fig-growth", "fig-Træer i byen", "such as fig-traeer-i-byen"),
        ("fig-growth", "fig-../x", "such as fig-x"),
        ("fig-growth", "fig-", "a label is fig- and then"),
        ("trees.last", "trees.newest", "is no label; a value is named by the function in figures/"),
    ],
)
def test_what_cannot_be_is_refused(book: Book, old: str, new: str, says: str) -> None:
    before = book.read(f"{GROWTH}.da.qmd")
    outcome = book.run("rename-label", old, new)
    assert outcome.exit == 2 and says in outcome.printed, outcome.printed
    assert book.read(f"{GROWTH}.da.qmd") == before


def test_a_label_that_the_analysis_may_put_together_is_left_to_its_author(book: Book) -> None:
    line = book.append("figures/exhibits.py", 'def named(what):\n    return f"fig-{what}"')
    outcome = book.run("rename-label", "fig-growth", "fig-trees")
    assert outcome.exit == 2 and f"figures/exhibits.py:{line + 1} puts labels together" in outcome.printed


def test_of_several_publications_with_the_label_one_is_named(book: Book) -> None:
    assert book.run("new", "publication", "leaflet").exit == 0
    for code in ("da", "en"):
        book.edit(f"chapters/leaflet/01-introduction.{code}.qmd", "#sec-introduction}", "#sec-streets}")
    outcome = book.run("rename-label", "sec-streets", "sec-roads")
    assert outcome.exit == 2 and "say which with --publication: trees, leaflet" in outcome.printed
    assert book.run("rename-label", "sec-streets", "sec-roads", "--publication", "leaflet").exit == 0
    assert "sec-streets" in book.read(f"{STREETS}.da.qmd")
    assert book.check() == []


def test_the_sections_of_an_index_follow(book: Book) -> None:
    add_lists(book)
    book.edit("_quarto.yml", "      table: topics\n", "      table: topics\n      sections: chapters/trees/index.yml\n")
    book.write("chapters/trees/index.yml", "sec-change: planting\nsec-growth: felling\n")
    told = book.run("rename-label", "sec-change", "sec-changes")
    assert told.exit == 0, told.printed
    assert book.read("chapters/trees/index.yml") == "sec-changes: planting\nsec-growth: felling\n"
    assert {problem.code for problem in book.check()} <= {"P05"}


def test_what_former_labels_are_called_now_follows(book: Book) -> None:
    older = '{now: "sec-streets", in: 02-streets}  # sec-streets'
    former = f"    former:\n      sec-old: sec-streets\n      sec-older: {older}\n"
    book.edit("_quarto.yml", "    formats: [html]\n", "    formats: [html]\n" + former)
    before = book.read("_quarto.yml")
    assert book.check() == []
    told = book.run("rename-label", "sec-streets", "sec-roads")
    assert told.exit == 0 and f"_quarto.yml:{book.line('_quarto.yml', 'sec-old:')}: sec-old: sec-roads" in told.printed
    after = before.replace(": sec-streets", ": sec-roads").replace('"sec-streets"', '"sec-roads"')
    assert book.read("_quarto.yml") == after
    assert book.check() == []


def test_the_anchors_of_addresses_elsewhere_stay(book: Book) -> None:
    away = "<https://a.example/#sec-streets> [x](http://a.example/b_(c)#sec-streets) HTTPS://a.example/?x=sec-streets"
    for code in ("da", "en"):
        book.append(f"{STREETS}.{code}.qmd", f"{away} [y](#sec-streets)")
    assert book.run("rename-label", "sec-streets", "sec-roads").exit == 0
    assert f"{away} [y](#sec-roads)" in book.read(f"{STREETS}.da.qmd")
