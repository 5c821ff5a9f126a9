"""Draws docs/rooms.svg: the folders of the generator, each above those it imports, with what each is for.

    .venv/bin/python docs/rooms.py

Reads the imports and the first sentences of the folders; knows nothing else of them.
"""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "report"
PICTURE = ROOT / "docs/rooms.svg"
ROOM, GAP, HEIGHT, FLOOR = 250, 14, 70, 84  # pixels
LETTERS = 38  # of a line in a room
LINES = 3


def rooms() -> list[str]:
    """The folders directly under report/, and the modules that stand beside them."""
    folders = [p.parent.name for p in REPORT.glob("*/__init__.py")]
    return sorted(folders) + sorted(p.stem for p in REPORT.glob("*.py") if not p.stem.startswith("__"))


def purpose(room: str) -> str:
    """What the room is for: its docstring up to what it may not know."""
    path = REPORT / room / "__init__.py"
    text = ast.get_docstring(ast.parse((path if path.exists() else REPORT / f"{room}.py").read_text("utf-8"))) or ""
    return re.split(r"[.;](?:\s|$)", text)[0]


def imported(code: ast.AST) -> Iterator[str]:
    """The rooms that `code` imports when it runs, wherever in it; imports for types alone are left out."""
    for node in ast.iter_child_nodes(code):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        yield from (name.split(".")[1] for name in names if name.startswith("report."))
        yield from imported(node)


@cache
def below(room: str) -> frozenset[str]:
    """The rooms that `room` imports."""
    modules = sorted((REPORT / room).rglob("*.py")) or [REPORT / f"{room}.py"]
    found = {name for path in modules for name in imported(ast.parse(path.read_text(encoding="utf-8")))}
    return frozenset(found - {room})


@cache
def floor(room: str) -> int:
    """How many rooms stand below, in the longest chain of imports; that of a circle has no end."""
    return 1 + max(map(floor, below(room)), default=-1)


def picture() -> str:
    """The rooms by floor as SVG, the highest first."""
    floors: dict[int, list[str]] = {}
    for room in rooms():
        floors.setdefault(floor(room), []).append(room)
    width = max(map(len, floors.values())) * (ROOM + GAP) + GAP
    height = len(floors) * FLOOR + GAP
    boxes = [
        _box(
            room,
            (width - len(row) * (ROOM + GAP) + GAP) // 2 + at * (ROOM + GAP),
            GAP + (len(floors) - 1 - level) * FLOOR,
        )
        for level, row in sorted(floors.items(), reverse=True)
        for at, room in enumerate(row)
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        ' font-family="sans-serif" role="img" aria-label="The folders of the generator, each above those it imports">\n'
        f'<rect width="{width}" height="{height}" fill="#fff"/>\n' + "".join(boxes) + "</svg>\n"
    )


def _box(room: str, x: int, y: int) -> str:
    lines = textwrap.wrap(purpose(room), LETTERS)[:LINES]
    said = "".join(
        f'<text x="{x + 10}" y="{y + 36 + 13 * at}" font-size="11" fill="#444">{escape(line)}</text>\n'
        for at, line in enumerate(lines)
    )
    return (
        f'<rect x="{x}" y="{y}" width="{ROOM}" height="{HEIGHT}" rx="4" fill="#eef3f5" stroke="#5b7f8c"/>\n'
        f'<text x="{x + 10}" y="{y + 20}" font-size="14" font-weight="bold" fill="#16313b">{room}</text>\n{said}'
    )


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
