"""What something depends on, what is made anew if it changes, and why it was made last."""

from __future__ import annotations

import json
import shutil

import pytest

from report.command.cli import main
from tests.book import Book, Outcome

DA, EN = "chapters/trees/01-growth.da.qmd", "chapters/trees/01-growth.en.qmd"


def parts(outcome: Outcome) -> dict[str, list[str]]:
    """The lines under each heading."""
    assert outcome.exit == 0, outcome.printed
    found: dict[str, list[str]] = {}
    heading = ""
    for line in outcome.printed.splitlines():
        if line.startswith("    "):
            found.setdefault(heading, []).append(line.strip())
        elif line.startswith("  "):
            heading = line.strip()
    return found


def test_a_figure_depends_on_its_function_its_tables_and_its_texts(book: Book) -> None:
    told = parts(book.run("why", "fig-growth"))
    line = book.line("figures/exhibits.py", "def growth")
    assert told["text"] == [DA, EN]
    assert told["made by"] == [f"figures.exhibits.growth (figures/exhibits.py:{line})"]
    assert told["data"] == ["trees (data/trees.csv)"]
    others = "and 1 more that are imported too: one changed makes them run again"
    assert told["code"] == ["figures/counted.py", "figures/exhibits.py", others]
    assert told["made anew if it changed"] == [
        "da/byens-traeer/vaekst.html",
        "en/trees-of-the-town/growth.html",
    ]


def test_a_section_depends_on_the_values_and_works_in_it(book: Book) -> None:
    told = parts(book.run("why", "sec-growth"))
    assert "trees.last" in told["values"]
    assert told["works"] == ["@grove2020"]
    assert "data/references.bib" in told["configuration"]
    assert "fig-growth" in told["leads to"]


def test_a_value_tells_who_registers_it_and_what_is_computed_of_it(book: Book) -> None:
    told = parts(book.run("why", "trees.last"))
    assert told["registered by"] == [f"trees (figures/counted.py:{book.line('figures/counted.py', 'def trees()')})"]
    assert told["values computed from it"] == ["trees.more"]
    place = 'value("trees.last")'
    assert told["printed at"] == [f"{DA}:{book.line(DA, place)}", f"{EN}:{book.line(EN, place)}"]
    assert "da/byens-traeer/vaekst.html" in told["made anew if it changed"]


@pytest.mark.parametrize("asked", ["01-growth", DA, "chapters/trees/01-growth"])
def test_a_chapter_is_known_by_its_name_and_by_its_files(book: Book, asked: str) -> None:
    outcome = book.run("why", asked)
    assert outcome.printed.count("a chapter of trees") == 1
    assert "en/trees-of-the-town/growth.html" in parts(outcome)["made anew if it changed"]


def test_an_output_is_known_with_and_without_the_folder_of_the_site(book: Book) -> None:
    told = parts(book.run("why", "_site/da/byens-traeer/vaekst.html"))
    assert told == parts(book.run("why", "da/byens-traeer/vaekst.html"))
    assert told["text"] == [DA, EN]


def test_a_table_of_the_data_reaches_exhibits_values_and_pages(book: Book) -> None:
    told = parts(book.run("why", "data/trees.csv"))
    assert set(told["exhibits that read it"]) == {"fig-growth", "tbl-streets"}
    assert "trees.last" in told["values that rest on it"]
    assert "da/byens-traeer/gader.html" in told["made anew if it changed"]


def test_a_file_of_the_analysis_reaches_what_imports_it(book: Book) -> None:
    told = parts(book.run("why", "./figures/exhibits.py"))
    assert any(line.startswith("cells chapters/trees/01-growth") for line in told["results made of it"])
    assert "en/trees-of-the-town/growth.html" in told["made anew if it changed"]


def test_the_reason_of_the_last_making_is_what_had_changed(book: Book) -> None:
    assert any("made for the first time" in line for line in parts(book.run("why", "fig-growth"))["last made"])
    book.edit_data("data/trees.csv", ",44,", ",45,")
    waiting = parts(book.run("why", "fig-growth"))["last made"]
    assert any("since then changed" in line and "the table trees (data/trees.csv, saved" in line for line in waiting)
    after = parts(book.run("why", "fig-growth"))["last made"]
    assert any("cells of" in line and "changed: the table trees (data/trees.csv, saved" in line for line in after)
    assert any(f"{DA} as it is printed" in line and "what its cells return" in line for line in after)
    told = parts(book.run("why", "data/trees.csv"))["last made"]
    assert any("all values and reconciliations: changed: " in line for line in told)


def test_a_changed_word_is_the_reason_of_its_chapter_alone(book: Book) -> None:
    book.edit(DA, "Byen har nu", "Byen har i dag")
    book.run("check", "--chapter", "01-growth", "--language", "da")
    told = parts(book.run("why", "sec-growth"))["last made"]
    assert any(f"{DA} as it is printed: changed: its text" in line for line in told)
    assert not any(EN in line and "changed: its text" in line for line in told)


def test_an_unknown_name_is_a_matter_of_usage_with_the_nearest(book: Book) -> None:
    outcome = book.run("why", "fig-grwth")
    assert outcome.exit == 2
    assert "fig-growth" in outcome.printed
    book.write("stray.txt", "")
    assert "a file that no result is made of" in book.run("why", "stray.txt").printed


def test_it_is_known_without_a_cache_too(book: Book) -> None:
    shutil.rmtree(book.root / ".cache")
    told = parts(book.run("why", "figures/exhibits.py"))
    assert any(line.startswith("cells chapters/trees/02-streets") for line in told["results made of it"])
    assert "a file that no result is made of" not in book.run("why", "data/references.bib").printed


def test_a_label_in_two_publications_is_told_of_each(book: Book) -> None:
    project = book.read("_quarto.yml")
    again = project[project.index("  trees:\n") : project.index("\nlimits:")].replace("  trees:\n", "  again:\n", 1)
    again = again.replace("slug: byens-traeer", "slug: igen").replace("slug: trees-of-the-town", "slug: again")
    again = again.replace("folder: chapters/trees", "folder: chapters/again")
    for file in (book.root / "chapters/trees").iterdir():
        book.write(f"chapters/again/{file.name}", file.read_bytes())
    book.write("_quarto.yml", project.replace("\nlimits:", f"\n{again}\nlimits:"))
    shown = book.run("why", "fig-growth").printed
    assert "in trees: chapters/trees/01-growth.da.qmd" in shown
    assert "in again: chapters/again/01-growth.da.qmd" in shown


def test_machines_are_told_the_same(book: Book, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["why", "fig-growth", "--json"], book.root) == 0
    [answer] = json.loads(capsys.readouterr().out)
    assert answer["depends"]["data"] == ["trees (data/trees.csv)"]
    assert answer["remade"] and answer["made"]
