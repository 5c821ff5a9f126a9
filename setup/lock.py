"""Pins the packages of pyproject.toml anew, and keeps the pins only if every gate passes with them.

    .venv/bin/python -m setup.lock [--upgrade]

Everything happens in a copy of this checkout, with an environment of its own: packages are pinned there, and the gates
are those of its Makefile.  Only when all have passed are the lock files, and the notice of licences that follows from
them, put in place here; until then, and for good where one fails or somebody stops this, they stay as they are.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
# What pip-compile is asked for, by the lock that it writes; the second may not contradict the first.
LOCKS = {
    "requirements.lock": ("--extra", "serve"),
    "requirements-test.lock": (
        *("--extra", "serve", "--extra", "test", "--extra", "lint"),
        *("--constraint", "requirements.lock"),
    ),
}
WRITTEN = (*LOCKS, "NOTICE.md")
# Targets of the Makefile, the cheapest first; test holds all that lint does.
GATES = ("licences", "vulnerabilities", "test")
PIN = re.compile(r"^([\w.-]+)==(\S+)", re.MULTILINE)
# What was built, installed or left behind here; the copy makes its own.
_NOT_COPIED = shutil.ignore_patterns(
    *(".venv", ".cache", ".builds", ".preview", "_site", "_releases", "_quarto-site"),
    *(".pytest_cache", ".hypothesis", ".mypy_cache", ".ruff_cache", ".coverage", "__pycache__", "*.whl"),
)


def pin(copy: Path, *, upgrade: bool) -> None:
    """Write the locks in `copy`; with `upgrade` every pin moves to its newest version.

    Raises CalledProcessError where the packages do not fit each other or cannot be reached.
    """
    for lock, asked in LOCKS.items():
        # -P: pip-tools has a module named build too
        command = [sys.executable, "-P", "-m", "piptools", "compile", "pyproject.toml", "--quiet", "--strip-extras"]
        command += ["--allow-unsafe", "--generate-hashes", "--no-emit-index-url", "--no-emit-trusted-host"]
        command += ["--no-emit-find-links", "--output-file", lock, *asked, *(["--upgrade"] if upgrade else [])]
        subprocess.run(command, cwd=copy, check=True, env=os.environ | {"CUSTOM_COMPILE_COMMAND": "make lock"})


def moved(before: str, after: str) -> Iterator[str]:
    """A line for each package that is pinned otherwise in the lock `after` than in `before`."""
    old, new = dict(PIN.findall(before)), dict(PIN.findall(after))
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            yield f"  {name}: {old.get(name, 'new')} → {new.get(name, 'gone')}"


def failed_gate(copy: Path) -> str:
    """The first gate that fails in `copy`; empty where all pass."""
    for gate in GATES:
        print(f"Gate: make {gate}", flush=True)
        if subprocess.run(["make", "--no-print-directory", gate], cwd=copy, check=False).returncode:
            return gate
    return ""


def put_in_place(copy: Path, root: Path) -> None:
    """Take over what was written in `copy`, each file at once."""
    for name in WRITTEN:
        beside = root / f"{name}.new"
        shutil.copyfile(copy / name, beside)
        beside.replace(root / name)


def main(root: Path, *, upgrade: bool) -> int:
    """Pin the packages of the checkout `root` anew and say what came of it; the exit code."""
    with TemporaryDirectory(prefix="lock-") as folder:
        copy = Path(folder) / "project"
        shutil.copytree(root, copy, symlinks=True, ignore=_NOT_COPIED)
        try:
            pin(copy, upgrade=upgrade)
        except subprocess.CalledProcessError:
            print("The packages cannot be pinned; the lock files are as they were.")
            return 1
        texts = [[(place / lock).read_text(encoding="utf-8") for lock in LOCKS] for place in (root, copy)]
        lines = dict.fromkeys(line for pair in zip(*texts, strict=True) for line in moved(*pair))
        print("\n".join([f"Pins that move: {len(lines)}", *lines]), flush=True)
        if gate := failed_gate(copy):
            print(f"make {gate} fails with these pins; the lock files are as they were.")
            return 1
        put_in_place(copy, root)
    print(f"All gates pass with these pins: {', '.join(WRITTEN)} are in place.")
    return 0


if __name__ == "__main__":
    sys.exit(main(ROOT, upgrade="--upgrade" in sys.argv[1:]))
