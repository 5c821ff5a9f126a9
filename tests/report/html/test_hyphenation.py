"""Words divided where a project says."""

from __future__ import annotations

from pathlib import Path

import pyphen
from hypothesis import given
from hypothesis import strategies as st

from report.diagnostics import Diagnostics
from report.html.hyphenation import hyphenated, read_exceptions

LETTERS = st.text("abdefgiklmnorstuvæøå", min_size=2, max_size=8)


def points(word: str, *lines: str, language: str = "da") -> str:
    with hyphenated({language: lines}):
        return pyphen.Pyphen(lang=language).inserted(word)


def test_a_listed_word_is_divided_at_its_points_and_nowhere_else() -> None:
    assert "almen-" not in points("almenområdet")
    assert points("almenområdet", "almen-området") == "almen-området"
    assert points("Almenområdet", "almen-området") == "Almen-området"
    assert points("usikkert", "usikkert") == "usikkert"


def test_a_line_holds_for_every_word_that_begins_with_it_and_the_longer_line_before_the_shorter() -> None:
    lines = ("almen-område", "almenområdernes")
    assert points("almenområdeudvalget", *lines).startswith("almen-område")
    assert points("almenområdernes", *lines) == "almenområdernes"
    assert points("talmenområde", *lines) == points("talmenområde")


@given(st.lists(LETTERS, min_size=1, max_size=4))
def test_any_word_can_be_listed(parts: list[str]) -> None:
    assert points("".join(parts), "-".join(parts)) == "-".join(parts)


def test_other_languages_and_what_comes_later_keep_their_dictionaries() -> None:
    before = pyphen.LANGUAGES["da"]
    with hyphenated({"da": ("al-menområde",)}):
        assert pyphen.Pyphen(lang="en_GB").inserted("prevention") == points("prevention", language="en_GB")
    assert pyphen.LANGUAGES["da"] == before


def test_a_line_that_is_no_word_is_named(tmp_path: Path) -> None:
    (tmp_path / "chapters/hyphenation").mkdir(parents=True)
    (tmp_path / "chapters/hyphenation/da.txt").write_bytes(b"al-men\nal--men\n\nto ord\nomr" + b"\xe5de\n")
    found = Diagnostics()
    assert read_exceptions(tmp_path, found) == {"da": ("al-men",)}
    assert [(d.code, d.file, d.line) for d in found] == [
        ("L10", "chapters/hyphenation/da.txt", n) for n in (2, 3, 4, 5)
    ]
