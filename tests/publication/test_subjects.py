"""The indexes: what a manager looks for is in them, and what they share with other tables is the same there."""

from __future__ import annotations

import pytest

from report.data.package import load
from tests.real_project import PROJECT

PACKAGE = load(PROJECT / "data")
COLLECTION, CATALOGUE = PACKAGE.table("subjects"), PACKAGE.table("catalogue_subjects")
LABELS = ("label_da", "label_en")
# What a manager looks for, by the id of its entry.
WANTED = {
    "subjects": (
        "barnets-lov caseload fit health-visiting-service herning hvidovre incentive-structure intervention-ladder "
        "investment-case key-figures notification-of-concern outreach-social-worker placement ppr section-11-3 "
        "small-municipalities staff-increase"
    ),
    "catalogue_subjects": (
        "break-even budgeting caseload discounting follow_up gladsaxe haderslev herning investment-case mariagerfjord "
        "own-calculation payment-responsibility placement ppr prep section-11 silkeborg steering-group who-pays"
    ),
}


def test_every_element_is_an_entry_of_its_own_name() -> None:
    elements = {row["id"]: [row[label] for label in LABELS] for row in PACKAGE.table("elements")}
    entries = {row["id"]: [row[label] for label in LABELS] for row in COLLECTION}
    assert {name: entries.get(name) for name in elements} == elements


def test_what_both_indexes_list_has_one_name() -> None:
    here, there = ({row["id"]: [row[label] for label in LABELS] for row in table} for table in (COLLECTION, CATALOGUE))
    different = {name for name in here.keys() & there.keys() if here[name] != there[name]}
    # In the catalogue the element of close follow-up is the follow-up of the child.
    assert different == {"follow-up"}


@pytest.mark.parametrize("table", [COLLECTION, CATALOGUE], ids=list(WANTED))
@pytest.mark.parametrize("language", ["da", "en"])
def test_no_two_entries_have_one_name_and_subjects_come_first(table, language: str) -> None:
    names = [(row[f"group_{language}"], row[f"label_{language}"]) for row in table]
    assert len(names) == len(set(names))
    assert names[0][0] == {"da": "Emner", "en": "Subjects"}[language]


@pytest.mark.parametrize("name", WANTED)
def test_what_a_manager_looks_for_is_there(name: str) -> None:
    assert set(WANTED[name].split()) - {row["id"] for row in PACKAGE.table(name)} == set()
