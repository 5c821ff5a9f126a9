"""The languages of the generator are whole, and named nowhere else in it."""

from __future__ import annotations

import ast
import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import report
from report.language.completeness import lacking
from report.language.rules import LanguageRules
from report.language.units import PRECISIONS, WORDED
from report.language.vocabulary import built_in
from tests.modules import tree, wrong

GENERATOR = Path(report.__file__).parent
# A module of a language is named by its code alone, or by its code and what it has the words of.
MODULES = [
    p for p in sorted(GENERATOR.rglob("*.py")) if p.parent.name != "language" or p.stem.split("_")[0] not in built_in()
]
PAGES = [p for suffix in ("html", "xhtml", "opf", "css", "js", "lua") for p in sorted(GENERATOR.rglob(f"*.{suffix}"))]
OF_COMMANDS = ("serve/shown/preview.html", "site/templates/changes.html")  # which speak as the commands do
# The name of a language, its code by itself or at the end of a name, a letter of its own, or its money.
NAMED = re.compile(
    r"(?:danish|english|dansk|dkk|kroner)|^(?:da|en)$|_(?:da|en)$|^(?:da|en)[-_][A-Z]{2}$|[æøåÆØÅ]", re.IGNORECASE
)
# What a language may leave empty, and why.
MAY_BE_EMPTY = {
    ("en", "readability.limit"): "the index gives years of schooling, none of which is too many",
    ("en", "typography.band"): "no ending follows a range of numbers",
    ("en", "compounds"): "words are written apart",
    ("en", "spellings"): "its keyboards have all its letters",
    ("en", "sentences.small_references"): "a name such as Figure 4.1 has its capital everywhere",
}


def said(path: Path) -> Iterator[str]:
    """The names and texts in a module, without its docstrings and comments."""
    code = tree(path)
    documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    docs = {ast.get_docstring(node, clean=False) for node in ast.walk(code) if isinstance(node, documented)}
    for node in ast.walk(code):
        yield from (str(getattr(node, name)) for name in ("id", "attr", "name", "arg") if getattr(node, name, None))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in docs:
            yield node.value


def test_no_other_module_names_a_language() -> None:
    assert wrong(MODULES, lambda path: [word for word in said(path) if NAMED.search(word)]) == {}


def test_no_template_style_or_script_names_a_language() -> None:
    def languages(path: Path) -> list[str]:
        text = path.read_text(encoding="utf-8")
        if path.relative_to(GENERATOR).as_posix() in OF_COMMANDS:
            text = text.replace('<html lang="en">', "", 1)
        return re.findall(r"""danish|english|["'](?:da|en)["']|\b(?:da|en)-[A-Z]{2}""", text)

    assert wrong(PAGES, languages) == {}


def fields(record: object, inside: str = "") -> Iterator[tuple[str, object]]:
    """Every field of a record and of the records in it, by its name."""
    for field in dataclasses.fields(record):  # type: ignore[arg-type]
        value = getattr(record, field.name)
        if dataclasses.is_dataclass(value):
            yield from fields(value, f"{inside}{field.name}.")
        else:
            yield f"{inside}{field.name}", value


@pytest.mark.parametrize("code", built_in())
def test_every_field_of_a_language_is_filled(code: str) -> None:
    empty = {(code, name) for name, value in fields(built_in()[code]) if value in ("", (), None, False, {})}
    assert empty == {pair for pair in MAY_BE_EMPTY if pair[0] == code}


@pytest.mark.parametrize("code", built_in())
def test_nothing_is_missing_in_a_language(code: str) -> None:
    assert lacking(built_in()[code]) == []


def test_the_languages_have_the_same_words_and_the_words_of_every_unit() -> None:
    first, *others = built_in().values()
    for rules in others:
        assert (rules.words.keys(), rules.items.keys()) == (first.words.keys(), first.items.keys())
    assert all((set(r.units), set(r.precisions)) == (set(WORDED), set(PRECISIONS)) for r in built_in().values())


def test_no_word_of_the_interface_is_for_nothing() -> None:
    """Each is named in a template or a module, but those that are put together, as of annexes and computations."""
    texts = "\n".join(path.read_text(encoding="utf-8") for path in (*MODULES, *PAGES))
    unused = [key for key in next(iter(built_in().values())).words if f'"{key}"' not in texts]
    together = r"(annex|box|computation|name|accessibility_view)_\w+|\w+_slug"
    assert [key for key in unused if not re.fullmatch(together, key)] == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"units": {}}, "the words of the unit 'percent' is missing"),
        ({"items": {"table": "tabel"}}, "the name of an item 'annex' is missing"),
        ({"words": {}}, "the interface word 'table' is missing"),
        ({"words": {"tabel": "tabel"}}, "there is no interface word 'tabel'"),
        ({"words": {"table": " "}}, "the interface word 'table' must be a text, not ' '"),
        ({"precisions": {}}, "the words of the precision 'about' is missing"),
        ({"units": {"percent": "{} %"}}, "the words of the unit 'percent' must be UnitWords with one {} in each"),
    ],
)
def test_what_is_missing_is_said(change: dict[str, object], says: str) -> None:
    rules: LanguageRules = next(iter(built_in().values()))
    assert says in lacking(dataclasses.replace(rules, **change))  # type: ignore[arg-type]
