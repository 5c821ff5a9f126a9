"""Every word of both editions is in the language's dictionary or in the project's own list of words."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from report.data.package import load
from tests.tools import require

pytestmark = pytest.mark.slow

PROJECT = Path(__file__).resolve().parents[2]
LISTS = PROJECT / "chapters" / "spelling"
DICTIONARIES = {"da": "da_DK", "en": "en_GB"}
# Tables whose wordings the editions print.
PRINTED: dict[str, tuple[str, ...]] = {
    "elements": ("label_",),
    "themes": ("label_",),
    "sub_goals": ("label_", "interviews_"),
    "discrepancies": ("printed_", "reason_"),
    "discrepancy_wordings": ("subject_",),
    "data_sources": ("label_",),
    "networks": ("label_",),
    "shift_areas": ("label_",),
    "ladder_steps": ("label_",),
    "glossary": ("definition_",),
    "subjects": ("label_", "group_"),
    "catalogue_subjects": ("label_", "group_"),
    "interviews": ("text_",),
}
_NAMED = re.compile(r"⟨[^⟩]*⟩")
_BRACKETED = re.compile(r"\([^()]*\)")


def approved(language: str) -> list[str]:
    """Every paragraph, heading, caption and note of the editions, as the ledgers of approved pairs hold them."""
    side = ["da", "en"].index(language)
    chapters = [
        c
        for ledger in PROJECT.glob("chapters/*/pairs.json")
        for c in json.loads(ledger.read_text(encoding="utf-8")).values()
    ]
    return [_NAMED.sub(" ", pair[side]) for chapter in chapters for pair in chapter]


def printed(language: str) -> list[str]:
    """The wordings of the data that figures, tables and the glossary print."""
    package = load(PROJECT / "data")
    return [
        str(row[prefix + language] or "")
        for table, prefixes in PRINTED.items()
        for prefix in prefixes
        for row in package.table(table)
        if row.get("weight") != "D"  # slips of spelling, which no edition prints
    ]


def own_words(language: str) -> set[str]:
    return set((LISTS / f"{language}.txt").read_text(encoding="utf-8").split("\n"))


def unknown(texts: list[str], language: str) -> set[str]:
    """The words of `texts` that the dictionary of `language` does not hold."""
    listed = subprocess.run(
        [require("hunspell"), "-l", "-i", "utf-8", "-d", DICTIONARIES[language]],
        check=True,
        input="\n".join(texts).replace("’", "'"),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return {word.strip("'-.") for word in listed.stdout.split()} - {""}


def misspelt(texts: list[str], language: str) -> set[str]:
    """Words that neither the dictionary nor the own list holds; Danish terms in English brackets may be Danish."""
    if language == "da":
        return unknown(texts, "da") - own_words("da")
    terms = [bracket for text in texts for bracket in _BRACKETED.findall(text)]
    running = [_BRACKETED.sub(" ", text) for text in texts]
    foreign = unknown(unknown_list(terms), "da") - own_words("da")
    return (unknown(running, "en") | foreign) - own_words("en")


def unknown_list(texts: list[str]) -> list[str]:
    return sorted(unknown(texts, "en"))


@pytest.mark.parametrize("language", DICTIONARIES)
def test_every_word_of_the_chapters_is_known(language):
    assert sorted(misspelt(approved(language), language)) == []


@pytest.mark.parametrize("language", DICTIONARIES)
def test_every_word_of_the_printed_data_is_known(language):
    assert sorted(misspelt(printed(language), language)) == []


@pytest.mark.parametrize("language", DICTIONARIES)
def test_the_own_list_is_sorted_and_holds_nothing_the_dictionary_knows(language):
    lines = (LISTS / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines))
    assert sorted(set(lines) - unknown(lines, language)) == []


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("da", "Kommunerne arbjeder sammen.", {"arbjeder"}),
        ("en", "The municipalities colaborate.", {"colaborate"}),
        ("en", "Health visitors (sundhedsplejersker) visit homes.", set()),
        ("en", "Health visitors sundhedsplejersker visit.", {"sundhedsplejersker"}),
    ],
)
def test_a_wrong_word_is_found(language, text, wrong):
    assert misspelt([text], language) == wrong
