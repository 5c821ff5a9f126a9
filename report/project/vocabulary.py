"""The languages and units of a project: those of the generator, and those that it brings itself.

A language of the project's own is a module ``language/<code>.py`` with a record ``RULES``
(:class:`report.language.rules.LanguageRules`); it comes before one of the generator.  Units are listed in _quarto.yml.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from report import CONFIG
from report.cache.places import digest, file_digest
from report.diagnostics import Diagnostics, Stop
from report.language.rules import LanguageRules, UnitWords
from report.language.units import BARE, WORDED
from report.language.vocabulary import Vocabulary, built_in, use
from report.project.records import Project

if TYPE_CHECKING:
    from report.project.yaml_lines import ProjectReader, YamlNode

FOLDER = "language"
_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_UNIT = re.compile(r"[a-z][a-z0-9_]*")
_CURE = "report/language/rules.py says what a language is made of, and the languages beside it show it"


def language_file(code: str) -> str:
    """The module of a language of the project's own, relative to the project."""
    return f"{FOLDER}/{code}.py"


def _identity(root: Path, project: Project) -> str:
    modules = [file_digest(root / language_file(code)) for code in project.spoken]
    units = [(name, sorted((c, w.many, w.one) for c, w in words.items())) for name, words in project.units.items()]
    return digest(project.languages, project.spoken, modules, units)


def put_in_hand(root: Path, project: Project, found: Diagnostics) -> str:
    """Print with the languages and units of `project` from now on; a digest of all that they are.

    Raises Stop for a language that cannot be used, which is reported in `found`.
    """
    rules = read_rules(root, dict.fromkeys(project.spoken, 0), found)
    if rules.keys() != set(project.spoken):
        raise Stop
    use(Vocabulary(project.languages, rules, project.units))
    return _identity(root, project)


def read_rules(root: Path, codes: Mapping[str, int], found: Diagnostics) -> dict[str, LanguageRules]:
    """The rules of the languages `codes`, given with their lines in _quarto.yml.

    Those that are unknown, cannot be read or lack something are reported and left out.
    """
    rules: dict[str, LanguageRules] = {}
    for code, line in codes.items():
        if _CODE.fullmatch(code) and (root / language_file(code)).is_file():
            own = _read(root, code, found)
            rules |= {code: own} if own else {}
        elif code in built_in():
            rules[code] = built_in()[code]
        else:
            found.error(
                "C09",
                f"there is no language {code!r}",
                file=CONFIG,
                line=line,
                hint=f"known: {', '.join(built_in())}; write {language_file(code)} for another; {_CURE}",
            )
    return rules


def _read(root: Path, code: str, found: Diagnostics) -> LanguageRules | None:
    file = language_file(code)
    path = root / file
    from report.language.completeness import lacking  # most projects have no language of their own

    namespace: dict[str, object] = {"__name__": f"{FOLDER}.{code}"}
    try:
        exec(compile(path.read_bytes(), str(path), "exec"), namespace)
        rules = namespace.get("RULES")
        missing = lacking(rules) if isinstance(rules, LanguageRules) else ["it has no RULES, a LanguageRules"]
    except Exception as error:  # the module is foreign code: anything may come
        said = " ".join(str(error.msg if isinstance(error, SyntaxError) else error).split())
        missing = [f"it cannot be read: {type(error).__name__}: {said}"]
        line = _line_in(error, str(path))
    else:
        line = _line_of_rules(path)
    for what in missing:
        found.error("C09", f"the language {code!r}: {what}", file=file, line=line, hint=_CURE)
    return rules if not missing and isinstance(rules, LanguageRules) else None


def _line_in(error: Exception, file: str) -> int:
    if isinstance(error, SyntaxError) and error.filename == file:
        return error.lineno or 0
    frames = traceback.extract_tb(error.__traceback__)
    return next((frame.lineno or 0 for frame in reversed(frames) if frame.filename == file), 0)


def _line_of_rules(path: Path) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.startswith("RULES")), 0)


def read_units(
    node: YamlNode | None, languages: Iterable[str], reader: ProjectReader
) -> dict[str, dict[str, UnitWords]]:
    """The further units under ``units:``, each with its words in every one of `languages`, or with none."""
    if node is None:
        return {}
    if not isinstance(node.content, dict):
        reader.wrong(node, "units", "a mapping of units")
        return {}
    return {name: _unit(name, given, tuple(languages), reader) for name, given in node.content.items()}


def _unit(name: str, node: YamlNode, languages: tuple[str, ...], reader: ProjectReader) -> dict[str, UnitWords]:
    where = f"units.{name}"
    if name in (*BARE, *WORDED):
        reader.found.error(
            "C08",
            f"the unit {name!r} is one of the generator's",
            file=reader.file,
            line=node.line,
            hint="give the unit another name",
        )
    elif not _UNIT.fullmatch(name):
        reader.wrong(node, where, "the words of a unit whose name has small letters a-z, digits and _")
    if node.content in (None, {}):
        return {}
    given = reader.keys(node, where, languages, languages)
    return {code: words for code, e in given.items() if (words := _words(e, f"{where}.{code}", reader))}


def _words(node: YamlNode, where: str, reader: ProjectReader) -> UnitWords | None:
    """The pattern in `node`, or the two patterns of a list, of which the second is for exactly one."""
    from report.language.completeness import is_pattern

    patterns = node.plain() if isinstance(node.content, list) else [node.content]
    if len(patterns) in (1, 2) and all(isinstance(p, str) and is_pattern(p) for p in patterns):
        return UnitWords(*patterns)
    reader.wrong(node, where, "a pattern such as '{} kg', or two, the second for exactly one")
    return None
