"""Templates, compiled once for as long as they stay as they are.  Knows nothing of what they print."""

from __future__ import annotations

import contextlib
import sys
from importlib.util import cache_from_source
from pathlib import Path

import jinja2
from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from report.cache.places import bytes_digest
from report.system.files import write_whole

_DIGEST = 64  # bytes, at the beginning of a compiled template: of the rest, and of the version that compiled it


def templates(*folders: Path) -> Environment:
    """The templates in `folders`, of which the first that has one counts.

    What a template prints is escaped, and what it asks for and was not given is an error (``UndefinedError``).
    """
    return Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=_Compiled(),
    )


class _Compiled(BytecodeCache):
    """Compiled templates, where Python keeps compiled modules and under the same conditions.

    One that is damaged, or is that of another text or of another version of Jinja, is compiled anew.
    """

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The file of the compiled template `name`, which stands in `filename`."""
        return cache_from_source(f"{filename or name}.py")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill `bucket` with what was kept, where it still holds."""
        with contextlib.suppress(OSError):
            kept = Path(bucket.key).read_bytes()
            if kept[:_DIGEST].decode(errors="replace") == _digest(kept[_DIGEST:]):
                bucket.bytecode_from_string(kept[_DIGEST:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in `bucket`, if that can be."""
        if sys.dont_write_bytecode:
            return
        compiled, place = bucket.bytecode_to_string(), Path(bucket.key)
        with contextlib.suppress(OSError):  # an installed generator may belong to somebody else
            place.parent.mkdir(parents=True, exist_ok=True)
            write_whole(place, _digest(compiled).encode() + compiled)


def _digest(compiled: bytes) -> str:
    return bytes_digest(jinja2.__version__.encode() + compiled)
