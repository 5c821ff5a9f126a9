"""The schemas that editors use and the readers of the generator agree; the references say what the schemas say."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from docs.references import SCHEMAS, pages
from report.data.package import load
from report.diagnostics import Diagnostics, Stop
from report.project.configuration import read_project
from report.project.yaml_lines import Reader, YamlNode
from tests.book import TINY, Book

# Every key that the reader knows; a file that it names need not be there.
FULL = """
project: {type: default, execute-dir: project, render: ["chapters/**/*.qmd"]}
bibliography: data/references.bib
csl: data/style.csl
lang: da
imprint:
  year: 2031
  kind: {da: Udgave, en: Edition}
  status: {da: Kladde, en: Draft}
  licence: {da: Fri, en: Free}
  licence-address: https://example.org/licence
  sources: {da: [Træbogen], en: [The book of trees]}
  versions: [{version: "1.1", date: 2031-05-17, changes: {da: Mere, en: More}}, {version: "1.0"}]
contact:
  name: The trees' office
  editor: Anna Grove
  email: trees@example.org
  errors: "https://example.org/errors?page={page}"
accessibility: {results: data/tests.json, limits: {da: [Intet], en: [Nothing]}}
authors: [The town, {name: Anna Grove, affiliation: The town, orcid: 0000-0002-1825-0097, institution: false}]
theme:
  colours:
    day: {ink: "#16262c", muted: "#53666d", primary: "#0f5260"}
    night: {primary: "#a9dbe5"}
  typefaces:
    text: {family: Own Serif, generic: serif, folder: figures/fonts, regular: a.ttf, italic: b.ttf, strong: c.ttf}
    headings: {family: Own Sans, package: own-sans, regular: a.ttf, italic: b.ttf, strong: c.ttf}
    credit: {da: Af Grove, en: By Grove}
  logo: {file: figures/logo.svg, alt: {da: Byen, en: The town}}
  icon: figures/icon.svg
publications:
  trees:
    folder: chapters/trees
    address: https://example.org/trees
    formats: [html, pdf]
    claims: true
    authors: [Anna Grove]
    cover: ladder
    landing: landing
    brief: brief
    glossary: terms
    index: {table: subjects, title: {da: Register, en: Index}}
    quotations: quotes
    deviations: deviations
    former: {sec-old: sec-growth, sec-moved: {now: sec-growth, in: 01-growth}}
    editions:
      da: {title: Træer, subtitle: Optælling, slug: traeer, interface: da, description: Om træer.}
      en: {title: Trees, subtitle: A count, slug: trees, description: On trees.}
    chapters:
      - {file: 00-preface, unnumbered: true, slug: {da: forord, en: preface}}
      - {file: 01-growth, number: 1, slug: {da: vaekst, en: growth}, former: {en: [the-growth]}}
      - {file: a1-data, annex: 1, slug: {da: data-bilag, en: data-annex}}
numbers:
  names: [trin 2-3]
  phrases: {da: [to linjer], en: [two lines]}
  definitions: {stem: the parts of a tree}
