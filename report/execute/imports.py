"""How a child imports the project's own modules: from their source alone, and every search for one is noted.

What their source means to Python is found once for all children, ahead of them (:func:`compile_ahead`).
"""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterable, Mapping
from contextlib import suppress
from importlib.machinery import (
    BYTECODE_SUFFIXES,
    EXTENSION_SUFFIXES,
    SOURCE_SUFFIXES,
    ExtensionFileLoader,
    FileFinder,
    ModuleSpec,
    SourceFileLoader,
    SourcelessFileLoader,
)
from pathlib import Path
from types import CodeType, ModuleType

from report.cache.places import MODULE
from report.execute.guard import Guard

# What came of source text, by the path that a child imports it from and the text itself.
_compiled: dict[tuple[str, bytes], CodeType] = {}
# What Python raises for source that it cannot compile; the child that imports it says so.
_UNREADABLE = (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError)


def compile_ahead(files: Iterable[Path]) -> None:
    """Compile the source in `files`, so that no child that is forked later has to, as long as the source is the same.

    Source that Python refuses is left to the child that imports it.  What was compiled of other files is forgotten.
    """
    known = dict(_compiled)
    _compiled.clear()
    for path in files:
        source = path.read_bytes()
        with suppress(*_UNREADABLE):
            name = str(path), source
            _compiled[name] = known.get(name) or _code(source, str(path))


def _code(source: bytes, path: str) -> CodeType:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what a child says of code goes nowhere either
        return compile(source, path, "exec", dont_inherit=True)


def watch_imports(guard: Guard) -> None:
    """Import what lies in the project of `guard` from now on so that it learns of it.

    A module that is not there yet counts too: when it appears, it may take the place of another.
    """
    sys.dont_write_bytecode = True
    loaders = ((ExtensionFileLoader, EXTENSION_SUFFIXES), (_SourceLoader, SOURCE_SUFFIXES))

    class Finder(FileFinder):
        def find_spec(self, fullname: str, target: ModuleType | None = None) -> ModuleSpec | None:
            folder = guard.inside_name(self.path)
            guard.depend(MODULE + os.path.normpath(f"{folder}/{fullname.rpartition('.')[2]}"))
            found = super().find_spec(fullname, target)
            if found and found.origin and found.has_location:
                guard.depend(guard.inside_name(found.origin))  # an extension is not opened by Python
            return found

    def finder(path: str) -> Finder:
        if guard.is_free(path) or not guard.inside_name(path):
            raise ImportError("not in the project", path=path)
        return Finder(path, *loaders, (SourcelessFileLoader, BYTECODE_SUFFIXES))

    sys.path.insert(0, str(guard.root))
    sys.path_hooks.insert(0, finder)
    for path in list(sys.path_importer_cache):
        if guard.inside_name(path):
            del sys.path_importer_cache[path]


class _SourceLoader(SourceFileLoader):
    """Takes no code from files: that of a source saved within the same second would pass for new."""

    def path_stats(self, path: str) -> Mapping[str, float]:
        raise OSError("compiled anew", path)

    def source_to_code(self, data: bytes, path: str) -> CodeType:  # type: ignore[override]  # all that it is asked
        """The code of the source `data`, which was read just now."""
        return _compiled.get((path, data)) or _code(data, path)
