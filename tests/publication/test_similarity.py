"""The chapters' sentences are their own: no long run of words stands in a source, names and marked quotations aside."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from report.data.package import load
from tests.publication import source_digests
from tests.publication.source_digests import STOP, digest, read_runs, runs
from tests.real_project import PROJECT

CHAPTERS = sorted((PROJECT / "chapters").rglob("*.qmd"))
_CODE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_QUOTATION = re.compile(r'\["[^"]*"\]\{quote="[^"]*"\}')
_MARKUP = re.compile(r"`\{python\}[^`]*`|\{[^}]*\}|\[@[^\]]*\]|@[a-z]+-[\w-]+")
COPIED = " ".join(f"ord{letter}" for letter in "abcdefghijklmn")


@pytest.fixture(scope="module")
def sources() -> set[bytes]:
    """Every run of one word more than is allowed in the texts of the sources, as its digest."""
    return read_runs()


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
def test_no_long_run_of_words_is_a_source_s(path: Path, sources: set[bytes], names: list[str]) -> None:
    assert copied(path.read_text(encoding="utf-8"), sources, names) == []


def test_the_digests_are_of_as_many_runs_as_the_sources_have(sources: set[bytes]) -> None:
    assert len(sources) > 90_000


def test_a_copied_run_is_found_and_a_quoted_one_is_not() -> None:
    sources = {digest(*run) for run in runs(f"Her står {COPIED} i en kilde.")}
    assert len(copied(f"Se {COPIED}.", sources, [])) == 2
    assert copied(f'Se ["{COPIED}"]{{quote="a.b"}}.', sources, []) == []
    assert copied(f"Se {COPIED}.", sources, [COPIED]) == []
    assert copied(f"Se {COPIED.removesuffix(' ordm ordn')}.", sources, []) == []


def test_what_the_texts_of_sources_hold_is_found_by_what_is_written_of_them(tmp_path: Path) -> None:
    for at, pattern in enumerate(source_digests.FILES.values(), 1):
        (tmp_path / pattern.replace("*", "text")).write_text(f"Der er {at} træer.\n{COPIED}", encoding="utf-8")
    source_digests.write(tmp_path, load(PROJECT / "data"), tmp_path / "digests")
    assert copied(f"Se {COPIED}.", read_runs(tmp_path / "digests"), [])
    assert source_digests.read_numerals(tmp_path / "digests") == {key: [(7, 8)] for key in source_digests.FILES}
    assert not any(source_digests.read_places(tmp_path / "digests").values())


def copied(text: str, sources: set[bytes], names: list[str]) -> list[str]:
    """The runs of words of a chapter that stand in a source."""
    return [" ".join(run) for run in runs(_own_words(text, names)) if digest(*run) in sources]


def _own_words(text: str, names: list[str]) -> str:
    """The author's running text; what is left out is replaced by a stop, which ends a run."""
    for pattern in (_CODE, _QUOTATION, _MARKUP):
        text = pattern.sub(f" {STOP} ", text)
    for name in names:
        text = re.sub(re.escape(name), f" {STOP} ", text, flags=re.IGNORECASE) if " " in name else text
    return text
