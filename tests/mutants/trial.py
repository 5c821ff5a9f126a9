"""Tries mutants in a copy of the project: a child of a process that has collected the tests runs some of them.

The mutated module is written to the disk, where processes that tests start read it and the digest of the generator
changes, and what the child has imported already is given the mutated code.

    python -m tests.mutants.trial wanted.json found.json
"""

from __future__ import annotations

import ast
import functools
import gc
import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from tests.mutants.apart import in_a_child
from tests.mutants.generated import ROOT, Mutant, found_again, sampled
from tests.mutants.reached import LONGEST, Reached, nearest, reached

# The folders of tests that are tried with the mutants of a room, but for those marked slow.
TESTS = {
    "check": ("report/check", "report/bad_input"),
    "markdown": ("report/markdown", "report/bad_input", "report/quarto"),
    "results": ("report/results", "report/printed"),
    "language": ("report/language", "report/printed"),
    "html": ("report/html", "report/quarto"),
    "site": ("report/site", "report/quarto"),
}
BUDGET = 8.0  # seconds of processor time of the tests that are tried with a mutant
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
SURVIVED, TIMED_OUT, GONE = "survived", "timed out", "gone"


class Trial:
    """The plugin that takes the place of running the tests."""

    def __init__(self, wanted: dict[str, Any], made: Path) -> None:
        self.wanted, self.made = wanted, made
        self.found: dict[str, Any] = {}

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Finds out what the tests reach, and tries each mutant that is wanted."""
        lines = reached(session.config, session.items)
        self.make_book(session.items)
        try_one = partial(self.tried, {item.nodeid: item for item in session.items}, lines)
        for room in self.wanted["rooms"]:
            whole, mutants = sampled(room, self.wanted["number"], self.wanted["seed"])
            self.found[room] = {"mutants": whole, "tried": [try_one(mutant) for mutant in mutants]}
        again = [(told, found_again(told)) for told in self.wanted["again"]]
        self.found["again"] = [try_one(one) if one else told | {"end": GONE} for told, one in again]
        return True

    def make_book(self, items: Sequence[pytest.Item]) -> None:
        """What a run of tests makes before most of them, with no mutant in place: the tiny book and its typefaces.

        A test that builds the book again has nothing of it from the cache, as each mutant is another generator.
        """
        item = next((one for one in items if "book" in getattr(one, "fixturenames", ())), None)

        def make(_: Path) -> None:
            assert item
            runtestprotocol(item, nextitem=None, log=False)
            shutil.copytree(_common(item), self.made, symlinks=True)

        if item:
            in_a_child(make, LONGEST)

    def tried(self, items: dict[str, pytest.Item], lines: Reached, mutant: Mutant) -> dict[str, object]:
        """What became of the mutant: the test that failed first, or that none did."""
        tests = nearest(lines, mutant.file, mutant.line, lines_of_function(mutant.file, mutant.line), BUDGET)
        seconds = sum(lines[name]["seconds"] for name in tests)
        path = ROOT / mutant.file
        whole = path.read_text(encoding="utf-8")
        path.write_text(mutant.source, encoding="utf-8")
        try:
            work = partial(self.first_failure, mutant, [items[name] for name in tests])
            end = in_a_child(lambda _: work(), 20 + 3 * seconds) if tests else SURVIVED
        finally:
            path.write_text(whole, encoding="utf-8")
        told = mutant.told() | {"end": end or TIMED_OUT, "tests": len(tests)}
        print(f"{mutant.file}:{mutant.line} {told['end']} ({len(tests)} tests, {seconds:.1f} s)", flush=True)
        return told

    def first_failure(self, mutant: Mutant, items: list[pytest.Item]) -> str:
        """In a child: the first of the tests that fails with the mutant."""
        try:
            put_in_place(mutant)
        except SyntaxError as error:
            return str(error)
        if self.made.is_dir():
            shutil.copytree(self.made, _common(items[0]), symlinks=True)
        for item, following in zip(items, [*items[1:], None], strict=True):
            if any(report.failed for report in runtestprotocol(item, nextitem=following, log=False)):
                return item.nodeid
        return SURVIVED

    def folders(self) -> list[str]:
        """The folders of tests for the rooms of what is wanted."""
        rooms = {*self.wanted["rooms"], *(one["file"].split("/")[1] for one in self.wanted["again"])}
        return sorted({f"tests/{folder}" for room in rooms for folder in TESTS[room]})


def lines_of_function(file: str, line: int) -> range:
    """The lines of the function or method that `line` stands in, of those within each other the outermost."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    spans = [range(node.lineno, (node.end_lineno or 0) + 1) for node in ast.walk(tree) if isinstance(node, FUNCTIONS)]
    return max((span for span in spans if line in span), key=len, default=range(0))


