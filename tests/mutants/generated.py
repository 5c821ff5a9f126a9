"""Mutants of the functions of a room, as mutmut makes them: each is a module in which one operator is applied once.

Functions with a decorator other than ``staticmethod`` and ``classmethod``, and what stands outside functions, are left
as they are; so mutmut 3 does it.
"""

from __future__ import annotations

import difflib
import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("check", "markdown", "results", "language", "html", "site")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One module with one change: where it stands, what stood there, what stands there now, and the whole module."""

    file: str
    line: int
    function: str
    before: str
    after: str
    source: str

    def told(self) -> dict[str, object]:
        """All but the source, as it is written down."""
        return {name: getattr(self, name) for name in ("file", "line", "function", "before", "after")}


@cache
def _mutations(file: str) -> tuple[Any, list[Any]]:
    """The tree of a module and its mutations within functions."""
    from libcst import FunctionDef
    from mutmut.mutation.file_mutation import create_mutations

    tree, mutations, _, _ = create_mutations(file, (ROOT / file).read_text(encoding="utf-8"))
    return tree, [one for one in mutations if isinstance(one.contained_by_top_level_function, FunctionDef)]


def _places(room: str) -> list[tuple[str, int]]:
    """Every mutation of the room: its file and which it is there."""
    files = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "report" / room).rglob("*.py"))
    return [(file, at) for file in files for at in range(len(_mutations(file)[1]))]


@cache
def _function(file: str, at: int) -> str:
    """The code of the function that the mutation changes, as it is."""
    tree, mutations = _mutations(file)
    code: str = tree.code_for_node(mutations[at].contained_by_top_level_function)
    return code


def _changed(old: str, new: str) -> tuple[int, str, str] | None:
    """The first place where `new` differs from `old`: the lines before it, what stood there, what stands there."""
    lines, others = old.splitlines(), new.splitlines()
    for kind, *spans in difflib.SequenceMatcher(None, lines, others, autojunk=False).get_opcodes():
        if kind != "equal":
            start, end, other_start, other_end = spans
            return start, _joined(lines[start:end]), _joined(others[other_start:other_end])
    return None


def _change(file: str, at: int) -> tuple[int, str, str] | None:
    """What the mutation changes in its function: much quicker to make than the whole module."""
    tree, mutations = _mutations(file)
    one = mutations[at]
    mutated = one.contained_by_top_level_function.deep_replace(one.original_node, one.mutated_node)
    return _changed(_function(file, at), tree.code_for_node(mutated))


def _made(file: str, at: int) -> Mutant | None:
    """The mutant with this number; None where its text is that of the module."""
    tree, mutations = _mutations(file)
    one = mutations[at]
    source = tree.deep_replace(one.original_node, one.mutated_node).code
    changed = _changed((ROOT / file).read_text(encoding="utf-8"), source)
    if not changed:
        return None
    return Mutant(file, changed[0] + 1, one.contained_by_top_level_function.name.value, *changed[1:], source)


def _joined(lines: list[str]) -> str:
    return " ".join(line.strip() for line in lines)


def sampled(room: str, number: int, seed: int) -> tuple[int, list[Mutant]]:
    """How many mutants the room has, and `number` of them chosen by `seed`: the same, as long as the room is."""
    places = _places(room)
    chosen = random.Random(f"{seed}:{room}").sample(places, min(number, len(places)))
    return len(places), [mutant for place in sorted(chosen) if (mutant := _made(*place))]


def found_again(told: dict[str, Any]) -> Mutant | None:
    """The mutant that was written down so, wherever in its file it stands now; None where there is none any more."""
    if not (ROOT / told["file"]).is_file():
        return None
    wanted = (told["before"], told["after"])
    numbers = _numbers(told["file"], told["function"])
    same = [at for at in numbers if (changed := _change(told["file"], at)) and changed[1:] == wanted]
    made = [mutant for at in same if (mutant := _made(told["file"], at))]
    return min(made, key=lambda one: abs(one.line - told["line"]), default=None)


def _numbers(file: str, function: str) -> list[int]:
    mutations = _mutations(file)[1]
    return [at for at, one in enumerate(mutations) if one.contained_by_top_level_function.name.value == function]
