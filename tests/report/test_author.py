"""What Quarto calls in place of the generator: the same values, with the same options."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from report import author
from report.edition.expressions import OPTIONS
from report.language.values import Value
from report.notebook import chapter as notebook


@pytest.fixture
def chapter(monkeypatch, tmp_path):
    """Quarto at work on an English chapter, where one value is known."""
    known = {"trees.more": Value(number=Decimal(3), precision="about")}
    monkeypatch.setattr(notebook, "known_values", lambda: known)
    info = tmp_path / "info.json"
    info.write_text(json.dumps({"document-path": "chapters/01-trees.en.qmd"}), encoding="utf-8")
    monkeypatch.setenv("QUARTO_EXECUTE_INFO", str(info))


def test_values_print_in_the_language_of_the_chapter(chapter):
    assert str(author.value("trees.more")) == "about\N{NO-BREAK SPACE}3"
    assert str(author.words("trees.more")) == "about\N{NO-BREAK SPACE}three"


@pytest.mark.parametrize(
    ("function", "option"), [(function, option) for function, known in OPTIONS.items() for option in known]
)
def test_every_option_of_an_inline_expression_is_known_under_quarto(chapter, function, option):
    kind = OPTIONS[function][option]
    assert str(getattr(author, function)("trees.more", **{option: True if kind is bool else "neuter"}))


def test_a_capital_begins_a_sentence(chapter):
    assert str(author.words("trees.more", capital=True)) == "About\N{NO-BREAK SPACE}three"
    assert str(author.value("trees.more", precision=False, capital=True)) == "3"


def test_an_unknown_value_names_the_nearest(chapter):
    with pytest.raises(KeyError, match=r"did you mean trees\.more"):
        str(author.value("trees.mor"))


def test_a_name_can_be_bound_before_there_are_values(monkeypatch):
    monkeypatch.setattr(notebook, "known_values", lambda: pytest.fail("computed when it was bound"))
    assert author.value("trees.more")
