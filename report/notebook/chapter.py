"""The chapter that Quarto is rendering: its language, the project around it, and what its expressions print.

Outside Quarto, as in a notebook, the language is the first of the project.
"""

from __future__ import annotations

import importlib
import json
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from report import CONFIG
from report.diagnostics import Diagnostics, nearest
from report.language.inline import printed
from report.language.printing import Language
from report.language.values import Value
from report.language.vocabulary import languages
from report.project.configuration import read_in_hand
from report.project.records import Project
from report.results.registry import all_values

INFO = "QUARTO_EXECUTE_INFO"  # the environment variable that names the file in which Quarto tells of the chapter
TARGETS = Path(".cache/quarto.json")
_ANALYSIS = "figures"
# What Markdown would read as mark-up.
_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+!|~^$@])")


@dataclass(frozen=True, slots=True)
class Printed:
    """A text that stands in a sentence as it is: Quarto would print the quotation marks of another.

    It is computed when it is printed, so that modules may bind names to texts; `compute` raises what `expression` does.
    """

    compute: Callable[[], str]

    def __str__(self) -> str:
        return self.compute()

    def _repr_markdown_(self) -> str:
        return _SPECIAL.sub(r"\\\1", str(self))


@dataclass(frozen=True, slots=True)
class Rendered:
    """What Quarto tells of a chapter: its path in the project, empty outside Quarto, and the format it becomes."""

    file: str = ""
    format: str = "html"


def rendered() -> Rendered:
    """The chapter that is rendered now."""
    info = os.environ.get(INFO)
    if not info:
        return Rendered()
    told = json.loads(Path(info).read_text(encoding="utf-8"))
    path = Path(told["document-path"])
    inside = path.relative_to(Path.cwd()) if path.is_absolute() and path.is_relative_to(Path.cwd()) else path
    return Rendered(inside.as_posix(), _format(told))


def chapter_language() -> Language:
    """The language that the name of the chapter ends in, as in 01-trees.en.qmd; else the first in hand."""
    project_in_hand()
    suffixes = Path(rendered().file).suffixes
    code = suffixes[-2].lstrip(".") if len(suffixes) > 1 else ""
    return Language(code if code in languages() else languages()[0])


@cache
def project_in_hand() -> Project | None:
    """The project in this folder, its languages and units in hand; None where there is none."""
    return read_in_hand(Path(), Diagnostics()) if Path(CONFIG).is_file() else None


@cache
def known_values() -> Mapping[str, Value]:
    """Every value of the analysis, which is imported and computed once."""
    try:
        importlib.import_module(_ANALYSIS)
    except ModuleNotFoundError as error:
        if error.name != _ANALYSIS:
            raise
    return all_values()


def expression(function: str, name: str, options: Mapping[str, object]) -> Printed:
    """What the inline expression `function` prints of the value `name` with `options`, as a build prints it.

    To print it raises KeyError with the nearest names for an unknown value, ValueError for options that it cannot have.
    """
    return Printed(partial(_computed, function, name, options))


def _computed(function: str, name: str, options: Mapping[str, object]) -> str:
    language, values = chapter_language(), known_values()
    if name not in values:
        raise KeyError(f"there is no value {name!r}; {nearest(name, values) or 'register it in figures/'}")
    return printed(language, function, values[name], options)


def label_name(label: str) -> str:
    """What a reference to `label` prints, as the last build has left it; the label itself before there was one."""
    chapter = rendered().file
    return _targets().get(chapter, {}).get(label, label)


@cache
def _targets() -> dict[str, dict[str, str]]:
    """The names of labels, by the chapter from which they are seen."""
    try:
        told = json.loads(TARGETS.read_text(encoding="utf-8"))
    except OSError:
        return {}
    names = {key: {label: target["name"] for label, target in seen.items()} for key, seen in told["labels"].items()}
    return {chapter: names[key] for chapter, key in told["chapters"].items()}


def _format(told: Mapping[str, object]) -> str:
    """The format that Quarto makes, such as html or typst."""
    found: object = told
    for part in ("format", "identifier", "base-format"):
        found = found.get(part) if isinstance(found, dict) else None
    return found if isinstance(found, str) else "html"
