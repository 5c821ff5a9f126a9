"""_quarto.yml read into the records of :mod:`report.project.records`, with every problem of the file at once.

Reads no chapter and no data.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from report import CONFIG
from report.cache.up_to_date import SITE
from report.diagnostics import Diagnostics, Stop
from report.language.rules import LANGUAGE_TAG, LanguageRules
from report.project.authors import read_authors
from report.project.citation_style import read_style
from report.project.imprint import KEYS as IMPRINT_KEYS
from report.project.imprint import read_imprint
from report.project.publications import Common, read_publications
from report.project.quarto_keys import LOOK, OF_PROJECT, OF_PROJECTS
from report.project.records import Project
from report.project.theme import read_theme
from report.project.vocabulary import put_in_hand, read_rules, read_units
from report.project.yaml_lines import ProjectReader, YamlNode, read_yaml

_OF_A_TAB = "found character that cannot start any token"  # as PyYAML says of it
OWN_KEYS = (*IMPRINT_KEYS, "authors", "theme", "publications", "numbers", "claims", "foreign", "units", "limits")


def read_project(root: Path, found: Diagnostics) -> Project:
    """The project in `root`.

    Every problem of the file is recorded in `found` with its line.  Raises Stop when it is not YAML at all, and, with
    every problem reported, when a language cannot be used or a publication has no edition.
    """
    try:
        node = read_yaml((root / CONFIG).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        what = " ".join(str(getattr(error, "problem", None) or error).split())
        what = what.replace(_OF_A_TAB, f"{_OF_A_TAB}, such as a tab")
        found.error(
            "C01",
            f"cannot read {CONFIG}: {what}",
            file=CONFIG,
            line=_line_of(error),
            column=_column_of(error),
            hint="mend the YAML; check indentation, colons and quotes, and save it as UTF-8",
        )
        raise Stop from error
    return _project(node, ProjectReader(root, CONFIG, found))


def read_in_hand(root: Path, found: Diagnostics) -> Project:
    """The project in `root` as :func:`read_project` reads it, its languages and units in hand from then on."""
    project = read_project(root, found)
    put_in_hand(root, project, found)
    return project


def _line_of(error: Exception) -> int:
    if isinstance(error, UnicodeDecodeError):
        return error.object[: error.start].count(b"\n") + 1
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark else 0


def _column_of(error: Exception) -> int:
    mark = getattr(error, "problem_mark", None)
    return mark.column + 1 if mark else 0


def _project(node: YamlNode, reader: ProjectReader) -> Project:
    # Of Quarto's keys only `bibliography`, `csl` and `project` are read.
    top = reader.keys(node, CONFIG, OWN_KEYS, ("project", "publications"), sorted(OF_PROJECTS | LOOK))
    _check_quarto(top.get("project"), reader)
    languages, interfaces = _languages(top.get("publications"))
    rules = read_rules(reader.root, languages | interfaces, reader.found)
    common = _common(top, languages, rules, reader)
    publications = read_publications(top.get("publications"), common, reader)
    numbers = reader.keys(top.get("numbers", YamlNode({}, 1)), "numbers", ("names", "phrases", "definitions"))
    project = Project(
        publications,
        _bibliography(top.get("bibliography"), reader),
        reader.strings(numbers.get("names"), "numbers.names"),
        reader.lists(numbers.get("phrases"), "numbers.phrases", languages),
        _definitions(numbers.get("definitions"), reader),
        common.claim_verbs,
        _foreign(top.get("foreign"), reader),
        *_limits(top.get("limits"), reader),
        read_units(top.get("units"), languages, reader),
        common.theme,
        read_style(top.get("csl"), reader),
    )
    if rules.keys() != (languages | interfaces).keys() or not all(p.editions for p in publications.values()):
        raise Stop
    return project


def _definitions(node: YamlNode | None, reader: ProjectReader) -> dict[str, str]:
    """Why the definition of a term may hold a number, by its id."""
    return reader.texts(node, "numbers.definitions", _inside(node))


def _limits(node: YamlNode | None, reader: ProjectReader) -> tuple[int, int]:
    """Seconds of processor time and megabytes of memory that a cell may take."""
    limits = reader.keys(node or YamlNode({}, 1), "limits", ("cell-seconds", "cell-megabytes"))
    return (
        reader.integer(limits.get("cell-seconds"), "limits.cell-seconds", 60),
        reader.integer(limits.get("cell-megabytes"), "limits.cell-megabytes", 2048),
    )


def _foreign(node: YamlNode | None, reader: ProjectReader) -> dict[str, tuple[str, ...]]:
    """Names by the language that they are in, which need not be one of the project's."""
    return reader.lists(node, "foreign", [code for code in _inside(node) if LANGUAGE_TAG.fullmatch(code)])


def _common(
    top: Mapping[str, YamlNode], languages: Iterable[str], rules: Mapping[str, LanguageRules], reader: ProjectReader
) -> Common:
    return Common(
        rules,
        reader.lists(top.get("claims"), "claims", languages),
        read_imprint(top, languages, reader),
        read_theme(top.get("theme"), languages, reader),
        read_authors(top.get("authors"), "authors", reader),
    )


def _languages(publications: YamlNode | None) -> tuple[dict[str, int], dict[str, int]]:
    """The languages of all editions with their lines, and those of their interfaces, as far as they can be read."""
    languages: dict[str, int] = {}
    interfaces: dict[str, int] = {}
    for publication in _inside(publications).values():
        for code, edition in _inside(_inside(publication).get("editions")).items():
            languages.setdefault(code, edition.line)
            interface = _inside(edition).get("interface")
            if interface and isinstance(interface.content, str) and interface.content:
                interfaces.setdefault(interface.content, interface.line)
    return languages, interfaces


def _inside(node: YamlNode | None) -> dict[str, YamlNode]:
    return node.content if node and isinstance(node.content, dict) else {}


def _check_quarto(node: YamlNode | None, reader: ProjectReader) -> None:
    """What Quarto must find for chapters to render as they do here."""
    if node is None:
        return
    keys = reader.keys(node, "project", OF_PROJECT, ("type", "execute-dir"))
    for key, wanted in (("type", "default"), ("execute-dir", "project")):
        if key in keys and keys[key].content != wanted:
            reader.wrong(keys[key], f"project.{key}", repr(wanted))
    folder = keys.get("output-dir")
    if folder and str(folder.content).strip("./") in (SITE, ""):
        reader.wrong(folder, "project.output-dir", f"a folder of its own: {SITE} is what build.py writes")


def _bibliography(node: YamlNode | None, reader: ProjectReader) -> str | None:
    """The path of the bibliography, None where none is named, and empty where it is reported."""
    if node is None:
        return None
    return reader.file_path(node, "bibliography", "the bibliography")
