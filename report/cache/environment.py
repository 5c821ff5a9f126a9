"""What every build depends on besides the project: Python, the generator's packages, and the library that shapes text.

Imported by the fast path: it may import nothing but what Python has loaded anyway.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

GENERATOR = Path(__file__).resolve().parent.parent
LOCK = GENERATOR.parent / "requirements.lock"
# The packages that shape what is printed: those that the generator is declared to need.
PACKAGES = (
    "babel",
    "brotli",
    "font-source-sans-pro",
    "font-source-serif-pro",
    "fontpkg-ibm-plex-mono",
    "fonttools",
    "jinja2",
    "matplotlib",
    "msgpack",
    "pagefind",
    "pandas",
    "pillow",
    "pydyf",
    "pypandoc-binary",
    "pyphen",
    "pyyaml",
    "weasyprint",
    "ziamath",
)


def packages_digest() -> str:
    """A digest of the packages there are: of the lock beside the generator or, installed without one, of their names.

    The names are those of their folders of metadata, which hold the versions.
    """
    try:
        return hashlib.sha256(LOCK.read_bytes()).hexdigest()
    except OSError:
        folders = [Path(entry) for entry in sys.path if entry and Path(entry).is_dir()]
        installed = sorted({path.name for folder in folders for path in folder.glob("*.dist-info")})
        return hashlib.sha256("\n".join(installed).encode()).hexdigest()


def pango_version() -> str:
    """The version of the library that shapes text in the PDF, or an empty text without it."""
    import ctypes

    name: str | None = "libpango-1.0.so.0"
    if sys.platform == "darwin":
        from ctypes.util import find_library

        name = find_library("pango-1.0")
    try:
        return str(ctypes.CDLL(name).pango_version())
    except (OSError, TypeError, AttributeError):
        return ""
