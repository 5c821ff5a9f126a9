"""Names the code that nothing uses: asks vulture about all of it, and counts what chapters and templates use.

    .venv/bin/python -m setup.unused

What is used from outside only, such as methods that a library calls, stands in pyproject.toml with who uses it; what
stands there and is used, or is gone, is named as well.  Tests are no users: what only they need is dead.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from vulture import Vulture

ROOT = Path(__file__).resolve().parent.parent
CODE = ("report", "figures", "setup", "benchmarks", "docs", "build.py")
# What uses names of the code without being Python: texts with cells and values in them, and templates.
USING = {"chapters": (".qmd", ".yml"), "report": (".html", ".xhtml", ".xml", ".opf"), ".": (".yml",)}
NAME = re.compile(r"[A-Za-z_]\w*")


def named_outside(root: Path) -> set[str]:
    """Every word in the files of `root` that use names of the code and are no Python."""
    files = (path for folder, ends in USING.items() for path in _files(root / folder, ends, deep=folder != "."))
    return {word for path in files for word in NAME.findall(path.read_text(encoding="utf-8"))}


def _files(folder: Path, ends: tuple[str, ...], *, deep: bool) -> Iterator[Path]:
    found = folder.rglob("*") if deep else folder.iterdir()
    yield from (path for path in found if path.suffix in ends and path.is_file())


def unused(root: Path, names: Iterable[str], decorators: Iterable[str]) -> list[str]:
    """A line for each piece of code in `root` that nothing uses, and for each of `names` that need not be ignored.

    `names` are used from outside, and so is what has one of the `decorators`.
    """
    known = sorted(names)
    vulture = Vulture(ignore_decorators=[f"@{name}" for name in decorators])
    vulture.scavenge([str(root / place) for place in CODE if (root / place).exists()])
    vulture.used_names |= named_outside(root)
    found = vulture.get_unused_code(min_confidence=60)
    lines = [
        f"{item.filename.relative_to(root)}:{item.first_lineno}: {item.message}: remove it, or say in pyproject.toml "
        "under [tool.vulture] who uses it"
        for item in found
        if item.name not in known
    ]
    needless = sorted(set(known) - {item.name for item in found})
    return lines + [f"pyproject.toml: {name} under [tool.vulture] is used, or is gone: remove it" for name in needless]


def main(root: Path) -> int:
    """Print what nothing uses in the project `root`; the exit code."""
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["vulture"]
    found = unused(root, settings["ignore_names"], settings["ignore_decorators"])
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(ROOT))
