"""The house rules of the generator: folders on floors, one-way doors, short modules, plain words, no subject."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import sys
from pathlib import Path
from types import FunctionType, ModuleType

import pytest

from tests.modules import ROOT, code_lines, dotted, given_twice, imports, length, modules, named, tree, wrong

# The map: what stands directly under report/, from the bottom.  What is on a floor may import from those below it only.
FLOORS = (
    ("diagnostics", "language", "style", "system"),
    ("cache", "results"),
    ("drawing", "project", "workbook"),
    ("data", "markdown"),
    ("printed",),
    ("execute", "html"),
    ("edition", "notebook"),
    ("author", "check", "pdf", "site"),
    ("cluster", "forms", "writing"),
    ("build",),
    ("verify",),
    ("release", "serve"),
    ("command",),
    ("__main__",),
)
FLOOR = {name: at for at, names in enumerate(FLOORS) for name in names}
REPORT = ROOT / "report"
MODULES = modules("report")
FOLDERS = sorted({path.parent for path in MODULES})
LOOSE_MODULES, SHARE_OF_SHORT = 4, 0.1
SHORT_MODULE, LONG_MODULE, LONG_FUNCTION = 40, 300, 25
METHODS = (FunctionType, property, classmethod, staticmethod)
SUBJECT = re.compile(
    r"kommun|municipal|anbring|forebyg|prevention|socialt|herning|silkeborg|gladsaxe|stair|\btrappe|\bdkk|\bvive\b",
    re.IGNORECASE,
)
TEXT_FILES = sorted(
    path for path in REPORT.rglob("*") if path.suffix in (".css", ".csl", ".html", ".js", ".lua", ".md", ".svg", ".xml")
)


def imported(path: Path) -> set[str]:
    """The modules of the generator that a module imports."""
    return {name for name in imports(tree(path)) if name.startswith("report.")} - {dotted(path)}


def room(module: str) -> str:
    """What a module stands in, directly under report/; the module itself when it stands there."""
    return module.split(".")[1]


def circles(arrows: dict[str, set[str]]) -> list[str]:
    """The names from which arrows lead back to themselves."""
    found = []
    for start in arrows:
        reached, waiting = set(), [start]
        while waiting:
            new = arrows.get(waiting.pop(), set()) - reached
            reached |= new
            waiting += new
        found += [start] if start in reached else []
    return sorted(found)


def test_the_map_names_every_folder_and_module_under_report() -> None:
    there = {room(dotted(path)) for path in MODULES if path != REPORT / "__init__.py"}
    assert there == set(FLOOR)


def test_at_most_four_modules_stand_directly_under_report() -> None:
    loose = [path.name for path in MODULES if path.parent == REPORT and path.name != "__init__.py"]
    assert len(loose) <= LOOSE_MODULES, loose


def test_no_import_goes_to_the_same_floor_or_a_higher_one() -> None:
    def upwards(path: Path) -> list[str]:
        own = room(dotted(path))
        others = {name for name in imported(path) if room(name) != own}
        return sorted(name for name in others if FLOOR[room(name)] >= FLOOR[own])

    assert wrong((path for path in MODULES if path != REPORT / "__init__.py"), upwards) == {}


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circles({dotted(path): imported(path) for path in MODULES}) == []


def test_a_circle_is_found() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"a"}}) == ["b", "c"]


@pytest.mark.parametrize("folder", FOLDERS, ids=named)
def test_a_folder_says_in_a_sentence_what_it_is_for_and_what_it_may_not_know(folder: Path) -> None:
    first = (ast.get_docstring(tree(folder / "__init__.py")) or "").split("\n\n")[0]
    assert re.search(r"\bmay not\b", first), first
    assert first.endswith(".")


def test_no_module_gives_a_name_twice() -> None:
    assert wrong(MODULES, given_twice) == {}


def test_modules_and_functions_are_short() -> None:
    assert {named(path): length(path) for path in MODULES if length(path) > LONG_MODULE} == {}

    def long(path: Path) -> dict[str, int]:
        return {name: lines for name, lines in code_lines(path).items() if lines > LONG_FUNCTION}

    assert wrong(MODULES, long) == {}


def test_few_modules_are_so_short_that_they_should_be_part_of_another() -> None:
    whole = [path for path in MODULES if path.name != "__init__.py"]
    short = [named(path) for path in whole if length(path) < SHORT_MODULE]
    assert len(short) < SHARE_OF_SHORT * len(whole), short


def test_modules_and_all_that_is_public_in_them_say_what_they_are() -> None:
    def unsaid(path: Path) -> list[str]:
        module = importlib.import_module(dotted(path))
        said = [(module.__name__, module.__doc__), *public(module)]
        return [name for name, text in said if not text]

    assert wrong(MODULES, unsaid) == {}


def public(module: ModuleType) -> list[tuple[str, str | None]]:
    """The public functions, classes and methods of a module with their docstrings, which methods may inherit."""
    own = [
        (name, thing)
        for name, thing in vars(module).items()
        if getattr(thing, "__module__", "") == module.__name__
        and not name.startswith("_")
        and (inspect.isclass(thing) or inspect.isfunction(thing))
    ]
    # A dataclass without a docstring is given its signature for one.
    found = [(name, None if (thing.__doc__ or "").startswith(f"{name}(") else thing.__doc__) for name, thing in own]
    for name, thing in own:
        for method, what in vars(thing).items() if inspect.isclass(thing) else ():
            if not method.startswith("_") and isinstance(what, METHODS):
                found.append((f"{name}.{method}", inspect.getdoc(getattr(thing, method))))
    return found


SAMPLE = '''
class Base:
    """A base."""

    def told(self):
        """Told."""


class Other(Base):
    """Another."""

    def told(self):
        pass

    def untold(self):
        pass
'''


def test_a_method_without_docstring_is_found_and_one_that_inherits_it_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("sample")
    monkeypatch.setitem(sys.modules, "sample", module)
    exec(SAMPLE, vars(module))
    assert [name for name, text in public(module) if not text] == ["Other.untold"]


def test_the_generator_imports_no_analysis() -> None:
    def foreign(path: Path) -> set[str]:
        return {name for name in imports(tree(path)) if name.partition(".")[0] in ("figures", "chapters", "tests")}

    assert wrong(MODULES, foreign) == {}


def test_the_command_imports_the_command_line_and_its_end_only() -> None:
    own = {name for name in imports(tree(ROOT / "build.py")) if name.partition(".")[0] in ("report", "figures")}
    assert own == {"report.command.cli", "report.system.ending"}


def of_the_subject(path: Path) -> list[str]:
    """The names and texts in a module that are of the subject; only an example in a docstring may be."""
    code = tree(path)
    docs = {
        ast.get_docstring(node, clean=False)
        for node in ast.walk(code)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
    }
    words = [str(getattr(node, name, "")) for node in ast.walk(code) for name in ("id", "attr", "name", "arg")]
    words += [str(node.value) for node in ast.walk(code) if isinstance(node, ast.Constant) and node.value not in docs]
    return [word for word in words if SUBJECT.search(word)]


def test_the_generator_knows_nothing_of_what_it_publishes() -> None:
    assert wrong(MODULES, of_the_subject) == {}


def test_templates_styles_and_scripts_know_nothing_of_what_is_published() -> None:
    def lines(path: Path) -> list[str]:
        every = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        return [f"{at}: {line.strip()}" for at, line in every if SUBJECT.search(line)]

    assert wrong(TEXT_FILES, lines) == {}


def test_there_are_modules_templates_and_styles_to_look_at() -> None:
    assert len(MODULES) > 50 and len({path.suffix for path in TEXT_FILES}) >= 4
