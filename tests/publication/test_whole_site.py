"""The real publication, built as a newcomer builds it: layout, traceable numbers, the same bytes every time."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from difflib import SequenceMatcher
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path

import pypdfium2
import pytest

from report.site.exhibit import CASE_SCRIPTS
from tests.assets import found
from tests.real_project import Copy

# What is written of the data beside the text, and the pages that tell of all of them.
WITH_THE_DATA = re.compile(r"build\.json|data/.*|search/.*|.*/values\.(json|csv)|.*/(fig|tbl)-[\w-]+\.(csv|svg)")
ABOUT_THE_DATA = ("data.html", "aendringer.html", "changes.html", "vaerdier.html", "values.html", "index.html")
PAPER = ("--publication", "catalogue", "--language", "en", "--format", "pdf", "--output")
EDITIONS = ("da/erfaringsopsamling", "en/experience-collection")


@pytest.fixture(scope="module")
def copy(real: Copy, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    return real.copy(tmp_path_factory.mktemp("one") / "project")


@pytest.fixture(scope="module")
def first(copy: Copy) -> dict[str, bytes]:
    """The site as first built."""
    return copy.site()


def test_the_site_has_its_promised_layout(copy: Copy, first: dict[str, bytes]) -> None:
    wanted = {
        "index.html",
        "data/datapackage.json",
        "data/expenditure.csv",
        "da/erfaringsopsamling.pdf",
        "en/experience-collection.pdf",
        "da/erfaringsopsamling/index.html",
        "da/erfaringsopsamling/resultater.html",
        "en/experience-collection/index.html",
        "en/experience-collection/results.html",
        "da/inspirationskatalog.pdf",
        "en/inspiration-catalogue.pdf",
        "en/inspiration-catalogue/tbl-silkeborg-model.xlsx",
        "da/inspirationskatalog/herning.html",
        "en/inspiration-catalogue/own-case.html",
    }
    assert wanted <= set(first)
    assert all(found(first, name) for name in (*CASE_SCRIPTS, "model.js", "screen.css"))
    assert (copy.folder / "_site").is_symlink()


def test_a_second_build_has_nothing_to_do(copy: Copy, first: dict[str, bytes]) -> None:
    assert "Nothing has changed" in copy.run().stdout


def test_the_command_changes_over_to_its_own_python(copy: Copy, first: dict[str, bytes]) -> None:
    done = subprocess.run(
        [sys._base_executable, "-I", "build.py"], cwd=copy.folder, capture_output=True, check=False, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "Nothing has changed" in done.stdout


def test_a_wrong_argument_is_a_matter_of_usage(copy: Copy) -> None:
    for arguments in (
        ["--chapter", "no-such"],
        ["--publication", "no-such"],
        ["--language", "sv"],
        ["data", "nonsense"],
        ["data", "diff"],
    ):
        command = [str(copy.folder / ".venv/bin/python"), "build.py", *arguments]
        done = subprocess.run(command, cwd=copy.folder, capture_output=True, check=False, text=True)
        assert done.returncode == 2, arguments
        assert "Traceback" not in done.stderr


def test_a_part_is_written_elsewhere_and_leaves_the_site_alone(copy: Copy, first: dict[str, bytes]) -> None:
    copy.run("--chapter", "04-results", "--language", "da", "--format", "html")
    assert (copy.folder / ".preview/da/erfaringsopsamling/resultater.html").is_file()
    assert not (copy.folder / ".preview/da/erfaringsopsamling/bilag-2-noegletal.html").exists()
    assert copy.site() == first


@pytest.fixture(scope="module")
def alone() -> tuple[str, ...]:
    """What runs a command without the network; empty where this machine does not let us."""
    without = ("unshare", "--net")
    return () if subprocess.run([*without, "true"], capture_output=True, check=False).returncode else without


def test_another_folder_another_time_and_another_seed_give_the_same_bytes_without_the_network(
    copy: Copy, first: dict[str, bytes], alone: tuple[str, ...], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """The pages of one publication with what they offer, and one edition on paper; with --faults the whole site."""
    other = Copy.of_project(tmp_path / "somewhere" / "else")
    elsewhere = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1"}
    if request.config.getoption("--faults"):
        other.run("--jobs", "3", prefix=alone, **elsewhere)
        assert _differing(first, other.site()) == []
    else:
        pages = ("--publication", "catalogue", "--format", "html", "--output")
        assert _differing(copy.part(*pages), other.part("--jobs", "3", *pages, prefix=alone, **elsewhere)) == []
        paper = other.part("--jobs", "3", *PAPER, prefix=alone, **elsewhere)
        assert len(paper) == 3 and paper == {name: first[name] for name in paper}
    if not alone:
        pytest.skip("cannot take the network away here (unshare --net); the rest of the test has passed")


def test_edits_and_their_reverts_give_the_same_bytes(copy: Copy, first: dict[str, bytes]) -> None:
    # A chapter without exhibits, which the text could move away from what refers to them.
    chapter = "chapters/collection/02-knowledge.da.qmd"
    original = (copy.folder / chapter).read_text(encoding="utf-8")
    paragraph = next(line for line in original.splitlines() if line.endswith(".") and line[0].isalpha())
    longer = paragraph + " Og så lidt til, som flytter siderne." * 90
    (copy.folder / chapter).write_text(original.replace(paragraph, longer), encoding="utf-8")
    edition = ("--publication", "collection", "--language", "da", "--format", "pdf", "--output")
    assert copy.part(*edition)["da/erfaringsopsamling.pdf"] != first["da/erfaringsopsamling.pdf"]
    (copy.folder / chapter).write_text(original, encoding="utf-8")
    shutil.rmtree(copy.folder / ".cache" / "pdf")
    files = ("da/erfaringsopsamling.pdf", "da/erfaringsopsamling-overblik.pdf")
    assert copy.part(*edition) == {name: first[name] for name in files}
    copy.run()
    assert _differing(first, copy.site()) == []


def test_one_number_changes_wherever_it_is_printed_and_nowhere_else(
    real: Copy, copy: Copy, first: dict[str, bytes], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """On all pages and in an English edition on paper; with --faults in the Danish one too."""
    first = {name: content for name, content in first.items() if name.endswith(".pdf")} | copy.part(
        "--format", "html", "--output"
    )
    changed = real.copy(tmp_path / "project")
    changed.replace("data/placements.csv", "institution,national,2016-03,2.9", "institution,national,2016-03,2.8")
    changed.run("data", "accept", "--message", "A number for a test")
    paper = () if request.config.getoption("--faults") else ("--language", "en")
    second = changed.part("--format", "html", "--output") | changed.part(
        "--publication", "collection", *paper, "--format", "pdf", "--output"
    )
    old, new = {"da": "2,9", "en": "2.9"}, {"da": "2,8", "en": "2.8"}
    version = tuple(json.loads(site["data/datapackage.json"])["version"] for site in (first, second))
    for folder in EDITIONS:
        code = folder[:2]
        page = f"{folder}/{'bilag-2-noegletal' if code == 'da' else 'annex-2-key-figures'}.html"
        before, after = _html_pieces(first[page]), _html_pieces(second[page])
        wanted = (old[code], new[code])
        for place in ("text", "cell", "drawing", "alternative"):
            assert _changes(before[place], after[place]) - {version} == {wanted}, (page, place)
        if f"{folder}.pdf" in second:
            words = (_pdf_words(site[f"{folder}.pdf"]) for site in (first, second))
            assert _changes(*words) == {wanted, version}
    assert f"{EDITIONS[1]}.pdf" in second
    touched = {name for name in _differing(_without_pdfs(first), _without_pdfs(second)) if not name.endswith(".html")}
    assert {"data/placements.csv", "data/datapackage.json"} <= touched
    assert [name for name in touched if not WITH_THE_DATA.fullmatch(name)] == []
    for name in (n for n in first if n.endswith(".html") and n.rpartition("/")[2] not in ABOUT_THE_DATA):
        words = _changes(*([*chain(*_html_pieces(site[name]).values())] for site in (first, second)))
        assert words <= {("2,9", "2,8"), ("2.9", "2.8"), version}, name


def _without_pdfs(site: dict[str, bytes]) -> dict[str, bytes]:
    return {name: content for name, content in site.items() if not name.endswith(".pdf")}


def _differing(one: dict[str, bytes], two: dict[str, bytes]) -> list[str]:
    return sorted(n for n in one.keys() | two.keys() if one.get(n) != two.get(n))


def _changes(before: list[str], after: list[str]) -> set[tuple[str, str]]:
    """The pairs of words that differ, stripped of the punctuation around them."""
    found = set()
    for tag, a0, a1, b0, b1 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            assert a1 - a0 == b1 - b0, (before[a0:a1], after[b0:b1])
            found |= {(a.strip(".,;()"), b.strip(".,;()")) for a, b in zip(before[a0:a1], after[b0:b1], strict=True)}
    return found


class _Pieces(HTMLParser):
    """The words of a page by where they stand: running text, table cells, drawings, text alternatives."""

    def __init__(self) -> None:
        super().__init__()
        self.words: dict[str, list[str]] = {"text": [], "cell": [], "drawing": [], "alternative": []}
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "template" in self.open:  # what values answer is computed, and looked at in test_values.py
            return
        kind = (
            "alternative"
            if "desc" in self.open
            else "drawing"
            if "svg" in self.open
            else "cell"
            if "table" in self.open
            else "text"
        )
        self.words[kind] += re.split(r"\s+", data.strip()) if data.strip() else []


def _html_pieces(page: bytes) -> dict[str, list[str]]:
    parser = _Pieces()
    parser.feed(page.decode())
    return parser.words


def _pdf_words(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    try:
        return " ".join(page.get_textpage().get_text_range() for page in document).split()
    finally:
        document.close()
