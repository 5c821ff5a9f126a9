"""Every fact rests on words of a source: short phrases that are found there, and no numeral left over."""

from __future__ import annotations

import pytest

from report.data.package import Package, load
from tests.publication.source_digests import FILES, Span, collapsed, digest, read_numerals, read_places
from tests.real_project import PROJECT

LEAST = {"vive2020": 250, "vive2021": 150, "kora2015": 60, "vive2020landing": 1}
WORDS, FACTS = 12, 300


@pytest.fixture(scope="module")
def package() -> Package:
    return load(PROJECT / "data")


@pytest.fixture(scope="module")
def places() -> dict[bytes, list[Span]]:
    return read_places()


def test_evidence_is_short_and_names_facts_that_exist(package: Package) -> None:
    facts = {f"{name}/{record.key}" for name, table in package.tables.items() for record in table}
    named = [f for row in package.table("evidence") for f in str(row["facts"] or "").split()]
    assert [f for f in named if f not in facts] == []
    assert len(set(named)) >= FACTS
    assert [r["id"] for r in package.table("evidence") if len(str(r["phrase"]).split()) > WORDS] == []


def test_evidence_is_spread_over_all_sources(package: Package) -> None:
    counted = {key: len(package.table("evidence").where(source=key)) for key in FILES}
    assert [key for key in FILES if counted[key] < LEAST[key]] == []


def test_every_phrase_is_found_in_its_source(package: Package, places: dict[bytes, list[Span]]) -> None:
    """A new phrase is looked for by tests.publication.source_digests, which needs the sources' texts."""
    rows = package.table("evidence")
    assert [r["id"] for r in rows if not places.get(digest(str(r["source"]), collapsed(str(r["phrase"]))))] == []


@pytest.mark.parametrize("source", FILES)
def test_every_numeral_is_a_fact_or_excluded_with_a_reason(
    source: str, package: Package, places: dict[bytes, list[Span]]
) -> None:
    exclusions = package.table("exclusions").where(source=source)
    assert all(row["reason"] for row in exclusions)
    known = [collapsed(str(row["phrase"])) for row in package.table("evidence").where(source=source)]
    known += [str(row["pattern"]) for row in exclusions]
    assert uncovered(source, known, places, read_numerals()[source]) == []


def uncovered(source: str, known: list[str], places: dict[bytes, list[Span]], numerals: list[Span]) -> list[Span]:
    """Where the numerals of a source stand that none of the phrases and patterns `known` covers."""
    covered = {at for each in known for span in places.get(digest(source, each), ()) for at in range(*span)}
    return [span for span in numerals if not covered.issuperset(range(*span))]


def test_a_numeral_that_nothing_covers_and_a_phrase_that_is_not_there_are_found() -> None:
    places = {digest("a", "40 træer"): [(0, 8)], digest("a", "5 gader"): []}
    assert uncovered("a", ["40 træer", "5 gader"], places, [(0, 2), (12, 13)]) == [(12, 13)]
    assert not places.get(digest("a", "5 gader")) and not places.get(digest("b", "40 træer"))
