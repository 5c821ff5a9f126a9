"""What a build depends on besides files: the lock of its packages, and the library that shapes text."""

from __future__ import annotations

import sys

LOCK = "requirements.lock"


def pango_version() -> str:
    """The version of the library that shapes text in the PDF, or an empty text without it."""
    import ctypes

    name = "libpango-1.0.so.0"
    if sys.platform == "darwin":
        from ctypes.util import find_library

        name = find_library("pango-1.0")
    try:
        return str(ctypes.CDLL(name).pango_version())
    except (OSError, TypeError, AttributeError):
        return ""
