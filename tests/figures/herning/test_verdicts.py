"""The verdicts on the claims of Herning's slides follow from the record by one rule, and so do the counts printed."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest

from figures import herning
from figures.herning.verdicts import VERDICTS, facts, recorded, verdict
from report.author import data
from report.language.printing import Language
from report.printed.grid import printed_cell
from report.results.registry import all_values
from tests.real_project import PROJECT

WORDS = {"contradicted": "Modsiges", "partly": "Støttes delvist"}


@pytest.fixture(autouse=True)
def in_project(monkeypatch):
    monkeypatch.chdir(PROJECT)


def printed(table, language):
    return [
        [printed_cell(cell, language, column) for column, cell in zip(table.columns, row.cells, strict=True)]
        for row in table.rows
    ]


@pytest.mark.parametrize("legible", ["all", "some"])
@pytest.mark.parametrize("agrees", ["yes", "partly", "no"])
def test_a_claim_of_the_evaluation_is_supported_only_by_all_of_its_numbers(legible, agrees):
    found = verdict(legible, agrees, "kora")
    assert (found == "supported") == (legible == "all" and agrees == "yes")
    assert (found == "contradicted") == (agrees == "no")


@pytest.mark.parametrize(("legible", "word"), [*product(["all", "some", "none"], ["municipality", "interview"])])
def test_an_estimate_or_an_experience_is_not_settled_by_numbers(legible, word):
    assert verdict(legible, "yes", word) == "not_checkable"


def test_what_no_number_can_settle_is_not_settled():
    assert verdict("none", "", "kora") == "not_checkable"


def test_equal_evidence_gives_equal_verdicts():
    by_facts: dict[tuple[str, str, str], set[str]] = {}
    for claim in data("herning_claims"):
        by_facts.setdefault(facts(claim), set()).add(verdict(*facts(claim)))
    assert len(by_facts) > len(VERDICTS)
    assert all(len(found) == 1 for found in by_facts.values())


def test_claims_that_rest_on_the_same_numbers_are_recorded_alike():
    by_numbers: dict[str, set[tuple[str, str, str]]] = {}
    for claim in data("herning_claims"):
        if claim["numbers"]:
            by_numbers.setdefault(" ".join(sorted(claim.string("numbers").split())), set()).add(facts(claim))
    assert len(by_numbers) < sum(1 for claim in data("herning_claims") if claim["numbers"])
    assert {numbers: found for numbers, found in by_numbers.items() if len(found) > 1} == {}


def test_the_verdict_is_nowhere_typed():
    assert "verdict" not in data("herning_claims").fields


def test_what_is_recorded_is_what_the_numbers_are():
    assert recorded() is None


def test_the_counts_printed_follow_from_the_record():
    counted = Counter(verdict(*facts(claim)) for claim in data("herning_claims"))
    values = all_values()
    assert {name: values[f"herning-claims.{name.replace('_', '-')}"].amount for name in VERDICTS} == counted
    rows = [row[1] for row in printed(herning.herning_verdicts(), Language("da"))]
    assert rows == [*(str(counted[name]) for name in VERDICTS), str(len(data("herning_claims")))]


def test_claims_are_listed_by_verdict_and_slide_and_say_which_verdict():
    rows = printed(herning.herning_claims(), Language("da"))
    counted = Counter(verdict(*facts(claim)) for claim in data("herning_claims"))
    said = [row[2].split(".")[0] for row in rows]
    assert said == [word for name, word in WORDS.items() for _ in range(counted[name])]
    for word in WORDS.values():
        slides = [int(row[1]) for row in rows if row[2].startswith(word)]
        assert slides == sorted(slides)
