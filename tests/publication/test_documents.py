"""What the documents say of the project is so: names of files, links, numbers, pictures."""

from __future__ import annotations

import re
import runpy
import tomllib
from pathlib import Path

import pytest

import report
from report.diagnostics import Diagnostics
from report.project.configuration import read_project
from report.project.records import Project

PROJECT = Path(__file__).resolve().parents[2]
DOCUMENTS = (
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/architecture.md",
    "docs/author-tasks.md",
    "docs/cluster.md",
    "docs/own-report.md",
    "docs/tutorial.md",
    "docs/ci/README.md",
)
FOLDERS = "report|figures|data|chapters|benchmarks|setup|tests|docs"
PATH = re.compile(rf"`((?:{FOLDERS})/[\w/.-]*)`")
WORDS = dict(enumerate(("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")))
MOST_BYTES = 150_000  # of a picture in docs/
FEWEST_WORDS = 200  # of a chapter that is more than a plan


def text(document: str) -> str:
    return (PROJECT / document).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def project() -> Project:
    found = Diagnostics()
    project = read_project(PROJECT, found)
    assert not found.failed
    return project


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_leads_to_a_file(document: str) -> None:
    prose = re.sub(r"`[^`]*`", "", text(document))  # what is shown as mark-up is no link
    targets = [t for t in re.findall(r"\]\(([^)#]+)\)", prose) if not t.startswith("https:")]
    assert [t for t in targets if not ((PROJECT / document).parent / t).exists()] == []


@pytest.mark.parametrize("document", [d for d in DOCUMENTS if d != "docs/own-report.md"])
def test_every_file_that_is_named_exists(document: str) -> None:
    assert [name for name in PATH.findall(text(document)) if not (PROJECT / name).exists()] == []


def test_the_readme_counts_publications_editions_and_chapters(project: Project) -> None:
    publications = project.publications.values()
    counts = {
        "publications": len(publications),
        "editions": sum(len(p.editions) for p in publications),
        "chapters": sum(len(p.chapters) for p in publications),
    }
    opening = text("README.md").partition("\n## ")[0]
    for noun, count in counts.items():
        said = set(re.findall(rf"(\w+) {noun}\b", opening))
        known = {WORDS.get(count, ""), str(count)}
        assert said & known, f"{count} {noun}"
        numbers = {word for word in said if word.isdecimal() or word in WORDS.values()}
        assert numbers <= known, f"{numbers}, not {count} {noun}"


def test_every_chapter_that_the_readme_calls_written_has_text(project: Project) -> None:
    files = [c.file(code) for p in project.publications.values() for c in p.chapters for code in p.editions]
    assert [file for file in files if len(text(file).split()) < FEWEST_WORDS] == []


def test_the_readme_names_every_folder_that_a_chapter_passes() -> None:
    steps = text("README.md").partition("## How a chapter becomes a PDF")[2].partition("\n## ")[0]
    named = {name.strip("/").removeprefix("report/") for name in PATH.findall(steps)}
    assert {"project", "data", "markdown", "execute", "edition", "check", "html", "site", "pdf", "build"} <= named


def test_the_picture_of_the_rooms_is_drawn_of_the_rooms_there_are() -> None:
    drawn = runpy.run_path(str(PROJECT / "docs/rooms.py"))["picture"]()
    assert drawn == text("docs/rooms.svg"), "run docs/rooms.py"


def test_pictures_are_small() -> None:
    assert [p.name for p in (PROJECT / "docs").iterdir() if p.stat().st_size > MOST_BYTES] == []


def test_the_changelog_begins_with_what_is_not_released_yet() -> None:
    headings = re.findall(r"^## (.*)$", text("CHANGELOG.md"), re.MULTILINE)
    assert headings[0] == "Unreleased" if ".dev" in report.__version__ else headings[0].startswith(report.__version__)
    assert all(re.fullmatch(r"\d+\.\d+\.\d+ - \d{4}-\d\d-\d\d", h) for h in headings if h != "Unreleased")


def test_every_dependency_has_a_bound_and_a_reason() -> None:
    lines = text("pyproject.toml").partition("dependencies = [")[2].partition("]\n")[0].strip().splitlines()
    declared = tomllib.loads(text("pyproject.toml"))["project"]["dependencies"]
    assert len(lines) == len(declared)
    assert [line for line in lines if not re.search(r'"[\w-]+[^"]*<[^"]*", +# \w', line)] == []
