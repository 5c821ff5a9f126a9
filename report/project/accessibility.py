"""The key ``accessibility:`` of _quarto.yml: what tests of the pages found when they were last run, and what lacks.

The results are a file that those tests write; it says what was tested, with which version, and what was found.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import yaml

from report.project.records import Accessibility, Tested
from report.project.yaml_lines import ProjectReader, Reader, YamlNode, read_yaml

# How pages were looked at; each has words in every language.
VIEWS = ("wide", "narrow", "dark", "markup")


def read_accessibility(node: YamlNode | None, languages: Iterable[str], reader: ProjectReader) -> Accessibility | None:
    """What `node` names, and what the file of results holds; None, and reported, where that cannot be used."""
    if node is None:
        return None
    keys = reader.keys(node, "accessibility", ("results", "limits"), ("results",))
    limits = reader.lists(keys.get("limits"), "accessibility.limits", languages)
    path = reader.file_path(keys.get("results"), "accessibility.results", "the file of results")
    if not path:
        return None
    try:
        content = read_yaml((reader.root / path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        what = " ".join(str(getattr(error, "problem", None) or error).split())
        reader.found.error("C14", f"cannot read {path}: {what}", file=path, hint="let the tests write it anew")
        return None
    return _results(path, content, limits, Reader(path, reader.found))


def _results(path: str, node: YamlNode, limits: dict[str, tuple[str, ...]], reader: Reader) -> Accessibility | None:
    before = len(reader.found)
    keys = reader.keys(node, path, ("date", "tests"), ("date", "tests"))
    when = reader.string(keys.get("date"), "date")
    try:
        day = date.fromisoformat(when)
    except ValueError:
        day = date.min
        if when:
            reader.wrong(keys["date"], "date", "a date as 2031-05-17")
    tests = keys.get("tests")
    if tests and (not isinstance(tests.content, list) or not tests.content):
        reader.wrong(tests, "tests", "a list of tests")
    elif tests:
        tested = tuple(_tested(item, reader) for item in tests.content)
        return Accessibility(path, day, tested, limits) if len(reader.found) == before else None
    return None


def _tested(node: YamlNode, reader: Reader) -> Tested:
    wanted = ("tool", "version", "view", "pages", "violations")
    keys = reader.keys(node, "tests", (*wanted, "rules"), wanted)
    view = reader.string(keys.get("view"), "view")
    if view and view not in VIEWS:
        reader.wrong(keys["view"], "view", f"one of {', '.join(VIEWS)}")
    return Tested(
        reader.string(keys.get("tool"), "tool"),
        reader.string(keys.get("version"), "version"),
        view,
        reader.integer(keys.get("pages"), "pages"),
        _count(keys.get("violations"), reader),
        reader.strings(keys.get("rules"), "rules"),
    )


def _count(node: YamlNode | None, reader: Reader) -> int:
    if node is None:
        return 0
    if isinstance(node.content, int) and not isinstance(node.content, bool) and node.content >= 0:
        return node.content
    reader.wrong(node, "violations", "a whole number from 0 up")
    return 0
