"""The door of the installed generator: ``python -m report build`` in the folder of a project, or with ``--root``."""

import sys
from pathlib import Path

from report.command.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Path.cwd()))