def put_in_place(mutant: Mutant) -> None:
    """Give every function of the module what it has in the mutant, and forget what functions have kept."""
    path = str(ROOT / mutant.file)
    whole = compile(mutant.source, path, "exec", dont_inherit=True)
    codes = {(code.co_qualname, code.co_firstlineno): code for code in _within(whole)}
    defaults = dict(_defaults(mutant.source))
    gc.unfreeze()  # what is frozen is not among the objects that the collector tells of
    for thing in gc.get_objects():
        if isinstance(thing, FunctionType) and thing.__code__.co_filename == path:
            code = codes.get((thing.__code__.co_qualname, thing.__code__.co_firstlineno))
            if code and code != thing.__code__ and code.co_freevars == thing.__code__.co_freevars:
                thing.__code__ = code
            _give_defaults(thing, defaults.get(thing.__code__.co_firstlineno, {}))
        elif isinstance(thing, functools._lru_cache_wrapper) and thing.__module__.startswith("report."):
            thing.cache_clear()


def _defaults(source: str) -> Iterator[tuple[int, dict[str, object]]]:
    """By the line on which a function begins, the defaults of its parameters that are literals."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, FUNCTIONS):
            line = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
            given, named = node.args, [*node.args.posonlyargs, *node.args.args]
            pairs = [*zip(reversed(named), reversed(given.defaults), strict=False)]
            pairs += [(name, value) for name, value in zip(given.kwonlyargs, given.kw_defaults, strict=True) if value]
            yield line, {n.arg: ast.literal_eval(v) for n, v in pairs if isinstance(v, ast.Constant)}


def _give_defaults(function: FunctionType, literals: dict[str, object]) -> None:
    """Put `literals` in the place of defaults of the same parameters."""
    code, given = function.__code__, function.__defaults__ or ()
    named = code.co_varnames[: code.co_argcount][code.co_argcount - len(given) :]
    function.__defaults__ = tuple(literals.get(name, value) for name, value in zip(named, given, strict=True)) or None
    if function.__kwdefaults__:
        function.__kwdefaults__.update({n: v for n, v in literals.items() if n in function.__kwdefaults__})


def _within(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _within(constant)


def _common(item: pytest.Item) -> Path:
    """Where the processes of a run of tests keep what they have in common (tests/once.py)."""
    folders: pytest.TempPathFactory = item.config._tmp_path_factory  # type: ignore[attr-defined]
    return folders.getbasetemp() / "once"


def main(wanted: Path, found: Path) -> int:
    """Try what the file `wanted` asks for and write what became of it into `found`; the exit code of pytest."""
    trial = Trial(json.loads(wanted.read_text(encoding="utf-8")), found.with_name("made"))
    options = ("-q", "-n0", "-m", "not slow", "-s", "-o", f"cache_dir={trial.wanted['cache']}")
    code = int(pytest.main([*options, *trial.folders()], plugins=[trial]))
    found.write_text(json.dumps(trial.found), encoding="utf-8")
    return code


if __name__ == "__main__":
    raise SystemExit(main(*map(Path, sys.argv[1:3])))
