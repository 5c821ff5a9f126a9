#!/usr/bin/env python3
"""Builds the editions.  ./build.py --help says how; README.md says more."""

try:
    import os
    import signal
    import sys
    from pathlib import Path

    # Until the command can answer to them, so that Ctrl-C prints no traceback of what is still being loaded.
    signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
except (KeyboardInterrupt, RuntimeError):  # as which the making of an Enum, of signal's, hands on the former
    raise SystemExit(130) from None

ROOT = Path(__file__).resolve().parent
PYTHON = ROOT / ".venv" / "bin" / "python"
SEED = {"PYTHONHASHSEED": "0"}  # the order of a set of texts follows it: it must be the same in every build


def in_own_environment() -> bool:
    """Whether this Python is the one that `make` set up, with the packages of the lock."""
    return Path(sys.prefix).resolve() == (ROOT / ".venv").resolve()


def run() -> int:
    """The command, loaded only when all that it registers for the end comes after what `end_with` does."""
    from report.command.cli import main

    return main(sys.argv[1:], ROOT)


if __name__ == "__main__":
    if not in_own_environment() and not PYTHON.exists():
        sys.exit("build.py: no .venv here yet; run make once, which sets it up")
    if not (in_own_environment() and SEED.items() <= os.environ.items()):
        os.execve(PYTHON, [str(PYTHON), *sys.argv], os.environ | SEED)
    from report.system.ending import end_with

    end_with(run)