claims: {da: [sparer], en: [saves]}
units: {crown: {da: "{} kr.", en: ["{} crowns", "{} crown"]}, grade: {}}
limits: {cell-seconds: 60, cell-megabytes: 2048}
"""
LANGUAGES = {"da", "en"}
Change = Callable[[dict[str, Any]], object]
Where = tuple[str | int, ...]


def schema(name: str) -> dict[str, Any]:
    return json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))


CONFIGURATION, PACKAGE = schema("quarto"), schema("datapackage")


def fits(document: object, wanted: dict[str, Any]) -> bool:
    return jsonschema.Draft202012Validator(wanted).is_valid(document)


def told(root: Path, document: object) -> set[str]:
    """The codes of what the reader finds wrong in the shape of a configuration."""
    (root / "_quarto.yml").write_text(yaml.safe_dump(document, allow_unicode=True), encoding="utf-8")
    found = Diagnostics()
    try:
        read_project(root, found)
    except Stop:
        assert found.failed
    return {problem.code for problem in found} & {"C01", "C02", "C03", "C04"}


def put(*where: str | int, to: object) -> Change:
    """A change: what stands at `where` is `to`."""

    def change(document: dict[str, Any]) -> None:
        inner: Any = document
        for key in where[:-1]:
            inner = inner[key]
        inner[where[-1]] = to

    return change


def without(*where: str | int) -> Change:
    """A change: there is nothing at `where`."""

    def change(document: dict[str, Any]) -> None:
        inner: Any = document
        for key in where[:-1]:
            inner = inner[key]
        del inner[where[-1]]

    return change


TREES: Where = ("publications", "trees")
FIRST: Where = (*TREES, "chapters", 0)
WRONG = [
    *(
        without(*where)
        for where in (("project",), ("publications",), ("project", "type"), ("accessibility", "results"))
    ),
    *(without(*TREES, key) for key in ("folder", "editions", "chapters")),
    *(without(*TREES, "editions", "en", key) for key in ("title", "subtitle", "slug", "description")),
    *(without(*FIRST, key) for key in ("file", "slug")),
    *(put(*where, "more", to=1) for where in ((), ("imprint",), ("theme",), ("contact",), ("limits",), TREES, FIRST)),
    *(put(*where, to=[]) for where in (("publications",), (*TREES, "chapters"), ("authors",), ("imprint", "versions"))),
    put("project", "type", to="book"),
    put("imprint", "year", to="soon"),
    put("imprint", "versions", 1, "version", to=1.1),
    put("imprint", "licence-address", to="licence.txt"),
    put("contact", "email", to="nobody"),
    put("contact", "errors", to="javascript:alert(1)"),
    put("authors", 1, "orcid", to="0000"),
    put("authors", 1, "institution", to="yes"),
    put("theme", "colours", "day", "ink", to="black"),
    put("theme", "colours", "day", "rust", to="#aa3311"),
    put("theme", "typefaces", "text", "generic", to="monospace"),
    put("theme", "typefaces", "text", "package", to="own-serif"),
    put("theme", "typefaces", "text", "regular", to="a/b.ttf"),
    put(*TREES, "address", to="//example.org"),
    put(*TREES, "formats", to=["htm"]),
    put(*TREES, "claims", to="perhaps"),
    put(*TREES, "editions", "en", "slug", to="../trees"),
    put(*TREES, "editions", to={}),
    put(*FIRST, "unnumbered", to="perhaps"),
    put(*FIRST, "status", to="later"),
    put(*FIRST, "number", to=3),
    put(*TREES, "chapters", 1, "number", to=0),
    put("numbers", "names", to="trin 2-3"),
    put("claims", "da", to="sparer"),
    put("units", "Crown", to={"da": "{} kr.", "en": "{} crowns"}),
    put("units", "crown", "da", to="kroner"),
    put("limits", "cell-seconds", to=0),
]
RIGHT = [
    without("imprint"),
    without("theme", "colours"),
    put("authors", to=["Anna Grove"]),
    put(*TREES, "index", to="subjects"),
    put("units", "crown", "da", to="{} kr."),
    put("units", "grade", to=None),
]


def changed(change: Change) -> dict[str, Any]:
    document = yaml.safe_load(FULL)
    change(document)
    return document


def test_a_full_configuration_fits_schema_and_reader(tmp_path: Path) -> None:
    assert fits(yaml.safe_load(FULL) | {"imprint": {}}, CONFIGURATION)
    assert told(tmp_path, yaml.safe_load(FULL)) == set()


@pytest.mark.parametrize("number", range(len(WRONG)))
def test_what_is_wrong_is_wrong_for_schema_and_reader(number: int, tmp_path: Path) -> None:
    document = changed(WRONG[number])
    assert told(tmp_path, document), document
    assert not fits(document, CONFIGURATION), document


@pytest.mark.parametrize("number", range(len(RIGHT)))
def test_what_is_right_is_right_for_schema_and_reader(number: int, tmp_path: Path) -> None:
    document = changed(RIGHT[number])
    assert told(tmp_path, document) == set()
    jsonschema.Draft202012Validator(CONFIGURATION).validate(document)


def test_schema_and_reader_know_the_same_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everywhere in a full configuration, whatever the reader asks for there."""
    asked: dict[str, tuple[set[str], set[str]]] = {}
    keys = Reader.keys

    def recording(
        self: Reader,
        node: YamlNode,
        where: str,
        known: Iterable[str],
        required: Iterable[str] = (),
        further: Iterable[str] = (),
    ) -> dict[str, YamlNode]:
        known, required, further = list(known), list(required), list(further)
        asked[where] = {*known, *further}, set(required)
        return keys(self, node, where, known, required, further)

    monkeypatch.setattr(Reader, "keys", recording)
    told(tmp_path, yaml.safe_load(FULL))
    for where, (known, required) in asked.items():
        if known <= LANGUAGES or where == "numbers.definitions":
            continue  # what is given by language, or by names of the project's own
        part = at([] if where == "_quarto.yml" else where.split("."))
        assert set(part["properties"]) == known, where
        assert set(part.get("required", ())) == required, where
    assert len(asked) > 20


