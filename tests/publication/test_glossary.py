"""The glossary explains: no definition says little more than its own headword does."""

from __future__ import annotations

import re

import pytest

from report.data.package import load
from tests.real_project import PROJECT

GLOSSARY = load(PROJECT / "data").table("glossary")
COLUMNS = {"da": ("danish", "definition_da"), "en": ("english", "definition_en")}
# Words that explain nothing of a headword: those of grammar, and the frames of every second definition.
EMPTY = {
    "da": """af alle at bl.a både de deres den der det dem efter eller en er et for fra fx får gør har have hos hvor i
        ikke kan kommune kommunen kommunens kommuner kommunernes man med medarbejder mellem men mod når og om også
        område områdets over person fagperson på sig sin sine som til under ved leder chef del enhed""",
    "en": """a all among an and are as at be by do does for from gives has have if in is it its member municipal
        municipality municipality’s municipalities not of on one or other out over part person professional staff
        such than that the their them they this to under unit who whom whose which with head manager field area""",
}
_NOTE = re.compile(r"\([^()]*\)")
LEAST = 3  # words that explain


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:[-’.][^\W\d_]+)*", text.lower())


def _repeats(word: str, headword: list[str]) -> bool:
    """Whether `word` has its stem from the headword: the same beginning, or a part of a compound."""
    stem = word[:5]
    return len(word) > 3 and any(stem in part or (len(part) > 3 and part[:5] in word) for part in headword)


def explaining(headword: str, definition: str, language: str) -> list[str]:
    """The words of a definition that are neither empty nor the headword's own."""
    names = _words(_NOTE.sub("", headword))
    return [w for w in _words(definition) if w not in EMPTY[language].split() and not _repeats(w, names)]


def is_circular(headword: str, definition: str, language: str) -> bool:
    """Whether a definition uses the headword's own stem and adds hardly anything."""
    names = _words(_NOTE.sub("", headword))
    repeats = any(_repeats(word, names) for word in _words(definition))
    return repeats and len(explaining(headword, definition, language)) < LEAST


@pytest.mark.parametrize("language", COLUMNS)
def test_no_definition_is_circular(language: str) -> None:
    name, definition = COLUMNS[language]
    assert [row[name] for row in GLOSSARY if is_circular(row[name], row[definition], language)] == []


@pytest.mark.parametrize("language", COLUMNS)
def test_every_definition_says_something(language: str) -> None:
    name, definition = COLUMNS[language]
    assert [row[name] for row in GLOSSARY if len(explaining(row[name], row[definition], language)) < 2] == []


@pytest.mark.parametrize(
    ("language", "headword", "definition", "circular"),
    [
        ("da", "socialrådgiver", "Person med socialrådgiveruddannelse.", True),
        ("da", "slægtsanbringelse", "Anbringelse hos slægtninge.", True),
        ("da", "regnskabsdata", "Tal fra kommunernes regnskaber.", True),
        ("da", "sagsbehandling", "Arbejdet med et barns sag: undersøgelse, afgørelse, plan og opfølgning.", False),
        ("en", "head of schools", "The head of the municipality’s schools.", True),
        ("en", "foster family", "A family with whom children in care live.", False),
    ],
)
def test_a_circular_definition_is_found(language: str, headword: str, definition: str, circular: bool) -> None:
    assert is_circular(headword, definition, language) is circular
