"""Included files: their lines keep their numbers and names, and a change of one is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from report.diagnostics import INCLUDED, Diagnostics
from report.markdown.included import whole
from report.markdown.source import read_source
from tests.book import Book, no_analysis

PART = "chapters/trees/_part.{}.qmd"


def taken(files: dict[str, str], found: Diagnostics) -> tuple[list[str], list[int]]:
    """The lines of the file ``a`` with what it includes, and their numbers."""
    contents = {name: text.encode() for name, text in files.items()}

    def read(path: str) -> bytes:
        if path not in contents:
            raise OSError(path)
        return contents[path]

    parts = whole(contents["a"], "a", read, found)
    found.includes("a", parts.files)
    return parts.lines, parts.numbers


def test_a_line_keeps_its_number_behind_that_of_its_file() -> None:
    found = Diagnostics()
    lines, numbers = taken({"a": "x\n{{< include b >}}\ny\n", "b": "p\n{{< include /c >}}\nq\n", "c": "r\n"}, found)
    assert lines == ["x", "p", "r", "q", "y"]
    assert numbers == [1, INCLUDED + 1, 2 * INCLUDED + 1, INCLUDED + 3, 3]
    assert [found.place("a", number) for number in numbers] == [("a", 1), ("b", 1), ("c", 1), ("b", 3), ("a", 3)]
    assert list(found) == []


def test_an_include_in_code_is_code() -> None:
    text = "```\n{{< include b >}}\n```\n"
    assert taken({"a": text}, Diagnostics())[0] == text.splitlines()


@pytest.mark.parametrize(
    ("files", "place", "says"),
    [
        ({"a": "x\n{{< include b >}}\n"}, ("a", 2), "there is no file b"),
        ({"a": "{{< include ../b >}}\n"}, ("a", 1), "outside the project"),
        ({"a": "{{< include b >}}\n", "b": "x\n\n{{< include a >}}\n"}, ("b", 3), "a includes itself"),
        ({"a": "{{< include b >}}\n", "b": "---\nlang: da\n---\n"}, ("a", 1), "front matter"),
    ],
)
def test_what_cannot_be_included_is_told_where_it_stands(
    files: dict[str, str], place: tuple[str, int], says: str
) -> None:
    found = Diagnostics()
    taken(files, found)
    problems = list(found)
    assert [(p.file, p.line, p.code) for p in problems] == [(*place, "T31")]
    assert says in problems[0].message


def test_a_picture_of_an_included_file_is_found_from_there(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts/one.qmd").write_text("Tekst.\n", encoding="utf-8")
    (tmp_path / "a.da.qmd").write_text("# T {#sec-t}\n\n{{< include parts/one.qmd >}}\n", encoding="utf-8")
    source = read_source(tmp_path, "a.da.qmd", "da", Diagnostics())
    assert source
    assert source.files == ("a.da.qmd", "parts/one.qmd")
    assert source.file_of(INCLUDED + 1) == "parts/one.qmd"
    assert source.number(source.at(INCLUDED + 1)) == INCLUDED + 1


def test_a_changed_part_and_a_changed_title_are_read_again(tmp_path: Path) -> None:
    book = Book.new(tmp_path / "book")
    for language in ("da", "en"):
        book.write(PART.format(language), "Træer, se {{< meta title >}}.\n")
        book.append(f"chapters/trees/01-growth.{language}.qmd", f"{{{{< include _part.{language}.qmd >}}}}")
    with no_analysis():
        book.run("pairs", "accept")
        assert book.build().exit == 0
        assert "Træer, se Trees of the town." in book.read("_site/en/trees-of-the-town/growth.html")
        book.edit(PART.format("en"), "Træer", "Trees")
        book.edit("_quarto.yml", "title: Trees of the town", "title: Town trees")
        book.run("pairs", "accept")
        assert book.build().exit == 0
    assert "Trees, se Town trees." in book.read("_site/en/trees-of-the-town/growth.html")
