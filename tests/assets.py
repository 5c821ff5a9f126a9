"""Shared files of a built site, found again though their names change with their content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath


def found(paths: Iterable[str], name: str) -> str:
    """The one of `paths` that the site has for the asset `name`, as ``screen.css``; `name` has no digest."""
    wanted = PurePosixPath(name)
    matching = [
        path
        for path in map(PurePosixPath, paths)
        if path.suffix == wanted.suffix and path.name.split(".")[0] == wanted.stem and path.parts[:1] == ("assets",)
    ]
    assert len(matching) == 1, (name, matching)
    return str(matching[0])


def asset(site: Mapping[str, bytes], name: str) -> bytes:
    """The content of the asset `name` in `site`, files by path."""
    return site[found(site, name)]
