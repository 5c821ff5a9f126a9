"""Zip archives whose bytes depend on nothing but what is in them: no date, no owner, no system."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Mapping

_DATE = (1980, 1, 1, 0, 0, 0)  # the first that an archive knows


def zipped(files: Mapping[str, str | bytes], stored: Collection[str] = ()) -> bytes:
    """An archive of `files`, contents by path, in their order; those in `stored` are not compressed.  Text is UTF-8."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            entry = zipfile.ZipInfo(path, _DATE)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_STORED if path in stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return written.getvalue()
