"""No word of the printed editions may be divided where a reader stumbles: all words, each in its language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pyphen
import pytest

from report.build.progress import PlainProgress
from report.build.recipe import Build
from report.diagnostics import Diagnostics
from report.html.hyphenation import hyphenated, read_exceptions
from report.project.selection import Selection
from tests.book import no_analysis
from tests.real_project import PROJECT

pytestmark = pytest.mark.slow

# What the style sheet for paper divides: words of 8 letters, of which it keeps 4 together at either end.
WORD, ENDS = re.compile(r"[^\W\d_]{8,}"), 4
VOWEL = re.compile(r"[aeiouyæøåäöéè]", re.IGNORECASE)
WRONG = [
    tuple(line.split()) for line in Path(__file__).with_name("wrong_divisions.txt").read_text("utf-8").splitlines()
]
LANGUAGES = ("da", "en")
VOID = {"br", "hr", "img", "meta", "link"}
WHOLE = "literature-list"  # whose words the style sheet divides nowhere


class Words(HTMLParser):
    """The words of a document by the language they stand in."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, set[str]] = {}
        self._around: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given, outside = dict(attrs), self._around[-1][1] if self._around else ""
        if tag not in VOID:
            whole = tag in ("style", "title") or WHOLE in (given.get("class") or "") or outside == WHOLE
            self._around.append((tag, WHOLE if whole else given.get("lang") or outside))

    def handle_endtag(self, tag: str) -> None:
        while self._around and self._around.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._around and self._around[-1][1] != WHOLE:
            self.found.setdefault(self._around[-1][1], set()).update(WORD.findall(data.lower()))


@pytest.fixture(scope="module")
def divided(kept: Path) -> dict[str, dict[str, set[int]]]:
    """Where each word of the printed editions may be divided, by language."""
    found, words = Diagnostics(), Words()
    with no_analysis():
        books = Build(PROJECT, found, PlainProgress(), 1, kept).books(Selection())
    assert not found.failed, list(found)
    for book in books.values():
        words.feed(book.filled({}))
    return {language: dict(_points(words.found[language], language)) for language in LANGUAGES}


def _points(words: set[str], language: str) -> Iterator[tuple[str, set[int]]]:
    lists = read_exceptions(PROJECT, Diagnostics())
    with hyphenated({language: lists[language]}):
        dictionary = pyphen.Pyphen(lang=language, left=ENDS, right=ENDS)
        for word in sorted(words):
            yield word, set(map(int, dictionary.positions(word)))


@pytest.mark.parametrize(("language", "wrong"), WRONG)
def test_no_word_is_divided_in_a_way_that_is_known_to_be_wrong(
    language: str, wrong: str, divided: dict[str, dict[str, set[int]]]
) -> None:
    before, after = wrong.split("-")
    there = [
        word
        for word, points in divided[language].items()
        for found in re.finditer(before + after, word)
        if found.start() + len(before) in points
    ]
    assert there == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_of_a_divided_word_has_a_vowel(language: str, divided: dict[str, dict[str, set[int]]]) -> None:
    bare = []
    for word, points in divided[language].items():
        cuts = [0, *sorted(points), len(word)]
        parts = [word[start:end] for start, end in pairwise(cuts)]
        bare += ["-".join(parts)] if not all(map(VOWEL.search, parts)) else []
    assert bare == []


def test_the_list_of_wrong_divisions_is_sorted_and_some_of_its_words_are_printed(
    divided: dict[str, dict[str, set[int]]],
) -> None:
    assert sorted(set(WRONG)) == WRONG
    for language in LANGUAGES:
        joined = [wrong.replace("-", "") for code, wrong in WRONG if code == language]
        assert any(wrong in word for wrong in joined for word in divided[language])
