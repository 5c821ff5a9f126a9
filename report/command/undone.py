"""What accepting has written, so that it can be taken back: the files as they were before, in the cache."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from report.cache.places import bytes_digest
from report.diagnostics import UsageError
from report.system.files import write_whole

FILE = "accepted.json"
_MOST = 50


def remember(cache: Path, root: Path, before: Mapping[Path, bytes | None], what: str) -> None:
    """Keep in `cache` what files of the project in `root` held `before` they were written, None for no file.

    `what` says in words what was accepted.
    """
    files = {
        path.relative_to(root).as_posix(): [content.decode() if content is not None else None, _digest(path)]
        for path, content in before.items()
    }
    cache.mkdir(parents=True, exist_ok=True)
    steps = [*_steps(cache), {"what": what, "files": files}][-_MOST:]
    write_whole(cache / FILE, json.dumps(steps, ensure_ascii=False).encode())


def take_back(cache: Path, root: Path) -> str:
    """Put the files of the last step back, and return what that was; an empty text where there is none.

    Raises UsageError where a file has been changed since.
    """
    steps = _steps(cache)
    if not steps:
        return ""
    what, files = str(steps[-1]["what"]), steps[-1]["files"]
    assert isinstance(files, dict)
    for name, (_, after) in files.items():
        if _digest(root / name) != after:
            raise UsageError(f"{name} has been changed since; restore it from your version control, or accept anew")
    for name, (before, _) in files.items():
        if before is None:
            (root / name).unlink()
        else:
            write_whole(root / name, before.encode())
    write_whole(cache / FILE, json.dumps(steps[:-1], ensure_ascii=False).encode())
    return what


def _steps(cache: Path) -> list[dict[str, object]]:
    """The steps that are kept; none where the file is damaged, which only the cache can be."""
    try:
        steps = json.loads((cache / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    sound = isinstance(steps, list) and all(isinstance(s, dict) and s.keys() == {"what", "files"} for s in steps)
    return steps if sound else []


def _digest(path: Path) -> str:
    return bytes_digest(path.read_bytes()) if path.exists() else ""
