"""Every word of all editions is in its language's dictionary or in the project's own list of words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from report.build.progress import PlainProgress
from report.build.recipe import Build
from report.check.prose import Said
from report.check.spelling import LISTS, Speller
from report.command.spelling import all_said
from report.data.package import load
from report.diagnostics import Diagnostics
from report.project.selection import Selection
from tests.tools import require

pytestmark = pytest.mark.slow

PROJECT = Path(__file__).resolve().parents[2]
LANGUAGES = ("da", "en")
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


@pytest.fixture(scope="module")
def said(kept: Path) -> list[Said]:
    """All that the chapters say, as they are."""
    require("hunspell")
    found = Diagnostics()
    build = Build(PROJECT, found, PlainProgress(), 1, kept)
    texts, _ = all_said(build, Selection())
    assert not found.failed
    return texts


@cache
def speller() -> Speller:
    return Speller(PROJECT)


def printed(language: str) -> Iterator[tuple[str, str]]:
    """The wordings of the data that figures, tables and the glossary print, each with that in the other language."""
    [other] = set(LANGUAGES) - {language}
    package = load(PROJECT / "data")
    for table, prefixes in PRINTED.items():
        for row in package.table(table):
            if row.get("weight") != "D":  # slips of spelling, which no edition prints
                yield from ((str(row[p + language] or ""), str(row[p + other] or "")) for p in prefixes)


def holds(text: str, word: str, ending: str = r"(?!\w)") -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}{ending}", text, re.IGNORECASE) is not None


def test_every_word_of_the_chapters_is_known(said: list[Said]) -> None:
    assert [f"{m.file}:{m.line} {m.word}" for m in speller().places(said, LANGUAGES)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_printed_data_is_known_or_that_of_the_other_language(language: str) -> None:
    """Names, and words that are quoted in brackets, are in the other wording of the row too."""
    rows = list(printed(language))
    unknown = speller().misspelt([own for own, _ in rows], language)
    wrong = {word for word in unknown for own, other in rows if holds(own, word) and not holds(other, word, "")}
    assert sorted(wrong) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_own_list_is_sorted_and_holds_nothing_the_dictionary_knows(language: str) -> None:
    lines = (PROJECT / LISTS / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines))
    assert sorted(set(lines) - speller().unknown(lines, language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_own_list_holds_no_word_that_nothing_needs(said: list[Said], language: str) -> None:
    texts = [one.text for one in said if one.language == language] + [own for own, _ in printed(language)]
    assert sorted(speller().own_words(language) - speller().unknown(texts, language)) == []
