"""What IPython would show of results, asked through a stand-in for its formatters: no test needs IPython."""

from __future__ import annotations

import json
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from report.author import Column, Figure, Reference, Row, Table, Text, Value
from report.notebook import chapter, shown


class Bundles:
    """IPython's formatter for results in several forms: it asks the function of a result's class."""

    def __init__(self) -> None:
        self.known: dict[type, Callable[..., Any]] = {}

    def for_type(self, kind: type, show: Callable[..., Any]) -> None:
        self.known[kind] = show

    def __call__(self, result: object) -> dict[str, str]:
        found: dict[str, str] = self.known[type(result)](result, include=None, exclude=None)
        return found


TABLE = Table(
    (Column(Text(da="Gade", en="Street"), numeric=False), Column(Text(da="Andel", en="Share")), Column(Text.same("S"))),
    (Row((Text.same("A <b>"), Value(number=2.5, decimals=1), Reference("sec-care"))),),
)


@pytest.fixture
def bundles(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    chapter.project_in_hand.cache_clear()
    chapter._targets.cache_clear()
    found = Bundles()
    shown.install(SimpleNamespace(display_formatter=SimpleNamespace(mimebundle_formatter=found)))
    yield found
    chapter.project_in_hand.cache_clear()
    chapter._targets.cache_clear()


@pytest.fixture
def in_english(monkeypatch, tmp_path):
    def told(base: str = "html") -> None:
        info = {"document-path": str(tmp_path / "chapters/01.en.qmd"), "format": {"identifier": {"base-format": base}}}
        (tmp_path / "info.json").write_text(json.dumps(info), encoding="utf-8")
        monkeypatch.setenv("QUARTO_EXECUTE_INFO", str(tmp_path / "info.json"))

    return told


def test_a_table_is_html_in_the_language_of_the_chapter(bundles, in_english):
    in_english()
    made = bundles(TABLE)["text/markdown"]
    assert made.startswith("```````{=html}\n<table")
    assert "Street" in made
    assert "A &lt;b&gt;" in made
    assert ">2.5<" in made


def test_nothing_is_plain_html_for_which_quarto_would_load_libraries(bundles, in_english):
    in_english()
    figure = Figure.bars(
        Text.same("T"),
        [(Text.same("A"), Value(number=1))],
        of=Text(da="Gade", en="Street"),
        measured=Text(da="Træer", en="Trees"),
    )
    assert set(bundles(TABLE)) == set(bundles(figure)) == {"text/markdown"}
    made = bundles(figure)["text/markdown"]
    assert made.index("<svg") < made.index("<details><summary>Show the figure as a table") < made.index("Street")
    in_english("typst")
    assert set(bundles(figure)) == {"image/svg+xml"}


def test_a_cell_that_leads_to_a_label_prints_what_the_last_build_left(bundles, in_english, tmp_path):
    in_english()
    assert "sec-care" in bundles(TABLE)["text/markdown"]
    (tmp_path / ".cache").mkdir()
    told = {
        "labels": {"b.en": {"sec-care": {"name": "Section 2.1", "number": "2.1", "file": "02.en.qmd"}}},
        "chapters": {"chapters/01.en.qmd": "b.en"},
        "words": {},
    }
    (tmp_path / ".cache/quarto.json").write_text(json.dumps(told), encoding="utf-8")
    chapter._targets.cache_clear()
    assert "2.1<" in bundles(TABLE)["text/markdown"]


def test_without_ipython_nothing_is_registered(monkeypatch):
    asked = []
    monkeypatch.setattr(shown, "install", asked.append)
    shown.install_under_ipython()
    assert asked == []


def test_a_printed_value_stands_in_a_sentence_as_it_is():
    assert chapter.Printed(lambda: "about\N{NO-BREAK SPACE}3 *")._repr_markdown_() == "about\N{NO-BREAK SPACE}3 \\*"
