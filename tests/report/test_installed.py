"""The generator as a wheel: it holds every file, and installed in an environment of its own it builds books.

What the wheel needs is lent by the environment of the tests, so that nothing is fetched.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from email.parser import Parser
from pathlib import Path

import pypdfium2
import pytest

import report
from tests.book import Book

pytestmark = pytest.mark.slow

PROJECT = Path(report.__file__).resolve().parent.parent
PAGE = PROJECT / "docs/own-report.md"
FILE = re.compile(r"^`(?P<name>[^`]+)`[^`]*?:\n\n~~~\w+\n(?P<content>.*?)^~~~$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Installed:
    """An environment in which the wheel is installed."""

    python: Path

    def run(self, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        """``python -m report`` with `arguments`, in `folder`."""
        return subprocess.run(
            [self.python, "-m", "report", *arguments], cwd=folder, capture_output=True, text=True, check=False
        )

    def build(self, folder: Path, *arguments: str) -> set[str]:
        """Every file of the site in `folder`, built without warnings after its pairs are accepted."""
        for command in (["pairs", "accept"], ["build", *arguments]):
            done = self.run(folder, *command)
            assert done.returncode == 0, done.stdout + done.stderr
        assert "0 warnings" in done.stdout
        site = folder / ("_site" if not arguments else ".preview")
        return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    options = ("--no-deps", "--no-build-isolation", "--no-index", "--quiet", "--wheel-dir", folder)
    subprocess.run([sys.executable, "-m", "pip", "wheel", PROJECT, *options], check=True)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    python = folder / "bin/python"
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", "--quiet", wheel)
    subprocess.run(pip, check=True)
    (own,) = folder.glob("lib/python*/site-packages")
    lent = [path for path in sys.path if path.endswith("site-packages")]
    (own / "lent.pth").write_text("\n".join(lent) + "\n", encoding="utf-8")
    return Installed(python)


@pytest.fixture
def smallest(tmp_path: Path) -> Book:
    """The report that the page on a report of one's own shows."""
    book = Book(tmp_path / "smallest")
    for file in FILE.finditer(PAGE.read_text(encoding="utf-8")):
        book.write(file["name"], file["content"])
    return book


@pytest.fixture
def tiny(tmp_path: Path) -> Book:
    """The tiny book with everything: bibliography, data and analysis."""
    return Book.new(tmp_path / "tiny")


def test_the_wheel_holds_every_file_of_the_generator_and_nothing_else(wheel: Path) -> None:
    folder = PROJECT / "report"
    files = (p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    explained = {f"report/explained/{p.name}" for p in (PROJECT / "docs/diagnostics").iterdir()}
    assert names == {p.relative_to(PROJECT).as_posix() for p in files} | explained


def test_codes_are_explained_without_a_checkout(installed: Installed, smallest: Book) -> None:
    done = installed.run(smallest.root, "explain", "t21")
    assert done.stdout == (PROJECT / "docs/diagnostics/T21.md").read_text(encoding="utf-8")


def test_the_wheel_has_the_version_that_the_command_prints(wheel: Path, installed: Installed, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        metadata = Parser().parsestr(archive.read(name).decode())
    printed = [
        installed.run(tmp_path, "--version").stdout,
        subprocess.run([PROJECT / "build.py", "--version"], capture_output=True, text=True, check=True).stdout,
    ]
    assert printed == [f"{metadata['Name']} {metadata['Version']}\n"] * len(printed)
    assert metadata["Version"] == report.__version__


def test_an_empty_folder_is_told_what_is_missing(installed: Installed, tmp_path: Path) -> None:
    done = installed.run(tmp_path, "build")
    assert done.returncode == 2
    assert f"no _quarto.yml in {tmp_path}" in done.stderr
    assert "--root" in done.stderr
    assert not any(tmp_path.iterdir())


def test_the_page_on_a_report_of_ones_own_is_a_report(installed: Installed, smallest: Book) -> None:
    site = installed.build(smallest.root)
    assert {"index.html", "en/bread/oven.html", "da/broed.pdf", "en/bread.pdf"} <= site
    assert not [name for name in site if name.startswith("data/")]
    assert "datapackage" not in smallest.read("_site/en/bread/oven.html")
    with pypdfium2.PdfDocument(smallest.root / "_site/en/bread.pdf") as pdf:
        printed = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert "Bread: A short guide." in printed
    assert "Data" not in printed
    assert "Nothing has changed" in installed.run(smallest.root, "build").stdout


def test_a_book_with_everything_builds_from_anywhere(installed: Installed, tiny: Book, tmp_path: Path) -> None:
    site = installed.build(tiny.root)
    assert {"da/byens-traeer/vaekst.html", "en/trees-of-the-town/streets.html", "data/trees.csv"} <= site
    done = installed.run(tmp_path, "check", "--root", tiny.root.name)
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / ".cache").exists()


def test_a_book_without_bibliography_builds_and_cites_nothing(installed: Installed, tiny: Book) -> None:
    without_bibliography(tiny)
    missed = installed.run(tiny.root, "check")
    assert missed.returncode == 1
    assert "T07" in missed.stderr
    for code, page in (("da", "s. 4"), ("en", "p. 4")):
        tiny.edit(f"chapters/trees/01-growth.{code}.qmd", f" [@grove2020, {page}]", "")
    assert "en/trees-of-the-town/growth.html" in installed.build(tiny.root)


def test_a_book_without_data_and_figures_builds_until_it_asks_for_a_value(installed: Installed, tiny: Book) -> None:
    without_bibliography(tiny)
    for part in ("figures", "data", "chapters/trees"):
        shutil.rmtree(tiny.root / part)
    for code in ("da", "en"):
        tiny.write(f"chapters/trees/01-growth.{code}.qmd", '# A {#sec-growth}\n\nB `{python} value("trees.last")`.\n')
        tiny.write(f"chapters/trees/02-streets.{code}.qmd", "# C {#sec-streets}\n\nD.\n")
    missed = installed.run(tiny.root, "check")
    assert missed.returncode == 1
    assert "V02" in missed.stderr
    for code in ("da", "en"):
        tiny.edit(f"chapters/trees/01-growth.{code}.qmd", '`{python} value("trees.last")`', "@sec-streets")
    assert "da/byens-traeer/vaekst.html" in installed.build(tiny.root)


def test_an_analysis_that_comes_later_is_seen(installed: Installed, smallest: Book) -> None:
    """That a project has no values is kept only until it has an analysis."""
    installed.build(smallest.root, "--format", "html")
    smallest.write("figures/__init__.py", "raise RuntimeError('an analysis has come')\n")
    done = installed.run(smallest.root, "check")
    assert done.returncode == 1
    assert "V03" in done.stderr


def without_bibliography(book: Book) -> None:
    """Take the bibliography and its mention away; what is cited stays."""
    book.remove("data/references.bib")
    book.edit("_quarto.yml", "bibliography: data/references.bib\n", "")
