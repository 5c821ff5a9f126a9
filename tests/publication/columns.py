"""Which columns of the data are read: by the analysis, by the chapters, or by the generator on their behalf.

Found in the code, not by running it: a folder of the analysis, or a chapter, that names a table reads the columns of
that table whose names, or whose beginnings, stand in it as texts.  So a name that stands there for another table counts
too, and nothing that is read is taken for unread.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

LANGUAGES = ("da", "en")
CELL = re.compile(r"^```\{python\}\n(.*?)^```", re.MULTILINE | re.DOTALL)
FIELD = re.compile(r"\{(\w+)\}")
EVERYWHERE = ""  # modules directly in figures/, which all folders may use
SHORTEST = 3  # letters with which a text that is put together must begin, to say anything of a name
# What the generator reads of a row that something else is read of: where it was read, how its number is printed.
OF_A_ROW = {"locator", "item", "page", "unit", "decimals", "precision", "upper"}
# The tables that it reads by itself, and the columns of those that a publication names as its lists.
ITS_OWN = {"locators": {"source"}, "discrepancies": {"status"}}
LISTS = ("glossary", "index", "quotations", "deviations")
OF_A_LIST = re.compile(r"(wording|label|definition|group|abbreviation)(_\w\w)?|danish|english|id|term|section|reason")


@dataclass
class Texts:
    """The texts in some code: whole ones, and what those that are put together begin with."""

    whole: set[str] = field(default_factory=set)
    beginnings: set[str] = field(default_factory=set)

    def add(self, code: str) -> None:
        """Add the texts in `code`, and the names of arguments."""
        for node in ast.walk(ast.parse(code)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                self.whole.add(node.value)
            elif isinstance(node, ast.keyword) and node.arg:
                self.whole.add(node.arg)
            elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                self.beginnings.add(str(node.values[0].value))

    def name(self, column: str) -> bool:
        """Whether `column` is named: as it is, by what it begins with, or without the language that it ends with."""
        bare = [column.removesuffix(code) for code in LANGUAGES if column.endswith(code)]
        long = tuple(text for text in self.beginnings if len(text) >= SHORTEST)
        return column in self.whole or bool(self.whole.intersection(bare)) or column.startswith(long)


def readers(project: Path) -> list[Texts]:
    """The texts of each folder of the analysis, with those of the modules beside the folders, and of each chapter."""
    analysis: dict[str, Texts] = {EVERYWHERE: Texts()}
    for path in sorted((project / "figures").rglob("*.py")):
        folder, *inside = path.relative_to(project / "figures").parts
        analysis.setdefault(folder if inside else EVERYWHERE, Texts()).add(path.read_text(encoding="utf-8"))
    common = analysis[EVERYWHERE]
    chapters: list[Texts] = []
    for path in sorted((project / "chapters").rglob("*.qmd")):
        chapters.append(Texts())
        for cell in CELL.findall(path.read_text(encoding="utf-8")):
            chapters[-1].add(cell)
    folders = [Texts(texts.whole | common.whole, texts.beginnings | common.beginnings) for texts in analysis.values()]
    return folders + chapters


def unread(project: Path) -> Iterator[tuple[str, str]]:
    """Every column, as table and name, that nothing reads."""
    package = json.loads((project / "data/datapackage.json").read_text(encoding="utf-8"))
    texts, lists = readers(project), _lists(project)
    for resource in package["resources"]:
        name = resource["name"]
        using = [one for one in texts if name in one.whole]
        spoken = _spoken(resource) if using else set()
        for column in (f["name"] for f in resource["schema"]["fields"]):
            listed = name in lists and OF_A_LIST.fullmatch(column)
            own = column in ITS_OWN.get(name, ())
            if not (listed or own or column in spoken or any(one.name(column) for one in using)):
                yield name, column


def _lists(project: Path) -> set[str]:
    """The tables that publications name as their lists."""
    publications = yaml.safe_load((project / "_quarto.yml").read_text(encoding="utf-8"))["publications"]
    named = [publication.get(kind) for publication in publications.values() for kind in LISTS]
    return {one["table"] if isinstance(one, dict) else one for one in named if one}


def _spoken(resource: Mapping[str, Any]) -> set[str]:
    """The columns that the generator reads of rows in use: what they are called by, and where they were read."""
    schema, found = resource["schema"], set(OF_A_ROW)
    keys = [schema.get("primaryKey", []), *(key["fields"] for key in schema.get("foreignKeys", []))]
    found |= {column for key in keys for column in ([key] if isinstance(key, str) else key)}
    columns = [f["name"] for f in schema["fields"]]
    wordings = [column for column in columns if column.removesuffix("da") + "en" in columns and column.endswith("da")]
    found |= {wordings[0], wordings[0].removesuffix("da") + "en"} if wordings else set()
    named = [said for f in schema["fields"] for said in f.get("names", {}).values()]
    return found | {column for said in named for column in FIELD.findall(said)}


def kept(project: Path) -> dict[tuple[str, str], str]:
    """Why columns are kept for their own sake, as the package says of them, or of their whole table under ``""``."""
    package = json.loads((project / "data/datapackage.json").read_text(encoding="utf-8"))
    tables = {(r["name"], ""): r["kept"] for r in package["resources"] if "kept" in r}
    fields = ((r["name"], f) for r in package["resources"] for f in r["schema"]["fields"])
    return tables | {(name, f["name"]): f["kept"] for name, f in fields if "kept" in f}
