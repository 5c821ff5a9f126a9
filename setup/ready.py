"""Makes a checkout ready to build or to test, and starts no program when it already is.

    python3 setup/ready.py build    libraries of the system and packages that `make` needs
    python3 setup/ready.py test     these, and what `make test` needs

Runs before anything is installed: on the standard library alone, and it may not know what is built or tested.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)
PYTHON = "{}.{}".format(*sys.version_info)
LOCKS = {"build": ["requirements.lock"], "test": ["requirements.lock", "requirements-test.lock"]}

LIBRARIES = ["libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0"]
BROWSERS = [
    "chromium-headless-shell",  # Chromium without windows, which takes half the time
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
]
DICTIONARIES = ["da_DK.dic", "en_GB.dic"]
SPELLING = ["/usr/share/hunspell", "/usr/share/myspell/dicts", "/Library/Spelling", "~/Library/Spelling"]


@dataclass(frozen=True)
class Need:
    """Something of the system's own, how to see that it is there, and its name for each package manager."""

    name: str
    present: Callable[[], bool]
    apt: str
    dnf: str
    brew: str


def library(file: str) -> bool:
    """True if the system's loader finds the shared library, named as on Linux, as the renderer will ask for it."""
    try:
        ctypes.CDLL(file)
    except OSError:
        name = file.removeprefix("lib").partition(".so")[0]
        return sys.platform == "darwin" and ctypes.util.find_library(name) is not None
    return True


def browser() -> bool:
    """True if there is a Chromium and, on Linux, the library without which Playwright's driver does not start."""
    driver = sys.platform == "darwin" or library("libatomic.so.1")
    return driver and any(map(shutil.which, BROWSERS))


def dictionary(name: str) -> bool:
    """True if one of the folders where hunspell looks holds the dictionary file `name`."""
    folders = os.environ.get("DICPATH", "").split(os.pathsep) + SPELLING
    return any(Path(folder, name).expanduser().exists() for folder in folders if folder)


BUILD = [
    Need(
        "Pango",
        lambda: all(map(library, LIBRARIES)),
        "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        "pango",
        "pango",
    ),
]
TEST = [
    Need("Chromium", browser, "chromium-headless-shell libatomic1", "chromium libatomic", "google-chrome"),
    Need("poppler", lambda: bool(shutil.which("pdftoppm")), "poppler-utils", "poppler-utils", "poppler"),
    Need(
        "hunspell with da_DK and en_GB (on macOS in ~/Library/Spelling)",
        lambda: bool(shutil.which("hunspell")) and all(map(dictionary, DICTIONARIES)),
        "hunspell hunspell-da hunspell-en-gb",
        "hunspell hunspell-da hunspell-en-GB",
        "hunspell",
    ),
]
NEEDS = {"build": BUILD, "test": BUILD + TEST}


def say(line: str) -> None:
    """Prints one line at once, also where the output is a file."""
    print(line, flush=True)


def succeeds(*command: str | Path) -> bool:
    """Runs a program and tells whether it did its work; only if not, its output is printed."""
    done = subprocess.run(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        say(done.stdout)
    return done.returncode == 0


def run(*command: str | Path) -> None:
    """Runs a program that set-up cannot do without. Raises SystemExit if it fails."""
    if not succeeds(*command):
        raise SystemExit(f"Set-up stopped at: {' '.join(map(str, command))}")


def advice(missing: list[Need]) -> str:
    """The one line that tells how to install what is missing, on Debian, Fedora and macOS."""

    def names(manager: str) -> str:
        return " ".join(getattr(need, manager) for need in missing)

    return (
        f"Missing: {', '.join(need.name for need in missing)}. Debian, Ubuntu: sudo apt-get install {names('apt')}"
        f" | Fedora: sudo dnf install {names('dnf')} | macOS: brew install {names('brew')}"
    )


def may_use_apt() -> bool:
    """True for root on Debian or Ubuntu."""
    return os.geteuid() == 0 and bool(shutil.which("apt-get"))


def with_apt(missing: list[Need]) -> None:
    """Installs what is missing, where the user may. Elsewhere it does nothing.

    Each by itself, so that a package which this system does not have keeps no other away.
    """
    if not may_use_apt():
        return
    succeeds("apt-get", "-qq", "update")
    for need in missing:
        say(f"Installing {need.name.split()[0]} with apt: {need.apt}")
        succeeds(
            "env",
            "DEBIAN_FRONTEND=noninteractive",
            "apt-get",
            "-qq",
            "-y",
            "install",
            "--no-install-recommends",
            *need.apt.split(),
        )


def system(mode: str) -> None:
    """Sees to the libraries and programs that `mode` needs.

    Tests go on without some of them and count what they skip, but not where CI=true. A build does not.
    Raises SystemExit with the line that tells what to install.
    """
    missing = [need for need in NEEDS[mode] if not need.present()]
    if missing:
        with_apt(missing)
    missing = [need for need in missing if not need.present()]
    if missing and (mode == "build" or os.environ.get("CI") == "true"):
        raise SystemExit(advice(missing))
    if missing:
        say(advice(missing))


def usable(venv: Path) -> bool:
    """True if the environment is whole, its Python is still there, and it is the version that runs now."""
    whole = (venv / "bin/python").exists() and (venv / "bin/pip").exists()
    return whole and f"version = {PYTHON}." in (venv / "pyvenv.cfg").read_text()


def stamps(root: Path, mode: str) -> list[str]:
    """A line for each lock that `mode` needs: its name, the version of Python, and the hash of its content."""
    return [f"{lock} {PYTHON} {hashlib.sha256((root / lock).read_bytes()).hexdigest()}" for lock in LOCKS[mode]]


def install(venv: Path, lock: Path) -> None:
    """Installs the packages that `lock` pins, checking their hashes. Raises SystemExit if that fails."""
    say(f"Installing Python packages into .venv: {lock.name}")
    run(venv / "bin/python", "-m", "pip", "install", "--quiet", "--no-compile", "--require-hashes", "-r", lock)
    # pip compiles on one core; this uses all, and saves a quarter of the time
    succeeds(venv / "bin/python", "-m", "compileall", "-q", "-j", "0", venv / "lib")


def packages(root: Path, mode: str) -> None:
    """Makes `.venv` hold the packages that `mode` needs; starts nothing when it does already."""
    venv, stamp, wanted = root / ".venv", root / ".venv/ready.stamp", stamps(root, mode)
    if not usable(venv):
        run(sys.executable, "-m", "venv", "--clear", venv)
    if stamp.exists() and set(wanted) <= set(stamp.read_text().splitlines()):
        return
    stamp.unlink(missing_ok=True)
    install(venv, root / LOCKS[mode][-1])
    stamp.write_text("\n".join(wanted) + "\n")


def main(mode: str) -> None:
    """Makes this checkout ready for `mode`, build or test. Raises SystemExit with a line for the user."""
    if sys.version_info < OLDEST:
        raise SystemExit(f"Python 3.11 or newer is needed, this is {PYTHON}. Name another: make PYTHON=python3.13")
    with ThreadPoolExecutor(1) as beside:  # neither needs anything of the other
        libraries = beside.submit(system, mode)
        if not may_use_apt():
            libraries.result()  # what is missing is told before anything is fetched
        packages(ROOT, mode)
        libraries.result()


if __name__ == "__main__":
    if sys.argv[1:] not in (["build"], ["test"]):
        raise SystemExit(__doc__)
    main(sys.argv[1])
