"""What Quarto's own program makes of the chapters: without it what its kernel would run, with it all pages."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import pytest

from report.diagnostics import Diagnostics
from report.edition.expressions import PREFIX, parse_expression
from report.edition.names import bound_names
from report.execute.chapter import evaluate
from report.markdown.source import Source, read_source
from report.notebook import chapter as notebook
from report.notebook import shown
from report.project.configuration import read_in_hand
from report.project.records import Chapter, Project, Publication
from tests.report.notebook.test_shown import Bundles

PROJECT = Path(__file__).resolve().parents[2]
INLINE = re.compile(r"`(\{python\} [^`]+)`")
QUARTO = shutil.which("quarto")
MANY = 1_000  # expressions in all editions


@pytest.fixture(scope="module")
def project() -> Project:
    return read_in_hand(PROJECT, Diagnostics())


def chapters(project: Project) -> Iterator[tuple[Publication, Chapter, str, Source]]:
    """Every text of every edition, with its publication, the code of its language and its source."""
    for publication in project.publications.values():
        for code in publication.languages:
            for text in publication.texts:
                source = read_source(PROJECT, text.file(code), code, Diagnostics())
                assert source
                yield publication, text, code, source


class Values(HTMLParser):
    """The name and the text of every element that prints a value."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if self.depth:
            self.depth += 1
        elif "value" in (given.get("class") or "").split():
            self.found.append((str(given.get("data-value")), ""))
            self.depth = 1

    def handle_endtag(self, tag: str) -> None:
        self.depth -= bool(self.depth)

    def handle_data(self, data: str) -> None:
        if self.depth:
            name, text = self.found[-1]
            self.found[-1] = (name, text + data)


def first_cell(source: Source, names: dict[str, object]) -> None:
    """Runs the first cell of a chapter as a kernel does."""
    exec(compile(source.cells[0].code, source.file, "exec"), names)


def expressions(source: Source) -> list[str]:
    return INLINE.findall("\n".join(source.lines))


@pytest.fixture
def kernel(monkeypatch, tmp_path):
    """A process in which chapters are run one after the other as Quarto runs each in one of its own."""
    monkeypatch.chdir(PROJECT)
    monkeypatch.syspath_prepend(str(PROJECT))
    info = tmp_path / "info.json"
    monkeypatch.setenv(notebook.INFO, str(info))
    remembered = (notebook.project_in_hand, notebook.known_values, notebook._targets)
    for what in remembered:
        what.cache_clear()

    def begin(file: str) -> dict[str, object]:
        info.write_text(json.dumps({"document-path": file}), encoding="utf-8")
        return {"__name__": "__main__"}

    yield begin
    for what in remembered:
        what.cache_clear()


@pytest.mark.slow
def test_every_chapter_prints_as_in_the_build(kernel, project, real):
    """The first cell and every expression of each of them, against the values that the pages of the build print."""
    checked = 0
    for publication, text, code, source in chapters(project):
        names = kernel(source.file)
        first_cell(source, names)
        codes = expressions(source)
        bound = bound_names([source], read, Diagnostics())[source.file]
        said = {(parse_expression(each, bound).name, plain(run(each, names))) for each in codes}
        checked += len(codes)
        if codes and not (text.landing or text.brief):  # these two have no page of their own name
            page = real.folder / "_site" / publication.editions[code].folder / f"{text.slugs[code]}.html"
            printed = Values()
            printed.feed(page.read_text(encoding="utf-8"))
            assert said <= {(name, plain(value)) for name, value in printed.found}, source.file
    assert checked > MANY


def read(file: str) -> bytes:
    return (PROJECT / file).read_bytes()


def run(expression: str, names: dict[str, object]) -> str:
    """What Quarto prints of an inline expression."""
    return str(eval(expression.removeprefix(PREFIX).strip(), names))


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.slow
def test_every_cell_gives_something_that_quarto_shows(kernel, project):
    """One language of each chapter is enough: the cells of the others are the same."""
    bundles = Bundles()
    shown.install(SimpleNamespace(display_formatter=SimpleNamespace(mimebundle_formatter=bundles)))
    for _, _, code, source in chapters(project):
        if code != "en":
            continue
        names = kernel(source.file)
        for cell in source.cells:
            result = evaluate(cell, source.file, names)
            if cell.label:
                assert "<table" in bundles(result)["text/markdown"] or "<svg" in bundles(result)["text/markdown"]


def test_chapters_say_their_numbers_to_quarto(project):
    for _, text, _, source in chapters(project):
        head = "\n".join(source.lines[1 : source.lines.index("---", 1)]).split("\n")
        told = dict(line.split(": ", 1) for line in head)
        if text.number is None:
            assert told["number-sections"] == "false", source.file
        else:
            assert int(told.get("number-offset", 0)) == text.number - 1, source.file


@pytest.mark.slow
def test_with_quarto_every_chapter_renders(real, tmp_path):
    if not QUARTO:
        pytest.skip("Quarto is not installed: pip install -e .[quarto]")
    copy = real.copy(tmp_path / "project")
    environment = {**os.environ, "QUARTO_PYTHON": sys.executable}
    done = subprocess.run(
        [QUARTO, "render", "--to", "html"],
        cwd=copy.folder,
        capture_output=True,
        check=False,
        text=True,
        env=environment,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    for page in (copy.folder / "_quarto-site").rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        assert "https://cdn" not in html, page.name
        assert "<svg" in html or "fig-" not in html
