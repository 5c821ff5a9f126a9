"""Checks the chapters whose files are named, and no others: what a commit can wait for.

    .venv/bin/python setup/staged.py chapters/collection/04-results.da.qmd …

The check of everything is that of the push.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def arguments(files: list[str]) -> list[str]:
    """The command that checks the chapters in `files`, each once; it knows them by their names without language."""
    stems = dict.fromkeys(Path(file).name.split(".")[0] for file in files)
    return [str(ROOT / "build.py"), "check", *(part for stem in stems for part in ("--chapter", stem))]


if __name__ == "__main__" and sys.argv[1:]:
    os.execv(ROOT / "build.py", arguments(sys.argv[1:]))