def at(path: list[str]) -> dict[str, Any]:
    """The part of the schema at `path`, whose steps may be names that a project gives."""
    part = CONFIGURATION
    for step in path:
        part = inside(part)
        part = part["properties"].get(step) if step in part.get("properties", {}) else part["additionalProperties"]
    return inside(part)


def inside(part: dict[str, Any]) -> dict[str, Any]:
    """What `part` refers to, or what its list holds: the mapping with keys."""
    if "$ref" in part:
        return inside(CONFIGURATION["$defs"][part["$ref"].rpartition("/")[2]])
    if "items" in part:
        return inside(part["items"])
    if "anyOf" in part and "properties" not in part and part.get("type") != "object":
        return inside(next(one for one in part["anyOf"] if one.get("type") == "object" or "$ref" in one))
    return part


STREETS: Where = ("resources", 0)
LENGTH: Where = (*STREETS, "schema", "fields", 3)
WRONG_DATA = [
    *(without(*STREETS, key) for key in ("name", "path", "hash", "title", "titles", "licenses", "origin", "schema")),
    *(without(key) for key in ("resources", "sources")),
    without("sources", 0, "key"),
    without(*LENGTH, "unit"),
    put("sources", 0, "path", to="javascript:alert(1)"),
    put(*STREETS, "schema", to="streets.json"),
    put(*STREETS, "licenses", 0, "path", to="licence.txt"),
    put(*STREETS, "origin", "page", to="2ff"),
    put(*STREETS, "titles", to="Gader"),
    put(*LENGTH, "type", to="float"),
    put(*LENGTH, "decimals", to="one"),
    put(*LENGTH, "constraints", to={"enum": "a"}),
    put(*STREETS, "schema", "primaryKey", to=1),
]


def described(book: Book, document: object) -> bool:
    """Whether the reader of the data finds the description sound."""
    book.write("data/datapackage.json", json.dumps(document, ensure_ascii=False))
    found = Diagnostics()
    load(book.root / "data", found)
    return not found.failed


@pytest.mark.parametrize("number", range(len(WRONG_DATA)))
def test_what_is_wrong_in_a_data_package_is_wrong_for_schema_and_reader(number: int, tmp_path: Path) -> None:
    book = Book(tmp_path)
    (tmp_path / "data").mkdir()
    for path in (TINY / "data").iterdir():
        book.write(f"data/{path.name}", path.read_bytes())
    document = json.loads(book.read("data/datapackage.json"))
    assert described(book, document) and fits(document, PACKAGE)
    wrong = copy.deepcopy(document)
    WRONG_DATA[number](wrong)
    assert not described(book, wrong)
    assert not fits(wrong, PACKAGE)


def test_the_references_say_what_the_schemas_and_the_code_say() -> None:
    for path, content in pages().items():
        assert path.read_text(encoding="utf-8") == content, "run .venv/bin/python -m docs.references"
