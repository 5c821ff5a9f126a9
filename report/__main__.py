"""The door of the installed generator: ``python -m report build`` in the folder of a project, or with ``--root``."""

import signal
import sys
from pathlib import Path

# Until the command can answer to them, so that Ctrl-C prints no traceback of what is still being loaded.
signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))

from report.command.cli import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Path.cwd()))
