"""The chapters' sentences are their own: no long run of words stands in a source, names and marked quotations aside."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from report.data.package import load

PROJECT = Path(__file__).resolve().parents[2]
SOURCES = PROJECT.parent / "shared" / "sources"
CHAPTERS = sorted((PROJECT / "chapters").rglob("*.qmd"))
LONGEST = 12
_CODE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_QUOTATION = re.compile(r'\["[^"]*"\]\{quote="[^"]*"\}')
_MARKUP = re.compile(r"`\{python\}[^`]*`|\{[^}]*\}|\[@[^\]]*\]|@[a-z]+-[\w-]+")
_WORD = re.compile(r"[^\W_]+")


@pytest.fixture(scope="module")
def runs() -> set[tuple[str, ...]]:
    """Every run of one word more than is allowed in the texts of the sources."""
    if not SOURCES.is_dir():
        pytest.skip("the texts of the sources are not at hand: similarity stays unchecked")
    return {run for path in SOURCES.glob("00?_*.txt") for run in _runs(path.read_text(encoding="utf-8"))}


@pytest.fixture(scope="module")
def names() -> list[str]:
    """Names of works, elements, laws and programmes, the longest first: they are the same in every text."""
    package = load(PROJECT / "data")
    found = {
        str(row[column])
        for table, columns in (
            ("elements", ("label_da", "label_en", "variants_da")),
            ("glossary", ("danish", "english")),
            ("methods", ("label_da", "label_en")),
        )
        for row in package.table(table)
        for column in columns
        if row[column]
    }
    found = {re.sub(r" \(.*", "", name) for name in found}
    return sorted(found, key=len, reverse=True)


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda p: p.name)
def test_no_long_run_of_words_is_a_source_s(path: Path, runs: set[tuple[str, ...]], names: list[str]) -> None:
    copied = [" ".join(run) for run in _runs(_own_words(path.read_text(encoding="utf-8"), names)) if run in runs]
    assert copied == []


def test_a_copied_run_is_found_and_a_quoted_one_is_not() -> None:
    copied = " ".join(f"ord{n}" for n in "abcdefghijklmn")
    assert list(_runs(_own_words(f"Se {copied}.", [])))
    assert not list(_runs(_own_words(f'Se ["{copied}"]{{quote="a.b"}}.', [])))
    assert not list(_runs(_own_words(f"Se {copied}.", [copied])))


def _own_words(text: str, names: list[str]) -> str:
    """The author's running text; what is left out is replaced by a stop, which ends a run."""
    for pattern in (_CODE, _QUOTATION, _MARKUP):
        text = pattern.sub(" \N{FULL BLOCK} ", text)
    for name in names:
        text = re.sub(re.escape(name), " \N{FULL BLOCK} ", text, flags=re.IGNORECASE) if " " in name else text
    return text


def _runs(text: str):
    for piece in text.split("\N{FULL BLOCK}"):
        words = _WORD.findall(piece.lower())
        yield from (tuple(words[at : at + LONGEST + 1]) for at in range(len(words) - LONGEST))
