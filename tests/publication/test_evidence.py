"""Every fact rests on words of a source: short phrases that are found there, and no numeral left over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from report.data.package import Package, load

PROJECT = Path(__file__).resolve().parents[2]
SOURCES = PROJECT.parent / "shared" / "sources"
FILES = {"vive2020": "001_*.txt", "kora2015": "002_*.txt", "vive2021": "003_*.txt", "vive2020landing": "004_*.txt"}
NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")


@pytest.fixture(scope="module")
def package() -> Package:
    return load(PROJECT / "data")


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """The sources' texts as they are, by key."""
    if not SOURCES.is_dir():
        pytest.skip("the texts of the sources are not at hand: phrases and coverage stay unchecked")
    return {key: next(SOURCES.glob(pattern)).read_text(encoding="utf-8") for key, pattern in FILES.items()}


def test_evidence_is_short_and_names_facts_that_exist(package: Package) -> None:
    facts = {f"{name}/{record.key}" for name, table in package.tables.items() for record in table}
    named = [f for row in package.table("evidence") for f in str(row["facts"] or "").split()]
    assert [f for f in named if f not in facts] == []
    assert len(set(named)) >= 300
    assert [r["id"] for r in package.table("evidence") if len(str(r["phrase"]).split()) > 12] == []


def test_evidence_is_spread_over_all_sources(package: Package) -> None:
    counted = {key: len(package.table("evidence").where(source=key)) for key in FILES}
    assert counted["vive2020"] >= 250 and counted["vive2021"] >= 150 and counted["kora2015"] >= 60
    assert counted["vive2020landing"] > 0


def test_every_phrase_is_found_in_its_source(package: Package, texts: dict[str, str]) -> None:
    flat = {key: _flat(text) for key, text in texts.items()}
    missing = [r["id"] for r in package.table("evidence") if _flat(r["phrase"]) not in flat[r["source"]]]
    assert missing == []


@pytest.mark.parametrize("source", FILES)
def test_every_numeral_is_a_fact_or_excluded_with_a_reason(
    source: str, package: Package, texts: dict[str, str]
) -> None:
    raw, flat = texts[source], _flat(texts[source])
    covered = _by_phrases(package, source, flat)
    places = _flat_places(raw)
    for row in package.table("exclusions").where(source=source):
        assert row["reason"]
        covered |= {places[at] for m in re.finditer(row["pattern"], raw) for at in range(*m.span()) if at in places}
        covered |= {at for m in re.finditer(row["pattern"], flat) for at in range(*m.span())}
    left = [
        flat[max(0, m.start() - 30) : m.end() + 30]
        for m in NUMERAL.finditer(flat)
        if not all(at in covered for at in range(*m.span()))
    ]
    assert left == []


def _by_phrases(package: Package, source: str, flat: str) -> set[int]:
    found: set[int] = set()
    for row in package.table("evidence").where(source=source):
        found |= {at for m in re.finditer(re.escape(_flat(row["phrase"])), flat) for at in range(*m.span())}
    return found


def _flat(text: str) -> str:
    return " ".join(text.split())


def _flat_places(raw: str) -> dict[int, int]:
    """Where each character of `raw` that is no space stands in the text with its spaces collapsed."""
    places, at = {}, 0
    for word in re.finditer(r"\S+", raw):
        places |= {word.start() + n: at + n for n in range(len(word[0]))}
        at += len(word[0]) + 1
    return places
