"""The data of the publication: valid for us and for the reference validator, slides numbered, hyphenation in use."""

from __future__ import annotations

from pathlib import Path

import frictionless
import pytest

from report.data.package import PACKAGE_FILE, Package, load
from report.diagnostics import Diagnostics
from report.html.hyphenation import read_exceptions
from tests.real_project import PROJECT

DATA = PROJECT / "data"


@pytest.fixture(scope="module")
def package() -> Package:
    found = Diagnostics()
    loaded = load(DATA, found)
    assert list(found) == []
    return loaded


def test_the_package_is_valid_for_us_and_for_frictionless(package: Package) -> None:
    assert package.tables
    assert frictionless.Package(str(DATA / PACKAGE_FILE)).validate().flatten(["type", "note"]) == []


def test_every_slide_has_its_own_number_as_page(package: Package) -> None:
    slides = [row for row in package.table("locators") if row["item"].startswith("slide-")]
    assert slides and all(row["item"] == f"slide-{row['page']}" for row in slides)
    assert all(package.sources[row["source"]].get("pages") == "slides" for row in slides)


@pytest.mark.parametrize("file", sorted((PROJECT / "chapters/hyphenation").glob("*.txt")), ids=lambda f: f.stem)
def test_every_line_of_the_hyphenation_begins_a_word_of_the_chapters_or_data(file: Path) -> None:
    found = Diagnostics()
    lines = read_exceptions(PROJECT, found)[file.stem]
    files = [*(PROJECT / "chapters").rglob(f"*.{file.stem}.qmd"), *DATA.glob("*.csv")]
    text = " ".join(path.read_text(encoding="utf-8").lower() for path in files)
    assert list(found) == []
    assert [line for line in lines if line.replace("-", "") not in text] == []
    assert list(lines) == sorted(set(lines))
