"""Keys that Quarto reads are accepted, in _quarto.yml and in chapters; what is misspelt or means too much is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from report.diagnostics import Diagnostics
from report.markdown.source import take_apart
from report.project.configuration import read_project
from tests.book import Book

VALID = """
execute: {echo: false, freeze: auto}
format:
  html: {toc: true, css: a.css, theme: none, code-fold: true}
  typst: default
filters: [{at: pre-ast, path: a.lua}]
toc: true
number-sections: true
number-depth: 2
crossref: {chapters: true}
lang: da
jupyter: python3
citeproc: true
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Book.new(tmp_path_factory.mktemp("keys") / "book").root


def problems(root: Path, more: str, project: str = "") -> list[str]:
    """What is wrong with the configuration of a book that says `more`, and more of its `project`."""
    file, found = root / "_quarto.yml", Diagnostics()
    before = file.read_text(encoding="utf-8")
    file.write_text(before.replace("execute-dir: project", f"execute-dir: project{project}") + more, encoding="utf-8")
    try:
        read_project(root, found)
    finally:
        file.write_text(before, encoding="utf-8")
    return [f"{p.code} {p.message} {p.hint}" for p in found]


def test_keys_of_quarto_may_stand_beside_our_own(root: Path) -> None:
    project = "\n  output-dir: elsewhere\n  render: [a]\n  pre-render: x.py\n  resources: [b]"
    assert problems(root, VALID, project) == []


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ("formats: {html: default}\n", "did you mean format"),
        ("bibliographie: a.bib\n", "did you mean bibliography?"),
        ("numbersections: true\n", "did you mean number-sections"),
        ("xyzzy: 1\n", "known keys: imprint"),
    ],
)
def test_others_are_told_with_the_nearest(more: str, says: str, root: Path) -> None:
    (problem,) = problems(root, more)
    assert problem.startswith("C02")
    assert says in problem


def test_quarto_may_not_write_where_builds_do(root: Path) -> None:
    (problem,) = problems(root, "", "\n  output-dir: ./_site")
    assert problem.startswith("C04 project.output-dir must be a folder of its own")


def told(front: str) -> list[str]:
    found = Diagnostics()
    take_apart(f"---\nlang: en\n{front}\n---\n\n# A {{#sec-a}}\n".encode(), "a.en.qmd", "en", found)
    return [f"{p.line} {p.code} {p.message} {p.hint}" for p in found]


@pytest.mark.parametrize(
    "front",
    [
        "toc: true",
        "number-offset: 3",
        "number-sections: false",
        "format:\n  html:\n    toc: false\n  typst: default",
        "execute:\n  echo: false\n  freeze: auto\n  cache: true",
        "jupyter: python3\neditor: visual",
        "code-fold: true\nfig-width: 6",
        "crossref: {chapters: true}",
    ],
)
def test_a_chapter_may_say_how_its_page_looks_in_quarto(front: str) -> None:
    assert told(front) == []


@pytest.mark.parametrize(
    ("front", "says"),
    [
        ("title: A", "nothing reads 'title' in the front matter write it as # Title"),
        ("author: B", "name authors under authors: in _quarto.yml"),
        ("date: today", "versions: under imprint:"),
        ("bibliography: a.bib", "all chapters share it"),
        ("params: {a: 1}", "numbers come from data/"),
        ("filters: [a.lua]", "no edition runs filters"),
        ("numbersections: true", "did you mean number-sections"),
        ("execute:\n  echo: true", "execute: echo: true is not done for a whole chapter say it in the cells"),
        ("execute:\n  eval: false", "execute: eval: false is not done"),
    ],
)
def test_what_means_more_is_refused_by_name(front: str, says: str) -> None:
    (problem,) = told(front)
    assert problem.startswith("3 T02")
    assert says in problem
