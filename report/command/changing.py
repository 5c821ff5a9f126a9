"""A command that changes an author's own files: all of its changes are written, or none, and it says which."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from report import CONFIG
from report.command.running import DONE, FAILED, refuse
from report.diagnostics import Diagnostics, Stop, UsageError
from report.language.vocabulary import restored
from report.project.configuration import read_in_hand
from report.project.records import Project
from report.system.streams import say, tell
from report.writing.changes import Changes

# Puts what is to be written into the changes, and returns the lines that are said when it is.
Put = Callable[[Project | None, Changes, Diagnostics], list[str]]


def change(root: Path, put: Put) -> int:
    """Let `put` change the project in `root`, which is None where there is none yet; the exit code.

    Nothing is written where it raises Stop or UsageError, or where an error is found.
    """
    found, changes = Diagnostics(), Changes(root)
    try:
        with restored():
            project = read_in_hand(root, found) if (root / CONFIG).is_file() else None
            lines = [] if found.failed else put(project, changes, found)
            if found.failed:
                raise Stop
        changes.apply()
    except UsageError as usage:
        return refuse(str(usage))
    except Stop:
        for diagnostic in found:
            tell(str(diagnostic))
        tell("Mend these first; nothing was written.")
        return FAILED
    say("\n".join(lines))
    return DONE
