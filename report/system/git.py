"""Git as a program, asked about the repository around a folder; may not know what its answers are for."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path


def git(folder: Path, *arguments: str, settings: Iterable[str] = ()) -> subprocess.CompletedProcess[bytes] | None:
    """What git answers in `folder`, whether it did its work or not; None where there is no git.

    It speaks English and takes no locks that are not needed.  What a hook, or whoever else started this process, told
    git of another repository is kept from it.  `settings`, as ``name=value``, hold before those of the person.
    """
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    options = [part for setting in settings for part in ("-c", setting)]
    try:
        return subprocess.run(
            ["git", *options, *arguments],
            cwd=folder,
            capture_output=True,
            check=False,
            env={**surroundings, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"},
        )
    except OSError:
        return None
