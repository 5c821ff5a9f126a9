"""Tries mutants of six rooms of the generator and writes what became of them to docs/mutations.md.

    python -m tests.mutants 30 1              so many of each room, chosen by that seed
    python -m tests.mutants 30 1 check html   of these rooms alone
    python -m tests.mutants again [check]     those that have survived so far

It needs mutmut, whose operators make the mutants: ``pip install 'mutmut>=3.8,<4'``.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.mutants.generated import ROOMS, ROOT
from tests.mutants.told import FILE, again, kept, noted, page

NOT_COPIED = shutil.ignore_patterns(
    ".git", ".venv", "_site", "_releases", ".cache", ".builds", ".preview", ".*_cache", "__pycache__"
)


def tried(wanted: dict[str, Any]) -> dict[str, Any]:
    """What became of the mutants that are `wanted`, in a copy of the project of which nothing stays behind."""
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        tree = Path(folder) / "project"
        shutil.copytree(ROOT, tree, ignore=NOT_COPIED, symlinks=True)
        if (ROOT / ".venv").exists():
            (tree / ".venv").symlink_to((ROOT / ".venv").resolve())
        asked, answer = Path(folder) / "wanted.json", Path(folder) / "found.json"
        asked.write_text(json.dumps(wanted | {"cache": str(ROOT / ".pytest_cache")}), encoding="utf-8")
        command = [sys.executable, "-m", "tests.mutants.trial", str(asked), str(answer)]
        subprocess.run(command, cwd=tree, check=True)
        found: dict[str, Any] = json.loads(answer.read_text(encoding="utf-8"))
        return found


def main(arguments: list[str]) -> None:
    """Try the mutants that the arguments name and write the page."""
    if arguments[0] == "again":
        left = [one for run in kept() for one in run["survivors"] if "since" not in one]
        left = [one for one in left if one["file"].split("/")[1] in (arguments[1:] or ROOMS)]
        found = tried({"again": left, "rooms": []})
        again(runs := kept(), found["again"])
    else:
        number, seed, rooms = int(arguments[0]), int(arguments[1]), arguments[2:] or list(ROOMS)
        found = tried({"number": number, "seed": seed, "rooms": rooms, "again": []})
        noted(runs := kept(), number, seed, found)
    FILE.write_text(json.dumps(runs, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (ROOT / "docs/mutations.md").write_text(page(runs), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
