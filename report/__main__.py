"""The door of the installed generator: ``python -m report build`` in the folder of a project, or with ``--root``."""

try:
    import os
    import signal
    import sys
    from pathlib import Path

    # Until the command can answer to them, so that Ctrl-C prints no traceback of what is still being loaded.
    signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
except (KeyboardInterrupt, RuntimeError):  # as which the making of an Enum, of signal's, hands on the former
    raise SystemExit(130) from None

from report.system.ending import end_with

SEED = {"PYTHONHASHSEED": "0"}  # the order of a set of texts follows it: it must be the same in every build


def run() -> int:
    """The command, loaded only when all that it registers for the end comes after what :func:`end_with` does."""
    from report.command.cli import main

    return main(sys.argv[1:], Path.cwd())


if __name__ == "__main__":
    if not SEED.items() <= os.environ.items():
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], os.environ | SEED)
    end_with(run)
