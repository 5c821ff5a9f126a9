"""The door of the installed generator: ``python -m report build`` in the folder of a project, or with ``--root``."""

import gc
import sys
from pathlib import Path

from report.command.cli import main

if __name__ == "__main__":
    gc.disable()  # as in build.py: looking for garbage among all that a build holds takes longer than what it frees
    sys.exit(main(sys.argv[1:], Path.cwd()))
