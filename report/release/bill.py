"""The bill of materials: which software made the release, in CycloneDX's format and written by its own tool."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

BILL = "bom.cdx.json"
_LOCK = "requirements.lock"
_DESCRIBED = "pyproject.toml"
_SECONDS = 300
# Packages are named by what they are called and not by a server that has them (https://github.com/package-url).
_INDEX = "pkg:pypi"


class NoBill(Exception):
    """Raised where the tool fails; its text is what the tool said."""


def tool() -> list[str]:
    """How the tool is started; empty where it is not installed."""
    if importlib.util.find_spec("cyclonedx_py"):
        return [sys.executable, "-m", "cyclonedx_py"]
    found = shutil.which("cyclonedx-py")
    return [found] if found else []


def bill(root: Path) -> bytes:
    """The bill of the project in `root`: of what its lock pins, or where it has none, of what is installed.

    The same bytes for the same lock.  Raises NoBill.
    """
    lock, described = root / _LOCK, root / _DESCRIBED
    of = ["--pyproject", str(described)] if described.is_file() else []
    what = ["requirements", "-i", _INDEX, *of, str(lock)] if lock.is_file() else ["environment", *of, sys.executable]
    # What the tool writes is valid, as a test holds; to prove it each time again takes the tool half a minute.
    command = [*tool(), what[0], "--no-validate", "--output-reproducible", "--of", "JSON", "--sv", "1.6", *what[1:]]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS)
    except subprocess.TimeoutExpired as slow:
        raise NoBill(f"it came to no end within {_SECONDS} seconds") from slow
    if done.returncode:
        raise NoBill(done.stderr.decode(errors="replace").strip())
    return _without_servers(json.loads(done.stdout))


def _without_servers(found: dict[str, Any]) -> bytes:
    """The bill without the addresses of the tool itself, of which one is a server of packages."""
    for one in found.get("metadata", {}).get("tools", {}).get("components", ()):
        one.pop("externalReferences", None)
    return (json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
