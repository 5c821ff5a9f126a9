"""One Danish word for how many municipalities, one English: in every pair of paragraphs, in both directions.

The pairs are those of the ledger, which a build keeps equal to the chapters; the words are those of the table
`quantity_words`.
"""

from __future__ import annotations

import csv
import json
import re

import pytest

from tests.real_project import PROJECT

with (PROJECT / "data" / "quantity_words.csv").open(encoding="utf-8") as _file:
    WORDS = {row["label_da"]: row["label_en"] for row in csv.DictReader(_file)}
LEDGERS = sorted((PROJECT / "chapters").glob("*/pairs.json"))
# What a word may stand before: of, of the, these, and one adjective; then municipalities.  "De enkelte" are each of
# them, and "only a few" are few.
COUNTED = {
    "da": re.compile(
        rf"(?<!\bde )\b({'|'.join(WORDS)})(?: af)?(?: (?:de|disse|\w+e))? kommuner(?:ne)?\b", re.IGNORECASE
    ),
    "en": re.compile(
        rf"(?<!\bonly )\b({'|'.join(WORDS.values())})(?: of)?(?: (?:the|these))?(?: \w+)? municipalities\b",
        re.IGNORECASE,
    ),
}


def test_no_word_is_printed_with_the_of_that_follows_it_in_a_sentence() -> None:
    assert [word for word in WORDS.values() if word.endswith(" of")] == []


def missing(danish: str, english: str) -> list[str]:
    """The words that one side says of municipalities and the other does not say at all, with their partners."""
    sides = {"da": danish, "en": english}
    partner = {"da": WORDS, "en": {english: danish for danish, english in WORDS.items()}}
    return [
        f"{word} – {partner[code][word]}"
        for code, other in (("da", "en"), ("en", "da"))
        for word in dict.fromkeys(found.lower() for found in COUNTED[code].findall(sides[code]))
        if not re.search(rf"\b{partner[code][word]}\b", sides[other], re.IGNORECASE)
    ]


def chapters() -> list[tuple[str, str, list[tuple[str, str]]]]:
    return [
        (path.parent.name, chapter, pairs)
        for path in LEDGERS
        for chapter, pairs in json.loads(path.read_text(encoding="utf-8")).items()
    ]


@pytest.mark.parametrize(
    ("danish", "english", "expected"),
    [
        ("En del kommuner oplever det.", "A fair number of municipalities find so.", []),
        (
            "En del af kommunerne oplever det.",
            "Quite a few of the municipalities find so.",
            ["en del – a fair number", "a few – enkelte"],
        ),
        ("Flere kommuner har det.", "Several have it.", []),
        ("Det har de.", "Most of the municipalities have it.", ["most – de fleste"]),
        ("Kun få kommuner gør det.", "Only a few municipalities do it.", []),
        ("Her ses de enkelte kommuner.", "The individual municipalities are here.", []),
        ("Der er flere børn end i andre kommuner.", "There are more children than elsewhere.", []),
    ],
)
def test_a_word_without_its_partner_is_found(danish: str, english: str, expected: list[str]) -> None:
    assert missing(danish, english) == expected


@pytest.mark.parametrize(
    ("publication", "chapter", "pairs"), chapters(), ids=lambda given: given if isinstance(given, str) else ""
)
def test_every_pair_says_how_many_municipalities_in_the_same_words(
    publication: str, chapter: str, pairs: list[tuple[str, str]]
) -> None:
    assert [
        (words, danish[:60], english[:60]) for danish, english in pairs if (words := missing(danish, english))
    ] == []
