"""Sets up the programs of the peers: an environment for each, with the versions in `pinned/`."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from peer.kinds import BROWSERS

PINNED = Path(__file__).resolve().parent / "pinned"
LOCK = Path(__file__).resolve().parent.parent.parent / "requirements.lock"
CELLS = "cells"
_DONE = "installed"
_MODULES = (
    "import sys; from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
)


def install(folder: Path, key: str) -> str:
    """Put the environment of a peer into `folder`, unless it is there; empty, or why there is none."""
    pins = PINNED / f"{key}.txt"
    if not pins.is_file():
        return ""  # it is not installed by us
    lists = [LOCK, pins] if key == CELLS else [pins]
    digest = sha256(b"".join(path.read_bytes() for path in lists)).hexdigest()
    target = folder / key
    if (target / _DONE).is_file() and (target / _DONE).read_text("ascii") == digest:
        return ""
    shutil.rmtree(target, ignore_errors=True)
    try:
        _run([sys.executable, "-m", "venv", str(target)])
        for path in lists:
            _run([str(target / "bin/python"), "-m", "pip", "install", "--quiet", "-r", str(path)])
    except subprocess.CalledProcessError as error:
        return f"it could not be installed: {error.stderr.strip().splitlines()[-1]}"
    (target / _DONE).write_text(digest, "ascii")
    return ""


def link_browser(folder: Path, key: str) -> None:
    """Let Playwright in the environment `key` find the Chromium of this machine, as it fetches none from a registry."""
    chromium = shutil.which("chromium") or shutil.which("chromium-headless-shell")
    places = folder / BROWSERS
    if not chromium or places.exists():
        return
    found = _run(["env", f"PLAYWRIGHT_BROWSERS_PATH={places}", str(folder / key / "bin/python"), "-c", _MODULES])
    shell = found.replace("/chromium-", "/chromium_headless_shell-").replace("/chrome-", "/chrome-headless-shell-")
    for path in (Path(found), Path(shell).with_name("chrome-headless-shell")):
        path.parent.mkdir(parents=True)
        path.symlink_to(chromium)


def versions(key: str, packages: Sequence[str]) -> str:
    """The versions of those `packages` that are pinned for a peer, as a list of words; empty without any."""
    path = PINNED / f"{key}.txt"
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    pinned = dict(line.split("==", 1) for line in lines)
    return ", ".join(f"{name} {pinned[name]}" for name in packages)


def _run(command: list[str]) -> str:
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return done.stdout.strip()
