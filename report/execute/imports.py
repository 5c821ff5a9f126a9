"""How a child imports the project's own modules: from their source alone, and every search for one is noted."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
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
from types import ModuleType

from report.cache.places import MODULE
from report.execute.guard import Guard


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
    """Takes no code that was compiled before: that of a file saved within the same second would pass for new."""

    def path_stats(self, path: str) -> Mapping[str, float]:
        raise OSError("compiled anew", path)
